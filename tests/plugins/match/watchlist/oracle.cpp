#include "tests/plugins/match/watchlist/oracle.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "plugins/match/watchlist/common_words.h"
#include "tests/plugins/match/watchlist/oracle_text.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

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
