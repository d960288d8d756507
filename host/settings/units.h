// Durations and sizes as people write them. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "host/article/time.h"

namespace mentiond::settings {

using article::Micros;

/// "500ms", "10s", "5m", "2h", "1d", "1w", "1y" (365 days): a whole number and a unit. The SDK reads the
/// same.
std::optional<Micros> parse_duration(std::string_view text);

/// "10MB" (10,000,000 bytes), "10MiB" (10,485,760), "512kB", "4096B", "4096".
std::optional<std::uint64_t> parse_size(std::string_view text);

/// A whole number without a sign.
std::optional<std::uint64_t> parse_count(std::string_view text);

/// The longest unit that fits: "90d", "1500ms".
std::string duration_text(Micros duration);

}  // namespace mentiond::settings
