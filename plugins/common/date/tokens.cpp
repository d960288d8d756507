#include "plugins/common/date/tokens.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace mentiond::common::date {
namespace {

constexpr std::size_t kMost = 24;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
// "a.m." and "Europe/Istanbul" are one word each.
bool joins(std::string_view text, std::size_t i) {
  const bool between = i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
  return between && (text[i] == '.' || text[i] == '/' || text[i] == '_');
}

std::size_t end_of(std::string_view text, std::size_t i) {
  const bool number = is_digit(text[i]);
  const std::size_t start = i;
  while (i < text.size() && (number ? is_digit(text[i]) : is_letter(text[i]) || (i > start && joins(text, i)))) ++i;
  return i;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(12);
  for (std::size_t i = 0; i < text.size() && tokens.size() < kMost;) {
    if (!is_digit(text[i]) && !is_letter(text[i])) {
      ++i;
      continue;
    }
    Token token;
    const std::size_t end = end_of(text, i);
    token.kind = is_digit(text[i]) ? Token::Kind::kNumber : Token::Kind::kWord;
    token.text = text.substr(i, end - i);
    if (i > 0) token.before = text[i - 1];
    if (end < text.size()) token.after = text[end];
    if (token.kind == Token::Kind::kNumber) {
      for (const char c : token.text.substr(0, 8)) token.value = token.value * 10 + (c - '0');
    }
    tokens.push_back(token);
    i = end;
  }
  return tokens;
}

std::string with_ascii_figures(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  const auto size = static_cast<std::int32_t>(std::min(text.size(), kLongest));
  const auto written = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size));
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < written.length(); i = written.moveIndex32(i, 1)) {
    const UChar32 c = written.char32At(i);
    if (const std::int32_t digit = u_charDigitValue(c); digit >= 0) {
      plain += static_cast<UChar32>('0' + digit);
    } else if (u_isUWhiteSpace(c) != 0) {
      plain += static_cast<UChar32>(' ');
    } else if (c == 0x2212 || (c >= 0x2010 && c <= 0x2013)) {
      plain += static_cast<UChar32>('-');
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      plain += static_cast<UChar32>(c - 0xFF01 + '!');
    } else if (u_charType(c) != U_FORMAT_CHAR) {
      plain += c;
    }
  }
  std::string utf8;
  return plain.toUTF8String(utf8);
}

}  // namespace mentiond::common::date
