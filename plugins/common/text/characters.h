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
#include <vector>

namespace mentiond::common::text {

enum class CharClass : std::uint8_t {
  kOther,
  kSpace,
  kNewline,    ///< A line feed, a carriage return, U+2028.
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

/// An entity, a character of four bytes, or bytes that are no UTF-8.
Character rare_character_at(std::string_view text, std::size_t at);

/// The character at `at`; one that is written as an HTML entity ("&amp;", "&#39;") is what it stands for. Bytes that
/// are no UTF-8 read as U+FFFD one by one. REQUIRES: at < text.size()
inline Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80 && lead != '&') return {lead, 1};
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(text[at + i]) & 0x3F; };
  const auto goes_on = [&](std::size_t i) { return (static_cast<unsigned char>(text[at + i]) & 0xC0) == 0x80; };
  const std::size_t left = text.size() - at;
  if (lead >= 0xC2 && lead < 0xE0 && left > 1 && goes_on(1)) return {(lead & 0x1FU) << 6 | low(1), 2};
  // Of three bytes; behind E0 and ED not all are characters.
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && left > 2 && goes_on(1) && goes_on(2))
    return {(lead & 0xFU) << 12 | low(1) << 6 | low(2), 3};
  return rare_character_at(text, at);
}
/// The character that ends at `end`; entities are not looked for. REQUIRES: 0 < end <= text.size()
Character character_before(std::string_view text, std::size_t end);

/// What is known of the characters of the Basic Multilingual Plane. Made when it is first asked for.
class CharacterTable final {
 public:
  static constexpr char32_t kEnd = 0x10000;
  struct Row {
    std::uint32_t first_unit = 0;
    std::uint8_t unit_count = 0;
    CharClass char_class = CharClass::kOther;
    std::array<char, 2> folded{};  ///< UTF-8, where it is one unit of at most two bytes; else zeros.
  };
  static const CharacterTable& instance() {
    static const CharacterTable table;
    return table;
  }
  /// REQUIRES: code < kEnd
  const Row& row(char32_t code) const { return rows_[code]; }
  std::span<const Unit> units(const Row& row) const { return {units_.data() + row.first_unit, row.unit_count}; }

 private:
  CharacterTable();
  void add(char32_t code);

  std::vector<Row> rows_;
  std::vector<Unit> units_;
};

/// The class of a character beyond the plane.
CharClass rare_class_of(char32_t code);
inline CharClass class_of(char32_t code) {
  return code < CharacterTable::kEnd ? CharacterTable::instance().row(code).char_class : rare_class_of(code);
}
/// A small letter; ß is none, for it stands in words of capitals, too. Upper: a capital or title-case letter.
bool is_lower(char32_t code);
bool is_upper(char32_t code);
/// Catalan ŀ: NFKC has an l and a middle dot for it. It folds to the l, and its word ends there.
inline bool is_l_with_dot(char32_t code) { return code == 0x13F || code == 0x140; }
/// A letter of a script whose names and sentences begin with no capital. Georgian is one: its capitals are for
/// headlines.
bool is_caseless(char32_t code);
/// A letter in a circle or a square: a sign of its own beside others, as emoji are.
inline bool is_enclosed(char32_t code) {
  return (code >= 0x24B6 && code <= 0x24E9) || (code >= 0x1F130 && code <= 0x1F189);
}
inline bool is_letter_class(CharClass c) { return c == CharClass::kWord || c == CharClass::kSpaceless; }
inline bool is_white(CharClass c) {
  return c == CharClass::kSpace || c == CharClass::kNewline || c == CharClass::kParagraph;
}

/// What a character folds to: mostly one unit; a mark that is made of several, those. `room` holds the answer where no
/// table does.
using UnitRoom = std::array<Unit, 3>;
std::span<const Unit> fold(char32_t code, UnitRoom& room);
/// Whether a mark leaves the base that stands before it.
bool strips(char32_t base, char32_t mark);

/// Writes the bytes of a character, at most four; returns how many.
std::size_t write_utf8(char32_t code, char* out);
inline void append_utf8(char32_t code, std::string& out) {
  char bytes[4];
  out.append(bytes, write_utf8(code, bytes));
}

}  // namespace mentiond::common::text
