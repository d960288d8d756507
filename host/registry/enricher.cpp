// article::Enricher over mentiond_enrich_table.
#include <cmath>
#include <cstdio>

#include "host/registry/adapters.h"
#include "host/registry/article_in.h"
#include "host/registry/article_out.h"
#include "host/registry/instance.h"
#include "host/registry/span.h"

namespace mentiond::registry {
namespace {

constexpr std::size_t kMostQuotes = 2000, kMostNotes = 100;

/// What a plugin says of one article. It is added once the call is over: the plugin still reads the article.
struct Annotations {
  Call& call;
  std::string_view body;
  std::string language;
  double confidence = 0;
  std::vector<article::Quote> quotes;
  std::vector<std::string> notes;
  bool left_out = false;
};

void take_language(void* context, mentiond_text tag, double confidence) {
  Annotations& said = *static_cast<Annotations*>(context);
  said.call.host_side([&] {
    std::string language = clean(tag, kWordLimit);
    if (!is_language(language)) return;
    said.language = std::move(language);
    said.confidence = std::isfinite(confidence) ? std::min(1.0, std::max(0.0, confidence)) : 0.0;
  });
}

void take_quote(void* context, const mentiond_quote* theirs) {
  Annotations& said = *static_cast<Annotations*>(context);
  said.call.host_side([&] {
    const bool fits =
        theirs != nullptr && said.quotes.size() < kMostQuotes && is_span(said.body, theirs->start, theirs->end);
    if (!fits) {
      said.left_out = true;
      return;
    }
    said.quotes.push_back({clean(theirs->text, kLineLimit),
                           clean(theirs->speaker, kLineLimit),
                           {},
                           clean(theirs->verb, kWordLimit),
                           theirs->start,
                           theirs->end});
  });
}

void take_note(void* context, mentiond_text note) {
  Annotations& said = *static_cast<Annotations*>(context);
  said.call.host_side([&] {
    if (said.notes.size() < kMostNotes) said.notes.push_back(clean(note, kMessageLimit));
  });
}

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

/// A declared language stands; what was detected is a note beside it.
void add_language(article::Article& article, const Annotations& said) {
  if (said.language.empty()) return;
  char confidence[32];
  std::snprintf(confidence, sizeof(confidence), "%.2f", said.confidence);
  const std::string detected = said.language + " detected, confidence " + confidence;
  if (article.language.empty()) {
    article.language = said.language;
    article.notes.push_back("language: " + detected);
  } else if (primary(article.language) != primary(said.language)) {
    article.notes.push_back("language: " + article.language + " declared, " + detected);
  }
}

class Enricher final : public article::Enricher {
 public:
  Enricher(const Library& library, const article::InstanceSettings& settings, const article::Clock& clock)
      : instance_(library, settings, clock) {}

  void enrich(article::Article& article) override {
    Call call(instance_.services().plugin());
    Annotations said{call, article.body(), {}, 0, {}, {}, false};
    const mentiond_annotation_sink sink = {sizeof(sink), &said, &take_language, &take_quote, &take_note};
    const mentiond_article& crossing = out_(article);
    call([&](const mentiond_call* c) { return instance_.table().enrich(instance_.get(), &crossing, &sink, c); });
    add_language(article, said);
    std::move(said.quotes.begin(), said.quotes.end(), std::back_inserter(article.quotes));
    std::move(said.notes.begin(), said.notes.end(), std::back_inserter(article.notes));
    if (said.left_out) {
      article.notes.push_back(instance_.services().plugin() + ": quotes that are not in the body were left out");
    }
  }

 private:
  const Instance<mentiond_enrich_table> instance_;
  ArticleOut out_;
};

}  // namespace

std::unique_ptr<article::Enricher> adapt_enricher(const Library& library, const article::InstanceSettings& settings,
                                                  const article::Clock& clock) {
  return std::make_unique<Enricher>(library, settings, clock);
}

}  // namespace mentiond::registry
