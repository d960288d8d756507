#include "host/daemon/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace mentiond::daemon {

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void Progress::show(std::size_t done, std::size_t total, const std::string& what) {
  if (!terminal_) return;
  constexpr std::size_t kWidth = 30;
  const std::size_t filled = total == 0 ? kWidth : std::min(kWidth, done * kWidth / total);
  std::string bar(filled, '#');
  bar.resize(kWidth, '.');
  std::cerr << "\r\033[K[" << bar << "] " << done << "/" << total << " " << what << std::flush;
  shown_ = true;
}

}  // namespace mentiond::daemon
