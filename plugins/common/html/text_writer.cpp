#include "plugins/common/html/text_writer.h"

#include "plugins/common/html/ascii.h"

namespace mentiond::common::html {
namespace {

// The length of the white space at the beginning: ASCII, U+00A0, and U+2003 and its kin (not the zero-width
// ones).
std::size_t space_at(std::string_view text) {
  if (is_space(text[0])) return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.size() >= 3 && text[0] == '\xE2' && text[1] == '\x80') {
    const auto third = static_cast<unsigned char>(text[2]);
    if ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF) return 3;
  }
  return text.starts_with("\xE3\x80\x80") ? 3 : 0;
}

bool may_be_space(char c) { return is_space(c) || c == '\xC2' || c == '\xE2' || c == '\xE3'; }

// The end of what may be copied as it is: up to white space other than a single space before a word.
std::size_t run_end(std::string_view text, std::size_t i) {
  for (; i < text.size(); ++i) {
    if (!may_be_space(text[i])) continue;
    if (text[i] == ' ' && i + 1 < text.size() && !may_be_space(text[i + 1])) continue;
    if (space_at(text.substr(i)) > 0) return i;
  }
  return i;
}

}  // namespace

void TextWriter::flush_gap() {
  if (!out_.empty()) {
    if (gap_ == Gap::kBlock) out_ += "\n\n";
    if (gap_ == Gap::kLine) out_ += '\n';
    if (gap_ == Gap::kSpace && out_.back() != '\n') out_ += ' ';
  }
  gap_ = Gap::kNone;
  broken_ = false;
}

// Words are appended with the single spaces between them, which are as they should be.
void TextWriter::words(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t space = may_be_space(text[i]) ? space_at(text.substr(i)) : 0; space > 0) {
      cell();
      i += space;
      continue;
    }
    const std::size_t end = run_end(text, i);
    flush_gap();
    out_.append(text, i, end - i);
    i = end;
  }
}

void TextWriter::text(std::string_view text, bool preformatted) {
  if (!preformatted) return words(text);
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    words(text.substr(start, end - start));
    if (end < text.size()) line_break();
    start = end + 1;
  }
}

void TextWriter::line_break() {
  gap_ = broken_ || gap_ == Gap::kBlock ? Gap::kBlock : Gap::kLine;
  broken_ = true;
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  TextWriter(line).text(text);
  return line;
}

std::string plain_paragraphs(std::string_view text) {
  std::string paragraphs;
  paragraphs.reserve(text.size());
  TextWriter(paragraphs).text(text, true);
  return paragraphs;
}

}  // namespace mentiond::common::html
