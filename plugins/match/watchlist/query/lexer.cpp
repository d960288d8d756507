#include "plugins/match/watchlist/query/lexer.h"

#include <algorithm>
#include <charconv>

#include "plugins/common/text/characters.h"
#include "plugins/match/watchlist/query/slips.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Character;
using common::text::CharClass;
using Kind = QueryToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_hebrew(char32_t c) { return c >= 0x5D0 && c <= 0x5EA; }

class Lexer {
 public:
  Lexer(const QuerySource& source, QueryProblems& problems)
      : text_(source.text), places_(source.places), problems_(problems) {}

  std::vector<QueryToken> run() {
    while (!problems_.failed() && skip_white_and_comments()) {
      if (!raw_value()) lex_token();
    }
    add(Kind::kEnd, std::min(at_, text_.size()), {});
    return std::move(tokens_);
  }

 private:
  // HTML entities are no part of a query: "&" is an ampersand.
  Character character(std::size_t at) const {
    return text_[at] == '&' ? Character{'&', 1} : common::text::character_at(text_, at);
  }
  CharClass class_at(std::size_t at) const {
    return at < text_.size() ? common::text::class_of(character(at).code) : CharClass::kSpace;
  }
  bool is(char c, std::size_t at) const { return at < text_.size() && text_[at] == c; }
  bool is_break(std::size_t at) const { return at >= text_.size() || is_white(class_at(at)); }
  void error(std::size_t at, std::string message, std::string suggestion = {}) {
    problems_.error(places_[at], std::move(message), std::move(suggestion));
  }
  QueryToken& add(Kind kind, std::size_t at, std::string_view text) {
    tokens_.push_back({kind, places_[at], std::string(text), 0, false, nullptr});
    return tokens_.back();
  }

  /// False: nothing is left.
  bool skip_white_and_comments() {
    while (at_ < text_.size()) {
      if (text_.substr(at_, 3) == "<<<") {
        const std::size_t end = text_.find(">>>", at_);
        if (end == std::string_view::npos) {
          error(at_, "the comment that begins here has no \">>>\"");
          return false;
        }
        at_ = end + 3;
      } else if (is('#', at_) && is_break(at_ + 1)) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (is_white(class_at(at_)) || class_at(at_) == CharClass::kIgnorable) {
        at_ += character(at_).size;
      } else {
        return true;
      }
    }
    return false;
  }

  /// The value of url: and its like, with its colons and slashes.
  bool raw_value() {
    const bool raw = !tokens_.empty() && tokens_.back().kind == Kind::kField && tokens_.back().field->is_raw();
    if (!raw || is('(', at_) || class_at(at_) == CharClass::kQuote) return false;
    std::size_t end = at_;
    while (end < text_.size() && !is_break(end) && text_[end] != ')') end += character(end).size;
    add(Kind::kWord, at_, text_.substr(at_, end - at_));
    at_ = end;
    return true;
  }

  void lex_token() {
    const std::size_t start = at_;
    switch (text_[at_]) {
      case '(':
        ++at_, add(Kind::kOpen, start, "(");
        return;
      case ')':
        close();
        return;
      case ',':
        ++at_, add(Kind::kComma, start, ",");
        return;
      case '{':
        return braced();
      case '/':
        return foreign_comment() || connector() ? void() : regex();
      case '@':
        return reference();
      case '-':
        return minus(1);
      case '+':
      case '!':
        if (!is_break(at_ + 1)) return sign();
        return word();
      case '}':
      case '[':
      case ']':
      case ';':
      case '~':
      case '^':
        if (slips(is(';', at_) ? html_before(text_, at_) : std::nullopt, 0) || lost_tilde()) return;
        error(at_, quoted(text_.substr(at_, 1)) +
                       " has no meaning here; expected a word, a phrase in quotation marks, "
                       "an operator or a round bracket");
        return;
      default:
        break;
    }
    const char32_t code = character(at_).code;
    if (class_at(at_) == CharClass::kQuote) return phrase();
    if (code == 0x2212 || code == 0x2013) return minus(character(at_).size);
    word();
  }

  /// False: nothing slipped in. `from` is where what was looked at begins.
  bool slips(const std::optional<Slip>& slip, std::size_t from) {
    if (slip) error(from + slip->at, slip->message, slip->suggestion);
    return slip.has_value();
  }

  /// "a b" ~5, a ~5 b
  bool lost_tilde() {
    if (!is('~', at_) || tokens_.empty() || !is_break(at_ - 1)) return false;
    const bool phrase = tokens_.back().kind == Kind::kPhrase;
    error(at_, phrase ? "\"~\" touches the phrase before it, as in \"a b\"~5; take out the space"
                      : "\"~\" stands behind a phrase, as in \"a b\"~5; between two words write NEAR/5");
    return true;
  }

  void close() {
    add(Kind::kClose, at_, ")");
    ++at_;
    if (is('~', at_)) error(at_, "\"~\" stands behind a phrase; for groups write (a OR b) NEAR/5 (c OR d)");
    no_boost();
  }

  /// Meltwater's ^9, Lucene's too.
  void no_boost() {
    if (is('^', at_)) error(at_, "\"^\" raises no weight here: there is no ranking; leave it out");
  }

  void minus(std::size_t size) {
    if (is_break(at_ + size) || is('-', at_ + size)) {
      error(at_, "a hyphen by itself; write NOT, or the hyphen without a space before a word", "NOT");
      return;
    }
    add(Kind::kNot, at_, "-");
    at_ += size;
  }

  void sign() {
    if (is('+', at_)) {
      error(at_, "\"+\" has no meaning here: every word is needed unless there is an OR; leave it out");
    } else {
      error(at_, "\"!\" has no meaning here; write NOT to exclude, {NATO} for exact capitals");
    }
  }

  void braced() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return error(at_, "the brace that opens here is not closed; expected \"}\"");
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    const bool spaces = std::any_of(inside.begin(), inside.end(), [](char c) { return c == ' ' || c == '\n'; });
    if (spaces || inside.empty()) {
      const std::string phrase = quoted(inside.empty() ? "New START" : inside);
      return error(at_, "braces hold one word in exact capitals, as in {NATO}; for more, write cs(" + phrase + ")");
    }
    add(Kind::kBraced, at_, inside);
    at_ = end + 1;
  }

  bool foreign_comment() {
    if (!is('/', at_ + 1) && !is('*', at_ + 1)) return false;
    error(at_, "a comment is written \"# a note\" up to the end of the line, or <<<a note>>>");
    return true;
  }

  /// "arms /5 treaty" of LexisNexis and Westlaw, unless a regular expression ends behind it.
  bool connector() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && !is_break(end) && text_[end] != ')' && text_[end] != '/') end += character(end).size;
    const std::string_view word = text_.substr(at_, end - at_);
    const bool one_letter = word.size() == 2 && std::string_view("spSP").find(word[1]) != std::string_view::npos;
    if ((!one_letter && !is_digits(word.substr(1))) || is('/', end) || is_closed_regex()) return false;
    classify(word, places_[at_], problems_);
    return true;
  }
  /// What "/" opens has its other "/", which no white space stands before and no word behind.
  bool is_closed_regex() const {
    const std::size_t end = text_.find_first_of("/\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] != '/' || is_break(end - 1)) return false;
    const std::size_t behind = end + (is('i', end + 1) ? 2 : 1);
    return is_break(behind) || is(')', behind);
  }

  void regex() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '/' && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size() || text_[end] != '/')
      return error(at_,
                   "the regular expression that begins here is not closed; expected \"/\". A slash in a text goes "
                   "in quotation marks");
    QueryToken& token = add(Kind::kRegex, at_, text_.substr(at_ + 1, end - at_ - 1));
    std::size_t flags = end + 1;
    for (; flags < text_.size() && is_ascii_letter(text_[flags]); ++flags) {
      if (text_[flags] != 'i')
        return error(at_, "behind a regular expression only \"i\" may stand (capitals do not count), not " +
                              quoted(text_.substr(flags, 1)));
      token.number = 1;
    }
    at_ = flags;
  }

  void reference() {
    std::size_t end = at_ + 1;
    while (end < text_.size()) {
      const CharClass kind = class_at(end);
      const bool sign = text_[end] == '-' || text_[end] == '.' || text_[end] == '/' || text_[end] == '_';
      if (!sign && !common::text::is_letter_class(kind) && kind != CharClass::kMark) break;
      end += character(end).size;
    }
    const std::string_view id = text_.substr(at_ + 1, end - at_ - 1);
    if (id.empty())
      return error(
          at_, "expected an id behind \"@\", as in @nato; where the text has it, write \"@nato\" in quotation marks");
    if (class_at(end) == CharClass::kApostrophe && !is_break(end + character(end).size))
      return error(end, "an entity is found with its \"'s\", too; leave that out here", "@" + std::string(id));
    add(Kind::kReference, at_, id);
    at_ = end;
  }

  /// Whether the quotation mark at `at` is one of an abbreviation (צה"ל).
  bool is_gershayim(std::size_t at, std::size_t from) const {
    const std::size_t next = at + character(at).size;
    return at > from && next < text_.size() && is_hebrew(common::text::character_before(text_, at).code) &&
           is_hebrew(character(next).code);
  }

  void phrase() {
    const std::size_t start = at_ + character(at_).size;
    std::size_t end = start;
    while (end < text_.size() && (class_at(end) != CharClass::kQuote || is_gershayim(end, start)))
      end += character(end).size;
    if (end >= text_.size()) return error(at_, "the phrase that begins here is not closed; expected a quotation mark");
    if (end == start && !is_break(end + character(end).size) && !is(')', end + character(end).size))
      return error(at_, "the quotation marks are written twice; write them once, as in \"arms control\"");
    add(Kind::kPhrase, at_, text_.substr(start, end - start));
    at_ = end + character(end).size;
    no_boost();
    if (is('*', at_)) return error(at_, "\"*\" belongs inside the quotation marks, behind the word that it completes");
    if (is('~', at_)) tilde();
  }

  void tilde() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::string_view number = text_.substr(at_ + 1, end - at_ - 1);
    QueryToken token{Kind::kTilde, places_[at_], std::string(number), 0, false, nullptr};
    const auto [rest, failure] = std::from_chars(number.data(), number.data() + number.size(), token.number);
    if (number.empty() || failure != std::errc() || token.number > 1000)
      return error(at_, "expected a number of words from 0 to 1000 behind \"~\", as in \"a b\"~5");
    if (end < text_.size() && is_ascii_letter(text_[end]))
      return error(at_, "behind \"~\" stands a number alone, as in \"a b\"~5; in this order it is a ONEAR/5 b");
    tokens_.push_back(std::move(token));
    at_ = end;
  }

  bool ends_word(std::size_t at, std::size_t from) const {
    const char c = text_[at];
    if (c == '(' || c == ')' || c == '{' || c == '}' || c == '[' || c == ']' || c == ';' || is_break(at)) return true;
    if (c == ',') return !(at > from && is_digit(text_[at - 1]) && at + 1 < text_.size() && is_digit(text_[at + 1]));
    if (text_.substr(at, 3) == "<<<") return true;
    return class_at(at) == CharClass::kQuote && !is_gershayim(at, from);
  }

  /// Meltwater has dots in its fields.
  bool is_of_field_name(std::size_t at) const {
    return (common::text::is_letter_class(class_at(at)) && !is_digit(text_[at])) || is('.', at);
  }

  void word() {
    if (spoils_field()) return;
    if (class_at(at_) == CharClass::kApostrophe && slips(single_quotes(text_.substr(at_)), at_)) return;
    std::size_t end = at_;
    bool letters = true;
    for (; end < text_.size() && (end == at_ || !ends_word(end, at_)); end += character(end).size) {
      if (text_[end] == ':' && letters && end > at_) return field(end);
      if (text_[end] == '~' || (text_[end] == '^' && end + 1 < text_.size() && is_digit(text_[end + 1])))
        return error(end, text_[end] == '^' ? "\"^\" raises no weight here: there is no ranking; leave it out"
                                            : "\"~\" stands behind a phrase, as in \"a b\"~5; spellings that are only "
                                              "alike are not found: write them with OR, or with * and ?");
      letters = letters && is_of_field_name(end);
    }
    const std::string_view text = text_.substr(at_, end - at_);
    if (has_its_number_apart(text, text_.substr(end), places_[at_], problems_)) return;
    if (is('(', end) && function(text)) return;
    const bool in_field = !tokens_.empty() && tokens_.back().kind == Kind::kField;
    if (field_by_equals_sign(text) || slips(slip_in_word(text, in_field), at_)) return;
    std::optional<QueryToken> token = classify(text, places_[at_], problems_);
    if (token && token->kind == Kind::kWord) doubt(text, end);
    if (token) tokens_.push_back(std::move(*token));
    at_ = end;
  }

  /// What may be meant as it is written, and mostly is not.
  void doubt(std::string_view word, std::size_t end) {
    if (is('(', end))
      problems_.warning(
          places_[end],
          "no space stands between " + quoted(word) +
              " and this bracket, which reads as AND; write the space, an operator, or a field with its colon");
    if (const std::string doubt = doubt_of_word(word); !doubt.empty()) problems_.warning(places_[at_], doubt);
  }

  void field(std::size_t colon) {
    const std::string_view name = text_.substr(at_, colon - at_);
    const QueryField* const field = known_field(name, text_.substr(colon + 1), places_[at_], problems_);
    if (field == nullptr) return;
    add(Kind::kField, at_, name).field = field;
    at_ = colon + 1;
  }

  /// cs(...), and the fields that Talkwalker, Cision and Nexis write as functions.
  bool function(std::string_view name) {
    if (name != "cs") return is_foreign_function(name, text_.substr(at_ + name.size()), places_[at_], problems_);
    add(Kind::kCase, at_, name);
    at_ += name.size();
    return true;
  }

  /// "title :arms", "title::arms", "caption:>5": what stands where a field's value would begin.
  bool spoils_field() {
    if (tokens_.empty() || std::string_view(":<>=").find(text_[at_]) == std::string_view::npos) return false;
    const QueryToken& before = tokens_.back();
    if (before.kind == Kind::kField) {
      error(at_, "expected a word, a phrase or a bracket behind " + quoted(before.text + ":") + ", not " +
                     quoted(text_.substr(at_, 1)));
      return true;
    }
    const std::string field = before.kind == Kind::kWord && is(':', at_) ? field_meant(before.text) : std::string();
    if (field.empty()) return false;
    problems_.error(before.place,
                    "expected " + field + ": with no space before the colon, as in " + field + ":arms; where " +
                        before.text + " is a word of the text, it needs quotation marks",
                    field + ":");
    return true;
  }
  /// Factiva's "hd=arms".
  bool field_by_equals_sign(std::string_view word) {
    const std::size_t sign = word.find('=');
    if (sign == std::string_view::npos || sign + 1 == word.size()) return false;
    const std::string field = field_meant(word.substr(0, sign));
    if (field.empty()) return false;
    const std::string right = field + ":" + std::string(word.substr(sign + 1));
    error(at_, "a field is written with a colon: " + right, right);
    return true;
  }

  std::string_view text_;
  const std::vector<Place>& places_;
  QueryProblems& problems_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<QueryToken> lex(const QuerySource& source, QueryProblems& problems) {
  return Lexer(source, problems).run();
}

}  // namespace mentiond::plugins::watchlist
