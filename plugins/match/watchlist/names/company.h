// The conditions of an alias on what stands around it: near, exclude, and the line that is written in capitals.
// Evaluated only where an alias was found; what was looked up for one hit is kept for the next of the same article.
// Borrows everything; one session's own.
#pragma once

#include <optional>
#include <unordered_map>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/compiled.h"
#include "plugins/match/watchlist/names/article_words.h"

namespace mentiond::plugins::watchlist {

/// A place where an alias stands.
struct Hit {
  std::uint32_t alias = 0, field = 0;
  std::uint32_t first = 0, last = 0;  ///< Words of the field.
  std::uint32_t start = 0, end = 0;   ///< Bytes of the field's text.
  bool capitals = false;              ///< Differs in case: the text has capitals.
  bool needs_another = false;         ///< Counts only beside another mention of its entity.
};

/// Whether a place where an alias stands is a mention, as far as can be said of it alone.
enum class Verdict : std::uint8_t { kCounts, kOtherLanguage, kOtherInflection, kOtherCase, kExcluded, kNotNear };

class Company final {
 public:
  Company(const Compiled& compiled, const ArticleWords& article, Scratch& scratch)
      : compiled_(compiled), article_(article), scratch_(scratch) {}

  /// The article is another now.
  void begin_article();
  /// Says of a hit that counts, too, whether it needs another mention of its entity.
  Verdict judge(Hit& hit);

  /// The rule's excluded phrase that the hit is inside of; absent: none.
  std::optional<PatternId> excluded_by(const Rule& rule, const Hit& hit);
  struct Nearest {
    PatternId term;
    std::uint32_t words;  ///< Between it and the hit.
  };
  /// The near term of the rule that is nearest in the hit's field; absent: there is none in it.
  std::optional<Nearest> nearest(const Rule& rule, const Hit& hit);

 private:
  /// Where a term stands.
  struct Occurrence {
    std::uint32_t field, first, last;
  };
  bool near(const Rule& rule, const Hit& hit);
  bool in_capital_line(const Hit& hit);
  std::string_view text_of(const Hit& hit) const;
  bool is_capitals_alone(const Hit& hit) const;
  bool is_unmistakable(const Hit& hit) const;
  /// A stretch of words of a field.
  struct Reach {
    std::uint32_t field = 0, first = 0, last = 0;
  };
  struct Line {
    std::uint32_t field = 0, words = 0;  ///< Those that hang on no other, and no numbers.
    std::size_t start = 0, end = 0;
    bool small_words = false;
  };
  const std::vector<Occurrence>& occurrences(PatternId term);
  bool term_near(const std::vector<Occurrence>& places, const Within& within, const Hit& hit);
  Reach reach(const Within& within, const Hit& hit);
  /// Counted to one more than `most`.
  std::uint32_t words_between(const Occurrence& place, const Hit& hit, std::uint32_t most) const;
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
