#include "tests/plugins/match/watchlist/oracle_phrase.h"

#include <algorithm>
#include <optional>

namespace mentiond::plugins::watchlist::oracle {
namespace {

bool marks_fit(const Unit& wanted, const Unit& there, bool capitals, bool turkish) {
  for (const char16_t mark : wanted.marks) {
    if (mark == 0 || there.has_mark(mark)) continue;
    if (mark == kDot && there.base == 'i' && there.lower && !there.has_mark(kDotless)) continue;
    if (turkish && there.base == 'i' && there.upper) {
      const bool plain = !there.has_marks();
      if (plain && mark == kDotless) continue;
      return false;
    }
    const bool greek = there.base >= 0x370 && there.base <= 0x3FF && mark != 0x308;
    if (!capitals || (there.has_marks() && !greek)) return false;
  }
  return true;
}

std::string folded(char32_t code) {
  std::string out;
  UnitRoom room;
  for (const Unit& unit : fold(code, room)) append_utf8(unit.base, out);
  return out;
}

bool is_dropped(char32_t code) {
  const CharClass kind = class_of(code);
  return is_white(kind) || kind == CharClass::kQuote || kind == CharClass::kApostrophe || kind == CharClass::kIgnorable;
}

std::string edge(const std::string& raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    const Character c = character_at(raw, i);
    i += c.size;
    if (!is_dropped(c.code))
      out += folded(c.code);
    else if (class_of(c.code) != CharClass::kIgnorable && !out.ends_with(' '))
      out += ' ';
  }
  return out;
}

bool is_letter_at(const std::string& text, std::size_t at, bool before) {
  if (before ? at == 0 : at >= text.size()) return false;
  const CharClass kind = class_of((before ? character_before(text, at) : character_at(text, at)).code);
  return is_letter_class(kind) || kind == CharClass::kMark;
}

/// Takes the wildcards out, and says where they stood in what is left.
std::string strip(const std::string& written, std::vector<std::pair<std::size_t, char>>& wildcards) {
  std::string left;
  std::size_t i = 0;
  while (i < written.size()) {
    std::size_t end = written.find_first_not_of("*?", i);
    if (end == std::string::npos) end = written.size();
    if (end == i) {
      left += written[i++];
      continue;
    }
    const std::string run = written.substr(i, end - i);
    const int letters = (is_letter_at(written, i, true) ? 1 : 0) + (is_letter_at(written, end, false) ? 1 : 0);
    const bool counts = letters >= (run.find('*') == std::string::npos ? 2 : 1);
    if (counts)
      for (const char c : run) wildcards.emplace_back(left.size(), c);
    else
      left += run;
    i = end;
  }
  return left;
}

bool take_edges(const Phrase& phrase, const std::string& bytes, std::size_t& start, std::size_t& end) {
  std::string lead = phrase.lead, tail = phrase.tail;
  while (!lead.empty()) {
    if (start == 0) return false;
    std::size_t from = start;
    while (from > 0 && is_dropped(character_before(bytes, from).code)) from -= character_before(bytes, from).size;
    const bool space = fold_gap(bytes.substr(from, start - from), false) == " ";
    if (!space) from = start - character_before(bytes, start).size;
    const std::string f = space ? " " : folded(character_before(bytes, start).code);
    if (f != " " && lead.ends_with(' ')) lead.pop_back();
    if (!lead.ends_with(f)) return false;
    lead.resize(lead.size() - f.size());
    start = from;
  }
  while (!tail.empty()) {
    if (end >= bytes.size()) return false;
    std::size_t to = end;
    while (to < bytes.size() && is_dropped(character_at(bytes, to).code)) to += character_at(bytes, to).size;
    const bool space = fold_gap(bytes.substr(end, to - end), false) == " ";
    if (!space) to = end + character_at(bytes, end).size;
    const std::string f = space ? " " : folded(character_at(bytes, end).code);
    if (f != " " && tail.starts_with(' ')) tail.erase(0, 1);
    if (!tail.starts_with(f)) return false;
    tail.erase(0, f.size());
    end = to;
  }
  if (phrase.quote_must_end && (end >= bytes.size() || class_of(character_at(bytes, end).code) != CharClass::kQuote))
    return false;
  if (phrase.quote_before && start > 0 && class_of(character_before(bytes, start).code) == CharClass::kQuote)
    start -= character_before(bytes, start).size;
  if (phrase.quote_behind && end < bytes.size() && class_of(character_at(bytes, end).code) == CharClass::kQuote)
    end += character_at(bytes, end).size;
  return true;
}

/// Tries every length for a star.
bool fits(const std::vector<Item>& wanted, std::size_t i, const Word& word, std::size_t j, bool exact, bool turkish,
          bool* capitals) {
  if (i == wanted.size()) return j == word.units.size();
  if (wanted[i].wildcard == '*') {
    for (std::size_t k = j; k <= word.units.size(); ++k) {
      if (fits(wanted, i + 1, word, k, exact, turkish, capitals)) return true;
    }
    return false;
  }
  if (j == word.units.size()) return false;
  if (wanted[i].wildcard == '?') return fits(wanted, i + 1, word, j + 1, exact, turkish, capitals);
  const Unit& want = wanted[i].unit;
  const Unit& is = word.units[j];
  if (want.base != is.base || !marks_fit(want, is, word.capitals && word.units.size() > 1, turkish)) return false;
  if (exact && want.upper != is.upper) {
    if (!word.capitals) return false;
    *capitals = true;
  }
  return fits(wanted, i + 1, word, j + 1, exact, turkish, capitals);
}

std::optional<Place> lay(const Phrase& phrase, const Text& text, std::size_t at) {
  if (text.words.size() - at < phrase.words.size()) return std::nullopt;
  const Word& first = text.words[at];
  const Word& last = text.words[at + phrase.words.size() - 1];
  const auto& e = text.elements;
  if (!may_start(text, first.first) || in_link(text, e[first.first].start, e[first.first].end)) return std::nullopt;
  if (!may_end(text, last.last) || in_link(text, e[last.last].start, e[last.last].end)) return std::nullopt;
  Place place{first.first, last.last, e[first.first].start, e[last.last].end, false};
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const Word& word = text.words[at + i];
    if (i > 0 && word.gap != phrase.gaps[i] && word.spaced != phrase.gaps[i]) return std::nullopt;
    if (!fits(phrase.words[i], 0, word, 0, phrase.exact, text.turkish, &place.capitals)) return std::nullopt;
  }
  if (last.last + 1 < e.size() && e[last.last + 1].code == 'R') place.end += dot_size(e[last.last + 1].raw);
  if (!take_edges(phrase, text.bytes, place.start, place.end)) return std::nullopt;
  return place;
}

}  // namespace

Phrase phrase_of(const std::string& written, bool exact, bool with_wildcards) {
  Phrase phrase;
  phrase.exact = exact;
  std::vector<std::pair<std::size_t, char>> wildcards;
  const Text text = read(with_wildcards ? strip(written, wildcards) : written);
  const auto& e = text.elements;
  for (const Word& word : text.words) {
    std::vector<Item> items;
    const auto put_wildcards = [&](std::size_t from, std::size_t to) {
      for (const auto& [at, kind] : wildcards) {
        if (at >= from && at < to) items.push_back({kind, {}});
      }
    };
    for (std::size_t i = word.first; i <= word.last; ++i) {
      if (!e[i].letter) continue;
      put_wildcards(e[i].start, e[i].start + 1);
      for (const Unit& unit : e[i].units) items.push_back({0, unit});
    }
    put_wildcards(e[word.last].end, e[word.last].end + 1);
    phrase.words.push_back(items);
    phrase.gaps.push_back(word.gap);
  }
  const std::size_t first = text.words.front().first, last = text.words.back().last;
  if (first > 0) {
    const std::string& raw = e[first - 1].raw;
    phrase.lead = edge(raw);
    if (phrase.lead.starts_with(' ')) phrase.lead.erase(0, 1);
    phrase.quote_before = phrase.lead.empty() && class_of(character_before(raw, raw.size()).code) == CharClass::kQuote;
  }
  if (last + 1 < e.size()) {
    const Element& behind = e[last + 1];
    const std::string raw = behind.code == 0 ? behind.raw : behind.raw.substr(dot_size(behind.raw));
    phrase.tail = edge(raw);
    if (phrase.tail.ends_with(' ')) phrase.tail.pop_back();
    phrase.quote_behind =
        phrase.tail.empty() && !raw.empty() && class_of(character_at(raw, 0).code) == CharClass::kQuote;
  }
  phrase.quote_must_end =
      phrase.quote_behind && std::find(phrase.gaps.begin() + 1, phrase.gaps.end(), "\"") != phrase.gaps.end();
  return phrase;
}

std::vector<Place> find_everywhere(const Phrase& phrase, const Text& text) {
  std::vector<Place> places;
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    if (const auto place = lay(phrase, text, at)) places.push_back(*place);
  }
  return places;
}

}  // namespace mentiond::plugins::watchlist::oracle
