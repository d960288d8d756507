// Finding what is no UTF-8, sixty-four bytes at a time. For each kind of byte a block gives a word with a bit for each
// of its bytes; whether sequences are whole is then a matter of shifts: the bytes that must continue a sequence are
// those after a lead, and they must be exactly the bytes that do.
#include <algorithm>
#include <cstdint>

#include "plugins/common/html/entities.h"
#include "plugins/common/html/unicode.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mentiond::common::html {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_control(unsigned c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F); }

// The length of the good sequence at i, 0 if there is none (RFC 3629 §4).
std::size_t sequence_at(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) return is_control(first) ? 0 : 1;
  const std::size_t size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (size == 0 || i + size > text.size()) return 0;
  for (std::size_t k = 1; k < size; ++k) {
    if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
  }
  const unsigned second = byte_at(text, i + 1);
  if (size == 2) return first == 0xC2 && second < 0xA0 ? 0 : 2;
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second >= 0xA0;
  const bool none = first == 0xEF && second == 0xBF && byte_at(text, i + 2) >= 0xBE;
  return overlong || surrogate || none || (first == 0xF4 && second >= 0x90) ? 0 : size;
}

#if defined(__SSE2__)

constexpr std::size_t kBlock = 64;

__m128i is(__m128i bytes, unsigned byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte))); }
__m128i at_least(__m128i bytes, unsigned byte) {
  return _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(static_cast<char>(byte))), bytes);
}
__m128i any_of(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
template <class... More>
__m128i any_of(__m128i a, __m128i b, More... more) {
  return any_of(_mm_or_si128(a, b), more...);
}
__m128i control(__m128i bytes) {
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  return any_of(_mm_andnot_si128(any_of(is(bytes, '\t'), is(bytes, '\n'), is(bytes, '\r')), low), is(bytes, 0x7F));
}

// What no good text has: control characters, bytes that are in no sequence, and leads with a continuation that not all
// may have. `second` and `third` are the bytes that follow each.
__m128i wrong(__m128i b, __m128i second, __m128i third) {
  const __m128i never = any_of(control(b), is(b, 0xC0), is(b, 0xC1), at_least(b, 0xF5));
  const __m128i from_90 = at_least(second, 0x90);
  const __m128i from_a0 = at_least(second, 0xA0);
  const __m128i too_low =
      any_of(_mm_andnot_si128(from_a0, any_of(is(b, 0xC2), is(b, 0xE0))), _mm_andnot_si128(from_90, is(b, 0xF0)));
  const __m128i too_high = any_of(_mm_and_si128(is(b, 0xED), from_a0), _mm_and_si128(is(b, 0xF4), from_90));
  const __m128i none = _mm_and_si128(_mm_and_si128(is(b, 0xEF), is(second, 0xBF)), at_least(third, 0xBE));
  return any_of(never, too_low, too_high, none);
}

// Borrows its bytes and the two after them.
class Block {
 public:
  explicit Block(const char* bytes) : bytes_(bytes) {}

  /// ASCII without control characters.
  bool is_plain() const {
    __m128i other = _mm_setzero_si128();
    for (std::size_t k = 0; k < kBlock; k += 16) other = any_of(other, at(k), control(at(k)));
    return _mm_movemask_epi8(other) == 0;
  }

  /// How many bytes are good sequences, of which the last may be cut by the block's end and is left out; 0: some are
  /// not.
  std::size_t good() const {
    const std::uint64_t leads = bits([](__m128i b) { return at_least(b, 0xC0); });
    const std::uint64_t of_three = bits([](__m128i b) { return at_least(b, 0xE0); });
    const std::uint64_t of_four = bits([](__m128i b) { return at_least(b, 0xF0); });
    const std::uint64_t following = (leads << 1) | (of_three << 2) | (of_four << 3);
    const std::uint64_t continuing = bits([](__m128i b) { return _mm_cmplt_epi8(b, _mm_set1_epi8(-0x40)); });
    if (following != continuing || is_wrong()) return 0;
    if (leads >> 63 != 0) return 63;
    if (of_three >> 62 != 0) return 62;
    return of_four >> 61 != 0 ? 61 : 64;
  }

 private:
  __m128i at(std::size_t i) const { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes_ + i)); }

  template <class Test>
  std::uint64_t bits(Test test) const {
    std::uint64_t all = 0;
    for (std::size_t k = 0; k < kBlock; k += 16) {
      all |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(test(at(k))))} << k;
    }
    return all;
  }

  bool is_wrong() const {
    __m128i any = _mm_setzero_si128();
    for (std::size_t k = 0; k < kBlock; k += 16) any = any_of(any, wrong(at(k), at(k + 1), at(k + 2)));
    return _mm_movemask_epi8(any) != 0;
  }

  const char* bytes_;
};

// The position up to which whole blocks are good.
std::size_t good_blocks(std::string_view text, std::size_t i) {
  while (i + kBlock + 2 <= text.size()) {
    const Block block(text.data() + i);
    const std::size_t good = block.is_plain() ? kBlock : block.good();
    if (good == 0) break;
    i += good;
  }
  return i;
}

#else

std::size_t good_blocks(std::string_view, std::size_t i) { return i; }

#endif

constexpr char16_t kWindows1252[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

std::size_t first_bad_byte(std::string_view text) {
  std::size_t i = good_blocks(text, 0);
  while (i < text.size()) {
    const std::size_t size = sequence_at(text, i);
    if (size == 0) return i;
    i += size;
  }
  return text.npos;
}

std::size_t control_at(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned first = byte_at(text, 0);
  if (first < 0x80) return is_control(first) ? 1 : 0;
  if (first == 0xC2 && text.size() > 1) return byte_at(text, 1) >= 0x80 && byte_at(text, 1) < 0xA0 ? 2 : 0;
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ? 3 : 0;
}

Repaired repair_utf8(std::string_view text) {
  Repaired repaired;
  repaired.text.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = std::min(first_bad_byte(text), text.size());
    repaired.text += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    if (const std::size_t control = control_at(text); control > 0) {
      ++repaired.control_characters;
      const char32_t meant = control == 2 ? windows_1252(byte_at(text, 1)) : 0;
      if (meant != 0) append_utf8(repaired.text, meant);
      text.remove_prefix(control);
    } else {
      ++repaired.invalid_bytes;
      repaired.text += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    }
  }
  return repaired;
}

char32_t windows_1252(unsigned byte) { return kWindows1252[byte - 0x80]; }

}  // namespace mentiond::common::html
