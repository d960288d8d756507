// From the characters of a query to its words, operators and brackets. What cannot be read is reported once, with its
// place; the list then ends there.
#pragma once

#include <algorithm>
#include <optional>

#include "plugins/match/watchlist/query/fields.h"
#include "plugins/match/watchlist/query/source.h"

namespace mentiond::plugins::watchlist {

/// Reports the first error of a query, and what is doubtful before it: what follows is mostly its echo.
class QueryProblems final {
 public:
  explicit QueryProblems(Problems& problems) : problems_(problems) {}
  void error(Place place, std::string message, std::string suggestion = {}) {
    if (!failed_) problems_.error(place, std::move(message), std::move(suggestion));
    failed_ = true;
  }
  void warning(Place place, std::string message) {
    if (!failed_) problems_.warning(place, std::move(message));
  }
  bool failed() const { return failed_; }

 private:
  Problems& problems_;
  bool failed_ = false;
};

struct QueryToken {
  enum class Kind : std::uint8_t {
    kWord,       ///< `text`
    kPhrase,     ///< `text`, without its quotation marks.
    kBraced,     ///< `text`, without its braces.
    kRegex,      ///< `text`; number 1: /i.
    kReference,  ///< `text`: an id, or watchlist/id.
    kField,      ///< `field`
    kAnd,
    kOr,
    kNot,
    kNear,  ///< `number`, `ordered`
    kAtLeast,
    kSentence,
    kParagraph,
    kCase,  ///< cs, before a bracket.
    kSays,
    kTilde,  ///< `number`; behind a phrase.
    kOpen,
    kClose,
    kComma,
    kEnd,
  };
  Kind kind = Kind::kEnd;
  Place place;
  std::string text;  ///< As written, of an operator too.
  std::uint32_t number = 0;
  bool ordered = false;
  const QueryField* field = nullptr;
};

/// Reads a list of tokens, whose last is kEnd, from its beginning.
class QueryTokens final {
 public:
  explicit QueryTokens(std::vector<QueryToken> tokens) : tokens_(std::move(tokens)) {}
  /// The next one, or one of those behind it; the last one is the end.
  const QueryToken& peek(std::size_t behind = 0) const { return tokens_[std::min(next_ + behind, tokens_.size() - 1)]; }
  bool at(QueryToken::Kind kind) const { return peek().kind == kind; }
  /// The one that was taken last.
  const QueryToken& before() const { return tokens_[next_ > 0 ? next_ - 1 : 0]; }
  QueryToken take() { return at(QueryToken::Kind::kEnd) ? peek() : tokens_[next_++]; }
  bool begins_operand() const;

 private:
  std::vector<QueryToken> tokens_;
  std::size_t next_ = 0;
};

/// Ends with kEnd, whatever the source.
std::vector<QueryToken> lex(const QuerySource& source, QueryProblems& problems);

bool is_digits(std::string_view text);

/// What a bare word is: an operator where it is written like one, else kWord. Absent: a problem was reported.
std::optional<QueryToken> classify(std::string_view word, Place place, QueryProblems& problems);
/// Reports an operator whose number does not touch it: "NEAR /5", "NEAR/ 5", "ATLEAST 3". False: it is none.
bool has_its_number_apart(std::string_view word, std::string_view behind, Place place, QueryProblems& problems);
/// The name of the field that a word is meant for, whatever its capitals, in this program or another; empty: none.
std::string field_meant(std::string_view word);
/// Reports a word before a bracket that is a function elsewhere. False: it is none.
bool is_foreign_function(std::string_view word, std::string_view behind, Place place, QueryProblems& problems);
/// The field of a word that a colon follows; null: a problem was reported.
const QueryField* known_field(std::string_view name, std::string_view rest, Place place, QueryProblems& problems);

}  // namespace mentiond::plugins::watchlist
