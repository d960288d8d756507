#include "plugins/match/watchlist/names/spelling.h"

#include <algorithm>

#include "plugins/common/text/byte_bits.h"

namespace mentiond::plugins::watchlist {

using common::text::CharClass;
using common::text::Unit;

CharClass class_behind(std::string_view text, std::size_t at) {
  return at < text.size() ? common::text::class_of(common::text::character_at(text, at).code) : CharClass::kSpace;
}
CharClass class_in_front(std::string_view text, std::size_t at) {
  return at > 0 ? common::text::class_of(common::text::character_before(text, at).code) : CharClass::kSpace;
}

bool is_in_capitals(const std::vector<Unit>& units) {
  return std::none_of(units.begin(), units.end(), [](const Unit& unit) { return unit.lower; }) &&
         std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.upper; });
}

namespace {

/// Greek capitals lose accents and breathings, and keep the diaeresis.
bool is_lost_in_greek_capitals(char32_t base, char16_t mark) {
  constexpr char16_t kDiaeresis = 0x308;
  return base >= 0x370 && base < 0x400 && mark != kDiaeresis;
}

}  // namespace

bool has_marks_of(const Unit& pattern, const Unit& text, bool capitals, bool turkish) {
  for (const char16_t mark : pattern.marks) {
    if (mark == 0) break;
    if (text.has_mark(mark)) continue;
    // A small i has its dot; a capital I of Turkish has none.
    if (mark == common::text::kDot && text.base == U'i' && text.lower && !text.has_mark(common::text::kDotless))
      continue;
    if (turkish && text.base == U'i' && text.upper) {
      if (mark == common::text::kDotless && !text.has_marks()) continue;
      return false;
    }
    // A word in capitals may have lost its marks.
    if (!capitals || (text.has_marks() && !is_lost_in_greek_capitals(text.base, mark))) return false;
  }
  return true;
}

namespace {

struct Ligature {
  std::string_view sign, letters;
};
constexpr Ligature kLigatures[] = {{"ໜ", "ຫນ"}, {"ໝ", "ຫມ"}, {"և", "եվ"}, {"㈱", "(株)"}, {"㈱", "（株）"}};

/// Whether there was any.
bool replace_all(std::string& text, std::string_view what, std::string_view by) {
  bool found = false;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by), found = true;
  return found;
}

}  // namespace

std::vector<std::string> respelled(std::string_view name) {
  // Of a hundred thousand names each is asked, and nearly all are of ASCII.
  if (std::all_of(name.begin(), name.end(), common::text::is_ascii)) return {};
  std::string taken_apart(name), joined(name);
  bool apart = false, together = false;
  for (const auto& [sign, letters] : kLigatures) {
    apart |= replace_all(taken_apart, sign, letters);
    together |= replace_all(joined, letters, sign);
  }
  std::vector<std::string> others;
  if (apart) others.push_back(std::move(taken_apart));
  if (together) others.push_back(std::move(joined));
  return others;
}

}  // namespace mentiond::plugins::watchlist
