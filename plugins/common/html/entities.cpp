#include "plugins/common/html/entities.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstring>
#include <utility>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/scan.h"
#include "plugins/common/html/unicode.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t kLongestName = 10;  // thetasym and its like are 8.

std::uint32_t checked(std::uint32_t code_point) {
  // 128–159: Windows-1252 was taken for Latin-1 (HTML Living Standard §13.2.5.80).
  if (code_point >= 0x80 && code_point <= 0x9F && windows_1252(code_point) != 0) return windows_1252(code_point);
  const bool control = (code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r') ||
                       (code_point >= 0x7F && code_point <= 0x9F);
  const bool none =
      (code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF || (code_point & 0xFFFE) == 0xFFFE;
  return control || none ? 0xFFFD : code_point;
}

unsigned digit_value(char c, unsigned base) {
  unsigned value = 99;
  if (is_digit(c)) value = static_cast<unsigned>(c - '0');
  if (is_alpha(c)) value = static_cast<unsigned>(to_lower(c) - 'a') + 10;
  return value < base ? value : 99;
}

Reference read_number(std::string_view text, bool strict) {
  std::size_t i = 2;
  const bool hex = i < text.size() && to_lower(text[i]) == 'x';
  if (hex) ++i;
  const unsigned base = hex ? 16 : 10;
  const std::size_t first = i;
  std::uint32_t value = 0;
  for (; i < text.size() && digit_value(text[i], base) != 99; ++i) {
    if (value <= 0x10FFFF) value = value * base + digit_value(text[i], base);
  }
  const bool ended = i < text.size() && text[i] == ';';
  if (i == first || (strict && !ended)) return {};
  return {checked(value), ended ? i + 1 : i, false};
}

}  // namespace

void append_utf8(std::string& text, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000 && (c < 0xD800 || c > 0xDFFF)) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else if (c >= 0x10000 && c <= 0x10FFFF) {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    text += "\xEF\xBF\xBD";
  }
}

Reference read_reference(std::string_view text) {
  if (text.size() < 3) return {};
  if (text[1] == '#') return read_number(text, true);
  std::array<xmlChar, kLongestName + 1> name{};
  std::size_t size = 0;
  while (size < kLongestName && size + 1 < text.size() && is_alnum(text[size + 1])) {
    name[size] = static_cast<xmlChar>(text[size + 1]);
    ++size;
  }
  if (size == 0 || size + 1 >= text.size() || text[size + 1] != ';') return {};
  if (std::memcmp(name.data(), "apos", 5) == 0) return {'\'', size + 2, true};
  const htmlEntityDesc* const entity = htmlEntityLookup(name.data());
  return entity == nullptr ? Reference{} : Reference{entity->value, size + 2, true};
}

std::string decode_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = std::min(text.find('&', i), text.size());
    decoded += text.substr(i, next - i);
    i = next;
    if (i == text.size()) break;
    const Reference reference = read_reference(text.substr(i));
    if (reference.code_point == 0) {
      decoded += text[i++];
    } else {
      append_utf8(decoded, reference.code_point);
      i += reference.size;
    }
  }
  return decoded;
}

Reference read_html_reference(std::string_view text) {
  const Reference strict = read_reference(text);
  if (strict.code_point != 0) return strict;
  if (text.size() > 2 && text[1] == '#') return read_number(text, false);
  constexpr auto kOldest = std::to_array<std::pair<std::string_view, std::uint32_t>>(
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"nbsp", 0xA0}, {"copy", 0xA9}, {"reg", 0xAE}});
  for (const auto& [name, code_point] : kOldest) {
    if (!text.substr(1).starts_with(name)) continue;
    const std::size_t size = name.size() + 1;
    const bool longer = size < text.size() && (is_alnum(text[size]) || text[size] == '=');
    return longer ? Reference{} : Reference{code_point, size, true};
  }
  return {};
}

void append_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = find_any<'&', '<'>(text, i);
    out.append(text, i, next - i);
    if (next == text.size()) return;
    out += text[next] == '&' ? "&amp;" : "&lt;";
    i = next + 1;
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = find_any<'&', '<', '>', '"'>(text, i);
    out.append(text, i, next - i);
    if (next == text.size()) return;
    const char c = text[next];
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
    i = next + 1;
  }
}

}  // namespace mentiond::common::html
