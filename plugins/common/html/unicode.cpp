#include "plugins/common/html/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace mentiond::common::html {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;
constexpr std::uint64_t kBlanks = 0x2020202020202020U;

// Eight bytes of ASCII from 0x20 to 0x7F.
bool is_plain_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return ((word | ((word - kBlanks) & ~word)) & kHighBits) == 0;
}

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

// The length of the valid sequence at i, 0 if there is none (RFC 3629 §4).
std::size_t sequence_at(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xC2 ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || i + size > text.size()) return 0;
  for (std::size_t k = 1; k < size; ++k) {
    if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
  }
  if (size < 3) return size;
  const unsigned second = byte_at(text, i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second >= 0xA0;
  return overlong || surrogate || (first == 0xF4 && second >= 0x90) ? 0 : size;
}

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

bool is_control(unsigned byte) { return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r'; }

}  // namespace

std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && is_plain_word(text.data() + i)) {
      i += 8;
      continue;
    }
    const std::size_t size = sequence_at(text, i);
    if (size == 0 || is_control(byte_at(text, i))) return i;
    i += size;
  }
  return text.npos;
}

Repaired repair_utf8(std::string_view text) {
  Repaired repaired;
  repaired.text.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = std::min(first_bad_byte(text), text.size());
    repaired.text += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    if (is_control(byte_at(text, 0))) {
      ++repaired.control_characters;
    } else {
      ++repaired.invalid_bytes;
      repaired.text += "\xEF\xBF\xBD";
    }
    text.remove_prefix(1);
  }
  return repaired;
}

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
