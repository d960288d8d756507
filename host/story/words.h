// The words of a text as stories compare them: folded, so that restyled quotes, capitals, accents and white space make
// no difference, and hashed. Pure, thread-safe.
//
// A word is a run of letters and digits. Apostrophes, marks and what has no width belong to the word that they stand
// in; "don’t" and "dont" are one. In scripts that part no words by spaces, each letter is a word.
#pragma once

#include <cstdint>
#include <string_view>

#include "host/story/folded.h"

namespace mentiond::story {

struct Word {
  std::uint64_t hash = 0;  ///< Of its folded letters.
  bool letter = false;     ///< A letter of a script without spaces.
  bool has_digit = false;
  bool is_capital = false;  ///< Begins with a capital letter, and not because a sentence does.
};

/// Takes a text apart, a word at each call.
class WordReader final {
 public:
  /// Borrows `text`. Bytes that are no UTF-8 part words.
  explicit WordReader(std::string_view text) : text_(text) {}
  /// False: there are no more.
  bool next(Word& word);

 private:
  bool take_ascii(Word& word);
  void take_letters(Word& word);

  const std::vector<Folded>& plane_ = folded_plane();
  std::string_view text_;
  std::size_t at_ = 0;
  bool sentence_begins_ = true;
};

/// Spreads the bits of `x` over all 64.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93;
  return x ^ x >> 32;
}

}  // namespace mentiond::story
