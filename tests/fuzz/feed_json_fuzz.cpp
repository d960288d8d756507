// links: mentiond_normalise_feed
// JSON Feeds of any bytes: articles and a feed, or Rejected, and nothing else; what is told of them is valid UTF-8 and
// JSON. What the mender makes of a document it leaves alone the second time, and valid JSON it never touches.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plugins/common/html/unicode.h"
#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/charset.h"
#include "plugins/normalise/feed/feed.h"
#include "plugins/normalise/feed/json_mend.h"

namespace {

using mentiond::sdk::view;

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_clean(mentiond_text text) {
  return mentiond::common::html::first_bad_byte(view(text)) == std::string_view::npos;
}

bool is_json(std::string_view text) {
  rapidjson::Document document;
  return !document
              .Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(text.data(), text.size())
              .HasParseError();
}

std::int32_t on_article(void*, const mentiond_article* article) {
  for (const auto* texts : {&article->headlines, &article->descriptions, &article->bodies}) {
    for (const mentiond_labelled_text text : mentiond::sdk::Elements<mentiond_labelled_text>(*texts)) {
      require(is_clean(text.value) && text.value.size > 0);
    }
  }
  require(is_clean(article->guid) && is_clean(article->link) && is_json(view(article->entry)));
  return 0;
}

void on_feed(void*, const mentiond_feed* feed) {
  require(is_clean(feed->title) && is_json(view(feed->inspect)) && feed->format.size > 0);
  require((feed->well_formed != 0) == (feed->error.size == 0));
}

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

void normalise(std::string_view body) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = {body.data(), body.size()};
  document.url = mentiond::sdk::text("https://a.example/feed.json");
  document.inspect = 1;
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), nullptr, &on_article, &on_feed};
  mentiond::sdk::ArticleSink sink(&c_sink);
  mentiond::plugins::feed::Feed feed{mentiond::sdk::Config()};
  try {
    feed.normalise(mentiond::sdk::Document(&document), sink);
  } catch (const mentiond::sdk::Rejected&) {
    return;
  }
}

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
