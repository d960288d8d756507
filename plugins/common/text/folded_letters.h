// The folded letters of the word that is being read, marks left out, and their hash. One reader's own; its memory stays
// for the next word.
#pragma once

#include "plugins/common/text/ascii_words.h"
#include "plugins/common/text/byte_bits.h"
#include "plugins/common/text/characters.h"

namespace mentiond::common::text {

class FoldedLetters final {
 public:
  /// Begins a word. The first one allocates: most texts have none that comes here.
  void clear() {
    size_ = 0;
    make_room();
  }
  /// Appends the letters at a place of a text that are of ASCII or of two bytes and fold to one of as much: nearly all
  /// of Latin, Greek and Cyrillic. Adds to their number; returns where they end, or where some more may be.
  std::size_t append_short(std::string_view text, std::size_t at, std::size_t& number);
  [[gnu::always_inline]] void append(char32_t letter) {
    if (letter >= CharacterTable::kEnd) return append_units(letter);
    append(letter, table_.row(letter));
  }
  /// The same with what the table has of it.
  [[gnu::always_inline]] void append(char32_t letter, const CharacterTable::Row& row) {
    if (row.folded[0] == 0) return append_units(letter);
    make_room();
    std::memcpy(&bytes_[size_], row.folded.data(), 2);
    size_ += row.folded[1] != 0 ? 2 : 1, last_ = letter;
  }
  /// What the last letter does not take stays a character of its own. REQUIRES: there is a letter.
  void append_mark(char32_t mark) {
    UnitRoom room;
    const char32_t base = fold(last_, room).back().base;
    for (const Unit& unit : fold(mark, room)) {
      if (!strips(base, unit.base)) append_base(unit.base);
    }
  }
  /// REQUIRES: clear() has begun the word.
  std::uint32_t hash() const { return text::hash<0>(bytes_.data(), size_, kRoom); }

 private:
  // What may be written, and read, behind the letters without asking.
  static constexpr std::size_t kRoom = 16;
  void make_room() {
    if (bytes_.size() < size_ + kRoom) bytes_.resize(2 * size_ + kRoom);
  }
  [[gnu::noinline]] void append_units(char32_t letter) {
    last_ = letter;
    UnitRoom room;
    for (const Unit& unit : fold(letter, room)) append_base(unit.base);
  }
  void append_base(char32_t base) {
    make_room();
    size_ += write_utf8(base, &bytes_[size_]);
  }

  const CharacterTable& table_ = CharacterTable::instance();
  std::string bytes_;
  std::size_t size_ = 0;
  char32_t last_ = 0;
};

inline std::size_t FoldedLetters::append_short(std::string_view text, std::size_t at, std::size_t& number) {
  constexpr std::size_t kMost = 32;
  if (bytes_.size() < size_ + 2 * kMost + kRoom) bytes_.resize(2 * size_ + 2 * kMost + kRoom);
  // Local, for what is written through `out` might be any member.
  const CharacterTable& table = table_;
  char* out = bytes_.data() + size_;
  char32_t last = last_;
  std::size_t letters = 0;
  for (; letters < kMost && at < text.size(); ++letters) {
    const char c = text[at];
    if (is_ascii_word(c)) {
      *out++ = is_digit(c) ? c : static_cast<char>(c | 0x20);
      last = static_cast<unsigned char>(c), ++at;
      continue;
    }
    const auto lead = static_cast<unsigned char>(c);
    if (lead < 0xC2 || lead >= 0xE0 || at + 1 == text.size() || (text[at + 1] & '\xC0') != '\x80') break;
    const char32_t code = (lead & 0x1FU) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3FU);
    const CharacterTable::Row& row = table.row(code);
    if (row.char_class != CharClass::kWord || row.folded[0] == 0) break;
    std::memcpy(out, row.folded.data(), 2);
    out += row.folded[1] != 0 ? 2 : 1;
    last = code, at += 2;
  }
  size_ = static_cast<std::size_t>(out - bytes_.data()), last_ = last, number += letters;
  return at;
}

}  // namespace mentiond::common::text
