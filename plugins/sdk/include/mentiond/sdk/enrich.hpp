// Write an enrich plugin: derive from Enricher, name the class in MENTIOND_ENRICHER.
#pragma once

#include "mentiond/sdk/article.hpp"

namespace mentiond::sdk {

struct Quote {
  std::string_view text, speaker, verb;
  std::uint32_t start = 0, end = 0;  ///< UTF-8 bytes into the text/plain body, half open.
};

/// Takes what the text says. An enricher annotates; it never alters the text.
class AnnotationSink {
 public:
  explicit AnnotationSink(const mentiond_annotation_sink* sink) : sink_(known(sink)) {}
  void language(std::string_view tag, double confidence) const { sink_.language(sink_.context, text(tag), confidence); }
  void quote(const Quote& quote) const {
    const mentiond_quote crossing = {text(quote.text), text(quote.speaker), text(quote.verb), quote.start, quote.end};
    sink_.quote(sink_.context, &crossing);
  }
  void note(std::string_view note) const { sink_.note(sink_.context, text(note)); }

 private:
  mentiond_annotation_sink sink_;
};

class Enricher {
 public:
  virtual ~Enricher() = default;
  virtual void enrich(const ArticleView& article, const AnnotationSink& sink) = 0;
};

namespace detail {
template <class Plugin>
struct EnrichTable {
  static mentiond_status enrich(void* instance, const mentiond_article* article, const mentiond_annotation_sink* sink,
                                const mentiond_call* call) {
    return guard(call, [&] { static_cast<Enricher*>(instance)->enrich(ArticleView(article), AnnotationSink(sink)); });
  }
  static constexpr mentiond_enrich_table kTable = {sizeof(mentiond_enrich_table), &create<Plugin, Enricher>,
                                                   &destroy<Enricher>, &enrich};
};
}  // namespace detail
}  // namespace mentiond::sdk

#define MENTIOND_ENRICHER(Class, name, version) \
  MENTIOND_PLUGIN_ENTRY(MENTIOND_ENRICH, Class, name, version, ::mentiond::sdk::detail::EnrichTable<Class>::kTable)
