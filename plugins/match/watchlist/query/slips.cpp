#include "plugins/match/watchlist/query/slips.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/text/characters.h"
#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::CharClass;

struct Sign {
  std::string_view written, message;
};
constexpr std::string_view kOperators[] = {" AND ", " OR ", " NOT ", " NEAR"};
constexpr std::string_view kComma =
    "a comma has no meaning here; write OR, or a space for AND, or quotation marks where the text has it";
/// Wherever they stand in a word.
constexpr Sign kSigns[] = {
    {"（", "the bracket of another keyboard; write \"(\""},
    {"）", "the bracket of another keyboard; write \")\""},
    {"：", "the colon of another keyboard; write \":\", or quotation marks where the text has it"},
    {"，", kComma},
    {"、", kComma},
    {"،", kComma},
    {"；", "the semicolon of another keyboard; write OR, or a space for AND"},
    {"؛", "the semicolon of another keyboard; write OR, or a space for AND"},
    {"%20", "this is of a web address: write a space for \"%20\""},
    {"%22", "this is of a web address: write a quotation mark for \"%22\""},
    {">>>", "this \">>>\" closes no comment; one is written <<<a note>>>"},
};

/// "a|b|c" as "a OR b OR c".
std::string with_operator(std::string_view words, std::string_view sign, const std::string& op) {
  std::string text;
  for (std::size_t at = words.find(sign); at != std::string_view::npos; at = words.find(sign)) {
    text.append(words.substr(0, at)).append(" " + op + " ");
    words.remove_prefix(at + sign.size());
  }
  return text.append(words);
}

/// "a|b", "a&&b".
std::optional<Slip> operator_inside(std::string_view word, bool in_field) {
  for (const auto& [sign, op] : {std::pair("||", "OR"), std::pair("|", "OR"), std::pair("&&", "AND")}) {
    const std::size_t at = word.find(sign);
    if (at == std::string_view::npos) continue;
    const bool between = !word.starts_with(sign) && !word.ends_with(sign);
    std::string instead = between ? with_operator(word, sign, op) : op;
    if (in_field && between) instead = "(" + instead + ")";
    return Slip{at,
                quoted(sign) + " has no meaning here; write " + instead + ", or " + quoted(word) +
                    " in quotation marks where the text has it",
                between ? instead : std::string()};
  }
  return std::nullopt;
}

bool is_white(std::string_view text, std::size_t at) {
  return at >= text.size() || common::text::is_white(common::text::class_of(common::text::character_at(text, at).code));
}
bool has_operator(std::string_view words) {
  const std::string text = " " + std::string(words) + " ";
  return std::any_of(std::begin(kOperators), std::end(kOperators),
                     [&](std::string_view op) { return text.find(op) != std::string::npos; });
}

}  // namespace

std::optional<Slip> slip_in_word(std::string_view word, bool in_field) {
  std::optional<Slip> first;
  for (const Sign& sign : kSigns) {
    const std::size_t at = word.find(sign.written);
    if (at < (first ? first->at : word.size())) first = {at, std::string(sign.message), {}};
  }
  if (first) return first;
  if (word.starts_with("<<")) return Slip{0, "a comment begins with three \"<\", as in <<<a note>>>", {}};
  if (word.starts_with("\\"))
    return Slip{0, "a backslash has no meaning here, not before a quotation mark either; leave it out", {}};
  if (common::html::equal_ignoring_case(word, "and/or"))
    return Slip{0, quoted(word) + " has no meaning here; write OR, which holds for both, too", "OR"};
  return operator_inside(word, in_field);
}

/// "treat!" of Nexis and Westlaw, "treat$" of Factiva, "treat?" of Talkwalker; "Yahoo!" has a capital letter.
std::string doubt_of_word(std::string_view word) {
  const bool letters =
      word.size() > 4 && std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || std::string_view("!$?").find(word.back()) == std::string_view::npos) return {};
  const std::string_view begin = word.substr(0, word.size() - 1), sign = word.substr(word.size() - 1);
  return quoted(word) + " is found with its " + quoted(sign) + " alone; for every word that begins so, write " +
         std::string(begin) + "*";
}

std::optional<Slip> single_quotes(std::string_view rest) {
  const std::size_t start = common::text::character_at(rest, 0).size;
  bool several = false;
  for (std::size_t i = start; i < rest.size();) {
    const auto c = common::text::character_at(rest, i);
    const CharClass kind = common::text::class_of(c.code);
    if (kind == CharClass::kQuote || kind == CharClass::kParagraph || rest[i] == '(' || rest[i] == ')' ||
        rest[i] == '\n')
      break;
    const std::size_t behind = i + c.size;
    const bool closes = kind == CharClass::kApostrophe && (is_white(rest, behind) || rest[behind] == ')');
    if (closes) {
      const std::string_view inside = rest.substr(start, i - start);
      if (!several || has_operator(inside)) break;
      return Slip{0, "single quotation marks make no phrase; write " + quoted(inside), {}};
    }
    several = several || is_white(rest, i);
    i = behind;
  }
  return std::nullopt;
}

std::optional<Slip> html_before(std::string_view text, std::size_t end) {
  const std::size_t at = text.substr(0, end).rfind('&');
  if (at == std::string_view::npos || common::text::character_at(text, at).size != end + 1 - at) return std::nullopt;
  const std::string_view written = text.substr(at, end + 1 - at);
  return Slip{at, quoted(written) + " is a character as HTML writes it; write the character itself", {}};
}

}  // namespace mentiond::plugins::watchlist
