#include "plugins/common/text/entities.h"

#include <charconv>

namespace mentiond::common::text {
namespace {

struct Name {
  std::string_view name;
  char32_t code;
};
constexpr Name kNames[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},    {"shy", 0xAD},     {"laquo", 0xAB},    {"raquo", 0xBB},    {"ndash", 0x2013},
    {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"hellip", 0x2026},
    {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"lrm", 0x200E},   {"rlm", 0x200F},   {"middot", 0xB7},   {"reg", 0xAE},      {"copy", 0xA9},
    {"trade", 0x2122}, {"OElig", 0x152},  {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},
};
/// The names of U+00C0 to U+00FF, in order.
constexpr std::string_view kLatin1[] = {
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave",
    "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",
    "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

char32_t named(std::string_view name) {
  for (const Name& each : kNames) {
    if (each.name == name) return each.code;
  }
  for (char32_t i = 0; i < std::size(kLatin1); ++i) {
    if (kLatin1[i] == name) return 0xC0 + i;
  }
  return 0;
}

char32_t numbered(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool valid = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  const bool character = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid && character ? static_cast<char32_t>(code) : 0;
}

}  // namespace

Character entity_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  const std::string_view rest = text.substr(at + 1, kLongest);
  const std::size_t end = rest.find(';');
  if (end == std::string_view::npos || end < 2) return {'&', 1};
  const std::string_view name = rest.substr(0, end);
  const char32_t code = name[0] == '#' ? numbered(name.substr(1)) : named(name);
  if (code == 0) return {'&', 1};
  return {code, static_cast<std::uint32_t>(end + 2)};
}

}  // namespace mentiond::common::text
