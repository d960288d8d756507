#include "plugins/common/text/sentences.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

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

/// Up to eight bytes as one number, so that each is compared at once.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t bytes = 0;
  for (const char c : word) bytes = bytes << 8 | static_cast<unsigned char>(c);
  return bytes;
}
constexpr auto kPackedAbbreviations = [] {
  std::array<std::uint64_t, std::size(kAbbreviations)> words{};
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = packed(kAbbreviations[i]);
  return words;
}();

/// Of Chinese and Japanese, Hindi, Tibetan, Burmese, Amharic and Khmer: no space need follow.
bool ends_anywhere(char32_t c) {
  constexpr std::u32string_view kStops = U"。！？｡．।॥།༎။።፧។៕";
  return c >= 0x964 && kStops.find(c) != std::u32string_view::npos;
}
bool ends_before_space(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  const bool doubled = c == 0x203C || (c >= 0x2047 && c <= 0x2049);
  return c == 0x2026 || c == 0x61F || c == 0x6D4 || c == 0x589 || doubled;
}
/// Full-width numbers have the full-width stop for their point.
bool is_point(std::string_view text, std::size_t at, const Character& c) {
  const auto is_digit = [](char32_t code) {
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
  };
  const std::size_t behind = at + c.size;
  return c.code == 0xFF0E && at > 0 && behind < text.size() && is_digit(character_before(text, at).code) &&
         is_digit(character_at(text, behind).code);
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
  const auto& known = kPackedAbbreviations;
  return word.size() <= 8 && std::find(known.begin(), known.end(), packed(word)) != known.end();
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
    // Dashes and curly quotation marks end nothing.
    start_ = at, bits_ = (bits.others & ~(bits.dashes * 7)) | bits.points | bits.queries | bits.cries;
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
    if ((!anywhere && !ends_before_space(c.code)) || is_point(text, stop, c)) continue;
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
    if (next >= to || !is_lower(c.code) || is_caseless(c.code)) return i;
  }
  return to;
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
