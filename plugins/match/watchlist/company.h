// The conditions of an alias on what stands around it: near, exclude, and the line that is written in capitals.
// Evaluated only where an alias was found; what was looked up for one hit is kept for the next of the same article.
// Borrows everything; one session's own.
#pragma once

#include <unordered_map>

#include "plugins/common/text/sentences.h"
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

  /// The article is another now.
  void begin_article();
  /// Whether one of the rule's near terms is where it must be. REQUIRES: the rule has near terms.
  bool near(const Rule& rule, const Hit& hit);
  /// Whether the hit is inside one of the rule's excluded phrases.
  bool excluded(const Rule& rule, const Hit& hit);
  /// Whether the hit stands in a line of several words without a small letter.
  bool in_capital_line(const Hit& hit);

 private:
  /// Where a term stands.
  struct Occurrence {
    std::uint32_t field, first, last;
  };
  /// A stretch of words of a field.
  struct Reach {
    std::uint32_t field = 0, first = 0, last = 0;
  };
  struct Line {
    Reach words;
    std::size_t start = 0, end = 0;
    bool small_letters = false;
  };
  const std::vector<Occurrence>& occurrences(PatternId term);
  bool term_near(const std::vector<Occurrence>& places, const Within& within, const Hit& hit);
  Reach reach(const Within& within, const Hit& hit);
  bool within_words(const Occurrence& place, std::uint32_t words, const Hit& hit) const;
  Line line_of(const Hit& hit) const;

  const Compiled& compiled_;
  const ArticleWords& article_;
  Scratch& scratch_;
  std::unordered_map<PatternId, std::vector<Occurrence>> places_;
  common::text::Sentences sentences_{{}};
  std::uint32_t sentences_field_ = 0;
  Line line_;
};

}  // namespace mentiond::plugins::watchlist
