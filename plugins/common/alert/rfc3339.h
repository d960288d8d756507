// Moments as text. Stateless; thread-safe.
#pragma once

#include <cstdint>
#include <string>

namespace mentiond::common {

/// "2026-11-24T09:00:00Z", with a fraction where there is one. Microseconds since the epoch.
std::string rfc3339(std::int64_t microseconds);

}  // namespace mentiond::common
