// How much processor time a thread has used: what a stage costs, whatever else the machine does. For figures only;
// nothing is decided by it.
#pragma once

#include <ctime>

#include "host/article/time.h"

namespace mentiond::article {

/// Of the calling thread, since it began.
inline Micros thread_cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * kSecond + time.tv_nsec / 1000;
}

}  // namespace mentiond::article
