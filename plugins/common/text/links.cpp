#include "plugins/common/text/links.h"

#include "plugins/common/text/characters.h"

namespace mentiond::common::text {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_lower_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }
bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

template <class Belongs>
std::size_t back_while(std::string_view text, std::size_t end, Belongs belongs) {
  while (end > 0 && belongs(text[end - 1])) --end;
  return end;
}

/// Whether a letter or digit of any script ends at `at`.
bool after_word(std::string_view text, std::size_t at) {
  return at > 0 && is_letter_class(class_of(character_before(text, at).code));
}

/// A URL goes on to white space, a quotation mark or a letter of a script without spaces; punctuation at its end is the
/// sentence's.
std::size_t url_end(std::string_view text, std::size_t from) {
  std::size_t end = from, kept = from;
  while (end < text.size() && text[end] != '<' && text[end] != '>') {
    const Character c = text[end] == '&' ? Character{'&', 1} : character_at(text, end);
    const CharClass kind = class_of(c.code);
    const bool outside = kind == CharClass::kSpace || kind == CharClass::kNewline || kind == CharClass::kParagraph ||
                         kind == CharClass::kQuote || kind == CharClass::kSpaceless;
    if (outside) break;
    end += c.size;
    if (c.code > 0x7F || std::string_view(".,;:!?)]}'").find(text[end - 1]) == std::string_view::npos) kept = end;
  }
  return kept;
}

/// A host name of at least two labels, the last one of letters.
bool is_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  for (const char c : host.substr(dot + 1)) {
    if (!is_alpha(c)) return false;
  }
  return host.find("..") == std::string_view::npos && is_alnum(host.front());
}

}  // namespace

Range url_at_scheme(std::string_view text, std::size_t colon) {
  if (text.substr(colon, 3) != "://") return {};
  const std::size_t start = back_while(text, colon, [](char c) { return is_alnum(c) || c == '+' || c == '-'; });
  // A scheme is of ASCII: "é://" is none.
  if (start == colon || !is_alpha(text[start]) || after_word(text, start)) return {};
  return {start, url_end(text, colon + 3)};
}

Range url_at_www(std::string_view text, std::size_t dot) {
  if (dot < 3 || dot + 1 >= text.size() || !is_alnum(text[dot + 1])) return {};
  for (std::size_t i = dot - 3; i < dot; ++i) {
    if (text[i] != 'w' && text[i] != 'W') return {};
  }
  if (after_word(text, dot - 3)) return {};
  return {dot - 3, url_end(text, dot)};
}

Range url_at_slash(std::string_view text, std::size_t slash) {
  const std::size_t start =
      back_while(text, slash, [](char c) { return is_lower_or_digit(c) || c == '.' || c == '-'; });
  if (!is_host(text.substr(start, slash - start))) return {};
  if (after_word(text, start) || (start > 0 && text[start - 1] == '@')) return {};
  return {start, url_end(text, slash)};
}

Range email_at(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0) {
    const Character c = character_before(text, start);
    const bool sign =
        c.code < 0x80 && std::string_view("._%+-").find(static_cast<char>(c.code)) != std::string_view::npos;
    if (!sign && class_of(c.code) != CharClass::kWord) break;
    start -= c.size;
  }
  std::size_t end = at + 1;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '.' || text[end] == '-')) ++end;
  while (end > at + 1 && !is_alnum(text[end - 1])) --end;
  if (start == at || !is_host(text.substr(at + 1, end - at - 1))) return {};
  return {start, end};
}

}  // namespace mentiond::common::text
