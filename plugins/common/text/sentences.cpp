#include "plugins/common/text/sentences.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "plugins/common/text/byte_bits.h"
#include "plugins/common/text/characters.h"

namespace mentiond::common::text {
namespace {

/// Words whose full stop mostly stands before a name or a number.
constexpr std::string_view kAbbreviations[] = {
    "Mr",   "Mrs", "Ms",  "Dr",  "Prof", "St",  "Gen",  "Col",  "Lt",   "Sgt",  "Capt", "Cpt", "Maj",
    "Adm",  "Sen", "Rep", "Gov", "Rev",  "Hon", "Pres", "Supt", "No",   "Nos",  "vs",   "cf",  "approx",
    "Jan",  "Feb", "Mar", "Apr", "Jun",  "Jul", "Aug",  "Sep",  "Sept", "Oct",  "Nov",  "Dec", "Nr",
    "bzw",  "ca",  "Hr",  "Fr",  "Dipl", "Ing", "Mme",  "Mlle", "Sig",  "Dott", "On",   "Sr",  "Sra",
    "Exmo", "Av",  "Sn",  "Doç", "им",   "гг",  "ул",   "тов",  "акад", "проф", "ген"};

bool ends_anywhere(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61 || c == 0x964; }
bool ends_before_space(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F || c == 0x6D4;
}
bool closes(char32_t c) {
  const CharClass kind = class_of(c);
  return kind == CharClass::kQuote || kind == CharClass::kApostrophe || c == ')' || c == ']' || c == '}';
}

/// Does the word that ends at `stop` keep its full stop to itself?
bool is_abbreviated(std::string_view text, std::size_t from, std::size_t stop) {
  constexpr std::size_t kLongest = 6;
  std::size_t start = stop, letters = 0;
  while (start > from && letters <= kLongest) {
    const Character c = is_ascii(text[start - 1]) ? Character{static_cast<char32_t>(text[start - 1]), 1}
                                                  : character_before(text.substr(0, start), start);
    if (class_of(c.code) != CharClass::kWord && class_of(c.code) != CharClass::kMark) break;
    start -= c.size, ++letters;
  }
  if (letters == 0 || letters > kLongest) return false;
  const std::string_view word = text.substr(start, stop - start);
  if (letters == 1) return is_upper(character_at(text, start).code);
  return std::find(std::begin(kAbbreviations), std::end(kAbbreviations), word) != std::end(kAbbreviations);
}

/// The places of a text where a sentence may end, found 64 bytes at a time.
class Stops {
 public:
  Stops(std::string_view text, std::size_t from) : text_(text) { read(from); }
  /// The first one from a place on; behind the text: there is none.
  std::size_t from(std::size_t at) {
    for (;; at = start_ + 64) {
      if (at >= start_ + 64) read(at);
      const std::uint64_t left = bits_ & (~0ULL << (at - start_));
      if (left != 0) return start_ + static_cast<std::size_t>(std::countr_zero(left));
      if (start_ + 64 >= text_.size()) return text_.size();
    }
  }

 private:
  void read(std::size_t at) {
    const ByteBits bits = byte_bits_at(text_, at);
    start_ = at, bits_ = bits.others | bits.points | bits.queries | bits.cries;
  }

  std::string_view text_;
  std::size_t start_ = 0;  // Of the 64 bytes that were read.
  std::uint64_t bits_ = 0;
};

/// The end of the sentence that begins at `from`, in text that ends at `to`.
std::size_t sentence_end(std::string_view text, std::size_t from, std::size_t to) {
  Stops stops(text, from);
  for (std::size_t i = stops.from(from); i < to; i = stops.from(i)) {
    const std::size_t stop = i;
    Character c = character_at(text, i);
    i += c.size;
    const bool anywhere = ends_anywhere(c.code);
    if (!anywhere && !ends_before_space(c.code)) continue;
    const bool full_stop = c.code == '.';
    while (i < to) {
      c = character_at(text, i);
      if (!closes(c.code) && !ends_before_space(c.code) && !ends_anywhere(c.code)) break;
      i += c.size;
    }
    if (i >= to || anywhere) return i;
    if (!is_white(class_of(c.code)) || (full_stop && is_abbreviated(text, from, stop))) continue;
    std::size_t next = i;
    while (next < to) {
      c = character_at(text, next);
      if (!is_white(class_of(c.code)) && !closes(c.code) && c.code != '(' && c.code != '[') break;
      next += c.size;
    }
    if (next >= to || !is_lower(c.code)) return i;
  }
  return to;
}

/// Behind the last blank line before a place. By memrchr, for rfind() compares at every byte.
std::size_t paragraph_start(std::string_view text, std::size_t at) {
  while (at > 1) {
    const void* const found = ::memrchr(text.data(), '\n', at - 1);
    if (found == nullptr) return 0;
    const auto newline = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (text[newline + 1] == '\n') return newline + 2;
    at = newline + 1;
  }
  return 0;
}

Range trimmed(std::string_view text, Range range) {
  while (!range.empty()) {
    const Character c = character_at(text, range.start);
    if (!is_white(class_of(c.code))) break;
    range.start += c.size;
  }
  while (!range.empty()) {
    const Character c = character_before(text, range.end);
    if (!is_white(class_of(c.code))) break;
    range.end -= c.size;
  }
  return range;
}

}  // namespace

Range paragraph_around(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t after = text.find("\n\n", end);
  return {paragraph_start(text, start), after == std::string_view::npos ? text.size() : after};
}

Range Sentences::around(std::size_t start, std::size_t end) {
  if (start < from_ || end > paragraph_.end) {
    paragraph_ = paragraph_around(text_, start, end);
    from_ = to_ = paragraph_.start;
  }
  while (to_ <= start && to_ < paragraph_.end) {
    from_ = to_;
    to_ = sentence_end(text_, from_, paragraph_.end);
  }
  // The last sentence stays the one that begins at from_: the next place may be in a later one of these.
  std::size_t last = to_;
  while (last < end) last = sentence_end(text_, last, paragraph_.end);
  return trimmed(text_, {from_, last});
}

}  // namespace mentiond::common::text
