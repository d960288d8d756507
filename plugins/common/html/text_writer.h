// Plain text from a walk through HTML: white space folded, blocks parted by one blank line.
#pragma once

#include <string>
#include <string_view>

#include "plugins/common/html/output.h"

namespace mentiond::common::html {

/// Appends to an output that it borrows. Not synchronised.
class TextWriter final {
 public:
  explicit TextWriter(Output& out) : out_(out) {}
  /// Text between tags; white space and no-break spaces fold to one space, outside of preformatted text.
  void text(Padded text, bool preformatted = false);
  /// A paragraph ends or begins here.
  void block() { gap_ = Gap::kBlock; }
  /// A line ends here: twice in a row, a paragraph.
  void line_break();
  /// A row or list item begins: a new line, no blank one.
  void row() {
    if (gap_ < Gap::kLine) gap_ = Gap::kLine;
  }
  void cell() {
    if (gap_ < Gap::kSpace) gap_ = Gap::kSpace;
  }

 private:
  enum class Gap { kNone, kSpace, kLine, kBlock };
  void flush_gap();
  void words(Padded text);
  std::size_t run(Padded text);

  Output& out_;
  Gap gap_ = Gap::kNone;
  bool broken_ = false;  // A line break since the last text.
};

/// White space folded to single spaces and trimmed: one line.
std::string one_line(std::string_view text);

/// Paragraphs of plain text: lines kept, blank lines folded to one, the ends trimmed.
std::string plain_paragraphs(std::string_view text);

}  // namespace mentiond::common::html
