// Where the lines and paragraphs of plain text end: a paragraph at white space with two line breaks or more, however
// those are written. Pure functions; thread-safe. Offsets are UTF-8 bytes, half open.
#pragma once

#include <string_view>

#include "plugins/common/text/characters.h"
#include "plugins/common/text/links.h"

namespace mentiond::common::text {

/// The line breaks of a stretch of white space and characters that cannot be seen, added in order. "\r\n" is one.
class LineBreaks final {
 public:
  void add(char32_t code) {
    const CharClass kind = class_of(code);
    if (kind == CharClass::kIgnorable) return;
    if (kind == CharClass::kParagraph) number_ += 2;
    if (kind == CharClass::kNewline && (code != '\n' || before_ != '\r')) ++number_;
    before_ = code;
  }
  int number() const { return number_; }
  bool end_paragraph() const { return number_ > 1; }

 private:
  int number_ = 0;
  char32_t before_ = 0;
};

/// The first end of a paragraph that begins at a place or behind it, up to where the next paragraph begins; empty, at
/// the end of the text: there is none.
Range paragraph_break(std::string_view text, std::size_t from);

/// The paragraph that holds [start, end). REQUIRES: start <= end <= text.size()
Range paragraph_around(std::string_view text, std::size_t start, std::size_t end);

}  // namespace mentiond::common::text
