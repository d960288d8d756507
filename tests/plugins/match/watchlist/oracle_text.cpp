#include "tests/plugins/match/watchlist/oracle_text.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace mentiond::plugins::watchlist::oracle {

bool is_word_start(const std::vector<Element>& e, std::size_t i) {
  const auto in_circle = [&](std::size_t k) {
    return (e[k].code >= 0x24B6 && e[k].code < 0x24EA) || (e[k].code >= 0x1F130 && e[k].code < 0x1F18A);
  };
  return e[i].letter &&
         (i == 0 || !e[i - 1].letter || e[i].spaceless || e[i - 1].spaceless || in_circle(i) != in_circle(i - 1));
}

namespace {

bool is_line_end(char32_t code) { return code == '\n' || code == '\r' || code == 0x2028; }

}  // namespace

std::size_t paragraph_end(const std::string& bytes, std::size_t from) {
  std::size_t first = 0;
  int lines = 0;
  char32_t before = 0;
  for (std::size_t i = from; i < bytes.size();) {
    const Character c = character_at(bytes, i);
    const CharClass kind = class_of(c.code);
    if (!is_white(kind) && kind != CharClass::kIgnorable) lines = 0;
    const bool ends = is_line_end(c.code) && !(c.code == '\n' && before == '\r');
    if (lines == 0 && (ends || c.code == 0x2029)) first = i;
    lines += c.code == 0x2029 ? 2 : ends ? 1 : 0;
    if (lines > 1) return first;
    if (kind != CharClass::kIgnorable) before = c.code;
    i += c.size;
  }
  return bytes.size();
}

std::size_t dot_size(const std::string& gap) {
  return gap.starts_with('.') ? 1 : gap.starts_with("\xEF\xBC\x8E") ? 3 : 0;
}

std::string fold_gap(const std::string& raw, bool joins) {
  std::vector<std::pair<char32_t, CharClass>> seen;
  for (std::size_t i = 0; i < raw.size();) {
    const Character c = character_at(raw, i);
    i += c.size;
    if (class_of(c.code) != CharClass::kIgnorable) seen.emplace_back(c.code, class_of(c.code));
  }
  const bool alone = seen.size() == 1;
  std::string out;
  int newlines = 0;
  bool white = false, line_ended = false;
  char32_t before = 0;
  const auto flush = [&] {
    line_ended = newlines == 1;
    if (newlines >= 2)
      out += '\n';
    else if (white && (out.empty() || out.back() != ' ') && !(line_ended && joins))
      out += ' ';
    newlines = 0, white = false, before = 0;
  };
  for (const auto& [code, kind] : seen) {
    if (is_white(kind)) {
      white = true;
      newlines += code == 0x2029 ? 2 : is_line_end(code) && !(code == '\n' && before == '\r') ? 1 : 0;
      before = code;
    } else if ((kind == CharClass::kQuote || kind == CharClass::kApostrophe) && !alone) {
      white = true;
    } else {
      flush();
      UnitRoom room;
      for (const Unit& unit : fold(code, room)) append_utf8(unit.base, out);
    }
  }
  flush();
  return line_ended && out == "- " ? "-" : out;
}

namespace {

bool is_word_end(const std::vector<Element>& e, std::size_t i) {
  return e[i].letter && (i + 1 == e.size() || is_word_start(e, i + 1) || !e[i + 1].letter);
}

/// Letters of Thai, Lao, Khmer and Burmese that belong to the one before.
bool stays(const Element& before, char32_t code) {
  const bool am = code == 0xE33 || code == 0xEB3, stroke = code == 0xE32 || code == 0xEB2;
  return am || (stroke && before.ring) || before.last == 0x17D2 || before.last == 0x1039;
}

std::vector<Element> split(const std::string& text) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    const CharClass kind = class_of(c.code);
    const std::size_t end = i + c.size;
    const bool after_letter = !elements.empty() && elements.back().letter;
    if (kind == CharClass::kSpaceless && after_letter && elements.back().spaceless && stays(elements.back(), c.code)) {
      UnitRoom room;
      Element& e = elements.back();
      for (const Unit& unit : fold(c.code, room)) e.units.push_back(unit);
      e.end = end, e.last = c.code, e.ring = e.ring || c.code == 0xE33 || c.code == 0xEB3;
    } else if (is_letter_class(kind)) {
      UnitRoom room;
      const auto units = fold(c.code, room);
      Element e;
      e.letter = true, e.spaceless = kind == CharClass::kSpaceless, e.code = c.code, e.start = i, e.end = end;
      e.units.assign(units.begin(), units.end());
      elements.push_back(e);
      if (is_l_with_dot(c.code)) {
        Element dot;
        dot.raw = "\u00B7", dot.start = dot.end = end;
        elements.push_back(dot);
      }
    } else if (kind == CharClass::kMark && after_letter) {
      Element& e = elements.back();
      e.end = end, e.last = c.code, e.ring = e.ring || c.code == 0xE4D || c.code == 0xECD;
      UnitRoom room;
      for (const Unit& mark : fold(c.code, room)) {
        if (!e.units.empty() && strips(e.units.back().base, mark.base))
          e.units.back().add_mark(static_cast<char16_t>(mark.base));
        else
          e.units.push_back({mark.base});
      }
    } else if (kind == CharClass::kIgnorable && after_letter) {
      // Joins, where a letter or mark of the same word follows; else it belongs to the gap.
      std::size_t next = end;
      CharClass then = CharClass::kSpace;
      while (next < text.size()) {
        const Character n = character_at(text, next);
        then = class_of(n.code);
        if (then != CharClass::kIgnorable) break;
        next += n.size;
      }
      const bool joins = then == CharClass::kMark || (then == CharClass::kWord && !elements.back().spaceless);
      if (next >= text.size() || !joins) {
        Element gap;
        gap.raw = text.substr(i, end - i), gap.start = i, gap.end = end;
        elements.push_back(gap);
      }
    } else {
      if (elements.empty() || elements.back().letter) {
        elements.emplace_back();
        elements.back().start = i;
      }
      elements.back().raw += text.substr(i, end - i);
      elements.back().end = end;
    }
    i = end;
  }
  return elements;
}

/// What can be seen of a gap.
std::string seen_of(const std::string& gap) {
  std::string seen;
  for (std::size_t i = 0; i < gap.size();) {
    const Character c = character_at(gap, i);
    if (class_of(c.code) != CharClass::kIgnorable) seen += gap.substr(i, c.size);
    i += c.size;
  }
  return seen;
}
bool is_white_alone(const std::string& gap) {
  for (std::size_t i = 0; i < gap.size(); i += character_at(gap, i).size) {
    const CharClass kind = class_of(character_at(gap, i).code);
    if (!is_white(kind) && kind != CharClass::kIgnorable) return false;
  }
  return true;
}
bool is_one_character(const std::string& text) { return !text.empty() && character_at(text, 0).size == text.size(); }

bool in_hebrew(const std::vector<Element>& elements, std::size_t gap) {
  const auto is_hebrew = [](char32_t c) { return c >= 0x5D0 && c <= 0x5EA; };
  return gap > 0 && gap + 1 < elements.size() && is_hebrew(elements[gap - 1].code) && is_hebrew(elements[gap + 1].code);
}
bool is_doubled_geresh(const std::vector<Element>& elements, std::size_t gap, const std::string& raw) {
  return raw == "''" && in_hebrew(elements, gap);
}

/// What a gap between two words says: may a name end before it, may one begin behind it?
struct Joint {
  bool end = true, begin = true;
};
bool is_digit(char c) { return c >= '0' && c <= '9'; }
Joint joint(const Text& text, std::size_t g) {
  const std::vector<Element>& e = text.elements;
  const Element& gap = e[g];
  if (g == 0 || g + 1 >= e.size()) return {};
  const std::size_t dot = gap.code == 0 ? 0 : dot_size(gap.raw);
  const std::string all = gap.raw.substr(dot), raw = seen_of(all);
  const Element& next = e[g + 1];
  const bool begins = is_upper(next.code) || next.spaceless;
  if (raw.empty()) return gap.raw[0] == '.' ? Joint{begins, begins} : Joint{};
  if (is_doubled_geresh(e, g, all)) return {false, false};
  if (!is_one_character(raw)) return {};
  const char32_t code = character_at(raw, 0).code;
  const std::size_t from = gap.start + dot;
  const char before = text.bytes[from - 1], after = text.bytes[next.start];
  const bool digits = is_digit(before) && is_digit(after),
             letters = !is_digit(before) && !is_digit(after) && !e[g - 1].spaceless && !next.spaceless;
  const auto is_hangul = [](char32_t c) { return (c >= 0xAC00 && c < 0xD7A4) || (c >= 0x1100 && c < 0x1200); };
  const bool korean = is_hangul(e[g - 1].code) || is_hangul(next.code);
  const auto first_of_word = [&](std::size_t i) {
    while (!is_word_start(e, i) || (i > 1 && e[i - 1].removed)) i -= e[i - 1].removed ? 2 : 1;
    return e[i].code;
  };
  const bool caseless_left = is_caseless(first_of_word(g - 1)), caseless = caseless_left || is_caseless(next.code);
  std::size_t small = 0, behind = g + 1;
  for (; behind < e.size() && e[behind].letter && (behind == g + 1 || !is_word_start(e, behind)); ++behind)
    small += (behind == g + 1 || e[behind].start == e[behind - 1].end) && e[behind].code >= 'a' &&
                     e[behind].code <= 'z' && e[behind].end == e[behind].start + 1
                 ? 1
                 : 0;
  const bool host = (e[g - 1].spaceless || caseless_left) && small > 1 && small == behind - g - 1;
  const bool joined = ((code == '.' || code == 0x2024) && (digits || (letters && !caseless) || host)) ||
                      ((code == ',' || code == ';') && digits) ||
                      ((code == 0xB7 || code == 0x2027) && letters && !korean);
  if (joined) return {false, false};
  if (class_of(code) == CharClass::kQuote && in_hebrew(e, g)) return {false, false};
  if (class_of(code) != CharClass::kApostrophe) return {};
  const bool cyrillic = e[g - 1].code >= 0x400 && e[g - 1].code < 0x530;
  if (cyrillic && std::u32string(U"яюєїеёіЯЮЄЇЕЁІ").find(next.code) != std::u32string::npos) return {false, false};
  std::string word;
  for (std::size_t i = g; i-- > 0 && (e[i].letter || e[i].removed);) {
    for (const Unit& unit : e[i].units)
      word.insert(word.begin(),
                  e[i].code < 0x80 && unit.base < 0x80 && !unit.has_marks() ? static_cast<char>(unit.base) : '?');
    if (is_word_start(e, i) && (i == 0 || !e[i - 1].removed)) break;
  }
  static const std::set<std::string> kElided = {
      "l",      "d",    "j",    "m",    "n",    "s",     "t",      "c",      "v",      "qu",
      "gl",     "un",   "all",  "dell", "dall", "nell",  "sull",   "coll",   "quell",  "quest",
      "degl",   "agl",  "dagl", "negl", "sugl", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
      "quelqu", "entr", "anch", "com",  "cos",  "sant",  "bell",   "mezz",   "tutt"};
  const bool negates = (e[g - 1].code == 'n' || e[g - 1].code == 'N') && (next.code == 't' || next.code == 'T') &&
                       next.end == next.start + 1 && is_word_end(e, g + 1);
  return {!negates, kElided.contains(word) && !(word == "n" && e[g - 1].code == 'N')};
}

/// Initials: the dots and spaces between them go.
void join_initials(Text& text) {
  std::vector<Element>& e = text.elements;
  const auto single = [&](std::size_t i) {
    return i < e.size() && is_word_start(e, i) && is_word_end(e, i) && !e[i].spaceless &&
           (is_upper(e[i].code) || is_lower(e[i].code)) && !is_caseless(e[i].code);
  };
  const auto dot_behind = [&](std::size_t i) {
    return i + 1 < e.size() && !e[i + 1].letter && dot_size(e[i + 1].raw) > 0;
  };
  std::vector<bool> is_single(e.size() + 3);
  for (std::size_t i = 0; i < e.size(); ++i) is_single[i] = single(i);
  std::size_t run = 0;  // Letters in the run so far.
  bool dot = false;     // The last one's dot was taken.
  for (std::size_t i = 0; i < e.size(); ++i) {
    if (!is_single[i]) {
      if (e[i].letter) run = 0, dot = false;
      continue;
    }
    const bool before = run > 0 && i >= 2 && is_single[i - 2] && !e[i - 1].letter;
    bool joins = false;
    if (before) {
      const std::string rest = e[i - 1].raw.substr(dot ? dot_size(e[i - 1].raw) : 0);
      if (seen_of(rest).empty()) {
        joins = dot;
      } else if (fold_gap(rest, false) == " " && is_white_alone(rest) && is_upper(e[i].code) &&
                 is_upper(e[i - 2].code)) {
        if (dot || dot_behind(i))
          joins = dot && dot_behind(i);
        else
          joins = is_one_character(rest) && e[i].code != 'I' && e[i - 2].code != 'A' && e[i - 2].code != 'I';
      }
    }
    const bool was_dotted = dot;
    run = joins ? run + 1 : 1;
    if (joins) e[i - 1].removed = true;
    dot = false;
    if (!dot_behind(i)) continue;
    if (run == 1 && i > 0 && e[i - 1].raw.ends_with('.') && !joint(text, i - 1).begin) continue;
    const Element& gap = e[i + 1];
    const bool goes_on = gap.end + 1 < text.bytes.size() && gap.raw == "." && text.bytes[gap.end + 1] == '.' &&
                         ((text.bytes[gap.end] | 0x20) >= 'a' && (text.bytes[gap.end] | 0x20) <= 'z');
    if (!(run > 1 && was_dotted) && !goes_on && !is_upper(e[i].code)) continue;
    dot = true;
    e[i + 1].code = run > 1 ? 'R' : 'D';  // Its dot belongs to a run, or to one initial.
  }
}

void read_words(Text& text) {
  const std::vector<Element>& e = text.elements;
  for (std::size_t i = 0; i < e.size(); ++i) {
    if (!e[i].letter) continue;
    if (words_of(text, i, i) == 1) {
      text.words.emplace_back();
      text.words.back().first = i;
      if (i > 0 && !e[i - 1].letter) text.words.back().gap = e[i - 1].gap, text.words.back().spaced = e[i - 1].spaced;
    }
    Word& word = text.words.back();
    word.units.insert(word.units.end(), e[i].units.begin(), e[i].units.end());
    word.last = i;
  }
  for (Word& word : text.words) {
    const auto lower = [](const Unit& unit) { return unit.lower; };
    const auto upper = [](const Unit& unit) { return unit.upper; };
    word.capitals = std::none_of(word.units.begin(), word.units.end(), lower) &&
                    std::any_of(word.units.begin(), word.units.end(), upper);
  }
}

}  // namespace

Text read(const std::string& bytes, bool turkish) {
  Text text{bytes, split(bytes), {}, {}, turkish};
  join_initials(text);
  std::size_t until = 0;
  bool letters = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const Character c = bytes[i] == '&' || static_cast<unsigned char>(bytes[i]) >= 0x80
                            ? character_at(bytes, i)
                            : Character{static_cast<char32_t>(bytes[i]), 1};
    letters = letters || is_letter_class(class_of(c.code));
    if (letters && i >= until && (c.size == 1 || (bytes[i] == '&' && c.code == '@'))) {
      Range link;
      if (bytes[i] == ':') link = url_at_scheme(bytes, i);
      if (bytes[i] == '.') link = url_at_www(bytes, i);
      if (bytes[i] == '/' && i > 0) link = url_at_slash(bytes, i);
      if ((bytes[i] == '?' || bytes[i] == '#') && i > 0) link = url_at_query(bytes, i);
      if (c.code == '@' && i > 0) link = email_at(bytes, i);
      const auto inside_word = [&](std::size_t at) {
        for (std::size_t k = 0; k < text.elements.size(); ++k) {
          const Element& e = text.elements[k];
          if (e.letter && e.start <= at && at < e.end) return e.start != at || !is_word_start(text.elements, k);
        }
        return false;
      };
      if (!link.empty() && !inside_word(link.start)) text.links.push_back(link), until = link.end;
    }
    i += c.size;
  }
  for (std::size_t i = 0; i < text.elements.size(); ++i) {
    Element& e = text.elements[i];
    if (e.letter) continue;
    std::string raw = e.raw;
    if (e.code != 0) raw.erase(0, dot_size(raw));
    const bool spaceless =
        i > 0 && i + 1 < text.elements.size() && text.elements[i - 1].spaceless && text.elements[i + 1].spaceless;
    e.gap = fold_gap(raw, spaceless), e.spaced = fold_gap(raw, false);
    if (is_doubled_geresh(text.elements, i, raw)) e.gap.assign(1, '"');
    if ((e.code == 'D' || e.code == 'R') && seen_of(raw).empty()) e.gap.assign(1, ' ');
  }
  read_words(text);
  return text;
}

bool in_link(const Text& text, std::size_t start, std::size_t end) {
  return std::any_of(text.links.begin(), text.links.end(),
                     [&](const Range& link) { return start < link.end && end > link.start; });
}

bool may_start(const Text& text, std::size_t i) {
  const auto& e = text.elements;
  if (!is_word_start(e, i) || (i > 0 && e[i - 1].removed)) return false;
  return i == 0 || e[i - 1].letter || joint(text, i - 1).begin;
}

bool may_end(const Text& text, std::size_t i) {
  const auto& e = text.elements;
  if (!is_word_end(e, i) || (i + 1 < e.size() && e[i + 1].removed)) return false;
  return i + 1 == e.size() || e[i + 1].letter || joint(text, i + 1).end;
}

std::size_t words_of(const Text& text, std::size_t first, std::size_t last) {
  std::size_t words = 0;
  for (std::size_t i = first; i <= last && i < text.elements.size(); ++i)
    words += is_word_start(text.elements, i) && (i == 0 || !text.elements[i - 1].removed) ? 1 : 0;
  return words;
}

}  // namespace mentiond::plugins::watchlist::oracle
