// The hash of a word, without a branch for most. Pure functions; thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mentiond::common::text {

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

inline std::uint64_t halves_multiplied(std::uint64_t value) { return (value & 0xFFFFFFFF) * (value >> 32); }

// No text holds their bytes, which are no UTF-8, so that no factor is zero.
inline constexpr std::uint64_t kHashSeed = 0xA0761D6478BD64FF, kHashOther = 0xE7037ED1A0B428FF;

/// The hash of a word of up to sixteen bytes, of its first eight and its second eight: products of 32 bits, of which
/// a vector has eight at once. No byte is zero, so the size needs not be part of it.
inline std::uint32_t hash_of_halves(std::uint64_t first, std::uint64_t second, std::uint64_t seed) {
  const std::uint64_t both = halves_multiplied(first ^ seed) ^ std::rotl(halves_multiplied(second ^ kHashOther), 1);
  return static_cast<std::uint32_t>(both ^ both >> 32);
}

/// `kFold` makes letters lower case on the way; REQUIRES then: letters and digits of ASCII alone. `readable` bytes may
/// be read from `data` on; at least `size`. After wyhash by Wang Yi, https://github.com/wangyi-fudan/wyhash.
template <std::uint64_t kFold>
[[gnu::always_inline]] inline std::uint32_t hash(const char* data, std::size_t size, std::size_t readable) {
  std::uint64_t seed = kHashSeed;
  for (; size > 16; data += 8, size -= 8, readable -= 8) seed = multiplied((load64(data) | kFold) ^ seed, kHashOther);
  const auto& [first_own, second_own] = kOwnBits[size];
  std::uint64_t first = 0, second = 0;
  if (readable >= 16) {
    first = load64(data), second = load64(data + 8);
  } else {
    first = load(data, std::min<std::size_t>(size, 8)), second = size > 8 ? load(data + 8, size - 8) : 0;
  }
  return hash_of_halves((first | kFold) & first_own, (second | kFold) & second_own, seed);
}
inline std::uint32_t hash_folded(std::string_view folded) {
  return hash<0>(folded.data(), folded.size(), folded.size());
}
inline constexpr std::uint64_t kLowerCase = 0x2020202020202020;

}  // namespace mentiond::common::text
