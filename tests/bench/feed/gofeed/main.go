// The peer gofeed over the same bytes: one JSON object with the CPU seconds of the median round.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"syscall"

	"github.com/mmcdole/gofeed"
)

func cpuSeconds() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(usage.Utime) + seconds(usage.Stime)
}

func main() {
	var documents [][]byte
	size := 0
	filepath.Walk(os.Args[1], func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			if document, err := os.ReadFile(path); err == nil {
				documents = append(documents, document)
				size += len(document)
			}
		}
		return nil
	})
	rounds, _ := strconv.Atoi(os.Args[2])
	var times []float64
	items, refused := 0, 0
	for i := 0; i < rounds; i++ {
		items, refused = 0, 0
		before := cpuSeconds()
		for _, document := range documents {
			feed, err := gofeed.NewParser().Parse(bytes.NewReader(document))
			if err != nil {
				refused++
				continue
			}
			items += len(feed.Items)
		}
		times = append(times, cpuSeconds()-before)
	}
	sort.Float64s(times)
	json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"bytes": size, "items": items, "refused": refused, "seconds": times[len(times)/2]})
}
