#include "plugins/match/watchlist/query/ast.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;

bool is_group(const Expression& expression) {
  return (expression.kind == Kind::kAnd || expression.kind == Kind::kOr || expression.kind == Kind::kNear) &&
         expression.operands.size() > 1;
}

std::string joined(const Expression& expression, std::string_view by, std::size_t first = 0) {
  std::string text;
  for (std::size_t i = first; i < expression.operands.size(); ++i) {
    const Expression& operand = *expression.operands[i];
    if (i > first) text += by == " AND " && operand.kind == Kind::kNot ? std::string_view(" ") : by;
    // NEAR binds more tightly than AND and OR.
    const bool bare = operand.kind == Kind::kNear && (by == " AND " || by == " OR ");
    text += by == ", " || bare ? to_text(operand) : operand_text(operand);
  }
  return text;
}

std::string term_text(const Expression& term) {
  const std::string words = term.quoted ? quoted(term.text) : term.text;
  if (!term.exact) return words;
  return term.quoted ? "cs(" + words + ")" : "{" + words + "}";
}

/// NOT stands before a field, or in brackets behind it.
std::string field_text(const Expression& field) {
  const Expression& operand = *field.operands[0];
  const std::string text = operand_text(operand);
  return std::string(field.field->name) + ":" + (operand.kind == Kind::kNot ? "(" + text + ")" : text);
}

std::string quoted_text(const Expression& expression) {
  std::string text = "quoted:" + to_text(*expression.operands[0]);
  if (expression.operands.size() == 1) return text;
  text += " SAYS ";
  if (expression.operands.size() == 2) return text + operand_text(*expression.operands[1]);
  return text + "(" + joined(expression, " AND ", 1) + ")";
}

}  // namespace

std::string operand_text(const Expression& expression) {
  return is_group(expression) ? "(" + to_text(expression) + ")" : to_text(expression);
}

std::string near_name(const Expression& near) {
  return std::string(near.ordered ? "ONEAR/" : "NEAR/") + std::to_string(near.number);
}

std::string to_text(const Expression& expression) {
  switch (expression.kind) {
    case Kind::kTerm:
      return term_text(expression);
    case Kind::kRegex:
      return "/" + expression.text + (expression.ignore_case ? "/i" : "/");
    case Kind::kReference:
      return "@" + (expression.list.empty() ? "" : expression.list + "/") + expression.text;
    case Kind::kQuoted:
      return quoted_text(expression);
    case Kind::kField:
      return field_text(expression);
    case Kind::kAnd:
      return joined(expression, " AND ");
    case Kind::kOr:
      return joined(expression, " OR ");
    case Kind::kNot:
      return "NOT " + operand_text(*expression.operands[0]);
    case Kind::kNear:
      return joined(expression, " " + near_name(expression) + " ");
    case Kind::kSentence:
      return "SENT(" + joined(expression, ", ") + ")";
    case Kind::kParagraph:
      return "PARA(" + joined(expression, ", ") + ")";
    case Kind::kAtLeast:
      return "ATLEAST/" + std::to_string(expression.number) + " " + operand_text(*expression.operands[0]);
  }
  return {};
}

}  // namespace mentiond::plugins::watchlist
