// What benchmarks share: the clock of one thread, and how a figure is printed.
#pragma once

#include <time.h>

#include <cstdio>
#include <string>

namespace mentiond::test {

/// CPU time of this thread, in seconds: other programs on the machine do not count.
inline double cpu_seconds() {
  // Not getrusage, which counts in ticks of some milliseconds.
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// A JSON line on standard output, a line of a table on standard error.
inline void report(const char* bench, const std::string& metric, double value, const std::string& unit) {
  std::printf("{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n", bench, metric.c_str(), value,
              unit.c_str());
  std::fprintf(stderr, "%-54s %12.2f %s\n", metric.c_str(), value, unit.c_str());
}

}  // namespace mentiond::test
