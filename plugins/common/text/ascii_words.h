// The fast path of splitting: what each of 64 bytes is, and the hash of a word. Pure functions; thread-safe.
#pragma once

#include <algorithm>
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
constexpr bool is_ascii_word(char c) { return is_digit(c) || is_alpha(c); }

/// A bit for each of 64 bytes, the first one lowest.
struct ByteBits {
  std::uint64_t words = 0;    ///< Letters and digits of ASCII.
  std::uint64_t points = 0;   ///< ".".
  std::uint64_t joints = 0;   ///< What may keep the letters beside it together: ".", ",", ";" and apostrophes.
  std::uint64_t others = 0;   ///< What must be read as a character: not of ASCII, an entity's "&", "_".
  std::uint64_t leads = 0;    ///< E2, which a dash or a curly quotation mark begins with.
  std::uint64_t links = 0;    ///< "/" and "@", signs of URLs and e-mail addresses.
  std::uint64_t queries = 0;  ///< "?".
  std::uint64_t cries = 0;    ///< "!".
};

#ifdef __SSE2__
/// REQUIRES: 64 bytes may be read.
[[gnu::always_inline]] inline ByteBits byte_bits(const char* data) {
  const auto either = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
  const auto within = [](__m128i from_zero, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
  };
  ByteBits bits;
  for (int i = 0; i < 64; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + i));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const auto mask = [&](__m128i found) { return static_cast<std::uint64_t>(_mm_movemask_epi8(found)) << i; };
    const __m128i lower = either(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = within(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
    const __m128i digits = within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
    bits.words |= mask(either(letters, digits));
    const __m128i points = is('.');
    bits.points |= mask(points);
    bits.joints |= mask(either(either(points, is(',')), either(is(';'), either(is('\''), is('`')))));
    bits.others |= mask(either(bytes, either(is('&'), is('_'))));
    bits.leads |= mask(is('\xE2'));
    bits.links |= mask(either(is('/'), is('@')));
    bits.queries |= mask(is('?'));
    bits.cries |= mask(is('!'));
  }
  return bits;
}
#else
inline ByteBits byte_bits(const char* data) {
  ByteBits bits;
  for (int i = 0; i < 64; ++i) {
    const char c = data[i];
    bits.points |= std::uint64_t{c == '.'} << i;
    bits.words |= std::uint64_t{is_ascii_word(c)} << i;
    bits.joints |= std::uint64_t{c == '.' || c == ',' || c == ';' || c == '\'' || c == '`'} << i;
    bits.others |= std::uint64_t{!is_ascii(c) || c == '&' || c == '_'} << i;
    bits.leads |= std::uint64_t{c == '\xE2'} << i;
    bits.links |= std::uint64_t{c == '/' || c == '@'} << i;
    bits.queries |= std::uint64_t{c == '?'} << i;
    bits.cries |= std::uint64_t{c == '!'} << i;
  }
  return bits;
}
#endif

/// Bits of what stands at `at`; behind the end of the text there is nothing.
[[gnu::always_inline]] inline ByteBits byte_bits_at(std::string_view text, std::size_t at) {
  if (at + 64 <= text.size()) return byte_bits(text.data() + at);
  std::array<char, 64> rest{};
  if (at < text.size()) text.copy(rest.data(), rest.size(), at);
  return byte_bits(rest.data());
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

/// For a word of up to sixteen bytes, which bits of the first eight and of the second eight are its own: a table, for
/// a branch on the length of a word is a guess.
inline constexpr auto kOwnBits = [] {
  std::array<std::array<std::uint64_t, 2>, 17> masks{};
  for (std::size_t size = 0; size <= 16; ++size) {
    for (std::size_t i = 0; i < size; ++i) masks[size][i / 8] |= 0xFFULL << (i % 8 * 8);
  }
  return masks;
}();

/// Both halves of a product of 128 bits, one laid over the other: each bit depends on all those of the factors.
inline std::uint64_t multiplied(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// `kFold` makes letters lower case on the way; REQUIRES then: letters and digits of ASCII alone. `readable` bytes may
/// be read from `data` on; at least `size`. No byte is zero, so the size needs not be part of the hash. After wyhash by
/// Wang Yi, https://github.com/wangyi-fudan/wyhash; no text holds the bytes of the constants, which are no UTF-8, so
/// that no factor is zero.
template <std::uint64_t kFold>
[[gnu::always_inline]] inline std::uint32_t hash(const char* data, std::size_t size, std::size_t readable) {
  std::uint64_t seed = 0xA0761D6478BD64FF;
  constexpr std::uint64_t kOther = 0xE7037ED1A0B428FF;
  for (; size > 16; data += 8, size -= 8, readable -= 8) seed = multiplied((load64(data) | kFold) ^ seed, kOther);
  const auto& [first_own, second_own] = kOwnBits[size];
  std::uint64_t first = 0, second = 0;
  if (readable >= 16) {
    first = load64(data), second = load64(data + 8);
  } else {
    first = load(data, std::min<std::size_t>(size, 8)), second = size > 8 ? load(data + 8, size - 8) : 0;
  }
  return static_cast<std::uint32_t>(
      multiplied(((first | kFold) & first_own) ^ seed, ((second | kFold) & second_own) ^ kOther));
}
inline std::uint32_t hash_folded(std::string_view folded) {
  return hash<0>(folded.data(), folded.size(), folded.size());
}
inline constexpr std::uint64_t kLowerCase = 0x2020202020202020;

}  // namespace mentiond::common::text
