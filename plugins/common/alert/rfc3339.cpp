#include "plugins/common/alert/rfc3339.h"

#include <cstdio>
#include <ctime>

namespace mentiond::common {

std::string rfc3339(std::int64_t microseconds) {
  constexpr std::int64_t kSecond = 1'000'000;
  const std::int64_t fraction = ((microseconds % kSecond) + kSecond) % kSecond;
  const std::time_t seconds = (microseconds - fraction) / kSecond;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[64];
  std::size_t size = std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &utc);
  if (fraction != 0) {
    size +=
        static_cast<std::size_t>(std::snprintf(text + size, sizeof(text) - size, ".%06d", static_cast<int>(fraction)));
  }
  return std::string(text, size) + "Z";
}

}  // namespace mentiond::common
