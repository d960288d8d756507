// Bare words of a query that are operators or fields, and what to write for those of other programs.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/query/lexer.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = QueryToken::Kind;

constexpr std::uint32_t kMostWords = 1'000;
constexpr std::uint32_t kUsualDistance = 10;

struct Operator {
  std::string_view word;
  Kind kind;
};
constexpr Operator kOperators[] = {{"AND", Kind::kAnd},           {"OR", Kind::kOr},
                                   {"NOT", Kind::kNot},           {"SAYS", Kind::kSays},
                                   {"SENT", Kind::kSentence},     {"PARA", Kind::kParagraph},
                                   {"SENTENCE", Kind::kSentence}, {"PARAGRAPH", Kind::kParagraph}};

/// kEnd: it is none.
Kind operator_of(std::string_view word) {
  const auto* const op = std::find_if(std::begin(kOperators), std::end(kOperators),
                                      [&](const Operator& each) { return each.word == word; });
  return op == std::end(kOperators) ? Kind::kEnd : op->kind;
}

/// An operator with a number behind a slash.
struct Counted {
  std::string_view word;
  Kind kind;
  bool ordered;
};
constexpr Counted kCounted[] = {{"NEAR", Kind::kNear, false},
                                {"ONEAR", Kind::kNear, true},
                                {"w", Kind::kNear, false},
                                {"W", Kind::kNear, false},
                                {"ATLEAST", Kind::kAtLeast, false}};

struct Hint {
  std::string_view written, instead;
};
/// Words that mean nothing here and something elsewhere: Lucene, LexisNexis, Factiva, programming.
constexpr Hint kHints[] = {{"&", "AND"},
                           {"!", "NOT"},
                           {"ADJ", "ONEAR/0"},
                           {"BEFORE", "ONEAR/10"},
                           {"FOLLOWEDBY", "ONEAR/10"},
                           {"XOR", "(a NOT b) OR (b NOT a)"},
                           {"ANDNOT", "NOT"}};
/// The same in small letters.
constexpr Hint kSlashHints[] = {{"W/S", "SENT(a, b)"}, {"W/P", "PARA(a, b)"},   {"/S", "SENT(a, b)"},
                                {"/P", "PARA(a, b)"},  {"PRE/S", "SENT(a, b)"}, {"PRE/P", "PARA(a, b)"}};

/// Those with a number behind a slash, or right behind: LexisNexis, Westlaw, Factiva, Ovid, ProQuest.
constexpr Hint kCountedHints[] = {{"PRE", "ONEAR/"}, {"WITHIN", "NEAR/"}, {"ADJ", "ONEAR/"},
                                  {"P", "ONEAR/"},   {"N", "NEAR/"},      {"", "NEAR/"}};

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return result;
}

/// `rest` is what stands behind the slash.
std::optional<QueryToken> counted(const Counted& op, std::string_view word, std::string_view rest, Place place,
                                  QueryProblems& problems) {
  QueryToken token{op.kind, place, std::string(word), kUsualDistance, op.ordered, nullptr};
  const bool forward = op.kind == Kind::kNear && rest.ends_with('f');
  token.ordered |= forward;
  const std::string_view number = forward ? rest.substr(0, rest.size() - 1) : rest;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), token.number);
  const std::string example = std::string(op.word) + (op.kind == Kind::kAtLeast ? "/3" : "/5");
  if (!is_digits(number)) {
    problems.error(place, "expected a number behind " + quoted(std::string(op.word) + "/") + ", as in " + example +
                              ", not " + quoted(rest));
  } else if (error != std::errc() || token.number > kMostWords) {
    problems.error(place, "expected at most " + std::to_string(kMostWords) + " in " + quoted(word));
  } else if (op.kind == Kind::kAtLeast && token.number == 0) {
    problems.error(place, "what is there at least 0 times is always there; expected 1 or more", example);
  } else {
    return token;
  }
  return std::nullopt;
}

void has_no_meaning(std::string_view word, std::string_view instead, Place place, QueryProblems& problems) {
  problems.error(place, quoted(word) + " has no meaning here; write " + std::string(instead) + ", or " + quoted(word) +
                            " in quotation marks where the text has it");
}

/// "PRE/5", "ADJ3", and "/5" alone. Letters by themselves may be an abbreviation: those must be capitals.
bool is_foreign_operator(std::string_view word, QueryProblems& problems, Place place) {
  const std::string capitals = upper(word);
  for (const Hint& hint : kSlashHints) {
    if (hint.written == capitals) return has_no_meaning(word, hint.instead, place, problems), true;
  }
  for (const Hint& hint : kCountedHints) {
    const bool is_word = hint.written.size() > 2;
    if (!(is_word ? std::string_view(capitals) : word).starts_with(hint.written)) continue;
    std::string_view number = word.substr(hint.written.size());
    const bool slash = number.starts_with('/');
    if (slash) number.remove_prefix(1);
    if (!is_digits(number) || (!slash && !is_word)) continue;
    has_no_meaning(word, std::string(hint.instead).append(number), place, problems);
    return true;
  }
  return false;
}

/// An operator in small letters, or with its number stuck to it: "near/5", "NEAR5".
bool looks_like_operator(std::string_view word, QueryProblems& problems, Place place) {
  const std::string capitals = upper(word);
  for (const Counted& op : kCounted) {
    if (op.word.size() == 1 || !capitals.starts_with(op.word) || word.starts_with(std::string(op.word) + "/")) continue;
    std::string_view rest = std::string_view(capitals).substr(op.word.size());
    const bool slash = rest.starts_with('/');
    if (slash) rest.remove_prefix(1);
    if (!slash && !is_digits(rest)) continue;
    const std::string right = std::string(op.word) + "/" + (is_digits(rest) ? std::string(rest) : "5");
    problems.error(place, "expected " + right + ", in capitals and with a slash, not " + quoted(word), right);
    return true;
  }
  return false;
}

}  // namespace

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), common::html::is_digit);
}

bool QueryTokens::begins_operand() const {
  switch (peek().kind) {
    case Kind::kAnd:
    case Kind::kOr:
    case Kind::kNear:
    case Kind::kSays:
    case Kind::kTilde:
    case Kind::kClose:
    case Kind::kComma:
    case Kind::kEnd:
      return false;
    default:
      return true;
  }
}

std::optional<QueryToken> classify(std::string_view word, Place place, QueryProblems& problems) {
  if (const Kind op = operator_of(word); op != Kind::kEnd)
    return QueryToken{op, place, std::string(word), 0, false, nullptr};
  for (const Counted& op : kCounted) {
    const bool alone = word == op.word && op.word.size() > 1;
    if (alone && op.kind == Kind::kAtLeast) {
      problems.error(place, "expected how many times, as in ATLEAST/3", "ATLEAST/3");
      return std::nullopt;
    }
    if (alone) return QueryToken{op.kind, place, std::string(word), kUsualDistance, op.ordered, nullptr};
    if (!word.starts_with(op.word) || word.substr(op.word.size(), 1) != "/") continue;
    const std::string_view rest = word.substr(op.word.size() + 1);
    // "w/o" is a word.
    if (op.word.size() == 1 && (rest.empty() || rest[0] < '0' || rest[0] > '9')) continue;
    return counted(op, word, rest, place, problems);
  }
  for (const Hint& hint : kHints) {
    if (hint.written != word) continue;
    has_no_meaning(word, hint.instead, place, problems);
    return std::nullopt;
  }
  if (looks_like_operator(word, problems, place) || is_foreign_operator(word, problems, place)) return std::nullopt;
  if (word.ends_with(':') && word.find_first_not_of(':') == 0) {
    known_field(word.substr(0, word.size() - 1), {}, place, problems);
    return std::nullopt;
  }
  return QueryToken{Kind::kWord, place, std::string(word), 0, false, nullptr};
}

namespace {

/// "WITHIN 5 WORDS OF"
bool is_within(std::string_view word, std::string_view behind, Place place, QueryProblems& problems) {
  if (word != "WITHIN" || !behind.starts_with(' ')) return false;
  const std::string_view number = behind.substr(1, std::min(behind.find(' ', 1), behind.size()) - 1);
  if (!is_digits(number)) return false;
  has_no_meaning("WITHIN " + std::string(number), "NEAR/" + std::string(number), place, problems);
  return true;
}

}  // namespace

bool has_its_number_apart(std::string_view word, std::string_view behind, Place place, QueryProblems& problems) {
  if (is_within(word, behind, place, problems)) return true;
  const auto skip = [&](std::string_view characters) {
    behind.remove_prefix(std::min(behind.find_first_not_of(characters), behind.size()));
  };
  const bool slash = word.ends_with('/');
  const std::string_view name = word.substr(0, word.size() - (slash ? 1 : 0));
  const auto* const op = std::find_if(std::begin(kCounted), std::end(kCounted), [&](const Counted& each) {
    return each.word == name || (each.word.size() > 1 && each.word == upper(name));
  });
  if (op == std::end(kCounted) || !behind.starts_with(' ')) return false;
  skip(" ");
  const bool slash_behind = behind.starts_with('/');
  if (slash_behind) behind.remove_prefix(1), skip(" ");
  const std::string_view number = behind.substr(0, behind.find_first_not_of("0123456789"));
  behind.remove_prefix(number.size());
  const bool forward = behind.starts_with('f');
  if (forward) behind.remove_prefix(1);
  const bool ends = behind.empty() || std::string_view(" \t\r\n()\"").find(behind.front()) != std::string_view::npos;
  if (number.empty() || !ends || (slash == slash_behind && (slash || op->kind != Kind::kAtLeast))) return false;
  const std::string right = std::string(op->word) + "/" + std::string(number) + (forward ? "f" : "");
  problems.error(
      place, "expected " + right + ", with no space in it; where the text has these words, put them in quotation marks",
      right);
  return true;
}

std::string field_meant(std::string_view word) {
  std::string lower = common::html::lower(word);
  return field_of(lower) != nullptr ? lower : std::string(field_called(lower));
}

bool is_foreign_function(std::string_view word, std::string_view behind, Place place, QueryProblems& problems) {
  const std::string field = field_meant(word), capitals = upper(word);
  if (!field.empty()) {
    problems.error(place, "a field is written with a colon: " + field + ":(...)", field + ":");
    return true;
  }
  if (const auto op = operator_of(capitals); word != capitals && op != Kind::kEnd) {
    problems.error(place, "expected " + capitals + " in capitals, not " + quoted(word), capitals);
    return true;
  }
  if (capitals == "CS") {
    problems.error(place, "expected cs in small letters, not " + quoted(word), "cs");
    return true;
  }
  // Google's AROUND(5).
  if (word != "AROUND" || !behind.starts_with('(')) return false;
  const std::string_view number = behind.substr(1, std::min(behind.find(')'), behind.size()) - 1);
  if (!is_digits(number)) return false;
  has_no_meaning(std::string(word).append("(").append(number).append(")"), std::string("NEAR/").append(number), place,
                 problems);
  return true;
}

const QueryField* known_field(std::string_view name, std::string_view rest, Place place, QueryProblems& problems) {
  if (const QueryField* field = field_of(name)) return field;
  for (const Counted& op : kCounted) {
    if (op.word.size() == 1 || upper(name) != op.word) continue;
    problems.error(place, std::string(op.word) + " has its number behind a slash, as in " + std::string(op.word) + "/5",
                   std::string(op.word) + "/5");
    return nullptr;
  }
  // GDELT's near20:"a b" and repeat3:"a".
  for (const auto& [word, instead] : {std::pair("NEAR", "\"arms control\"~"), std::pair("REPEAT", "ATLEAST/")}) {
    const std::string capitals = upper(name);
    const std::string_view number = std::string_view(capitals).substr(std::min(std::strlen(word), capitals.size()));
    if (!capitals.starts_with(word) || !is_digits(number)) continue;
    problems.error(place, quoted(name) + " is no field; expected " + instead + std::string(number));
    return nullptr;
  }
  const std::string lower = common::html::lower(name);
  if (rest.starts_with("//")) {
    problems.error(place, "a web address; write url:example.org/news, or site:example.org for all of a site");
    return nullptr;
  }
  const std::size_t dot = lower.rfind('.');  // Meltwater's metaData.language.
  const std::string own = lower.substr(dot == std::string::npos ? 0 : dot + 1);
  if (own == "raw") {
    problems.error(place, "there is no field " + quoted(name) + "; a word in exact capitals is written {NATO}");
    return nullptr;
  }
  if (is_field_elsewhere(own)) {
    problems.error(place,
                   "there is no field " + quoted(name) +
                       " here, and none like it; leave it out, or use quotation marks where the text has a colon");
    return nullptr;
  }
  std::string suggestion = field_meant(own);
  if (suggestion.empty()) suggestion = nearest(lower, field_names());
  if (!suggestion.empty()) suggestion += ":";
  std::string names;
  for (const std::string_view each : field_names()) names.append(names.empty() ? "" : ", ").append(each);
  problems.error(place,
                 "there is no field " + quoted(name) + "; expected one of " + names +
                     ". Where the text has a colon, use quotation marks",
                 std::move(suggestion));
  return nullptr;
}

}  // namespace mentiond::plugins::watchlist
