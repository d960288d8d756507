// Which entity said a quote of the article: one whose name is in what the quote says of its speaker, or, where that is
// the last part of a name ("Ryabkov"), one of that name that the article mentions. One session's own; borrows all.
#pragma once

#include "plugins/match/watchlist/names/company.h"

namespace mentiond::plugins::watchlist {

class Speakers final {
 public:
  Speakers(const Compiled& compiled, Scratch& scratch) : compiled_(compiled), scratch_(scratch) {}

  /// `mentioned`: the entities that count in the article, in order.
  void read(const sdk::ArticleView& article, const std::vector<std::uint32_t>& mentioned, bool turkish);
  struct Said {
    std::uint32_t entity;
    std::uint32_t start, end;  ///< Of the quote, in the plain body.
    std::uint32_t quote;       ///< Its number.
    PatternId alias;
    std::uint32_t from, to;                         ///< The name in what the quote says of its speaker.
    auto operator<=>(const Said&) const = default;  // NOLINT(modernize-use-nullptr): no pointer is here.
  };
  /// By entity, then in reading order.
  const std::vector<Said>& said() const { return said_; }
  /// Of each quote at most one, a person where there is one, in their order: mentions in the field "speaker", whose
  /// index is the quote's number and whose span is in the speaker's text.
  void report(const sdk::ArticleView& article, const sdk::MentionSink& sink) const;

 private:
  bool is_better(const Said& one, const Said& other) const;
  bool is_end_of_name(PatternId alias, const Words& speaker);

  const Compiled& compiled_;
  Scratch& scratch_;
  common::text::Tokens tokens_;
  std::vector<Said> said_;
};

}  // namespace mentiond::plugins::watchlist
