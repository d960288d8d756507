// links: mentiond_normalise_feed
// Feeds of any bytes: articles and a feed, or Rejected, and nothing else; what is told of them is valid UTF-8 and JSON.
#include <cstdint>

#include "tests/fuzz/feed_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mentiond::fuzz::normalise({reinterpret_cast<const char*>(data), size}, "https://a.example/rss");
  return 0;
}
