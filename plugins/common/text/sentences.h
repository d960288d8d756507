// Sentences of plain text. Pure functions; thread-safe. Offsets are UTF-8 bytes, half open.
#pragma once

#include <string_view>

#include "plugins/common/text/paragraphs.h"

namespace mentiond::common::text {

/// The sentences of a text, for places that are asked for from its beginning to its end: each stretch is read once.
/// Borrows the text; not synchronised.
class Sentences final {
 public:
  explicit Sentences(std::string_view text) : text_(text) {}
  /// The sentence that holds [start, end), or the sentences where a full stop is inside; white space at its ends is
  /// left out. A full stop ends a sentence where white space and no small letter follows, and the word before is no
  /// initial and no title. REQUIRES: start <= end <= text.size()
  Range around(std::size_t start, std::size_t end);

 private:
  std::string_view text_;
  Range paragraph_;
  std::size_t from_ = 0, to_ = 0;  // The last sentence.
};

/// The same for one place.
inline Range sentence_around(std::string_view text, std::size_t start, std::size_t end) {
  return Sentences(text).around(start, end);
}

}  // namespace mentiond::common::text
