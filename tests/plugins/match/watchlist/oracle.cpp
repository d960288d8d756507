#include "tests/plugins/match/watchlist/oracle.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "plugins/common/text/characters.h"
#include "plugins/common/text/links.h"
#include "plugins/match/watchlist/common_words.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

using namespace common::text;

/// A letter with its place, or what stands between two words.
struct Element {
  bool letter = false, spaceless = false;
  std::vector<Unit> units;
  std::string raw;  // A gap, as written.
  std::string gap;  // And folded.
  char32_t code = 0;
  std::size_t start = 0, end = 0;
  bool removed = false;
};

bool is_white(CharClass c) { return c == CharClass::kSpace || c == CharClass::kNewline || c == CharClass::kParagraph; }
bool is_word_start(const std::vector<Element>& e, std::size_t i) {
  return e[i].letter && (i == 0 || !e[i - 1].letter || e[i].spaceless || e[i - 1].spaceless);
}
bool is_word_end(const std::vector<Element>& e, std::size_t i) {
  return e[i].letter && (i + 1 == e.size() || is_word_start(e, i + 1) || !e[i + 1].letter);
}

std::string fold_gap(const std::string& raw, bool between_spaceless) {
  std::vector<std::pair<char32_t, CharClass>> seen;
  std::size_t first_size = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const Character c = character_at(raw, i);
    if (i == 0) first_size = c.size;
    i += c.size;
    if (class_of(c.code) != CharClass::kIgnorable) seen.emplace_back(c.code, class_of(c.code));
  }
  const bool alone = first_size == raw.size();
  std::string out;
  int newlines = 0;
  bool white = false;
  const auto flush = [&] {
    if (newlines >= 2)
      out += '\n';
    else if (white && (out.empty() || out.back() != ' '))
      out += ' ';
    if (white && newlines >= 2) newlines = 0;
    white = false;
  };
  for (const auto& [code, kind] : seen) {
    if (is_white(kind)) {
      white = true;
      newlines += kind == CharClass::kParagraph ? 3 : kind == CharClass::kNewline ? 1 : 0;
    } else if ((kind == CharClass::kQuote || kind == CharClass::kApostrophe) && !alone) {
      white = true;
    } else {
      flush();
      UnitRoom room;
      for (const Unit& unit : fold(code, room)) append_utf8(unit.base, out);
    }
  }
  flush();
  return between_spaceless && out == " " && newlines == 1 ? "" : out;
}

std::vector<Element> split(const std::string& text) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    const CharClass kind = class_of(c.code);
    const std::size_t end = i + c.size;
    const bool after_letter = !elements.empty() && elements.back().letter;
    if (is_letter_class(kind)) {
      UnitRoom room;
      const auto units = fold(c.code, room);
      Element e;
      e.letter = true, e.spaceless = kind == CharClass::kSpaceless, e.code = c.code, e.start = i, e.end = end;
      e.units.assign(units.begin(), units.end());
      elements.push_back(e);
    } else if (kind == CharClass::kMark && after_letter) {
      Element& e = elements.back();
      e.end = end;
      if (!e.units.empty() && strips(e.units.back().base, c.code))
        e.units.back().add_mark(static_cast<char16_t>(c.code));
      else
        e.units.push_back({c.code});
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

struct Text {
  std::string bytes;
  std::vector<Element> elements;
  std::vector<Range> links;
};

/// Initials: the dots and spaces between them go.
void join_initials(Text& text) {
  std::vector<Element>& e = text.elements;
  const auto single = [&](std::size_t i) {
    return i < e.size() && is_word_start(e, i) && is_word_end(e, i) && !e[i].spaceless &&
           (is_upper(e[i].code) || is_lower(e[i].code));
  };
  const auto dot_behind = [&](std::size_t i) { return i + 1 < e.size() && !e[i + 1].letter && e[i + 1].raw[0] == '.'; };
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
      const std::string rest = e[i - 1].raw.substr(dot ? 1 : 0);
      if (rest.empty()) {
        joins = dot;
      } else if ((rest == " " || rest == "\xC2\xA0") && is_upper(e[i].code) && is_upper(e[i - 2].code)) {
        if (dot || dot_behind(i))
          joins = dot && dot_behind(i);
        else
          joins = e[i].code != 'I' && e[i - 2].code != 'A' && e[i - 2].code != 'I';
      }
    }
    const bool was_dotted = dot;
    run = joins ? run + 1 : 1;
    if (joins) e[i - 1].removed = true;
    dot = false;
    if (!dot_behind(i)) continue;
    const Element& gap = e[i + 1];
    const bool goes_on = gap.end + 1 < text.bytes.size() && gap.raw == "." && text.bytes[gap.end + 1] == '.' &&
                         ((text.bytes[gap.end] | 0x20) >= 'a' && (text.bytes[gap.end] | 0x20) <= 'z');
    if (!(run > 1 && was_dotted) && !goes_on && !is_upper(e[i].code)) continue;
    dot = true;
    e[i + 1].code = run > 1 ? 'R' : 'D';  // Its dot belongs to a run, or to one initial.
  }
}

Text read(const std::string& bytes) {
  Text text{bytes, split(bytes), {}};
  join_initials(text);
  std::size_t until = 0;
  bool letters = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const Character c = bytes[i] == '&' || static_cast<unsigned char>(bytes[i]) >= 0x80
                            ? character_at(bytes, i)
                            : Character{static_cast<char32_t>(bytes[i]), 1};
    letters = letters || is_letter_class(class_of(c.code));
    if (letters && i >= until && c.size == 1) {
      Range link;
      if (bytes[i] == ':') link = url_at_scheme(bytes, i);
      if (bytes[i] == '.') link = url_at_www(bytes, i);
      if (bytes[i] == '/' && i > 0 && std::isalnum(static_cast<unsigned char>(bytes[i - 1])))
        link = url_at_slash(bytes, i);
      if (bytes[i] == '@' && i > 0) link = email_at(bytes, i);
      if (!link.empty()) text.links.push_back(link), until = link.end;
    }
    i += c.size;
  }
  for (std::size_t i = 0; i < text.elements.size(); ++i) {
    Element& e = text.elements[i];
    if (e.letter) continue;
    std::string raw = e.raw;
    if (e.code != 0) raw.erase(0, 1);
    const bool spaceless =
        i > 0 && i + 1 < text.elements.size() && text.elements[i - 1].spaceless && text.elements[i + 1].spaceless;
    e.gap = fold_gap(raw, spaceless);
    if (e.code == 'D' && raw.empty()) e.gap = " ";
  }
  return text;
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
  const std::string raw = gap.code == 0 ? gap.raw : gap.raw.substr(1);
  const Element& next = e[g + 1];
  if (raw.empty())
    return gap.code == 'D' || gap.code == 'R' ? Joint{is_upper(next.code), is_upper(next.code)} : Joint{};
  if (character_at(raw, 0).size != raw.size()) return {};
  const char32_t code = character_at(raw, 0).code;
  const std::size_t from = gap.end - raw.size();
  const char before = text.bytes[from - 1], after = text.bytes[next.start];
  const bool digits = is_digit(before) && is_digit(after), letters = !is_digit(before) && !is_digit(after);
  const bool joined = ((code == '.' || code == 0x2024) && (digits || letters)) ||
                      ((code == ',' || code == ';') && digits) || ((code == 0xB7 || code == 0x2027) && letters);
  if (joined) return {false, false};
  const auto hebrew = [](char32_t c) { return c >= 0x5D0 && c <= 0x5EA; };
  if (class_of(code) == CharClass::kQuote && hebrew(e[g - 1].code) && hebrew(next.code)) return {false, false};
  if (class_of(code) != CharClass::kApostrophe) return {};
  std::string word;
  for (std::size_t i = g; i-- > 0 && (e[i].letter || e[i].removed);) {
    for (const Unit& unit : e[i].units)
      word.insert(word.begin(), unit.base < 0x80 && !unit.has_marks() ? static_cast<char>(unit.base) : '?');
    if (is_word_start(e, i) && (i == 0 || !e[i - 1].removed)) break;
  }
  static const std::set<std::string> kElided = {
      "l",      "d",    "j",    "m",    "n",    "s",     "t",      "c",      "v",      "qu",
      "gl",     "un",   "all",  "dell", "dall", "nell",  "sull",   "coll",   "quell",  "quest",
      "degl",   "agl",  "dagl", "negl", "sugl", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
      "quelqu", "entr", "anch", "com",  "cos",  "sant",  "bell",   "mezz",   "tutt"};
  return {true, kElided.contains(word)};
}

bool in_link(const Text& text, std::size_t start, std::size_t end) {
  return std::any_of(text.links.begin(), text.links.end(),
                     [&](const Range& link) { return start < link.end && end > link.start; });
}

/// The end of the run of initials or word that the letter at `i` begins.
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

/// The letters [first, last] of one word: whether all cased ones are capitals.
bool in_capitals(const Text& text, std::size_t i, std::size_t* count) {
  const auto& e = text.elements;
  std::size_t first = i, last = i;
  const auto linked = [&](std::size_t a, std::size_t b) {  // Does b go on with the word of a?
    return b < e.size() && e[b].letter && e[a].letter && !is_word_start(e, b);
  };
  const auto removed_between = [&](std::size_t a) { return a + 2 < e.size() && e[a + 1].removed; };
  while (first > 0 && (linked(first - 1, first) || (first >= 2 && e[first - 1].removed)))
    first -= linked(first - 1, first) ? 1 : 2;
  while (linked(last, last + 1) || removed_between(last)) last += linked(last, last + 1) ? 1 : 2;
  bool upper = false;
  *count = 0;
  for (std::size_t k = first; k <= last; ++k) {
    for (const Unit& unit : e[k].units) {
      if (unit.lower) return false;
      upper = upper || unit.upper;
      ++*count;
    }
  }
  return upper;
}

struct Hit {
  std::size_t field, start, end, first, last;  // Bytes; elements.
  const Entity* entity;
  const Alias* alias;
  std::size_t order;
  bool capitals = false, needs_another = false;
};

bool marks_fit(const Unit& wanted, const Unit& there, bool capitals) {
  for (const char16_t mark : wanted.marks) {
    if (mark == 0 || there.has_mark(mark)) continue;
    if (mark == kDot && there.base == 'i' && there.lower && !there.has_mark(kDotless)) continue;
    if (!capitals || there.has_marks()) return false;
  }
  return true;
}

std::string edge(const std::string& raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    const Character c = character_at(raw, i);
    i += c.size;
    const CharClass kind = class_of(c.code);
    if (is_white(kind) || kind == CharClass::kQuote || kind == CharClass::kApostrophe || kind == CharClass::kIgnorable)
      continue;
    UnitRoom room;
    for (const Unit& unit : fold(c.code, room)) append_utf8(unit.base, out);
  }
  return out;
}

/// An alias, ready to be laid on a text.
struct Phrase {
  Text text;
  std::string lead, tail;
  bool quote_before = false, quote_behind = false;
  bool exact = false, wildcard = false;  // A wildcard ends the last word.
  std::size_t first = 0, last = 0;
};

Phrase phrase_of(std::string written, bool exact) {
  Phrase phrase;
  phrase.exact = exact;
  phrase.wildcard = written.ends_with('*');
  if (phrase.wildcard) written.pop_back();
  phrase.text = read(written);
  const auto& e = phrase.text.elements;
  while (!e[phrase.first].letter) ++phrase.first;
  phrase.last = e.size() - 1;
  while (!e[phrase.last].letter) --phrase.last;
  if (phrase.first > 0) {
    const std::string& raw = e[phrase.first - 1].raw;
    phrase.lead = edge(raw);
    phrase.quote_before = phrase.lead.empty() && class_of(character_before(raw, raw.size()).code) == CharClass::kQuote;
  }
  if (phrase.last + 1 < e.size()) {
    const Element& behind = e[phrase.last + 1];
    const std::string raw = behind.code == 0 ? behind.raw : behind.raw.substr(1);
    phrase.tail = edge(raw);
    phrase.quote_behind =
        phrase.tail.empty() && !raw.empty() && class_of(character_at(raw, 0).code) == CharClass::kQuote;
  }
  return phrase;
}

std::string folded(char32_t code) {
  std::string out;
  UnitRoom room;
  for (const Unit& unit : fold(code, room)) append_utf8(unit.base, out);
  return out;
}

bool take_edges(const Phrase& phrase, const std::string& bytes, std::size_t& start, std::size_t& end) {
  std::string lead = phrase.lead, tail = phrase.tail;
  while (!lead.empty()) {
    if (start == 0) return false;
    const Character c = character_before(bytes, start);
    const std::string f = folded(c.code);
    if (!lead.ends_with(f)) return false;
    lead.resize(lead.size() - f.size());
    start -= c.size;
  }
  while (!tail.empty()) {
    if (end >= bytes.size()) return false;
    const Character c = character_at(bytes, end);
    const std::string f = folded(c.code);
    if (!tail.starts_with(f)) return false;
    tail.erase(0, f.size());
    end += c.size;
  }
  if (phrase.quote_before && start > 0 && class_of(character_before(bytes, start).code) == CharClass::kQuote)
    start -= character_before(bytes, start).size;
  if (phrase.quote_behind && end < bytes.size() && class_of(character_at(bytes, end).code) == CharClass::kQuote)
    end += character_at(bytes, end).size;
  return true;
}

/// A letter of a phrase or text as single units, so that ß is as long as ss.
struct Step {
  const Unit* unit;
  std::size_t element;
  std::string gap;  // Before it, where a word begins here.
  bool begins;
};
std::vector<Step> steps(const Text& text, std::size_t from, std::size_t to) {
  std::vector<Step> out;
  const auto& e = text.elements;
  for (std::size_t i = from; i <= to && i < e.size(); ++i) {
    if (!e[i].letter) continue;
    const bool begins = is_word_start(e, i) && (i == 0 || !e[i - 1].removed);
    const std::string gap = begins && i > from && !e[i - 1].letter ? e[i - 1].gap : "";
    for (std::size_t u = 0; u < e[i].units.size(); ++u)
      out.push_back({&e[i].units[u], i, u == 0 ? gap : "", begins && u == 0});
  }
  return out;
}

std::optional<Hit> lay(const Phrase& phrase, const std::vector<Step>& wanted, const Text& text, std::size_t at) {
  const auto& e = text.elements;
  if (!may_start(text, at) || in_link(text, e[at].start, e[at].end)) return std::nullopt;
  const std::vector<Step> there = steps(text, at, std::min(e.size() - 1, at + 3 * wanted.size() + 8));
  if (there.size() < wanted.size()) return std::nullopt;
  Hit hit{};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].begins != there[i].begins || wanted[i].unit->base != there[i].unit->base) return std::nullopt;
    if (wanted[i].begins && i > 0 && wanted[i].gap != there[i].gap) return std::nullopt;
    std::size_t count = 0;
    const bool capitals = in_capitals(text, there[i].element, &count);
    if (!marks_fit(*wanted[i].unit, *there[i].unit, capitals && count > 1)) return std::nullopt;
    if (!phrase.exact || wanted[i].unit->upper == there[i].unit->upper) continue;
    if (!capitals) return std::nullopt;
    hit.capitals = true;
  }
  std::size_t last = there[wanted.size() - 1].element;
  if (phrase.wildcard) {
    while (last + 1 < e.size() && ((e[last + 1].letter && !is_word_start(e, last + 1)) || e[last + 1].removed))
      last += 1;
  } else if (wanted.size() < there.size() && there[wanted.size()].element == last) {
    return std::nullopt;
  }
  if (!may_end(text, last) || in_link(text, e[last].start, e[last].end)) return std::nullopt;
  hit.first = at, hit.last = last;
  hit.start = e[at].start, hit.end = e[last].end;
  if (last + 1 < e.size() && e[last + 1].code == 'R') ++hit.end;
  if (!take_edges(phrase, text.bytes, hit.start, hit.end)) return std::nullopt;
  return hit;
}

std::vector<Hit> lay_everywhere(const Phrase& phrase, const Text& text) {
  std::vector<Hit> hits;
  const std::vector<Step> wanted = steps(phrase.text, phrase.first, phrase.last);
  for (std::size_t at = 0; at < text.elements.size(); ++at) {
    if (!text.elements[at].letter) continue;
    if (const auto hit = lay(phrase, wanted, text, at)) hits.push_back(*hit);
  }
  return hits;
}

std::size_t words_of(const Text& text, std::size_t first, std::size_t last) {
  std::size_t words = 0;
  for (std::size_t i = first; i <= last && i < text.elements.size(); ++i)
    words += is_word_start(text.elements, i) && (i == 0 || !text.elements[i - 1].removed) ? 1 : 0;
  return words;
}

bool in_capital_line(const Text& text, const Hit& hit) {
  const std::size_t before = hit.start == 0 ? std::string::npos : text.bytes.rfind('\n', hit.start - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.bytes.find('\n', hit.end), text.bytes.size());
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.elements.size(); ++i) {
    const Element& e = text.elements[i];
    if (e.start >= start && e.start < end && e.letter) words += words_of(text, i, i);
  }
  if (words <= words_of(text, hit.first, hit.last)) return false;
  for (std::size_t i = start; i < end;) {
    const Character c = character_at(text.bytes, i);
    if (is_lower(c.code)) return false;
    i += c.size;
  }
  return true;
}

bool near(const Alias& alias, const std::vector<Text>& texts, const Hit& hit) {
  for (const std::string& term : alias.near) {
    const Phrase phrase = phrase_of(term, false);
    for (std::size_t field = 0; field < texts.size(); ++field) {
      const Text& text = texts[field];
      for (const Hit& other : lay_everywhere(phrase, text)) {
        const bool same = field == hit.field;
        if (same && other.last >= hit.first && other.first <= hit.last) continue;
        if (alias.within == "article") return true;
        if (!same) continue;
        const std::size_t from = std::min(other.last, hit.last) + 1, to = std::max(other.first, hit.first);
        if (alias.within == "paragraph") {
          const std::size_t left = std::min(other.start, hit.start), right = std::max(other.start, hit.start);
          if (text.bytes.substr(left, right - left).find("\n\n") == std::string::npos) return true;
          continue;
        }
        std::size_t between = 0;
        for (std::size_t i = from; i < to; ++i) {
          const auto& e = text.elements;
          between += e[i].letter && may_start(text, i) && !in_link(text, e[i].start, e[i].end) ? 1 : 0;
        }
        if (between <= std::stoul(alias.within)) return true;
      }
    }
  }
  return alias.near.empty();
}

bool excluded(const Alias& alias, const Text& text, const Hit& hit) {
  for (const std::string& term : alias.exclude) {
    for (const Hit& other : lay_everywhere(phrase_of(term, false), text)) {
      if (other.first <= hit.first && other.last >= hit.last) return true;
    }
  }
  return false;
}

/// Longest first, the first one of equals; each is kept unless what was kept before forbids it.
std::vector<Hit> resolve(std::vector<Hit> hits) {
  std::vector<Hit> kept;
  while (!hits.empty()) {
    const auto best = std::min_element(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
      return std::tuple(a.start - a.end, a.field, a.start, a.order) <
             std::tuple(b.start - b.end, b.field, b.start, b.order);
    });
    const Hit hit = *best;
    hits.erase(best);
    const bool forbidden = std::any_of(kept.begin(), kept.end(), [&](const Hit& other) {
      if (other.field != hit.field || other.end <= hit.start || hit.end <= other.start) return false;
      const bool same = other.start == hit.start && other.end == hit.end;
      return other.entity == hit.entity || (!same && !hit.alias->inside);
    });
    if (!forbidden) kept.push_back(hit);
  }
  return kept;
}

}  // namespace

std::vector<Mention> match(const Watchlist& watchlist, const std::vector<std::string>& fields) {
  std::vector<Text> texts;
  for (const std::string& field : fields) texts.push_back(read(field));
  std::vector<Hit> hits;
  std::size_t order = 0;
  for (const Entity& entity : watchlist.entities) {
    for (const Alias& alias : entity.aliases) {
      const Phrase phrase = phrase_of(alias.text, alias.exact);
      ++order;
      for (std::size_t field = 0; field < texts.size(); ++field) {
        for (Hit hit : lay_everywhere(phrase, texts[field])) {
          hit.field = field, hit.entity = &entity, hit.alias = &alias, hit.order = order;
          const bool one_word = words_of(phrase.text, phrase.first, phrase.last) == 1;
          if (alias.exact) {
            const bool line = in_capital_line(texts[field], hit);
            if (hit.capitals && !line) continue;
            std::string word;
            bool acronym = true, upper = false;
            std::size_t letters = 0;
            for (const Step& step : steps(phrase.text, phrase.first, phrase.last)) {
              append_utf8(step.unit->base, word), ++letters;
              acronym = acronym && !step.unit->lower, upper = upper || step.unit->upper;
            }
            const bool sure = acronym && upper && letters > 1 && !is_common_word(word, "en");
            hit.needs_another = one_word && line && alias.near.empty() && !sure;
          }
          if (!excluded(alias, texts[field], hit) && near(alias, texts, hit)) hits.push_back(hit);
        }
      }
    }
  }
  std::vector<Hit> sure;
  for (const Hit& hit : hits) {
    if (!hit.needs_another) sure.push_back(hit);
  }
  sure = resolve(sure);
  std::erase_if(hits, [&](const Hit& hit) {
    return hit.needs_another &&
           std::none_of(sure.begin(), sure.end(), [&](const Hit& other) { return other.entity == hit.entity; });
  });
  std::vector<Mention> mentions;
  for (const Hit& hit : resolve(hits))
    mentions.push_back({hit.field, hit.start, hit.end, hit.entity->id, hit.alias->text});
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

std::string as_yaml(const Watchlist& watchlist) {
  const auto quoted = [](const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
  };
  const auto list = [&](const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + "]";
  };
  std::string yaml = "watchlist: random\nentities:\n";
  for (const Entity& entity : watchlist.entities) {
    yaml += "  - id: " + entity.id + "\n    name: 'qqqqqqqq" + entity.id + "'\n    aliases:\n";
    for (const Alias& alias : entity.aliases) {
      yaml += "      - { text: " + quoted(alias.text) + ", case: " + (alias.exact ? "exact" : "any") +
              ", inside: " + (alias.inside ? "true" : "false");
      if (!alias.exclude.empty()) yaml += ", exclude: " + list(alias.exclude);
      if (!alias.near.empty()) yaml += ", near: " + list(alias.near) + ", within: " + alias.within;
      yaml += " }\n";
    }
  }
  return yaml;
}

}  // namespace mentiond::plugins::watchlist::oracle
