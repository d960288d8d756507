// Characters as stories compare them: what each is to a word, and the letter that it folds to. Pure, thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mentiond::story {

struct Folded {
  /// What a character is to a word.
  enum Kind : std::uint8_t {
    kParts,  ///< Belongs to no word.
    kStops,  ///< So does this, and a sentence may begin after it.
    kLetter,
    kDigit,
    kAlone,   ///< A letter that is a word by itself.
    kNothing  ///< A mark, an apostrophe, a soft hyphen: as if it were not there.
  };
  char16_t as = 0;
  Kind kind = kParts;
  bool is_capital = false;
};

inline constexpr std::uint32_t kPlane = 0x10000;
/// Of every character of the Basic Multilingual Plane: looking one up must cost next to nothing.
const std::vector<Folded>& folded_plane();

/// Reads the character at `at`, and leaves `at` behind it. Each byte that begins no UTF-8 parts words. REQUIRES: at <
/// text.size(); `plane` is folded_plane().
Folded folded_beyond_ascii(const std::vector<Folded>& plane, std::string_view text, std::size_t& at);
inline Folded folded_at(const std::vector<Folded>& plane, std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return folded_beyond_ascii(plane, text, at);
  ++at;
  return plane[byte];
}

}  // namespace mentiond::story
