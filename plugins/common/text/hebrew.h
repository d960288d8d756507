// Acronyms in Hebrew, which a quotation mark before the last letter marks (gershayim): צה״ל. Pure functions;
// thread-safe.
#pragma once

#include <string_view>

#include "plugins/common/text/characters.h"

namespace mentiond::common::text {

inline bool is_hebrew(char32_t c) { return c >= 0x5D0 && c <= 0x5EA; }

/// Whether [from, to), between two words, is that mark as keyboards without it have it: two apostrophes.
inline bool is_doubled_geresh(std::string_view text, std::size_t from, std::size_t to) {
  return text.substr(from, to - from) == "''" && from > 0 && is_hebrew(character_before(text, from).code) &&
         is_hebrew(character_at(text, to).code);
}

}  // namespace mentiond::common::text
