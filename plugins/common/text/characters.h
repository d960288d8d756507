// What each character is to a matcher of names: its class, and what it folds to.
//
// Folding is NFKC, case folding and full decomposition. Combining marks of Latin, Greek, Cyrillic, Arabic and Hebrew
// letters leave the base and are remembered beside it, so that "nino" can find "niño" and not the other way round; so
// are the letters that Unicode does not decompose (ø, ł, æ, ß, ı). All hyphens are one, all apostrophes, all quotation
// marks and all white space. Symbols that only look like letters (™, ²) stay as they are: word boundaries are taken in
// the original text. Pure functions over constant tables: thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mentiond::common::text {

enum class CharClass : std::uint8_t {
  kOther,
  kSpace,
  kNewline,
  kParagraph,  ///< U+2029.
  kWord,       ///< Letters and digits of scripts that part words by spaces.
  kSpaceless,  ///< Letters of scripts that do not: Han, kana, Thai, Lao, Khmer, Myanmar.
  kMark,       ///< Extends the character before it.
  kIgnorable,  ///< Cannot be seen: soft hyphen, zero-width characters, tatweel.
  kApostrophe,
  kHyphen,
  kQuote,
};

/// A folded character.
struct Unit {
  char32_t base = 0;
  /// What the base lost, in order; zero where there is less. A mark beyond the third does not count.
  std::array<char16_t, 3> marks{};
  bool upper = false;  ///< It was a capital letter.
  bool lower = false;  ///< It was a small letter.
  bool has_marks() const { return marks[0] != 0; }
  void add_mark(char16_t mark);
  bool has_mark(char16_t mark) const;
};

inline constexpr char16_t kDot = 0x307, kDotless = 0x131, kBreve = 0x306;

/// One character of a text.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  ///< Bytes in the text.
};

/// The character at `at`; one that is written as an HTML entity ("&amp;", "&#39;") is what it stands for. Bytes that
/// are no UTF-8 read as U+FFFD one by one. REQUIRES: at < text.size()
Character character_at(std::string_view text, std::size_t at);
/// The character that ends at `end`; entities are not looked for. REQUIRES: 0 < end <= text.size()
Character character_before(std::string_view text, std::size_t end);

CharClass class_of(char32_t code);
/// A small letter; ß is none, for it stands in words of capitals, too. Upper: a capital or title-case letter.
bool is_lower(char32_t code);
bool is_upper(char32_t code);
inline bool is_letter_class(CharClass c) { return c == CharClass::kWord || c == CharClass::kSpaceless; }

/// What a character folds to: mostly one unit; a mark that is made of several, those. `room` holds the answer where no
/// table does.
using UnitRoom = std::array<Unit, 3>;
std::span<const Unit> fold(char32_t code, UnitRoom& room);
/// Whether a mark leaves the base that stands before it.
bool strips(char32_t base, char32_t mark);

void append_utf8(char32_t code, std::string& out);

}  // namespace mentiond::common::text
