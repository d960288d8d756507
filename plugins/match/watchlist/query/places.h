// Where the words of queries stand in an article. Everything is looked up once for an article, and only where a query
// asks. Borrows everything; one session's own.
#pragma once

#include <compare>
#include <span>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/compiled.h"
#include "plugins/match/watchlist/names/article_words.h"

namespace mentiond::plugins::watchlist {

/// A stretch of words of a field, for which a clause holds.
struct Span {
  static constexpr std::uint32_t kNoQuote = ~std::uint32_t{0};
  std::uint32_t field = 0;            ///< In ArticleWords::all_fields.
  std::uint32_t first = 0, last = 0;  ///< Words of the field. Of a span without a word, `last` is before `first`.
  std::uint32_t start = 0, end = 0;   ///< Bytes of its text.
  std::uint32_t quote = kNoQuote;     ///< The quotation that it was looked for in.
  bool composite = false;             ///< From the first of several words to the last, and what is between.
  auto operator<=>(const Span&) const = default;  // NOLINT(modernize-use-nullptr): no pointer is here.
  bool has_words() const { return last + 1 > first; }
};
using Spans = std::vector<Span>;

class QueryPlaces final {
 public:
  QueryPlaces(const Compiled& compiled, const ArticleWords& article, Scratch& scratch)
      : compiled_(compiled), article_(article), scratch_(scratch) {}

  /// The article is another now.
  void begin_article();

  /// Appends where a term stands, in reading order; capitals that are there only because the line has no others do not
  /// count for exact ones.
  void term(PatternId term, bool exact, std::uint32_t scope, Spans& out);
  /// Whether the span is in one of the parts; notes its quotation where only those count.
  bool in_scope(Span& span, std::uint32_t scope);

  /// Words of a field before one of its tokens: what is joined to the word before it by a dot or an apostrophe is none.
  std::uint32_t words_before(std::uint32_t field, std::uint32_t token);
  /// The number of the sentence, or paragraph, that a token stands in.
  std::uint32_t sentence(std::uint32_t field, std::uint32_t token);
  std::uint32_t paragraph(std::uint32_t field, std::uint32_t token);
  /// How the words of all fields begin.
  const std::vector<PrefixIndex::Beginning>& beginnings();
  /// A span of bytes with its words.
  Span span_of(std::uint32_t field, std::size_t start, std::size_t end) const;

 private:
  /// The number of the sentence or paragraph of each word, as far as was asked for.
  struct Units {
    std::vector<std::uint32_t> numbers;
    std::size_t end = 0;  // Of the last one, in the text.
    void clear() { numbers.clear(), end = 0; }
    template <class EndOf>
    std::uint32_t number(const Words& words, std::uint32_t token, EndOf&& end_of);
  };
  struct FieldPlaces {
    bool words_known = false, quotations_known = false;
    std::vector<std::uint32_t> words;
    Units sentences, paragraphs;
    common::text::Sentences reader{{}};
    std::vector<common::text::Range> quotations;
    std::size_t first_paragraph_end = 0;  // 0: not known.
  };
  struct Known {
    std::uint32_t article = 0, first = 0, count = 0;  // In found_.
  };
  struct Place {
    Span span;
    bool capitals;
  };
  FieldPlaces& places(std::uint32_t field);
  Words words_of(std::uint32_t field) const { return article_.words(article_.all_fields()[field]); }
  void read_table();
  void read_beginning_table();
  void look_up_glob(PatternId term);
  Known look_up(PatternId term);
  void try_at(PatternId term, std::uint32_t field, std::uint32_t token);
  std::size_t first_paragraph_end(std::uint32_t field);
  std::uint32_t quotation_around(const Span& span);

  const Compiled& compiled_;
  const ArticleWords& article_;
  Scratch& scratch_;
  std::uint32_t number_ = 0;  // Of the article.
  std::vector<Known> known_;  // By pattern, those of aliases left out.
  std::vector<Place> found_;
  std::vector<FieldPlaces> fields_;
  // The words of the article by their hash: the first of each bucket, and the next of each word.
  bool table_read_ = false;
  std::vector<std::uint32_t> heads_, next_;
  // And by their first two bytes, for wildcards.
  bool beginnings_read_ = false, beginning_table_read_ = false;
  std::vector<PrefixIndex::Beginning> beginnings_;
  std::vector<std::uint32_t> beginning_heads_, beginning_next_;
};

}  // namespace mentiond::plugins::watchlist
