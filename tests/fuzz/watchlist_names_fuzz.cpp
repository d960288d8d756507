// links: mentiond_match_watchlist
// Tables of names come out of other programs. Whatever their bytes, each value is a part of them, or shorter than it
// where quotes stood twice, and has a place behind the one before; the reader ends, with a problem or at the end.
#include <cstdint>
#include <cstdlib>

#include "plugins/match/watchlist/reading/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond;
  using namespace mentiond::plugins::watchlist;
  const mentiond_diagnostic_sink sink = {sizeof(sink), nullptr, [](void*, const mentiond_diagnostic* d) {
                                           if (d->line == 0 || d->column == 0 || d->message.size == 0) std::abort();
                                         }};
  sdk::Diagnostics diagnostics(&sink);
  Problems problems("names.csv", diagnostics);
  CsvReader reader({reinterpret_cast<const char*>(data), size}, problems);
  std::vector<CsvValue> values;
  Place last{1, 0};
  std::size_t bytes = 0;
  while (reader.next(values)) {
    if (values.empty()) std::abort();
    for (const CsvValue& value : values) {
      const bool behind =
          value.place.line > last.line || (value.place.line == last.line && value.place.column > last.column);
      if (!behind) std::abort();
      last = value.place, bytes += value.text.size();
    }
  }
  if (bytes > size) std::abort();
  return 0;
}
