// One worker's matcher: finds aliases in an article, settles which of them count, evaluates the queries, and writes the
// receipts. Not thread-safe; its memory is kept between articles. Owns a share of the compiled watchlists.
#pragma once

#include "plugins/match/watchlist/query/matcher.h"

namespace mentiond::plugins::watchlist {

class Session final : public sdk::Session {
 public:
  explicit Session(std::shared_ptr<const Compiled> compiled)
      : compiled_(std::move(compiled)),
        company_(*compiled_, article_, scratch_),
        speakers_(*compiled_, scratch_),
        queries_(*compiled_, article_, speakers_, scratch_) {}

  void match(const sdk::ArticleView& article, const sdk::MentionSink& sink) override;
  void explain(std::uint32_t watch, const sdk::ArticleView& article, const sdk::TextSink& sink) override;

 private:
  void find(const sdk::ArticleView& article, bool byline);
  void find_words(const Field& field, std::uint32_t number);
  void find_alias(PatternId id, const Words& words, std::uint32_t number, std::uint32_t at);
  void drop_lonely();
  void read_speakers(const sdk::ArticleView& article);
  void emit_entities(const sdk::ArticleView& article, const sdk::MentionSink& sink) const;
  void emit_query(const sdk::ArticleView& article, const sdk::MentionSink& sink, std::uint32_t number);
  const Alias& alias_of(const Hit& hit) const { return compiled_->aliases[hit.alias]; }
  const Rule& rule_of(const Hit& hit) const { return compiled_->rules[alias_of(hit).rule]; }

  std::shared_ptr<const Compiled> compiled_;  // Shared with the program and the other sessions.
  ArticleWords article_;
  Scratch scratch_;
  Company company_;
  Speakers speakers_;
  QueryMatcher queries_;
  std::vector<std::pair<PatternId, std::uint32_t>> candidates_;  // And at which word of the field.
  std::vector<Hit> hits_;
};

}  // namespace mentiond::plugins::watchlist
