// Names as sequences of folded words, and whether one stands at a place in a text.
//
// A pattern's words are compared by hash, then letter by letter, then what parts them, and last the marks and the case
// that folding took away. Built once, then immutable and shared by threads; the scratch is a session's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/common/text/characters.h"
#include "plugins/common/text/tokens.h"

namespace mentiond::plugins::watchlist {

using PatternId = std::uint32_t;

/// A text and its words; borrows both.
struct Words {
  std::string_view text;
  const common::text::Token* tokens = nullptr;
  std::uint32_t count = 0;
  bool turkish = false;  ///< I is the capital of ı, and İ that of i.
};

struct Scratch {
  std::string gap, folded;
  std::vector<common::text::Unit> pattern_units, text_units;
};

/// Where a pattern was found.
struct Found {
  std::uint32_t start = 0, end = 0;  ///< Bytes of the text.
  std::uint32_t last = 0;            ///< The last word.
  bool capitals = false;             ///< Differs in case; the text has capitals throughout.
};

class Patterns final {
 public:
  struct Options {
    bool exact = false;      ///< The case counts.
    bool wildcards = false;  ///< In a word, `*` stands for any letters and `?` for one.
  };
  /// Folded, a character may be twelve times as long.
  static constexpr std::size_t kLongest = 5000;
  /// Absent: there is no letter or digit in it. REQUIRES: text.size() <= kLongest
  std::optional<PatternId> add(std::string_view text, Options options);

  /// It will be asked for.
  void prefetch(PatternId id) const { __builtin_prefetch(&patterns_[id]); }
  /// Whether the pattern begins at word `at`.
  std::optional<Found> find(PatternId id, const Words& words, std::uint32_t at, Scratch& scratch) const;

  std::size_t size() const { return patterns_.size(); }
  std::uint32_t word_count(PatternId id) const { return patterns_[id].word_count; }
  /// REQUIRES: i < word_count(id)
  std::uint32_t hash(PatternId id, std::uint32_t i) const { return words_[patterns_[id].first_word + i].hash; }
  std::string_view text(PatternId id) const {
    return std::string_view(bytes_).substr(patterns_[id].text, patterns_[id].text_size);
  }
  /// As it was written, with its wildcards.
  std::string written(PatternId id) const;
  /// Whether a word has wildcards: then its hash says nothing, and folded() is what stands before the first of them.
  bool is_glob(PatternId id, std::uint32_t i) const { return words_[patterns_[id].first_word + i].glob != Glob::kNone; }
  /// Whether any word has.
  bool is_glob(PatternId id) const { return patterns_[id].wildcard_count > 0; }
  /// Capital letters alone, at least two: an acronym, where it is one word.
  bool is_capitals(PatternId id) const { return patterns_[id].capitals; }
  std::string_view folded(PatternId id, std::uint32_t i) const { return folded(words_[patterns_[id].first_word + i]); }
  std::size_t bytes_used() const;
  /// Gives back what growing took too much.
  void shrink();

 private:
  enum class Glob : std::uint8_t { kNone, kPrefix, kAny };
  /// Small, for there may be a million; no pattern is longer than kLongest.
  struct Pattern {
    std::uint32_t text = 0, first_word = 0, first_wildcard = 0;
    std::uint32_t lead = 0, tail = 0;  // Punctuation before and behind, in bytes_.
    std::uint16_t text_size = 0, word_count = 0, wildcard_count = 0;
    std::uint16_t lead_size = 0, tail_size = 0;
    bool exact : 1 = false, spelled : 1 = false, capitals : 1 = false;
    bool quote_before : 1 = false, quote_behind : 1 = false;
    bool quote_inside : 1 = false;  // A quotation begins inside of a word, and ends behind the name.
  };
  struct Word {
    std::uint32_t hash;
    std::uint32_t folded, gap;  // The letters, and what stands before the word.
    std::uint16_t folded_size, gap_size;
    std::uint16_t start, end;  // In the pattern's text.
    std::uint8_t flags;
    Glob glob;
  };
  /// Where a wildcard stood in a pattern's text.
  struct Wildcard {
    std::uint32_t at;
    char kind;
  };
  std::string_view view(std::uint32_t at, std::uint32_t size) const {
    return std::string_view(bytes_).substr(at, size);
  }
  std::string_view folded(const Word& word) const { return view(word.folded, word.folded_size); }
  std::uint32_t store(std::string_view bytes);
  std::string take_wildcards(std::string_view text);
  void add_words(Pattern& pattern, std::string_view text);
  void add_globs(const Pattern& pattern, std::string_view text);
  void append_glob_units(const Pattern& pattern, const Word& word, std::vector<common::text::Unit>& units) const;
  bool fits_glob(const Pattern& pattern, const Word& word, const Words& words, const common::text::Token& token,
                 Scratch& scratch, bool& capitals) const;
  void add_edges(Pattern& pattern, std::string_view text);
  bool same_letters(const Word& word, std::string_view text, const common::text::Token& token, Scratch& scratch) const;
  bool same_spelling(const Pattern& pattern, const Word& word, const Words& words, const common::text::Token& token,
                     Scratch& scratch, bool& capitals) const;
  bool take_edges(const Pattern& pattern, std::string_view text, Found& found) const;

  std::string bytes_;
  std::vector<Word> words_;
  std::vector<Pattern> patterns_;
  std::vector<Wildcard> wildcards_;
  common::text::Tokens tokens_;  // Of the pattern that is being added.
};

}  // namespace mentiond::plugins::watchlist
