// The plain words of a window of a text: of ASCII and of Latin with accents, that end in it and are no initials, as
// nearly all are. Pure functions; thread-safe.
#pragma once

#include <vector>

#include "plugins/common/text/tokens.h"
#include "plugins/common/text/window.h"

namespace mentiond::common::text {

/// Those words of the window at `data` that begin at `starts`, of which `words` are the letters and digits, and
/// `accented` of those what find_accented() found. They end in the window. `at` is where it stands in the text.
struct PlainWords {
  const char* data;
  std::uint64_t words, accented, starts;
  std::uint32_t at;
};

/// Writes them to `out` as tokens, and returns how many they are. REQUIRES: Window::kBytes may be read, and eight
/// tokens more be written than there are words.
using ReadPlainWords = std::size_t (*)(const PlainWords& words, Token* out);

/// All that this processor can run, the plain one first and the quickest last. They answer the same.
std::vector<ReadPlainWords> ways_to_read_plain_words();
/// The quickest. Not to be called while libraries are being loaded.
extern const ReadPlainWords read_plain_words;

}  // namespace mentiond::common::text
