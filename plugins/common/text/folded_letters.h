// The folded letters of the word that is being read, marks left out, and their hash. One reader's own; its memory stays
// for the next word.
#pragma once

#include "plugins/common/text/ascii_words.h"
#include "plugins/common/text/characters.h"

namespace mentiond::common::text {

class FoldedLetters final {
 public:
  /// Begins a word. The first one allocates: most texts have none that comes here.
  void clear() {
    size_ = 0;
    make_room();
  }
  /// REQUIRES: a letter or digit.
  void append_ascii(char c) {
    make_room();
    bytes_[size_++] = is_digit(c) ? c : static_cast<char>(c | 0x20);
    last_ = static_cast<char32_t>(c);
  }
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
    bytes_.resize(size_), append_utf8(base, bytes_);
    size_ = bytes_.size();
    bytes_.resize(size_ + kRoom);
  }

  const CharacterTable& table_ = CharacterTable::instance();
  std::string bytes_;
  std::size_t size_ = 0;
  char32_t last_ = 0;
};

}  // namespace mentiond::common::text
