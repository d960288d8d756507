// What is wrong with a query that can be read.
#include <algorithm>
#include <iterator>

#include "plugins/common/html/ascii.h"
#include "plugins/common/text/characters.h"
#include "plugins/common/text/tokens.h"
#include "plugins/match/watchlist/query/advice.h"
#include "plugins/match/watchlist/query/data.h"
#include "plugins/match/watchlist/query/parser.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t kLongestTerm = 1000;

const Expression& first_not(const Expression& expression) {
  return expression.kind == Kind::kNot ? expression : first_not(*expression.operands.front());
}

class Checker {
 public:
  explicit Checker(QueryProblems& problems) : problems_(problems) {}

  void check(const Expression& e) {
    if (e.kind == Kind::kOr) sides_say_something(e);
    if (e.kind == Kind::kNot && only_excludes(*e.operands[0]))
      problems_.error(e.place, "NOT of NOT; say what must be there instead");
    if (e.kind == Kind::kNear || e.kind == Kind::kSentence || e.kind == Kind::kParagraph || e.kind == Kind::kAtLeast)
      for (const ExpressionPtr& operand : e.operands) must_stand_somewhere(*operand, e);
    if (e.kind == Kind::kQuoted)
      for (std::size_t i = 1; i < e.operands.size(); ++i) must_stand_somewhere(*e.operands[i], e);
    for (const ExpressionPtr& operand : e.operands) check(*operand);
  }

 private:
  void sides_say_something(const Expression& either) {
    for (const ExpressionPtr& operand : either.operands) {
      if (!only_excludes(*operand)) continue;
      const std::string instead = others_without(either, *operand);
      problems_.error(first_not(*operand).place,
                      "NOT as a side of OR holds for nearly every article; " +
                          (instead.empty() ? "say what must be there" : "write " + instead + ", or leave it out"));
    }
  }

  static std::string name_of(const Expression& e) {
    switch (e.kind) {
      case Kind::kNear:
        return near_name(e);
      case Kind::kSentence:
        return "SENT";
      case Kind::kParagraph:
        return "PARA";
      case Kind::kAtLeast:
        return "ATLEAST";
      default:
        return "SAYS";
    }
  }

  void must_stand_somewhere(const Expression& e, const Expression& around) {
    if (stands_somewhere(e)) return;
    const std::string name = name_of(around);
    if (e.kind == Kind::kNot) {
      problems_.error(e.place, "NOT inside " + name + ": what is not there is near nothing; " + excluded(e, around));
    } else if (e.kind == Kind::kAnd) {
      problems_.error(e.place, "AND inside " + name + ": expected words, phrases, or a group of them with OR" +
                                   distributed(around));
    } else if (e.kind == Kind::kField && e.field->is_datum()) {
      problems_.error(e.place, std::string(e.field->name) +
                                   ": is of the whole article and stands nowhere in it; join "
                                   "it to " +
                                   name + " with AND");
    } else {
      for (const ExpressionPtr& operand : e.operands) must_stand_somewhere(*operand, around);
    }
  }

  /// What to write for NOT in a NEAR.
  static std::string excluded(const Expression& no, const Expression& around) {
    if (around.kind != Kind::kNear)
      return "exclude it outside, as in " + example(around) + " NOT " + operand_text(*no.operands[0]);
    const std::string instead = is_side(no, around) ? without_the_pair(around) : std::string();
    if (instead.empty()) return "exclude it outside, as in (arms NEAR/5 treaty) NOT sport";
    return (around.operands[0].get() == &no ? "to exclude the pair, write " : "write ") + instead;
  }
  static std::string example(const Expression& around) {
    if (around.kind == Kind::kQuoted) return "quoted:" + to_text(*around.operands[0]) + " SAYS arms";
    if (around.kind == Kind::kAtLeast) return "ATLEAST/" + std::to_string(around.number) + " arms";
    return name_of(around) + "(arms, control)";
  }
  /// What to write for (a AND b) NEAR/n c.
  static std::string distributed(const Expression& around) {
    if (around.kind == Kind::kAtLeast) return "; write an ATLEAST for each";
    const std::string instead = around.kind == Kind::kNear ? each_near(around) : std::string();
    return instead.empty() ? instead : "; write " + instead;
  }
  static bool is_side(const Expression& e, const Expression& near) {
    return near.operands[0].get() == &e || near.operands[1].get() == &e;
  }

  QueryProblems& problems_;
};

/// Letters before the first `*` of a word, or behind it where it begins the word.
std::size_t letters_beside_star(std::string_view word) {
  const std::size_t star = word.find('*');
  std::string_view beside = word.substr(0, star);
  if (star == 0) {
    word.remove_prefix(std::min(word.find_first_not_of('*'), word.size()));
    beside = word.substr(0, word.find('*'));
  }
  std::size_t letters = 0;
  for (std::size_t i = 0; i < beside.size();) {
    const auto c = common::text::character_at(beside, i);
    letters += common::text::is_letter_class(common::text::class_of(c.code)) ? 1U : 0U;
    i += c.size;
  }
  return letters;
}

/// "a,b" as "(a OR b)"; empty: it is one value.
std::string in_a_group(std::string_view values) {
  std::string group;
  for (std::size_t at = values.find_first_of(",;|"); at != std::string_view::npos; at = values.find_first_of(",;|")) {
    group.append(group.empty() ? "(" : " OR ").append(values.substr(0, at));
    values.remove_prefix(at + 1);
  }
  return group.empty() ? group : group.append(" OR ").append(values).append(")");
}

/// Of sites whose names are one word, those that are all of a kind.
void doubt_site(std::string_view site, Place place, QueryProblems& problems) {
  constexpr std::string_view kEnds[] = {"com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "news"};
  const std::string name = common::html::lower(site);
  const bool end = name.size() == 2 || std::find(std::begin(kEnds), std::end(kEnds), name) != std::end(kEnds);
  if (name.find('.') == std::string::npos && !end)
    problems.warning(
        place, quoted(site) + " is the end of no site's name that is known; expected all of the name, as in bbc.co.uk");
  if (name.starts_with("www."))
    problems.warning(place, "other sub-domains than www. are left out; " + quoted(name.substr(4)) + " has them all");
}

void check_value(const Expression& value, const QueryField& field, QueryProblems& problems) {
  if (value.kind == Kind::kAnd || value.kind == Kind::kOr || value.kind == Kind::kNot) {
    for (const ExpressionPtr& operand : value.operands) check_value(*operand, field, problems);
    return;
  }
  const std::string name(field.name);
  if (value.kind != Kind::kTerm)
    return problems.error(
        value.place, name + ": takes words, phrases, or a group of them, as in " + std::string(example_of(field.kind)));
  if (field.kind == QueryField::Kind::kSource) return check_term(value.text, value.place, problems);
  const std::string problem = datum_problem(field.kind, value.text), several = in_a_group(value.text);
  // In the address of a page they may stand.
  if (!several.empty() && field.kind != QueryField::Kind::kUrl)
    return problems.error(
        value.place, "expected one value, not " + quoted(value.text) + "; several are written " + name + ":" + several);
  if (!problem.empty()) return problems.error(value.place, problem, datum_suggestion(field.kind, value.text));
  if (field.kind == QueryField::Kind::kFeed && value.text.find(' ') != std::string::npos)
    return problems.error(
        value.place, "expected the id of a feed, which has no space, as in feed:bbc-world, not " + quoted(value.text));
  if (field.kind == QueryField::Kind::kSite) doubt_site(value.text, value.place, problems);
}

}  // namespace

std::string reading(const std::vector<ExpressionPtr>& operands, const std::vector<QueryToken>& operators,
                    bool and_first) {
  std::string text, run;
  std::size_t in_run = 0;
  const auto flush = [&] { text += in_run > 1 ? "(" + run + ")" : run, run.clear(), in_run = 0; };
  for (std::size_t i = 0; i < operands.size(); ++i) {
    run += in_brackets(*operands[i]), ++in_run;
    if (i == operators.size()) break;
    const bool is_and = operators[i].kind == QueryToken::Kind::kAnd;
    if (is_and != and_first) flush();
    (is_and == and_first ? run : text) += is_and ? " AND " : " OR ";
  }
  flush();
  return text;
}

void check_query(const Expression& query, QueryProblems& problems) {
  Checker(problems).check(query);
  if (only_excludes(query))
    problems.error(first_not(query).place,
                   "a query that only excludes would match nearly every article; say what must be there, as in nato " +
                       to_text(first_not(query)));
}

void check_values(const Expression& field, QueryProblems& problems) {
  check_value(*field.operands[0], *field.field, problems);
}

void check_term(std::string_view text, Place place, QueryProblems& problems) {
  std::string plain;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.find("**") != std::string_view::npos) {
      std::string once;
      std::unique_copy(word.begin(), word.end(), std::back_inserter(once),
                       [](char a, char b) { return a == '*' && b == '*'; });
      return problems.error(place, "one \"*\" stands for any number of letters; expected it once in " + quoted(word),
                            once);
    }
    if (word.find('*') != std::string_view::npos && letters_beside_star(word) < 2) {
      return problems.error(place, "expected at least two letters " +
                                       std::string(word.starts_with('*') && word.size() > 1 ? "behind" : "before") +
                                       " \"*\" in " + quoted(word));
    }
    if (word.size() > 1 && word.starts_with('?'))
      return problems.error(place,
                            "\"?\" stands for one letter inside a word, as in customi?e, not at its "
                            "beginning as in " +
                                quoted(word));
    plain.append(word).append(" ");
  }
  std::erase(plain, '*');
  common::text::Tokens tokens;
  common::text::tokenise(plain, tokens);
  if (tokens.empty())
    return problems.error(place, "there is no letter and no digit to look for in " + quoted(text) + "; leave it out");
  if (text.size() > kLongestTerm)
    problems.error(place, "a phrase of " + std::to_string(text.size()) + " bytes; expected at most " +
                              std::to_string(kLongestTerm));
}

}  // namespace mentiond::plugins::watchlist
