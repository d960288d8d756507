#include "plugins/common/html/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "plugins/common/html/scan.h"

namespace mentiond::common::html {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

// Whether the sequence that begins here is surely composed: of Latin, Greek, Cyrillic, usual punctuation and symbols,
// kana, Han, Hangul and emoji those that neither combine nor change. What is not surely so is for ICU to say.
bool is_surely_composed(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0xCC || first == 0xCF || first == 0xD0 || first == 0xD1) return true;
  if (i + 2 >= text.size()) return false;
  const unsigned second = byte_at(text, i + 1), third = byte_at(text, i + 2);
  switch (first) {
    case 0xCE:
      return second != 0x87;  // Ano teleia.
    case 0xD2:
      return second >= 0x8A;
    case 0xE2:
      if (second == 0x80) return third >= 0x82;  // Not the two old spaces.
      return second == 0x81 || second == 0x82 || (second >= 0x85 && second != 0x8C && second <= 0xAA);
    case 0xE3:
      if (second == 0x80) return third < 0xAA;
      return second == 0x81 || second == 0x83 || (second == 0x82 && third != 0x99 && third != 0x9A) || second >= 0x90;
    case 0xEA:
      return second >= 0xB0;
    case 0xED:
      return second < 0x9E;
    case 0xF0:
      return second == 0x9F;
    default:
      return (first >= 0xE4 && first <= 0xE9) || first == 0xEB || first == 0xEC;
  }
}

#if defined(__SSE2__)

// Where in half a block there begins what must be looked at: most leads tell by themselves.
unsigned suspects(__m128i half) {
  const __m128i high = _mm_cmpeq_epi8(_mm_max_epu8(half, _mm_set1_epi8('\xCC')), half);
  return bits(_mm_andnot_si128(among<'\xCF', '\xD0', '\xD1'>(half), high));
}

#endif

bool is_plainly_composed(std::string_view text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 16) {
    for (std::uint64_t found = suspects(load_half(text.data() + i)); found != 0; found &= found - 1) {
      if (!is_surely_composed(text, i + first_of(found))) return false;
    }
  }
#endif
  for (; i < text.size(); ++i) {
    if (byte_at(text, i) >= 0xC0 && !is_surely_composed(text, i)) return false;
  }
  return true;
}

constexpr int kMostMarks = 30;  // On one letter: no language has more than a few (UAX #15 §13 allows 30).

// Whether a letter might carry more marks than that, told without ICU: its own check costs the square of their number.
bool may_hold_excess_marks(std::string_view text) {
  int run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned byte = byte_at(text, i);
    if (byte < 0x80) run = 0;
    if (byte < 0xC0) continue;
    run = is_surely_composed(text, i) ? 0 : run + 1;
    if (run > kMostMarks) return true;
  }
  return false;
}

// ICU puts the marks on one letter in order by comparing them with each other: those that no language needs go.
void drop_excess_marks(std::string& text) {
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString kept;
  int marks = 0;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    marks = u_getCombiningClass(c) == 0 ? 0 : marks + 1;
    if (marks <= kMostMarks) kept += c;
  }
  if (kept.length() == wide.length()) return;
  text.clear();
  kept.toUTF8String(text);
}

}  // namespace

void make_nfc(std::string& text) {
  if (is_plainly_composed(text)) return;
  if (may_hold_excess_marks(text)) drop_excess_marks(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status)) return;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_SUCCESS(status)) text = std::move(composed);
}

}  // namespace mentiond::common::html
