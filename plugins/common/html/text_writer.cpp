#include "plugins/common/html/text_writer.h"

#include <algorithm>

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

#if defined(__SSE2__)

// Where in half a block a wide space may begin: by its first two bytes, as far as they are in it.
unsigned wide_candidates(__m128i half) {
  const __m128i next = _mm_srli_si128(half, 1);
  const __m128i last = _mm_slli_si128(_mm_set1_epi8('\xFF'), 15);
  const __m128i two = _mm_and_si128(among<'\xC2'>(half), _mm_or_si128(among<'\xA0'>(next), last));
  const __m128i three = _mm_and_si128(among<'\xE2', '\xE3'>(half), _mm_or_si128(among<'\x80'>(next), last));
  return bits(_mm_or_si128(two, three));
}

// Where in the first block of the text wide spaces begin.
std::uint64_t wide_spaces(std::string_view text, const Block& block) {
  std::uint64_t found = 0;
  std::uint64_t candidates = wide_candidates(block.low) | std::uint64_t{wide_candidates(block.high)} << 16;
  for (; candidates != 0; candidates &= candidates - 1) {
    const std::size_t at = first_of(candidates);
    if (at < text.size() && space_at(text.substr(at)) > 0) found |= std::uint64_t{1} << at;
  }
  return found;
}

// Copies half a block with ' ' for white space of any kind; where that is.
unsigned copy_folded(char* to, __m128i half) {
  const __m128i blanks = _mm_set1_epi8(' ');
  const __m128i space = _mm_or_si128(_mm_cmpeq_epi8(half, blanks), in_range<'\t', '\r'>(half));
  store_half(to, _mm_or_si128(_mm_andnot_si128(space, half), _mm_and_si128(space, blanks)));
  return bits(space);
}

#else

bool ends_run(std::string_view text, std::size_t i) {
  const bool single = is_space(text[i]) && i + 1 < text.size() && !may_be_space(text[i + 1]);
  return may_be_space(text[i]) && !single && space_at(text.substr(i)) > 0;
}

#endif

}  // namespace

void TextWriter::flush_gap() {
  if (!out_.empty()) {
    if (gap_ == Gap::kBlock) out_.append("\n\n");
    if (gap_ == Gap::kLine) out_.append('\n');
    if (gap_ == Gap::kSpace && out_.back() != '\n') out_.append(' ');
  }
  gap_ = Gap::kNone;
  broken_ = false;
}

// Words are appended with the single spaces between them.
void TextWriter::words(Padded text) {
  while (!text.empty()) {
    if (const std::size_t space = may_be_space(text[0]) ? space_at(text) : 0; space > 0) {
      cell();
      text = text.behind(space);
      continue;
    }
    if (gap_ != Gap::kNone || broken_) flush_gap();
    text = text.behind(run(text));
  }
}

// Appends words up to two spaces in a row, a wide one, or one that is last; of all others each becomes ' '. The size of
// what it took. REQUIRES: a text that begins with a word.
std::size_t TextWriter::run(Padded text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  char* const to = out_.room(text.size());
  for (std::size_t size = 0; i < text.size(); i += size) {
    size = std::min(text.size() - i, kPadding);
    const Block block = load_block(text.data() + i);
    const std::uint64_t low = copy_folded(to + i, block.low), high = copy_folded(to + i + 16, block.high);
    const std::uint64_t end = std::uint64_t{1} << size;
    const std::uint64_t spaces = (low | high << 16) & (end - 1);
    const bool is_ascii = (bits(block.low) | bits(block.high)) == 0;
    const std::uint64_t wide = is_ascii ? 0 : wide_spaces(text.behind(i), block);
    const bool space_follows = i + size == text.size() || may_be_space(text[i + size]);
    const std::uint64_t followed = (spaces | wide | (space_follows ? end : 0)) >> 1;
    if (const std::uint64_t stops = wide | (spaces & followed); stops != 0) {
      i += first_of(stops);
      break;
    }
  }
  out_.advance(i);
#else
  for (; i < text.size() && !ends_run(text, i); ++i) out_.append(is_space(text[i]) ? ' ' : text[i]);
#endif
  return i;
}

void TextWriter::text(Padded text, bool preformatted) {
  if (!preformatted) return words(text);
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(std::string_view(text).find('\n', start), text.size());
    words(text.first(end).behind(start));
    if (end < text.size()) line_break();
    start = end + 1;
  }
}

void TextWriter::line_break() {
  gap_ = broken_ || gap_ == Gap::kBlock ? Gap::kBlock : Gap::kLine;
  broken_ = true;
}

namespace {

// Words with single spaces between them, and nothing that may be a space of another kind.
bool is_one_line(std::string_view text) {
  bool after_space = true;
  for (const char c : text) {
    if (c != ' ' && may_be_space(c)) return false;
    if (c == ' ' && after_space) return false;
    after_space = c == ' ';
  }
  return text.empty() || !after_space;
}

std::string written(std::string_view text, bool preformatted) {
  std::string plain;
  Output out(plain, text.size());
  std::string storage;
  TextWriter(out).text(Padded(text, storage), preformatted);
  out.finish();
  return plain;
}

}  // namespace

// Most of what is asked about is one line already.
std::string one_line(std::string_view text) { return is_one_line(text) ? std::string(text) : written(text, false); }
std::string plain_paragraphs(std::string_view text) { return written(text, true); }

}  // namespace mentiond::common::html
