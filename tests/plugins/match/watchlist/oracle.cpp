#include "tests/plugins/match/watchlist/oracle.h"

#include <algorithm>
#include <tuple>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/names/common_words.h"
#include "tests/plugins/match/watchlist/oracle_phrase.h"
#include "tests/plugins/match/watchlist/oracle_spellings.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

struct Hit {
  std::size_t field, start, end, first, last;  // Bytes; elements.
  const Entity* entity;
  const Alias* alias;
  std::size_t order;  // Of the alias in its watchlist.
  bool capitals = false, needs_another = false;
};

bool in_capital_line(const Text& text, const Hit& hit) {
  const std::size_t before = hit.start == 0 ? std::string::npos : text.bytes.rfind('\n', hit.start - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.bytes.find('\n', hit.end), text.bytes.size());
  std::size_t words = 0;
  bool small_words = false;
  for (const Word& word : text.words) {
    const Element& first = text.elements[word.first];
    if (first.start < start || first.start >= end) continue;
    std::size_t small = 0, capital = 0;
    for (std::size_t i = word.first; i <= word.last; ++i) {
      const Element& e = text.elements[i];
      small_words = small_words || is_caseless(e.code);
      small += e.letter && is_lower(e.code) ? 1 : 0, capital += e.letter && is_upper(e.code) ? 1 : 0;
    }
    const bool hangs = !may_start(text, word.first) || in_link(text, first.start, text.elements[word.last].end);
    const bool is_number = first.code >= '0' && first.code <= '9';
    words += hangs || is_number ? 0 : 1;
    // "v", TRUMP’s and 2nd stay small among capitals.
    const bool says_nothing = capital == 0 && (small == 1 || hangs || is_number);
    small_words = small_words || (small > 0 && small >= capital && !says_nothing);
  }
  return !small_words && (words > 1 || words_of(text, hit.first, hit.last) > 1);
}

bool is_near(const Conditions& when, const Text& text, const Hit& hit, const Place& other) {
  const auto& e = text.elements;
  if (other.last >= hit.first && other.first <= hit.last) return false;
  if (when.within == "paragraph") {
    const std::size_t left = std::min(other.start, hit.start), right = std::max(other.start, hit.start);
    return paragraph_end(text.bytes, left) >= right;
  }
  if (when.within == "sentence") {
    const Range sentence = sentence_around(text.bytes, hit.start, hit.end);
    return e[other.first].start >= sentence.start && e[other.last].start < sentence.end;
  }
  std::size_t between = 0;
  for (std::size_t i = std::min(other.last, hit.last) + 1; i < std::max(other.first, hit.first); ++i)
    between += e[i].letter && may_start(text, i) && !in_link(text, e[i].start, e[i].end) ? 1 : 0;
  return between <= std::stoul(when.within);
}

bool has_company(const Conditions& when, const std::vector<Text>& texts, const Hit& hit) {
  for (const std::string& term : when.near) {
    const Phrase phrase = phrase_of(term, false, true);
    for (std::size_t field = 0; field < texts.size(); ++field) {
      for (const Place& other : find_everywhere(phrase, texts[field])) {
        const bool same = field == hit.field, overlaps = other.last >= hit.first && other.first <= hit.last;
        if (when.within == "article" ? !(same && overlaps) : same && is_near(when, texts[field], hit, other))
          return true;
      }
    }
  }
  return when.near.empty();
}

bool excluded(const Conditions& when, const Text& text, const Hit& hit) {
  for (const std::string& term : when.exclude) {
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
      return other.entity == hit.entity || (!same && !hit.alias->when.inside);
    });
    if (!forbidden) kept.push_back(hit);
  }
  return kept;
}

/// Does a mention of one word, with capitals, in a line that is all capitals need another one of its entity?
bool is_doubtful(const Phrase& phrase, const Text& text, const Hit& hit, const std::string& language) {
  const std::string there = text.bytes.substr(hit.start, hit.end - hit.start);
  bool cased = false, own_small = false;
  for (std::size_t i = 0; i < there.size(); i += character_at(there, i).size) {
    cased = cased || is_upper(character_at(there, i).code);
    own_small = own_small || is_lower(character_at(there, i).code);
  }
  if (!cased || own_small || phrase.words.size() > 1) return false;
  std::string word;
  bool small = false, capital = false;
  std::size_t letters = 0;
  for (const Item& item : phrase.words[0]) {
    if (item.wildcard != 0) continue;
    append_utf8(item.unit.base, word), ++letters;
    small = small || item.unit.lower, capital = capital || item.unit.upper;
  }
  const bool acronym = capital && !small && letters > 1;
  return !acronym || (is_common_word(word, language) && there.find('.') == std::string::npos);
}

/// Everything of one watchlist and one article.
class Matching {
 public:
  Matching(const Watchlist& watchlist, const std::vector<std::string>& fields, const std::string& language)
      : language_(language) {
    for (const std::string& field : fields)
      texts_.push_back(read(field, is_within(language, "tr") || is_within(language, "az")));
    std::size_t order = 0;
    for (const Entity& entity : watchlist.entities) {
      for (const Alias& alias : entity.aliases) {
        ++order;
        if (!language.empty() && !alias.when.languages.empty() && !is_within_any(language, alias.when.languages))
          continue;
        for (const Spelling& spelling : spellings(alias, entity.type, language)) find(spelling, entity, alias, order);
      }
    }
  }

  std::vector<Hit> mentions() {
    std::vector<Hit> sure = hits_;
    std::erase_if(sure, [](const Hit& hit) { return hit.needs_another; });
    sure = resolve(sure);
    std::erase_if(hits_, [&](const Hit& hit) {
      return hit.needs_another &&
             std::none_of(sure.begin(), sure.end(), [&](const Hit& other) { return other.entity == hit.entity; });
    });
    return resolve(hits_);
  }

 private:
  void find(const Spelling& spelling, const Entity& entity, const Alias& alias, std::size_t order) {
    const Conditions& when = alias.when;
    const Phrase phrase = phrase_of(spelling.text, when.exact, spelling.wildcards);
    for (std::size_t field = 0; field < texts_.size(); ++field) {
      for (const Place& place : find_everywhere(phrase, texts_[field])) {
        Hit hit{field, place.start, place.end, place.first, place.last, &entity, &alias, order, place.capitals};
        const bool capital_line = when.exact && in_capital_line(texts_[field], hit);
        if (when.exact && hit.capitals && !capital_line) continue;
        hit.needs_another = capital_line && when.near.empty() && is_doubtful(phrase, texts_[field], hit, language_);
        if (!excluded(when, texts_[field], hit) && has_company(when, texts_, hit)) hits_.push_back(hit);
      }
    }
  }

  std::string language_;
  std::vector<Text> texts_;
  std::vector<Hit> hits_;
};

}  // namespace

std::vector<Mention> match(const Watchlist& watchlist, const std::vector<std::string>& fields,
                           const std::string& language) {
  std::vector<Mention> mentions;
  for (const Hit& hit : Matching(watchlist, fields, language).mentions())
    mentions.push_back({hit.field, hit.start, hit.end, hit.entity->id, hit.alias->text});
  std::sort(mentions.begin(), mentions.end());
  return mentions;
}

}  // namespace mentiond::plugins::watchlist::oracle
