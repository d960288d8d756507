// Write a normalise plugin: derive from Normaliser, name the class in MENTIOND_NORMALISER.
#pragma once

#include "mentiond/sdk/article.hpp"

namespace mentiond::sdk {

/// Bytes to be turned into articles. Borrowed; valid as long as the call.
class Document {
 public:
  explicit Document(const mentiond_document* document) : document_(known(document)) {}
  std::string_view body() const { return view(document_.body); }
  std::string_view url() const { return view(document_.url); }
  std::string_view content_type() const { return view(document_.content_type); }
  /// The value of the first header of that lower-case name; empty where there is none.
  std::string_view header(std::string_view name) const {
    for (const mentiond_header header : Elements<mentiond_header>(document_.headers)) {
      if (view(header.name) == name) return view(header.value);
    }
    return {};
  }
  std::int64_t retrieved_us() const { return document_.retrieved.microseconds; }
  std::string_view feed() const { return view(document_.feed); }
  std::string_view timezone() const { return view(document_.timezone); }
  std::string_view language() const { return view(document_.language); }
  /// Whether to fill Feed::inspect and Article::entry.
  bool inspect() const { return document_.inspect != 0; }

 private:
  mentiond_document document_;
};

/// What the document says of itself. Fields: abi.h, mentiond_feed.
struct Feed {
  std::string format, encoding, error, title, link, language, hub, self, inspect;
  bool well_formed = true;
  std::int64_t ttl_us = 0;
};

/// Takes the articles, in the document's order, and last the feed.
class ArticleSink {
 public:
  explicit ArticleSink(const mentiond_article_sink* sink) : sink_(known(sink)) {}
  /// False: the host has had enough.
  [[nodiscard]] bool article(const Article& article) { return sink_.article(sink_.context, &crossing_(article)) == 0; }
  void feed(const Feed& feed) {
    mentiond_feed crossing{};
    crossing.size = sizeof(crossing);
    crossing.format = text(feed.format);
    crossing.encoding = text(feed.encoding);
    crossing.well_formed = feed.well_formed ? 1 : 0;
    crossing.error = text(feed.error);
    crossing.title = text(feed.title);
    crossing.link = text(feed.link);
    crossing.language = text(feed.language);
    crossing.hub = text(feed.hub);
    crossing.self = text(feed.self);
    crossing.ttl_us = feed.ttl_us;
    crossing.inspect = text(feed.inspect);
    sink_.feed(sink_.context, &crossing);
  }

 private:
  mentiond_article_sink sink_;
  detail::ArticleCrossing crossing_;
};

/// The media type of a Content-Type header, in lower case and without its parameters.
inline std::string media_type_of(std::string_view content_type) {
  constexpr std::string_view kSpace = " \t";
  std::string type(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(kSpace) + 1);
  type.erase(0, type.find_first_not_of(kSpace));
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return type;
}

class Normaliser {
 public:
  virtual ~Normaliser() = default;
  /// `media_type` is in lower case and without parameters: "text/plain" of "Text/Plain; charset=utf-8".
  virtual bool accepts(std::string_view media_type) const = 0;
  /// 0 (not mine) to 100 (surely mine). Override it to look at the document's beginning too.
  virtual int confidence(std::string_view content_type, std::string_view /*head*/) const {
    return accepts(media_type_of(content_type)) ? 50 : 0;
  }
  /// Throws Rejected where the document is none of its kind, and says what it seems to be.
  virtual void normalise(const Document& document, ArticleSink& sink) = 0;
};

namespace detail {
template <class Plugin>
constexpr std::uint32_t revision_of() {
  if constexpr (requires { Plugin::kRevision; }) {
    return Plugin::kRevision;
  } else {
    return 1;
  }
}
template <class Plugin>
struct NormaliseTable {
  static int32_t accepts(void* instance, mentiond_text content_type, mentiond_text head) {
    return answer(0, [&] { return static_cast<Normaliser*>(instance)->confidence(view(content_type), view(head)); });
  }
  static mentiond_status normalise(void* instance, const mentiond_document* document, const mentiond_article_sink* sink,
                                   const mentiond_call* call) {
    return guard(call, [&] {
      ArticleSink articles(sink);
      static_cast<Normaliser*>(instance)->normalise(Document(document), articles);
    });
  }
  static constexpr mentiond_normalise_table kTable = {sizeof(mentiond_normalise_table),
                                                      &create<Plugin, Normaliser>,
                                                      &destroy<Normaliser>,
                                                      &accepts,
                                                      &normalise,
                                                      revision_of<Plugin>(),
                                                      0};
};
}  // namespace detail
}  // namespace mentiond::sdk

#define MENTIOND_NORMALISER(Class, name, version)                 \
  MENTIOND_PLUGIN_ENTRY(MENTIOND_NORMALISE, Class, name, version, \
                        ::mentiond::sdk::detail::NormaliseTable<Class>::kTable)
