// What the two fuzz targets of feeds require of every document: what the normaliser tells is valid UTF-8 and JSON.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "plugins/common/html/unicode.h"
#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/feed.h"

namespace mentiond::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

inline bool is_clean(mentiond_text text) {
  return common::html::first_bad_byte(sdk::view(text)) == std::string_view::npos;
}

// Not by way of the stack, and numbers of any size: a document may be as deep and as long as its writer likes.
inline bool is_json(std::string_view text) {
  rapidjson::Document document;
  return !document
              .Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                     rapidjson::kParseValidateEncodingFlag>(text.data(), text.size())
              .HasParseError();
}

inline std::int32_t check_article(void*, const mentiond_article* article) {
  for (const auto* texts : {&article->headlines, &article->descriptions, &article->bodies}) {
    for (const mentiond_labelled_text text : sdk::Elements<mentiond_labelled_text>(*texts)) {
      require(is_clean(text.value) && text.value.size > 0);
    }
  }
  require(is_clean(article->guid) && is_clean(article->link) && is_json(sdk::view(article->entry)));
  return 0;
}

inline void check_feed(void*, const mentiond_feed* feed) {
  require(is_clean(feed->title) && is_json(sdk::view(feed->inspect)) && feed->format.size > 0);
  require((feed->well_formed != 0) == (feed->error.size == 0));
}

inline void normalise(std::string_view body, std::string_view url) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = {body.data(), body.size()};
  document.url = sdk::text(url);
  document.timezone = sdk::text("Europe/Istanbul");
  document.inspect = 1;
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), nullptr, &check_article, &check_feed};
  sdk::ArticleSink sink(&c_sink);
  plugins::feed::Feed feed{sdk::Config()};
  try {
    feed.normalise(sdk::Document(&document), sink);
  } catch (const sdk::Rejected&) {
    return;
  }
}

}  // namespace mentiond::fuzz
