#include "plugins/common/html/entities.h"

#include <array>
#include <utility>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entity_names.h"
#include "plugins/common/html/name_table.h"
#include "plugins/common/html/output.h"
#include "plugins/common/html/scan.h"
#include "plugins/common/html/unicode.h"

namespace mentiond::common::html {
namespace {

constexpr std::size_t kLongestName = 8;  // thetasym.

constexpr auto kEntities = [] {
  NameTable<512, Case::kKept> table;
  for (const auto& [name, code_point] : kEntityNames) table.add(name, code_point);
  table.add("apos", '\'');  // Of XML.
  return table;
}();

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

std::size_t encode_utf8(std::uint32_t c, std::array<char, 4>& bytes) {
  std::size_t size = 0;
  const auto put = [&](std::uint32_t byte) { bytes[size++] = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000 && (c < 0xD800 || c > 0xDFFF)) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else if (c >= 0x10000 && c <= 0x10FFFF) {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xEF), put(0xBF), put(0xBD);
  }
  return size;
}

void append_utf8(std::string& text, std::uint32_t code_point) {
  std::array<char, 4> bytes;
  text.append(bytes.data(), encode_utf8(code_point, bytes));
}

Reference read_reference(std::string_view text) {
  if (text.size() < 3) return {};
  if (text[1] == '#') return read_number(text, true);
  std::size_t size = 1;
  while (size <= kLongestName + 1 && size < text.size() && is_alnum(text[size])) ++size;
  if (size == text.size() || text[size] != ';') return {};
  const NameEntry* const entity = kEntities.find(text.substr(1, size - 1));
  return entity == nullptr ? Reference{} : Reference{entity->flags, size + 1, true};
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

namespace {

constexpr std::string_view escape_of(char c) {
  return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
}

template <char... Bytes>
void append_with_escapes(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t next = find_any<Bytes...>(text);
    out += text.substr(0, next);
    if (next == text.size()) return;
    out += escape_of(text[next]);
    text.remove_prefix(next + 1);
  }
}

template <char... Bytes>
void append_with_escapes(Output& out, Padded text) {
  while (!text.empty()) {
    const std::size_t next = out.copy_until<Bytes...>(text);
    out.advance(next);
    if (next == text.size()) return;
    out.append(escape_of(text[next]));
    text = text.behind(next + 1);
  }
}

}  // namespace

void append_text(std::string& out, std::string_view text) { append_with_escapes<'&', '<'>(out, text); }
void append_text(Output& out, Padded text) { append_with_escapes<'&', '<'>(out, text); }
void append_escaped(std::string& out, std::string_view text) { append_with_escapes<'&', '<', '>', '"'>(out, text); }
void append_escaped(Output& out, Padded text) { append_with_escapes<'&', '<', '>', '"'>(out, text); }

}  // namespace mentiond::common::html
