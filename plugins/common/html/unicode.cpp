#include "plugins/common/html/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace mentiond::common::html {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

// Whether the sequence that begins here is surely composed: Latin, Greek, Cyrillic, usual punctuation and Han, none of
// which combines. What is not surely so is for ICU to say.
bool is_surely_composed(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0xCC || first == 0xCF || first == 0xD0 || first == 0xD1) return true;
  if (i + 2 >= text.size()) return false;
  const unsigned second = byte_at(text, i + 1);
  if (first == 0xCE) return second != 0x87;
  if (first == 0xE2) return second == 0x80 && byte_at(text, i + 2) >= 0x82;  // Not the two old spaces.
  return first >= 0xE4 && first <= 0xE9;
}

bool is_plainly_composed(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::uint64_t word = 0;
    if (i + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & kHighBits) == 0) {
        i += sizeof word - 1;
        continue;
      }
    }
    if (byte_at(text, i) >= 0xC0 && !is_surely_composed(text, i)) return false;
  }
  return true;
}

}  // namespace

void make_nfc(std::string& text) {
  if (is_plainly_composed(text)) return;
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
