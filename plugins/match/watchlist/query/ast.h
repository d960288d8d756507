// A query as a tree of what its author wrote. Values; owned by whoever parsed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "plugins/match/watchlist/query/fields.h"
#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct Expression {
  enum class Kind : std::uint8_t {
    kTerm,       ///< `text`: words that follow one another.
    kRegex,      ///< `text`, `ignore_case`.
    kReference,  ///< `list` (empty: the query's own) and `text`: an id.
    kQuoted,     ///< The first operand, a reference, is the speaker; the others are said in one quote.
    kField,      ///< `field` of its operand.
    kAnd,
    kOr,
    kNot,
    kNear,       ///< Two operands, at most `number` words between; `ordered`.
    kSentence,   ///< The operands in one sentence.
    kParagraph,  ///< The operands in one paragraph.
    kAtLeast,    ///< `number` spans of its operand.
  };
  Kind kind = Kind::kTerm;
  Place place;
  std::string text, list;
  const QueryField* field = nullptr;
  bool exact = false;      ///< Capitals count.
  bool quoted = false;     ///< The term was written in quotation marks.
  bool bracketed = false;  ///< It was written in brackets.
  bool ignore_case = false;
  bool ordered = false;
  std::uint32_t number = 0;
  std::vector<ExpressionPtr> operands;
};

/// The expression as one would write it.
std::string to_text(const Expression& expression);
/// The same beside an operator: a group is in brackets.
std::string operand_text(const Expression& expression);
/// "NEAR/5", "ONEAR/5"
std::string near_name(const Expression& near);

}  // namespace mentiond::plugins::watchlist
