// The fast path of splitting: where a word of ASCII ends, and the hash of a word. Pure functions; thread-safe.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace mentiond::common::text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

inline constexpr std::array<bool, 256> kAsciiWord = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) table[c] = is_digit(static_cast<char>(c)) || is_alpha(static_cast<char>(c));
  return table;
}();
constexpr bool is_ascii_word(char c) { return kAsciiWord[static_cast<unsigned char>(c)]; }

/// Where the run of ASCII letters and digits at `at` ends: sixteen bytes at once where the machine can.
inline std::size_t ascii_word_end(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  const auto at_most = [](__m128i bytes, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(most)), bytes);
  };
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = at_most(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
    const __m128i digits = at_most(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
    const auto others = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(letters, digits))) ^ 0xFFFFU;
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
  }
#endif
  while (at < text.size() && is_ascii_word(text[at])) ++at;
  return at;
}

inline std::uint64_t load32(const char* from) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}
inline std::uint64_t load64(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}
/// `size` bytes, the first one lowest, by loads that may overlap. REQUIRES: size <= 8
inline std::uint64_t load(const char* from, std::size_t size) {
  if (size >= 4) return load32(from) | load32(from + size - 4) << (8 * (size - 4));
  if (size == 0) return 0;
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i); };
  return byte(0) | byte(size / 2) | byte(size - 1);
}
inline std::uint64_t mask(std::size_t size) { return size == 8 ? ~0ULL : (1ULL << (size * 8)) - 1; }

/// `kFold` makes letters lower case on the way; REQUIRES then: letters and digits of ASCII alone. `readable` bytes may
/// be read from `data` on; at least `size`.
template <std::uint64_t kFold>
std::uint32_t hash(const char* data, std::size_t size, std::size_t readable) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t h = size * kFactor;
  for (; size > 8; data += 8, size -= 8, readable -= 8) {
    h = (h ^ (load64(data) | kFold)) * kFactor;
    h ^= h >> 32;
  }
  const std::uint64_t last = readable >= 8 ? load64(data) : load(data, size);
  h = (h ^ ((last | kFold) & mask(size))) * kFactor;
  return static_cast<std::uint32_t>(h >> 32) ^ static_cast<std::uint32_t>(h);
}
inline std::uint32_t hash_folded(std::string_view folded) {
  return hash<0>(folded.data(), folded.size(), folded.size());
}
inline constexpr std::uint64_t kLowerCase = 0x2020202020202020;

}  // namespace mentiond::common::text
