// links: mentiond_normalise_feed
// Feeds of any bytes: articles and a feed, or Rejected, and nothing else; what is told of them is valid UTF-8 and JSON.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "plugins/common/html/unicode.h"
#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/feed.h"

namespace {

using mentiond::sdk::view;

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_clean(mentiond_text text) {
  return mentiond::common::html::first_bad_byte(view(text)) == std::string_view::npos;
}

bool is_json(mentiond_text text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data, text.size);
  return !document.HasParseError();
}

std::int32_t on_article(void*, const mentiond_article* article) {
  for (const auto* texts : {&article->headlines, &article->descriptions, &article->bodies}) {
    for (const mentiond_labelled_text text : mentiond::sdk::Elements<mentiond_labelled_text>(*texts)) {
      require(is_clean(text.value) && text.value.size > 0);
    }
  }
  require(is_clean(article->guid) && is_clean(article->link) && is_json(article->entry));
  return 0;
}

void on_feed(void*, const mentiond_feed* feed) { require(is_clean(feed->title) && is_json(feed->inspect)); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = {reinterpret_cast<const char*>(data), size};
  document.url = mentiond::sdk::text("https://a.example/rss");
  document.timezone = mentiond::sdk::text("Europe/Istanbul");
  document.inspect = 1;
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), nullptr, &on_article, &on_feed};
  mentiond::sdk::ArticleSink sink(&c_sink);
  mentiond::plugins::feed::Feed feed{mentiond::sdk::Config()};
  try {
    feed.normalise(mentiond::sdk::Document(&document), sink);
  } catch (const mentiond::sdk::Rejected&) {
    return 0;
  }
  return 0;
}
