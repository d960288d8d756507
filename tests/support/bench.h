// What benchmarks share: the clock of one thread, and how a figure is printed.
#pragma once

#include <sys/resource.h>

#include <cstdio>
#include <string>

namespace mentiond::test {

/// CPU time of this thread, in seconds: other programs on the machine do not count.
inline double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// A JSON line on standard output, a line of a table on standard error.
inline void report(const char* bench, const std::string& metric, double value, const std::string& unit) {
  std::printf("{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n", bench, metric.c_str(), value,
              unit.c_str());
  std::fprintf(stderr, "%-54s %12.2f %s\n", metric.c_str(), value, unit.c_str());
}

}  // namespace mentiond::test
