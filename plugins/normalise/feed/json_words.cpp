#include "plugins/normalise/feed/json_words.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/unicode.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_digit;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at - begin;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::size_t skip_comment(std::string_view text, std::size_t at) {
  const std::string_view two = text.substr(at, 2);
  if (two == "//") return std::min(text.find('\n', at), text.size());
  if (two != "/*") return at;
  const auto end = text.find("*/", at + 2);
  return end == text.npos ? text.size() : end + 2;
}

std::size_t skip_gap(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t next = skip_comment(text, skip_blanks(text, at));
    if (next == at) return at;
    at = next;
  }
}

int read_hex(std::string_view digits) {
  if (digits.size() != 4) return -1;
  int code = 0;
  for (const char c : digits) {
    const char low = common::html::to_lower(c);
    if (!is_digit(c) && (low < 'a' || low > 'f')) return -1;
    code = code * 16 + (is_digit(c) ? c - '0' : low - 'a' + 10);
  }
  return code;
}

bool is_control_character(int code) {
  const bool line = code == '\t' || code == '\n' || code == '\r';
  return (code < 0x20 && !line) || (code >= 0x7F && code < 0xA0) || code >= 0xFFFE;
}

std::string instead_of_control(int control) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const char32_t meant =
      control >= 0x80 && control < 0xA0 ? common::html::windows_1252(static_cast<unsigned>(control)) : 0;
  if (meant == 0) return {};
  std::string escape = "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) escape += kDigits[(meant >> shift) & 0xF];
  return escape;
}

bool is_json_number(std::string_view word) {
  constexpr std::size_t kLongest = 32;
  std::size_t at = word.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits_at(word, at);
  if (whole == 0 || word.size() > kLongest || (whole > 1 && word[at] == '0')) return false;
  at += whole;
  if (at < word.size() && word[at] == '.') {
    const std::size_t fraction = digits_at(word, at + 1);
    if (fraction == 0) return false;
    at += 1 + fraction;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    const std::size_t exponent = digits_at(word, at);
    if (exponent == 0 || exponent > 2) return false;
    at += exponent;
  }
  return at == word.size();
}

std::string_view json_word_meant(std::string_view word) {
  if (word == "True") return "true";
  if (word == "False") return "false";
  for (const std::string_view nothing :
       {"NaN", "nan", "-NaN", "Infinity", "-Infinity", "Inf", "-Inf", "inf", "-inf", "undefined", "None", "nil"}) {
    if (word == nothing) return "null";
  }
  return {};
}

bool closes_string(std::string_view text, std::size_t quote) {
  const std::size_t next = skip_blanks(text, quote + 1);
  const std::string_view rest = text.substr(next, 2);
  if (rest.empty() || rest[0] == ':' || rest[0] == '}' || rest[0] == ']') return true;
  if (rest == "//" || rest == "/*") return true;
  if (rest[0] == '"') return next > quote + 1;  // A comma is missing.
  if (rest[0] != ',') return false;
  const std::string_view after = text.substr(skip_blanks(text, next + 1), 5);
  constexpr std::string_view kValueBegins = "\"{[}],-/0123456789";
  if (after.empty() || kValueBegins.find(after[0]) != kValueBegins.npos) return true;
  for (const std::string_view word : {"true", "false", "null", "NaN"}) {
    if (after.starts_with(word) || word.starts_with(after)) return true;
  }
  return false;
}

}  // namespace mentiond::plugins::feed
