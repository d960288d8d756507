// The two forms in which nearly every feed writes its dates, read without looking for anything else. Pure; thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "plugins/common/date/date.h"

namespace mentiond::common::date {

/// "Tue, 24 Nov 2026 18:03:18 +0000" (RFC 5322 §3.3, with the zones of RFC 822) and "2026-11-24T18:03:18Z" (RFC 3339
/// §5.6). Absent: parse_date must look. What it reads, parse_date reads the same.
std::optional<Date> read_canonical(std::string_view text);

}  // namespace mentiond::common::date
