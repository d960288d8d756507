#include "plugins/normalise/feed/encoding_signs.h"

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::equal_ignoring_case;
using common::html::is_space;
using common::html::trimmed;

constexpr std::size_t kLookAt = 4096;
constexpr std::size_t kLookForMeta = 1024;  // As browsers do.

struct Mark {
  std::string_view bytes, encoding;
};
// The longer ones first.
constexpr auto kMarks = std::to_array<Mark>({{{"\0\0\xFE\xFF", 4}, "utf-32be"},
                                             {{"\xFF\xFE\0\0", 4}, "utf-32le"},
                                             {{"\xEF\xBB\xBF", 3}, "utf-8"},
                                             {{"\xFE\xFF", 2}, "utf-16be"},
                                             {{"\xFF\xFE", 2}, "utf-16le"}});

// Whether the first character that is no white space is a '<', where one character takes `width` bytes and its low byte
// stands at `low`.
bool begins_with_markup(std::string_view body, std::size_t width, std::size_t low) {
  for (std::size_t i = 0; i + width <= std::min(body.size(), kLookAt); i += width) {
    for (std::size_t k = 0; k < width; ++k) {
      if (k != low && body[i + k] != '\0') return false;
    }
    if (!is_space(body[i + low])) return body[i + low] == '<';
  }
  return false;
}

// The value of `name=` in a declaration, up to its quote or what ends it.
std::string_view value_of(std::string_view declaration, std::string_view name) {
  const auto at = declaration.find(name);
  if (at == declaration.npos) return {};
  declaration = trimmed(declaration.substr(at + name.size()));
  if (!declaration.starts_with('=')) return {};
  declaration = trimmed(declaration.substr(1));
  if (declaration.starts_with('"') || declaration.starts_with('\'')) declaration.remove_prefix(1);
  return declaration.substr(0, declaration.find_first_of("\"'>;? \t\r\n"));
}

// Of <meta charset="…"> and <meta http-equiv="…" content="…; charset=…">.
std::string_view meta_charset(std::string_view body) {
  const std::string lowered = common::html::lower(body.substr(0, kLookForMeta));
  const auto page = std::min(lowered.find("<html"), lowered.find("<!doctype html"));
  if (page == lowered.npos) return {};
  for (auto at = lowered.find("<meta", page); at != lowered.npos; at = lowered.find("<meta", at + 1)) {
    const auto size = std::min(lowered.find('>', at), lowered.size()) - at;
    const std::string_view found = value_of(std::string_view(lowered).substr(at, size), "charset");
    if (!found.empty()) return body.substr(static_cast<std::size_t>(found.data() - lowered.data()), found.size());
  }
  return {};
}

}  // namespace

Signature signature_of(std::string_view body) {
  for (const Mark& mark : kMarks) {
    if (body.starts_with(mark.bytes)) return {mark.encoding, mark.bytes.size()};
  }
  if (begins_with_markup(body, 4, 3)) return {"utf-32be"};
  if (begins_with_markup(body, 4, 0)) return {"utf-32le"};
  if (begins_with_markup(body, 2, 1)) return {"utf-16be"};
  if (begins_with_markup(body, 2, 0)) return {"utf-16le"};
  if (body.starts_with("\x4C\x6F\xA7\x94")) return {"ibm-037"};  // "<?xm" in EBCDIC.
  return {};
}

std::string http_charset(std::string_view content_type) {
  while (!content_type.empty()) {
    const auto end = std::min(content_type.find(';'), content_type.size());
    const std::string_view part = trimmed(content_type.substr(0, end));
    content_type.remove_prefix(std::min(end + 1, content_type.size()));
    const auto equals = part.find('=');
    if (equals != part.npos && equal_ignoring_case(trimmed(part.substr(0, equals)), "charset")) {
      return std::string(trimmed(part.substr(equals + 1)));
    }
  }
  return {};
}

std::string_view declared_encoding(std::string_view body) {
  const std::string_view head = body.substr(0, kLookAt);
  const auto start = head.find("<?xml");
  const auto end = start == head.npos ? head.npos : head.find('>', start);
  if (end == head.npos) return meta_charset(body);
  return value_of(head.substr(start, end - start), "encoding");
}

}  // namespace mentiond::plugins::feed
