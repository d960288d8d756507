// Letters of Latin with accents, of two bytes, that fold to one of ASCII: é, Ş, ł. Texts of many languages are full of
// them, so they are read by the window, and not one by one. Pure functions; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mentiond::common::text {

/// For each of the first bytes C3, C4 and C5, what the second one makes of it, by its lower six bits; 0: nothing, or
/// something that folds to more than one letter, or that is no letter. The folds of characters.h (a test compares).
struct alignas(64) Unaccented {
  static constexpr unsigned char kFirst = 0xC3;
  std::array<std::array<char, 64>, 3> letters{};
};
inline constexpr Unaccented kUnaccented = [] {
  constexpr std::string_view kRows[] = {"aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y",
                                        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-",
                                        "-llnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"};
  Unaccented table;
  for (std::size_t row = 0; row < table.letters.size(); ++row) {
    for (std::size_t i = 0; i < 64; ++i) table.letters[row][i] = kRows[row][i] == '-' ? '\0' : kRows[row][i];
  }
  return table;
}();

/// The letter that two bytes fold to; 0: they are no such letter.
constexpr char unaccented(char first, char second) {
  const auto row = static_cast<std::size_t>(static_cast<unsigned char>(first)) - Unaccented::kFirst;
  const auto tail = static_cast<unsigned char>(second);
  return row < kUnaccented.letters.size() && (tail & 0xC0) == 0x80 ? kUnaccented.letters[row][tail & 0x3F] : '\0';
}

/// Both bytes of each such letter whose first byte is among the 64 at `data`, in bits; of the last one its first byte.
/// `others` has at least all bytes of such letters; a way may look at all 64. REQUIRES: 65 bytes may be read.
using FindAccented = std::uint64_t (*)(const char* data, std::uint64_t others);

/// All that this processor can run, the plain one first and the quickest last. They answer the same.
std::vector<FindAccented> ways_to_find_accented();
/// The quickest. Not to be called while libraries are being loaded.
extern const FindAccented find_accented;

}  // namespace mentiond::common::text
