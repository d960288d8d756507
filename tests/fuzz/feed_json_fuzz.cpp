// links: mentiond_normalise_feed
// JSON Feeds of any bytes: articles and a feed, or Rejected, and nothing else; what is told of them is valid UTF-8 and
// JSON. What the mender makes of a document it leaves alone the second time, and valid JSON it never touches.
#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/normalise/feed/charset.h"
#include "plugins/normalise/feed/json_mend.h"
#include "tests/fuzz/feed_checks.h"

namespace {

using mentiond::fuzz::is_json;
using mentiond::fuzz::require;

void mend(std::string_view bytes) {
  using mentiond::plugins::feed::mend_json;
  const auto decoded = mentiond::plugins::feed::decode(bytes, "application/json; charset=utf-8");
  const auto mended = mend_json(decoded.text);
  require(mentiond::common::html::first_bad_byte(mended.text()) == std::string_view::npos);
  const std::size_t place = mended.text().size() / 2;
  require(mentiond::plugins::feed::place_in_json(decoded.text, place).starts_with("line "));
  // A list may begin like a line of a log, "[error] …", which is not taken for one.
  if (mended.text().starts_with('{') && is_json(mended.text())) require(mend_json(mended.text()).storage.empty());
}

void normalise(std::string_view body) { mentiond::fuzz::normalise(body, "https://a.example/feed.json"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mend({reinterpret_cast<const char*>(data), size});
  // Members that hardly any chance would find come first.
  const std::string body = R"({"version":"https://jsonfeed.org/version/1.1","title":"T",)" +
                           std::string(reinterpret_cast<const char*>(data), size);
  normalise(body);
  normalise({reinterpret_cast<const char*>(data), size});
  return 0;
}
