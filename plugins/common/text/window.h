// What stands in a window of 64 bytes of a text, in bits: the words of ASCII and of Latin with accents, which of them
// need care, and what must be read as a character. Bit n is the byte n. Pure functions; thread-safe.
#pragma once

#include <bit>

#include "plugins/common/text/accents.h"
#include "plugins/common/text/byte_bits.h"

namespace mentiond::common::text {

inline std::uint64_t lowest_of(std::uint64_t bits) { return bits & (0 - bits); }
inline std::uint64_t highest_of(std::uint64_t bits) { return bits & 1ULL << (63 - std::countl_zero(bits | 1)); }
inline std::uint64_t bits_below(std::size_t place) { return place < 64 ? (1ULL << place) - 1 : ~0ULL; }
/// REQUIRES: bits != 0
inline std::size_t place_of(std::uint64_t bits) { return static_cast<unsigned>(__builtin_ctzll(bits)); }

struct Window {
  /// Bytes that are read of a text for one: behind a word so many as its hash is made of.
  static constexpr std::size_t kBytes = 64 + 16;

  std::uint64_t words = 0;     ///< Letters and digits of ASCII, and those with accents.
  std::uint64_t accented = 0;  ///< The latter, both bytes.
  std::uint64_t starts = 0;    ///< The first ones of words, that of one which goes on behind the window left out.
  /// Starts of words that may go on behind these letters, and of what may be initials.
  std::uint64_t careful = 0;
  /// Of the starts that need no care, those which may be joined to the one before, by a joint or by a character that
  /// must be read; or which stand at the beginning of the window, where it cannot be seen.
  std::uint64_t joined = 0;
  std::uint64_t others = 0;  ///< What must be read as a character.
  std::uint64_t links = 0;   ///< Signs that may belong to a link.
  std::size_t size = 64;     ///< Bytes up to the word that goes on.
};

/// The starts of words that something which must be read follows.
inline std::uint64_t going_on(std::uint64_t words, std::uint64_t starts, std::uint64_t others) {
  std::uint64_t result = 0;
  for (std::uint64_t behind = others & words << 1; behind != 0; behind &= behind - 1)
    result |= highest_of(starts & (lowest_of(behind) - 1));
  return result;
}

/// Single letters that may be initials: those beside a full stop or something that must be read, capitals beside
/// one another, beside something else that is a letter or a space, or at an end of the window, where what is beside
/// them cannot be seen; and all with accents.
inline std::uint64_t initials(const Window& window, const ByteBits& bits) {
  const std::uint64_t single = window.starts & ~(window.words >> 1), capital = single & bits.capitals;
  const std::uint64_t accented = window.starts & window.accented & ~(window.words >> 2), edges = 7 | 15ULL << 60;
  const std::uint64_t seen = capital << 2 | capital >> 2 | accented << 3 | accented >> 2;
  const std::uint64_t beside = seen | window.others << 2 | window.others >> 2 | edges;
  return (single & ((bits.points | window.others) >> 1 | window.others << 1)) | (capital & beside) | accented;
}

/// Whether a word behind it may be joined to what is before: by this, or to this by a joint that follows.
inline bool may_join(char c) { return is_ascii_word(c) || is_joint(c) || is_read(c); }

/// REQUIRES: no word goes on where it begins; kBytes may be read. `before` is the byte before it; a space at the
/// beginning of a text.
[[gnu::always_inline]] inline Window window_at(const char* data, char before) {
  const ByteBits bits = byte_bits(data);
  // Dashes and curly quotation marks need no reading: all that counts is which words they join.
  const std::uint64_t dashes = bits.dashes;
  Window window;
  window.others = bits.others & ~(dashes * 7);
  if (window.others != 0) window.accented = find_accented(data, window.others), window.others &= ~window.accented;
  const std::uint64_t words = window.words = bits.words | window.accented;
  const std::uint64_t letters = words | window.others;
  std::uint64_t starts = words & ~(words << 1);
  const std::uint64_t last = highest_of(starts);
  const bool cut = (words >> 63) != 0 && last > 1;
  window.size = cut ? place_of(last) : 64;
  starts &= cut ? last - 1 : ~0ULL;

  window.starts = starts;
  window.careful = words == ~0ULL ? starts : initials(window, bits) | going_on(words, starts, window.others);
  const std::uint64_t joined = (bits.joints << 1 & letters << 2) | (dashes << 3 & letters << 4) | window.others << 1;
  window.joined = starts & ~window.careful & (joined | (may_join(before) ? 0xF : 0));
  const std::uint64_t before_letter = letters >> 1 | 1ULL << 63;
  window.links = (bits.links | ((bits.points | bits.queries) & before_letter)) & bits_below(window.size);
  return window;
}

}  // namespace mentiond::common::text
