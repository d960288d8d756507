#include "plugins/common/text/links.h"

#include <algorithm>

#include "plugins/common/text/characters.h"

namespace mentiond::common::text {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
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

/// Whether a letter or digit of any script follows the character of ASCII at `at`.
bool is_letter_behind(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && is_letter_class(class_of(character_at(text, at + 1).code));
}

/// Does a letter of a script without spaces go on with a URL? Behind a slash, "=" or "#" and behind another one;
/// elsewhere it is the text that goes on.
bool goes_on(std::string_view text, std::size_t at, bool spaceless_before) {
  return spaceless_before || std::string_view("/=#").find(text[at - 1]) != std::string_view::npos;
}

/// White space, a quotation mark, an angle bracket, a sign that is not of ASCII; each may be written as an entity.
bool ends_url(char32_t code) {
  const CharClass kind = class_of(code);
  return is_white(kind) || kind == CharClass::kQuote || code == '<' || code == '>' ||
         (kind == CharClass::kOther && code > 0x7F);
}

/// Punctuation at the end of a URL is the sentence's.
std::size_t url_end(std::string_view text, std::size_t from) {
  std::size_t end = from, kept = from;
  bool spaceless = false;
  while (end < text.size()) {
    Character c = character_at(text, end);
    if (ends_url(c.code)) break;
    if (text[end] == '&') c = {'&', 1};
    const CharClass kind = class_of(c.code);
    if (kind == CharClass::kSpaceless && end > from && !goes_on(text, end, spaceless)) break;
    spaceless = kind == CharClass::kSpaceless || (spaceless && kind == CharClass::kMark);
    end += c.size;
    if (c.code > 0x7F || std::string_view(".,;:!?)]}'").find(text[end - 1]) == std::string_view::npos) kept = end;
  }
  return kept;
}

bool is_letter(char c) { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_host_character(const Character& c) {
  if (c.code < 0x80) return is_alnum(static_cast<char>(c.code)) || c.code == '.' || c.code == '-';
  return class_of(c.code) == CharClass::kWord || class_of(c.code) == CharClass::kMark;
}

/// 192.168.0.1
bool is_address_in_numbers(std::string_view host) {
  std::size_t numbers = 0;
  while (true) {
    const std::size_t size = std::min(host.find('.'), host.size());
    const std::string_view number = host.substr(0, size);
    if (size == 0 || size > 3 || number.find_first_not_of("0123456789") != std::string_view::npos) return false;
    ++numbers;
    if (size == host.size()) return numbers == 4;
    host.remove_prefix(size + 1);
  }
}

/// A host name of at least two labels, the last one of letters.
bool is_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const std::string_view last = host.substr(dot + 1);
  return std::all_of(last.begin(), last.end(), is_letter) && host.find("..") == std::string_view::npos &&
         (is_letter(host.front()) || is_alnum(host.front()));
}

/// Is it one that nobody would write in a text otherwise? A capital begins a sentence ("end.Then/now"), and of letters
/// that are not of ASCII there are few that end a host's name.
bool is_plain_host(std::string_view host) {
  constexpr std::string_view kOtherScripts[] = {"рф", "рус", "укр", "срб", "бел", "бг", "мкд", "қаз", "ею", "ευ", "ελ"};
  if (host == "localhost" || is_address_in_numbers(host)) return true;
  if (!is_host(host)) return false;
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
         std::find(std::begin(kOtherScripts), std::end(kOtherScripts), last) != std::end(kOtherScripts);
}

/// Where the host that ends at `end` begins, its port left out; nothing: there is none.
Range host_before(std::string_view text, std::size_t end) {
  std::size_t behind = back_while(text, end, [](char c) { return c >= '0' && c <= '9'; });
  behind = behind < end && behind > 0 && text[behind - 1] == ':' ? behind - 1 : end;
  std::size_t start = behind;
  while (start > 0) {
    const Character c = character_before(text, start);
    if (!is_host_character(c)) break;
    start -= c.size;
  }
  if (!is_plain_host(text.substr(start, behind - start)) || after_word(text, start)) return {};
  return start > 0 && text[start - 1] == '@' ? Range{} : Range{start, behind};
}

/// Where the name before the sign of an e-mail address begins. One in a script without spaces has no other letters: the
/// text goes on before those.
std::size_t local_part(std::string_view text, std::size_t at) {
  if (at == 0) return at;
  const bool spaceless = class_of(character_before(text, at).code) == CharClass::kSpaceless;
  std::size_t start = at;
  while (start > 0) {
    const Character c = character_before(text, start);
    const CharClass kind = class_of(c.code);
    const bool sign =
        c.code < 0x80 && std::string_view("._%+-").find(static_cast<char>(c.code)) != std::string_view::npos;
    const bool letter = kind == (spaceless ? CharClass::kSpaceless : CharClass::kWord);
    if (!letter && kind != CharClass::kMark && (!sign || spaceless)) break;
    start -= c.size;
  }
  return start;
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
  if (dot < 3 || !is_letter_behind(text, dot)) return {};
  for (std::size_t i = dot - 3; i < dot; ++i) {
    if (text[i] != 'w' && text[i] != 'W') return {};
  }
  if (after_word(text, dot - 3)) return {};
  return {dot - 3, url_end(text, dot + 1)};
}

Range url_at_slash(std::string_view text, std::size_t slash) {
  const Range host = host_before(text, slash);
  return host.empty() ? Range{} : Range{host.start, url_end(text, slash)};
}

Range url_at_query(std::string_view text, std::size_t mark) {
  return is_letter_behind(text, mark) ? url_at_slash(text, mark) : Range{};
}

Range email_at(std::string_view text, std::size_t at) {
  const std::size_t start = local_part(text, at), host = at + character_at(text, at).size;
  std::size_t end = host;
  while (end < text.size()) {
    const Character c = text[end] == '&' ? Character{'&', 1} : character_at(text, end);
    if (!is_host_character(c)) break;
    end += c.size;
  }
  while (end > host && !is_letter(text[end - 1]) && !is_alnum(text[end - 1])) --end;
  if (start == at || !is_host(text.substr(host, end - host))) return {};
  const bool asks = text.substr(end).starts_with('?') && is_letter_behind(text, end);
  return {start, asks ? url_end(text, end) : end};
}

}  // namespace mentiond::common::text
