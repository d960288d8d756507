// links: mentiond_match_watchlist
// Watchlists are written by hand. Whatever their bytes, there is an answer: a program whose tests and advice run, or
// problems with a place and words.
#include <cstdint>
#include <cstdlib>

#include "plugins/match/watchlist/watchlists.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond;
  const mentiond_diagnostic_sink sink = {sizeof(sink), nullptr, [](void*, const mentiond_diagnostic* d) {
                                           if (d->line == 0 || d->column == 0 || d->message.size == 0) std::abort();
                                         }};
  sdk::Diagnostics diagnostics(&sink);
  const sdk::File file{"fuzz.yaml", {reinterpret_cast<const char*>(data), size}};
  const auto program = plugins::watchlist::Watchlists::compile(sdk::Config(), {&file, 1}, diagnostics);
  if ((program == nullptr) != (diagnostics.errors() > 0)) std::abort();
  if (program == nullptr) return 0;
  program->run_tests(diagnostics);
  program->lint(diagnostics);
  return 0;
}
