// Words of a text, with their places: what a matcher of names looks at instead of characters.
//
// A word is a run of letters and digits as UAX #29 has it, but an apostrophe and a colon part words; in scripts without
// spaces each letter is one. A run of initials (J.K., J. K., JK; U.S.) is one word without dots. Each has the hash of
// its folded letters, and says whether a name may begin or end there: not beside a dot or comma that joins ("nato.int",
// "3,5"), not behind an apostrophe that is no elided article ("O'Brien", but "l'OTAN"), not beside one that is a letter
// ("Лук'янов"), nowhere in a URL or an e-mail address. Functions over borrowed text, without state: thread-safe.
// Offsets are UTF-8 bytes, half open. Texts are shorter than 4 GiB.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/common/text/characters.h"

namespace mentiond::common::text {

struct Token {
  enum Flag : std::uint32_t {
    kCanStart = 1,
    kCanEnd = 2,
    kAscii = 4,        ///< Letters and digits of ASCII alone: folding is lower case.
    kSpaceless = 8,    ///< A letter of a script without spaces.
    kInitials = 16,    ///< Several initials: dots and spaces inside do not count.
    kDotted = 32,      ///< One initial; the dot that follows is no part of it and of no gap.
    kWideDot = 64,     ///< The same with a full-width dot.
    kMiddleDot = 128,  ///< Ends with ŀ: an l, and a middle dot that is the first of the gap.
  };
  std::uint32_t start, end;
  std::uint32_t hash;
  std::uint32_t flags;
  bool is(Flag flag) const { return (flags & flag) != 0; }
  /// The bytes of the dot that follows.
  std::uint32_t dot_size() const { return is(kDotted) ? 1 : is(kWideDot) ? 3 : 0; }
};

/// Leaves what a vector grows by as it is: filling room for words with zeros took a tenth of the time of reading them.
template <class T>
struct Unfilled : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = Unfilled<U>;
  };
  template <class U>
  void construct(U* at) noexcept {
    ::new (static_cast<void*>(at)) U;
  }
  template <class U, class... Values>
  void construct(U* at, Values&&... values) {
    ::new (static_cast<void*>(at)) U(std::forward<Values>(values)...);
  }
};
using Tokens = std::vector<Token, Unfilled<Token>>;

/// Appends the words of a text to `out`.
void tokenise(std::string_view text, Tokens& out);

/// Appends the folded letters of a word, marks left out.
void append_folded(std::string_view text, const Token& token, std::string& out);

/// The same letters as units, with their marks.
void append_units(std::string_view text, const Token& token, std::vector<Unit>& out);

/// The hash that a word with these folded letters has.
std::uint32_t hash_of(std::string_view folded);

/// What parts two words that follow one another: nothing, one space for white space of any kind, the punctuation with
/// all hyphens and apostrophes alike. Quotation marks beside white space or other punctuation do not count; a paragraph
/// break is "\n". Replaces `out`.
void gap_between(std::string_view text, const Token& left, const Token& right, std::string& out);

/// Whether two words are parted as those of a name are. Between letters of scripts without spaces a line break is
/// nothing, and a space where the name has one. `room` is written to.
bool has_gap(std::string_view text, const Token& left, const Token& right, std::string_view wanted, std::string& room);

}  // namespace mentiond::common::text
