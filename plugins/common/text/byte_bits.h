// What each of 64 bytes of a text is, in bits, by the widest instructions that the processor has. Pure functions;
// thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mentiond::common::text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_word(char c) { return is_digit(c) || is_alpha(c); }
/// What may keep the letters beside it together.
constexpr bool is_joint(char c) { return c == '.' || c == ',' || c == ';' || c == '\'' || c == '`'; }
/// What must be read as a character: not of ASCII, an entity's "&", "_".
constexpr bool is_read(char c) { return !is_ascii(c) || c == '&' || c == '_'; }

/// A bit for each of 64 bytes, the first one lowest.
struct ByteBits {
  std::uint64_t words = 0;     ///< Letters and digits of ASCII.
  std::uint64_t points = 0;    ///< ".".
  std::uint64_t joints = 0;    ///< is_joint()
  std::uint64_t others = 0;    ///< is_read()
  std::uint64_t capitals = 0;  ///< Of ASCII.
  std::uint64_t links = 0;     ///< "/", "@" and "#", signs of URLs and e-mail addresses.
  std::uint64_t queries = 0;   ///< "?".
  std::uint64_t cries = 0;     ///< "!".
  std::uint64_t dashes = 0;  ///< The first bytes of U+2010 to U+201F, dashes and curly quotation marks, if all is here.
  bool operator==(const ByteBits&) const = default;
};

/// REQUIRES: 64 bytes may be read.
using ReadByteBits = ByteBits (*)(const char* data);

/// All that this processor can run, the plain one first and the quickest last. They answer the same.
std::vector<ReadByteBits> ways_to_read_byte_bits();
/// The quickest. Not to be called while libraries are being loaded.
extern const ReadByteBits byte_bits;

/// Bits of what stands at `at`; behind the end of the text there is nothing.
inline ByteBits byte_bits_at(std::string_view text, std::size_t at) {
  if (at + 64 <= text.size()) return byte_bits(text.data() + at);
  std::array<char, 64> rest{};
  if (at < text.size()) text.copy(rest.data(), rest.size(), at);
  return byte_bits(rest.data());
}

}  // namespace mentiond::common::text
