#include "plugins/match/watchlist/query/parser.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/query/regex.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;
using TokenKind = QueryToken::Kind;

constexpr int kDeepest = 100;

/// By recursive descent, one function for each level: sequence (AND, OR), near, unary, primary. After a problem every
/// function gives null and the token list has ended.
class Parser {
 public:
  Parser(std::vector<QueryToken> tokens, Place start, QueryProblems& problems)
      : tokens_(std::move(tokens)), start_(start), problems_(problems) {}

  ExpressionPtr run() {
    if (tokens_.at(TokenKind::kEnd))
      return fail(start_, "the query is empty; expected words, as in nato AND \"arms control\"");
    ExpressionPtr query = sequence();
    if (query != nullptr && tokens_.at(TokenKind::kClose))
      return fail(tokens_.peek().place, "this bracket closes none; take it out, or open one before it");
    if (query != nullptr && !tokens_.at(TokenKind::kEnd)) return nothing();
    return query;
  }

 private:
  ExpressionPtr fail(Place place, std::string message, std::string suggestion = {}) {
    problems_.error(place, std::move(message), std::move(suggestion));
    return nullptr;
  }
  static ExpressionPtr make(Kind kind, Place place) {
    auto expression = std::make_unique<Expression>();
    expression->kind = kind, expression->place = place;
    return expression;
  }
  void lost_comma() {
    problems_.error(tokens_.peek().place, "a comma has no meaning here; a space between words means AND, or write OR");
  }

  /// Without "quoted:", or inside another field.
  void lost_says() {
    const QueryToken &token = tokens_.peek(), &speaker = tokens_.before();
    const bool helped = around_ == nullptr && speaker.kind == TokenKind::kReference;
    problems_.error(token.place,
                    "SAYS stands behind quoted: and a speaker, as in quoted:@sergey-ryabkov SAYS \"arms race\"" +
                        (around_ == nullptr ? std::string() : ", and not inside " + std::string(around_->name) + ":"),
                    helped ? "quoted:@" + speaker.text + " SAYS" : std::string());
  }

  /// Operands with AND, OR or nothing between them.
  ExpressionPtr sequence() {
    std::vector<ExpressionPtr> operands;
    std::vector<QueryToken> operators;
    do {
      operands.push_back(near());
      if (operands.back() == nullptr) return nullptr;
      if (tokens_.at(TokenKind::kAnd) || tokens_.at(TokenKind::kOr)) {
        operators.push_back(tokens_.take());
      } else if (tokens_.begins_operand()) {
        operators.push_back({TokenKind::kAnd, tokens_.peek().place, "AND", 0, false, nullptr});
      } else {
        break;
      }
    } while (true);
    if (operators.empty()) return std::move(operands.front());
    const auto other = std::find_if(operators.begin(), operators.end(),
                                    [&](const QueryToken& each) { return each.kind != operators.front().kind; });
    if (other != operators.end())
      return fail(other->place, "AND and OR side by side could mean two things: " + reading(operands, operators, true) +
                                    ", or " + reading(operands, operators, false) +
                                    " (words without an operator between them mean AND)");
    const bool all = operators.front().kind == TokenKind::kAnd;
    ExpressionPtr group = make(all ? Kind::kAnd : Kind::kOr, operands.front()->place);
    group->operands = std::move(operands);
    return group;
  }

  ExpressionPtr near() {
    ExpressionPtr left = unary();
    QueryToken before;
    while (left != nullptr && tokens_.at(TokenKind::kNear)) {
      const QueryToken op = tokens_.take();
      if (const std::string number = number_ahead(op); !number.empty())
        return fail(op.place,
                    op.text + " has its number behind a slash: expected " + op.text + "/" + number + "; where " +
                        number + " is a word of the text, it needs quotation marks",
                    op.text + "/" + number);
      ExpressionPtr right = unary();
      if (right == nullptr) return nullptr;
      const bool chain = before.kind == TokenKind::kNear;
      ExpressionPtr pair = make(Kind::kNear, left->place);
      pair->number = op.number, pair->ordered = op.ordered;
      if (chain && (before.number != op.number || before.ordered != op.ordered))
        return fail(op.place, "two operators side by side could mean two things: " + operand_text(*left) + " " +
                                  near_name(*pair) + " " + operand_text(*right) + ", or " +
                                  operand_text(*left->operands[0]) + " " + near_name(*left) + " (" +
                                  operand_text(*left->operands[1]) + " " + near_name(*pair) + " " +
                                  operand_text(*right) + ")");
      pair->operands.push_back(std::move(left));
      pair->operands.push_back(std::move(right));
      left = std::move(pair);
      before = op;
    }
    return left;
  }

  /// "NEAR 5", "NEAR(5)": that of an operator which has none.
  std::string number_ahead(const QueryToken& op) const {
    const bool bracket = tokens_.at(TokenKind::kOpen);
    const QueryToken& number = tokens_.peek(bracket ? 1 : 0);
    const bool digits = number.kind == TokenKind::kWord && number.text.size() < 4 && is_digits(number.text);
    const bool closed = !bracket || (digits && tokens_.peek(2).kind == TokenKind::kClose);
    return digits && closed && op.text.find('/') == std::string::npos ? number.text : std::string();
  }

  ExpressionPtr unary() {
    if (++depth_ > kDeepest)
      return fail(tokens_.peek().place,
                  "more than 100 brackets and operators within one another; take out brackets that say nothing, or "
                  "make a part a query of its own and refer to it by @id");
    ExpressionPtr expression;
    if (tokens_.at(TokenKind::kNot)) {
      expression = make(Kind::kNot, tokens_.take().place);
      if (const QueryToken& op = tokens_.peek(); op.kind == TokenKind::kNear)
        return fail(expression->place, "NOT stands before what it excludes: write arms NOT (arms " + op.text +
                                           " treaty), the pair in brackets");
    } else if (tokens_.at(TokenKind::kAtLeast)) {
      const QueryToken op = tokens_.take();
      expression = make(Kind::kAtLeast, op.place);
      expression->number = op.number;
    } else {
      expression = primary();
      --depth_;
      return expression;
    }
    ExpressionPtr operand = unary();
    --depth_;
    if (operand == nullptr) return nullptr;
    expression->operands.push_back(std::move(operand));
    return expression;
  }

  ExpressionPtr primary() {
    switch (tokens_.peek().kind) {
      case TokenKind::kOpen:
        return group();
      case TokenKind::kWord:
      case TokenKind::kPhrase:
      case TokenKind::kBraced:
        return term();
      case TokenKind::kRegex:
        return regex();
      case TokenKind::kReference:
        return reference();
      case TokenKind::kField:
        return field();
      case TokenKind::kCase:
        return exact_case();
      case TokenKind::kSentence:
      case TokenKind::kParagraph:
        return in_one();
      default:
        return nothing();
    }
  }

  ExpressionPtr nothing() {
    const QueryToken& token = tokens_.peek();
    if (token.kind == TokenKind::kEnd) {
      const QueryToken& before = tokens_.before();
      return fail(before.place, "expected a word or phrase behind " + quoted(before.text) + ", not the query's end");
    }
    if (token.kind == TokenKind::kClose) return fail(token.place, "expected a word or phrase before this bracket");
    if (token.kind == TokenKind::kSays) return lost_says(), nullptr;
    if (token.kind == TokenKind::kComma) return lost_comma(), nullptr;
    const bool near = token.kind == TokenKind::kNear;
    return fail(token.place, quoted(token.text) + " needs a word or phrase before it" +
                                 (near ? ", as in arms " + token.text + " treaty" : std::string()) +
                                 "; to look for the word itself, write it in quotation marks");
  }

  ExpressionPtr group() {
    const QueryToken open = tokens_.take();
    if (tokens_.at(TokenKind::kClose)) return fail(open.place, "nothing stands between these brackets");
    ExpressionPtr inside = sequence();
    if (inside == nullptr) return nullptr;
    if (!close(open)) return nullptr;
    inside->place = open.place, inside->bracketed = true;
    return inside;
  }
  bool close(const QueryToken& open) {
    if (tokens_.at(TokenKind::kClose)) return tokens_.take(), true;
    if (tokens_.at(TokenKind::kComma)) return lost_comma(), false;
    if (tokens_.at(TokenKind::kSays)) return lost_says(), false;
    problems_.error(open.place, "the bracket that opens here is not closed; expected \")\"");
    return false;
  }

  ExpressionPtr term() {
    const QueryToken token = tokens_.take();
    ExpressionPtr expression = make(Kind::kTerm, token.place);
    expression->text = token.text;
    expression->quoted = token.kind == TokenKind::kPhrase, expression->exact = token.kind == TokenKind::kBraced;
    if (tokens_.at(TokenKind::kTilde)) return near_words(*expression, tokens_.take());
    if (around_ == nullptr || !around_->is_datum()) check_term(expression->text, expression->place, problems_);
    return expression;
  }

  /// "a b c"~5: each near the one before it.
  ExpressionPtr near_words(const Expression& phrase, const QueryToken& tilde) {
    ExpressionPtr all;
    std::istringstream words(phrase.text);
    for (std::string word; words >> word;) {
      ExpressionPtr each = make(Kind::kTerm, phrase.place);
      each->text = word;
      check_term(each->text, each->place, problems_);
      if (all == nullptr) {
        all = std::move(each);
        continue;
      }
      ExpressionPtr pair = make(Kind::kNear, phrase.place);
      pair->number = tilde.number;
      pair->operands.push_back(std::move(all));
      pair->operands.push_back(std::move(each));
      all = std::move(pair);
    }
    if (all != nullptr && all->kind == Kind::kNear) return all;
    return fail(phrase.place,
                "\"~\" says how far the words of a phrase may be apart; expected two or more, as in "
                "\"arms race\"~5");
  }

  ExpressionPtr regex() {
    const QueryToken token = tokens_.take();
    ExpressionPtr expression = make(Kind::kRegex, token.place);
    expression->text = token.text, expression->ignore_case = token.number == 1;
    if (const std::string problem = regex_problem(token.text); !problem.empty()) return fail(token.place, problem);
    return expression;
  }

  ExpressionPtr reference() {
    const QueryToken token = tokens_.take();
    ExpressionPtr expression = make(Kind::kReference, token.place);
    const std::size_t slash = token.text.find('/');
    if (slash != std::string::npos) expression->list = token.text.substr(0, slash);
    expression->text = token.text.substr(slash == std::string::npos ? 0 : slash + 1);
    if (expression->text.empty() || slash == 0 || expression->text.find('/') != std::string::npos)
      return fail(token.place, "expected @id or @watchlist/id, not " + quoted("@" + token.text));
    return expression;
  }

  ExpressionPtr exact_case() {
    const QueryToken cs = tokens_.take(), open = tokens_.take();
    const bool one = tokens_.at(TokenKind::kPhrase) || tokens_.at(TokenKind::kWord);
    ExpressionPtr expression = one ? term() : nullptr;
    if (expression == nullptr || expression->kind != Kind::kTerm || !tokens_.at(TokenKind::kClose)) {
      return fail(cs.place, "cs() holds one word or one phrase in quotation marks, as in cs(BT) or cs(\"New START\")");
    }
    tokens_.take();
    expression->exact = true, expression->place = cs.place;
    return expression;
  }

  ExpressionPtr in_one() {
    const QueryToken op = tokens_.take();
    const std::string example = op.text + "(arms, control)";
    if (!tokens_.at(TokenKind::kOpen)) return fail(op.place, op.text + " needs brackets, as in " + example);
    const QueryToken open = tokens_.take();
    const std::string too_few = op.text + " needs two operands or more, as in " + example;
    if (tokens_.at(TokenKind::kClose)) return fail(op.place, too_few);
    ExpressionPtr all = make(op.kind == TokenKind::kSentence ? Kind::kSentence : Kind::kParagraph, op.place);
    do {
      if (tokens_.at(TokenKind::kComma)) tokens_.take();
      ExpressionPtr each = sequence();
      if (each == nullptr) return nullptr;
      append_all_of(std::move(each), all->operands);
    } while (tokens_.at(TokenKind::kComma));
    if (!close(open)) return nullptr;
    if (all->operands.size() < 2) return fail(op.place, too_few);
    return all;
  }
  /// Within one sentence, AND is no other than a comma.
  static void append_all_of(ExpressionPtr expression, std::vector<ExpressionPtr>& into) {
    if (expression->kind != Kind::kAnd) return into.push_back(std::move(expression));
    for (ExpressionPtr& operand : expression->operands) append_all_of(std::move(operand), into);
  }

  ExpressionPtr field() {
    const QueryToken token = tokens_.take();
    if (token.field->kind == QueryField::Kind::kQuoted) return said_by(token);
    if (tokens_.at(TokenKind::kNot))
      return fail(token.place, "NOT stands before the field, as in -" + token.text + ":sport", "-" + token.text + ":");
    if (!tokens_.begins_operand() || tokens_.at(TokenKind::kAtLeast)) {
      const QueryToken& behind = tokens_.peek();
      const bool end = behind.kind == TokenKind::kEnd;
      return fail(end ? token.place : behind.place, "expected a word, a phrase or a bracket behind " +
                                                        quoted(token.text + ":") + ", not " +
                                                        (end ? std::string("the query's end") : quoted(behind.text)));
    }
    ExpressionPtr expression = make(Kind::kField, token.place);
    expression->field = token.field;
    const QueryField* const outer = std::exchange(around_, token.field);
    ExpressionPtr operand = primary();
    around_ = outer;
    if (operand == nullptr) return nullptr;
    expression->operands.push_back(std::move(operand));
    if (token.field->is_datum()) check_values(*expression, problems_);
    return expression;
  }

  /// quoted:@x SAYS words
  ExpressionPtr said_by(const QueryToken& token) {
    if (around_ != nullptr)
      return fail(token.place, "quoted: is a field itself and stands in no other; write it beside " +
                                   std::string(around_->name) + ":, joined with AND or OR");
    if (!tokens_.at(TokenKind::kReference))
      return fail(token.place, "quoted: takes an entity of a watchlist, as in quoted:@sergey-ryabkov");
    ExpressionPtr expression = make(Kind::kQuoted, token.place);
    ExpressionPtr speaker = reference();
    if (speaker == nullptr) return nullptr;
    expression->operands.push_back(std::move(speaker));
    if (says_in_other_words()) return nullptr;
    if (!tokens_.at(TokenKind::kSays)) return expression;
    tokens_.take();
    if (tokens_.at(TokenKind::kNot)) return says_not(*expression);
    ExpressionPtr words = tokens_.begins_operand() ? primary() : nothing();
    if (words == nullptr) return nullptr;
    append_all_of(std::move(words), expression->operands);
    return expression;
  }

  ExpressionPtr says_not(const Expression& speaker) {
    const Place place = tokens_.take().place;
    const ExpressionPtr words = tokens_.begins_operand() ? primary() : nothing();
    if (words == nullptr) return nullptr;
    const std::string who = "quoted:" + to_text(*speaker.operands[0]);
    return fail(place, "what stands behind SAYS is what was said; to exclude it, write " + who + " NOT (" + who +
                           " SAYS " + operand_text(*words) + ")");
  }

  /// "quoted:@x said peace" would look for the word in the whole article.
  bool says_in_other_words() {
    const QueryToken& token = tokens_.peek();
    const std::string word = common::html::lower(token.text);
    if (token.kind != TokenKind::kWord || (word != "says" && word != "say" && word != "said")) return false;
    problems_.error(token.place,
                    "behind a speaker the operator is SAYS, not " + quoted(token.text) +
                        "; to look for the word itself, write it in quotation marks",
                    "SAYS");
    return true;
  }

  QueryTokens tokens_;
  Place start_;
  QueryProblems& problems_;
  int depth_ = 0;
  const QueryField* around_ = nullptr;  // The field that is being read.
};

}  // namespace

ExpressionPtr parse_query(const QuerySource& source, Problems& problems) {
  QueryProblems first(problems);
  std::vector<QueryToken> tokens = lex(source, first);
  if (first.failed()) return nullptr;
  ExpressionPtr query = Parser(std::move(tokens), source.places.front(), first).run();
  if (query != nullptr) check_query(*query, first);
  return first.failed() ? nullptr : std::move(query);
}

}  // namespace mentiond::plugins::watchlist
