#include "tests/plugins/match/watchlist/oracle.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "plugins/match/watchlist/common_words.h"
#include "tests/plugins/match/watchlist/oracle_phrase.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

struct Hit {
  std::size_t field, start, end, first, last;  // Bytes; elements.
  const Entity* entity;
  const Alias* alias;
  std::size_t order;
  bool capitals = false, needs_another = false;
};

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
  return std::none_of(text.words.begin(), text.words.end(), [&](const Word& word) {
    std::size_t small = 0, capital = 0;
    for (const Unit& unit : word.units) small += unit.lower ? 1 : 0, capital += unit.upper ? 1 : 0;
    const std::size_t at = text.elements[word.first].start;
    return at >= start && at < end && small > 0 && small >= capital;
  });
}

bool near(const Alias& alias, const std::vector<Text>& texts, const Hit& hit) {
  for (const std::string& term : alias.near) {
    const Phrase phrase = phrase_of(term, false, true);
    for (std::size_t field = 0; field < texts.size(); ++field) {
      const Text& text = texts[field];
      for (const Place& other : find_everywhere(phrase, text)) {
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
    for (const Place& other : find_everywhere(phrase_of(term, false, true), text)) {
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
      const Phrase phrase = phrase_of(alias.text, alias.exact, false);
      ++order;
      for (std::size_t field = 0; field < texts.size(); ++field) {
        for (const Place& place : find_everywhere(phrase, texts[field])) {
          Hit hit{field, place.start, place.end, place.first, place.last, &entity, &alias, order, place.capitals};
          const bool one_word = phrase.words.size() == 1;
          if (alias.exact) {
            const bool line = in_capital_line(texts[field], hit);
            if (hit.capitals && !line) continue;
            std::string word;
            bool acronym = true, upper = false;
            std::size_t letters = 0;
            for (const Item& item : phrase.words[0]) {
              append_utf8(item.unit.base, word), ++letters;
              acronym = acronym && !item.unit.lower, upper = upper || item.unit.upper;
            }
            const bool sure = acronym && upper && letters > 1 && !is_common_word(word, "en");
            const std::string there = texts[field].bytes.substr(hit.start, hit.end - hit.start);
            bool cased = false;
            for (std::size_t i = 0; i < there.size(); i += character_at(there, i).size)
              cased = cased || is_upper(character_at(there, i).code);
            const bool dotted = acronym && upper && letters > 1 && there.find('.') != std::string::npos;
            hit.needs_another = one_word && cased && line && alias.near.empty() && !sure && !dotted;
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
