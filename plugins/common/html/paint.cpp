#include "plugins/common/html/paint.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/name_table.h"

namespace mentiond::common::html {
namespace {

constexpr auto kFunctions = [] {
  NameTable<32> table;
  table.add("hsl hsla matrix rgb rgba rotate scale scaleX scaleY skewX skewY translate translateX translateY", 1);
  return table;
}();

// No backslash and no comment, by which CSS could read another word than we do; no colon or slash, which an address
// needs.
bool is_plain(char c) {
  return is_alnum(c) || is_space(c) || std::string_view("#%+,-._'\"()").find(c) != std::string_view::npos ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_function(std::string_view value, std::size_t parenthesis) {
  std::size_t begin = parenthesis;
  while (begin > 0 && is_alnum(value[begin - 1])) --begin;
  if (kFunctions.find(value.substr(begin, parenthesis - begin)) != nullptr) return true;
  if (begin > 0 && !is_space(value[begin - 1])) return false;
  return value.substr(begin).starts_with(kPaintReference);
}

}  // namespace

bool is_plain_paint(std::string_view value) {
  if (!std::all_of(value.begin(), value.end(), is_plain)) return false;
  for (auto at = value.find('('); at != value.npos; at = value.find('(', at + 1)) {
    if (!is_function(value, at)) return false;
  }
  return true;
}

std::string with_own_names(std::string_view value, std::string_view prefix) {
  std::string own;
  for (auto at = value.find(kPaintReference); at != value.npos; at = value.find(kPaintReference)) {
    const std::size_t end = at + kPaintReference.size();
    own += value.substr(0, end);
    value.remove_prefix(end);
    if (!value.starts_with(prefix)) own += prefix;
  }
  own += value;
  return own;
}

}  // namespace mentiond::common::html
