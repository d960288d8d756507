// links: mentiond_common_date
// Dates as anybody writes them: absent, or one that prints and reads back as the same moment.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "plugins/common/date/date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::common::date;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool month_first : {false, true}) {
    const auto date = parse_date(text, {month_first});
    if (!date) continue;
    const auto again = parse_date(to_rfc3339_utc(date->microseconds));
    const bool four_digits =
        date->microseconds > -12'200'000'000'000'000 && date->microseconds < 253'370'764'800'000'000;
    if (four_digits && (!again || again->microseconds != date->microseconds)) std::abort();
  }
  static_cast<void>(parse_clock(text));
  return 0;
}
