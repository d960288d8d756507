// What tests of the matcher share: a watchlist from text, its diagnostics, and the mentions of an article.
#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

#include "plugins/match/watchlist/watchlists.h"

namespace mentiond::plugins::watchlist {

struct FoundMention {
  std::string watch, role, alias, field, text, sentence, note, clause;
  std::uint32_t index = 0, start = 0, end = 0;
};

/// What somebody says in an article's body.
struct Quote {
  std::string text, speaker;
  std::size_t from = 0;  ///< It begins there, or behind it.
};

/// Keeps the diagnostics of a call as lines, "file:line:column: error: message (suggestion)".
class Collected final {
 public:
  Collected() : sink_{sizeof(sink_), this, &add}, diagnostics_(&sink_) {}
  sdk::Diagnostics& diagnostics() { return diagnostics_; }
  const std::string& lines() const { return lines_; }

 private:
  static void add(void* self, const mentiond_diagnostic* d) {
    constexpr const char* kNames[] = {"error", "warning", "note"};
    std::string& lines = static_cast<Collected*>(self)->lines_;
    lines.append(sdk::view(d->file)).append(":" + std::to_string(d->line) + ":" + std::to_string(d->column) + ": ");
    lines.append(kNames[d->severity]).append(": ").append(sdk::view(d->message));
    if (d->suggestion.size > 0) lines.append(" (").append(sdk::view(d->suggestion)).append("?)");
    lines += "\n";
  }
  mentiond_diagnostic_sink sink_;
  sdk::Diagnostics diagnostics_;
  std::string lines_;
};

class Matcher final {
 public:
  /// The files are named w.yaml, w2.yaml, ... `problems` is what was wrong; then nothing can be matched.
  explicit Matcher(const std::vector<std::string>& files) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= files.size(); ++i)
      names.push_back(i == 1 ? "w.yaml" : "w" + std::to_string(i) + ".yaml");
    std::vector<sdk::File> sources;
    for (std::size_t i = 0; i < files.size(); ++i) sources.push_back({names[i], files[i]});
    Collected collected;
    program_ = Watchlists::compile(sdk::Config(), sources, collected.diagnostics());
    problems_ = collected.lines();
    if (program_ != nullptr) session_ = program_->open_session();
  }
  explicit Matcher(const std::string& file) : Matcher(std::vector<std::string>{file}) {}

  bool compiled() const { return program_ != nullptr; }
  const std::string& problems() const { return problems_; }
  const Watchlists& program() const { return static_cast<const Watchlists&>(*program_); }
  std::string tested() const {
    Collected collected;
    program_->run_tests(collected.diagnostics());
    return collected.lines();
  }
  std::string linted() const {
    Collected collected;
    program_->lint(collected.diagnostics());
    return collected.lines();
  }
  std::string linted(std::uint32_t articles, const std::vector<mentiond_alias_hits>& hits) const {
    Collected collected;
    program_->lint_sample({articles, sdk::Elements<mentiond_alias_hits>(sdk::array_of(hits))}, collected.diagnostics());
    return collected.lines();
  }

  /// REQUIRES: compiled()
  std::vector<FoundMention> match(const sdk::Article& article, const std::vector<Quote>& quotes = {}) {
    std::vector<FoundMention> found;
    speakers.clear();
    Taking taking{this, &found, &speakers};
    const mentiond_mention_sink sink = {sizeof(sink), &taking, &take};
    mentiond_article crossing = crossing_(article);
    crossing.feed = sdk::text(feed);
    std::vector<mentiond_quote> crossing_quotes;
    for (const Quote& quote : quotes) {
      const std::string& body = article.bodies[0].value;
      const auto start = static_cast<std::uint32_t>(body.find(quote.text, quote.from));
      BOOST_TEST_REQUIRE(start < body.size());
      const auto end = static_cast<std::uint32_t>(start + quote.text.size());
      crossing_quotes.push_back({sdk::text(quote.text), sdk::text(quote.speaker), {}, start, end});
    }
    crossing.quotes = sdk::array_of(crossing_quotes);
    session_->match(sdk::ArticleView(&crossing), sdk::MentionSink(&sink));
    return found;
  }
  std::string explain(std::uint32_t watch, const sdk::Article& article) {
    std::string text;
    const mentiond_text_sink sink = {sizeof(sink), &text, [](void* into, mentiond_text words) {
                                       static_cast<std::string*>(into)->append(sdk::view(words));
                                     }};
    session_->explain(watch, sdk::ArticleView(&crossing_(article)), sdk::TextSink(&sink));
    return text;
  }
  std::string feed;                    ///< The id of the articles' feed.
  std::vector<FoundMention> speakers;  ///< Of the quotes of the last article.
  std::vector<FoundMention> match_body(const std::string& text, const std::string& language = "") {
    sdk::Article article;
    article.language = language;
    article.bodies.push_back({"main", "text/plain", text});
    return match(article);
  }

 private:
  struct Taking {
    const Matcher* matcher;
    std::vector<FoundMention>*found, *speakers;
  };
  static void take(void* context, const mentiond_mention* m) {
    const Taking& taking = *static_cast<Taking*>(context);
    const auto text = [](mentiond_text t) { return std::string(sdk::view(t)); };
    const bool speaker = sdk::view(m->field) == "speaker";
    (speaker ? taking.speakers : taking.found)
        ->push_back({taking.matcher->program().compiled().watch_id(m->watch), text(m->role), text(m->alias),
                     text(m->field), text(m->text), text(m->sentence), text(m->note), text(m->clause), m->index,
                     m->start, m->end});
  }

  std::unique_ptr<sdk::Program> program_;
  std::unique_ptr<sdk::Session> session_;
  std::string problems_;
  sdk::detail::ArticleCrossing crossing_;
};

/// A watchlist of one entity, `watched`, whose name is this.
inline std::string one_name(const std::string& name, const std::string& more = "") {
  return "watchlist: test\nentities:\n  - id: watched\n    name: '" + name + "'\n" + more;
}

}  // namespace mentiond::plugins::watchlist
