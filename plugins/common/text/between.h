// What stands between two letters, as a reader sees it. Pure functions; thread-safe.
#pragma once

#include <string_view>

#include "plugins/common/text/paragraphs.h"

namespace mentiond::common::text {

/// What can be seen of a gap: its first character, and how many there are, counted to two.
struct Seen {
  char32_t first = 0;
  int count = 0;
};

inline Seen seen_in(std::string_view gap) {
  Seen seen;
  for (std::size_t i = 0; i < gap.size() && seen.count < 2;) {
    const Character c = character_at(gap, i);
    i += c.size;
    if (class_of(c.code) == CharClass::kIgnorable) continue;
    if (seen.count++ == 0) seen.first = c.code;
  }
  return seen;
}

/// White space alone, and no paragraph break. REQUIRES: something of it can be seen.
inline bool is_one_space(std::string_view gap) {
  LineBreaks breaks;
  for (std::size_t i = 0; i < gap.size();) {
    const Character c = character_at(gap, i);
    const CharClass kind = class_of(c.code);
    i += c.size;
    if (!is_white(kind) && kind != CharClass::kIgnorable) return false;
    breaks.add(c.code);
  }
  return !breaks.end_paragraph();
}

}  // namespace mentiond::common::text
