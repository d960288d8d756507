// The hash of a word's folded letters, eight bytes at a time, and the letters of ASCII that it is mostly made of,
// sixteen at a time. Pure, thread-safe.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace mentiond::story {

/// Takes the letters one by one. After wyhash by Wang Yi, https://github.com/wangyi-fudan/wyhash.
class WordHash final {
 public:
  void add(char16_t letter) {
    if (letter < 0x80) return add_byte(letter);
    // As UTF-8 has it, so that no two words have the same bytes.
    if (letter < 0x800) {
      add_byte(0xC0U | letter >> 6);
    } else {
      add_byte(0xE0U | letter >> 12);
      add_byte(0x80U | (letter >> 6 & 0x3F));
    }
    add_byte(0x80U | (letter & 0x3F));
  }
  std::uint64_t value() const { return step(hash_, block_); }

  /// The same of a word of less than sixteen letters and digits of ASCII: its first eight bytes and the rest.
  static std::uint64_t of(std::uint64_t first, std::uint64_t rest, std::size_t size) {
    const std::uint64_t one = step(kSeed, first), both = step(one, rest);
    return size < 8 ? one : both;
  }

 private:
  // No text has the seed's highest byte, so that the first letters cannot make a factor zero.
  static constexpr std::uint64_t kSeed = 0xFFA0761D6478BD64, kFactor = 0xE7037ED1A0B428DB;

  static std::uint64_t step(std::uint64_t hash, std::uint64_t block) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(hash ^ block) * kFactor;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }
  void add_byte(std::uint64_t byte) {
    block_ |= byte << bits_;
    bits_ += 8;
    if (bits_ < 64) return;
    hash_ = step(hash_, block_);
    block_ = bits_ = 0;
  }

  std::uint64_t hash_ = kSeed, block_ = 0;
  unsigned bits_ = 0;
};

/// The letters and digits of ASCII that sixteen bytes begin with.
struct AsciiRun {
  std::uint64_t first = 0, rest = 0;  ///< Lower case.
  std::size_t size = 0;
  bool has_digit = false;
};

#ifdef __SSE2__
/// REQUIRES: sixteen bytes may be read.
inline AsciiRun ascii_run(const char* text) {
  const auto within = [](__m128i from_zero, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
  };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i letters = within(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
  const __m128i digits = within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
  const auto run = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(letters, digits)));
  // Sixteen bytes that are kept and sixteen that are not: where to begin in them says how many are.
  static constexpr auto kKept = [] {
    std::array<unsigned char, 32> kept{};
    for (std::size_t i = 0; i < 16; ++i) kept[i] = 0xFF;
    return kept;
  }();
  AsciiRun result;
  result.size = static_cast<std::size_t>(std::countr_one(run));
  const __m128i kept = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kKept.data() + 16 - result.size));
  const __m128i own = _mm_and_si128(lower, kept);
  result.first = static_cast<std::uint64_t>(_mm_cvtsi128_si64(own));
  result.rest = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(own, own)));
  result.has_digit = _mm_movemask_epi8(_mm_and_si128(digits, kept)) != 0;
  return result;
}
#else
/// None: every letter is looked up.
inline AsciiRun ascii_run(const char*) { return {}; }
#endif

}  // namespace mentiond::story
