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

void add_ligatures(std::string_view name, std::vector<std::string>& others) {
  // Of a hundred thousand names each is asked, and nearly all are of ASCII.
  if (std::all_of(name.begin(), name.end(), common::text::is_ascii)) return;
  std::string taken_apart(name), joined(name);
  bool apart = false, together = false;
  for (const auto& [sign, letters] : kLigatures) {
    apart |= replace_all(taken_apart, sign, letters);
    together |= replace_all(joined, letters, sign);
  }
  if (apart) others.push_back(std::move(taken_apart));
  if (together) others.push_back(std::move(joined));
}

/// Behind a letter that stands alone, with its dot; 0: none begins here.
std::size_t initial_end(std::string_view name, std::size_t at) {
  if (at >= name.size() || is_letter_class(class_in_front(name, at))) return 0;
  const common::text::Character c = common::text::character_at(name, at);
  const std::size_t dot = at + c.size;
  const bool initial = common::text::is_upper(c.code) || common::text::is_lower(c.code);
  return initial && dot < name.size() && name[dot] == '.' ? dot + 1 : 0;
}

/// The name with this between its initials, where some are small: of capitals, dots and spaces do not count anyway.
std::string with_initials_parted_by(std::string_view gap, std::string_view name) {
  std::string other;
  bool small = false;
  for (std::size_t i = 0, end = 0; i < name.size(); i = end) {
    const std::size_t behind = initial_end(name, i);
    end = behind != 0 ? behind : i + common::text::character_at(name, i).size;
    other += name.substr(i, end - i);
    const std::size_t next = end + (name.substr(end, 1) == " " ? 1 : 0);
    if (behind == 0 || initial_end(name, next) == 0) continue;
    small = small || common::text::is_lower(common::text::character_at(name, i).code) ||
            common::text::is_lower(common::text::character_at(name, next).code);
    other += gap, end = next;
  }
  return small ? other : std::string(name);
}

void add_initials(std::string_view name, std::vector<std::string>& others) {
  if (std::count(name.begin(), name.end(), '.') < 2) return;
  for (const std::string_view gap : {"", " "}) {
    if (std::string other = with_initials_parted_by(gap, name); other != name) others.push_back(std::move(other));
  }
}

}  // namespace

std::vector<std::string> respelled(std::string_view name) {
  std::vector<std::string> others;
  add_ligatures(name, others);
  add_initials(name, others);
  return others;
}

}  // namespace mentiond::plugins::watchlist
