// The conditions of an alias on what stands around it: near, exclude, and the line that is written in capitals.
// Evaluated only where an alias was found. Borrows everything; one session's own.
#pragma once

#include "plugins/match/watchlist/article_words.h"
#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

/// A place where an alias stands.
struct Hit {
  std::uint32_t alias = 0, field = 0;
  std::uint32_t first = 0, last = 0;  ///< Words of the field.
  std::uint32_t start = 0, end = 0;   ///< Bytes of the field's text.
  bool capitals = false;              ///< Differs in case: the text has capitals.
  bool needs_another = false;         ///< Counts only beside another mention of its entity.
};

class Company final {
 public:
  Company(const Compiled& compiled, const ArticleWords& article, Scratch& scratch)
      : compiled_(compiled), article_(article), scratch_(scratch) {}

  /// Whether one of the rule's near terms is where it must be. REQUIRES: the rule has near terms.
  bool near(const Rule& rule, const Hit& hit);
  /// Whether the hit is inside one of the rule's excluded phrases.
  bool excluded(const Rule& rule, const Hit& hit);
  /// Whether the hit stands in a line of several words without a small letter.
  bool in_capital_line(const Hit& hit);

 private:
  /// Where a near term counts: words [first, last) of a field.
  struct Reach {
    std::uint32_t field, first, last;
  };
  Reach reach(const Within& within, const Hit& hit) const;
  bool term_in(PatternId term, const Reach& reach, const Within& within, const Hit& hit);
  std::uint32_t words_between(const Words& words, std::uint32_t from, std::uint32_t to) const;

  const Compiled& compiled_;
  const ArticleWords& article_;
  Scratch& scratch_;
};

}  // namespace mentiond::plugins::watchlist
