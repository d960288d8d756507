#include "tests/plugins/match/watchlist/oracle_query.h"

#include <algorithm>
#include <optional>
#include <regex>

#include "plugins/common/text/sentences.h"
#include "plugins/match/watchlist/query/quotations.h"
#include "tests/plugins/match/watchlist/oracle_data.h"
#include "tests/plugins/match/watchlist/oracle_phrase.h"
#include "tests/plugins/match/watchlist/oracle_spellings.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

using Kind = Clause::Kind;

std::string joined_text(const Clause& query, const std::string& by) {
  std::string text;
  for (const ClausePtr& operand : query.operands) {
    const bool group =
        operand->operands.size() > 1 && operand->kind != Kind::kSentence && operand->kind != Kind::kParagraph;
    text += (text.empty() ? "" : by) + (group ? "(" + as_query(*operand) + ")" : as_query(*operand));
  }
  return text;
}

std::string term_text(const Clause& term) {
  const std::string words = term.quoted ? '"' + term.text + '"' : term.text;
  if (!term.exact) return words;
  return term.quoted ? "cs(" + words + ")" : "{" + words + "}";
}

/// Is the text the last words of the phrase, and not all of it? By their letters alone.
bool is_end_of(const Text& text, const Phrase& phrase) {
  if (text.words.empty() || text.words.size() >= phrase.words.size()) return false;
  const std::size_t from = phrase.words.size() - text.words.size();
  const auto same = [](const Unit& unit, const Item& item) { return unit.base == item.unit.base; };
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const std::vector<Unit>& units = text.words[i].units;
    const std::vector<Item>& items = phrase.words[from + i];
    if (!std::equal(units.begin(), units.end(), items.begin(), items.end(), same)) return false;
  }
  return true;
}

/// The most stretches of which no two overlap.
template <class Stretches>
std::size_t most_disjoint(const Stretches& all) {
  std::vector<std::size_t> best;
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> spans;
  for (const auto& [each, words] : all) spans.emplace_back(each.part, each.start, each.end);
  std::sort(spans.begin(), spans.end());
  std::size_t most = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    best.push_back(1);
    for (std::size_t j = 0; j < i; ++j) {
      const auto& [part, start, end] = spans[j];
      if (part < std::get<0>(spans[i]) || end <= std::get<1>(spans[i])) best[i] = std::max(best[i], best[j] + 1);
    }
    most = std::max(most, best[i]);
  }
  return most;
}

}  // namespace

std::string as_query(const Clause& query) {
  switch (query.kind) {
    case Kind::kTerm:
      return term_text(query);
    case Kind::kEntity:
    case Kind::kQuery:
      return "@" + query.text;
    case Kind::kRegex:
      return "/" + query.text + (query.exact ? "/" : "/i");
    case Kind::kDatum:
      return query.field + ":" + (query.quoted ? '"' + query.text + '"' : query.text);
    case Kind::kQuoted:
      return "quoted:@" + query.text + (query.operands.empty() ? "" : " SAYS (" + as_query(*query.operands[0]) + ")");
    case Kind::kField:
      return query.text + ":(" + as_query(*query.operands[0]) + ")";
    case Kind::kAnd:
      return joined_text(query, query.number == 1 ? " " : " AND ");
    case Kind::kOr:
      return joined_text(query, " OR ");
    case Kind::kNot:
      return (query.number == 1 ? "-" : "NOT ") + ("(" + as_query(*query.operands[0]) + ")");
    case Kind::kNear: {
      const std::string number = std::to_string(query.number);
      // The same in other words; a list of operators may not differ, so each clause has its own brackets.
      if (query.exact) return joined_text(query, query.ordered ? " NEAR/" + number + "f " : " w/" + number + " ");
      return joined_text(query, (query.ordered ? " ONEAR/" : " NEAR/") + number + " ");
    }
    case Kind::kSentence:
      return "SENT(" + joined_text(query, ", ") + ")";
    case Kind::kParagraph:
      return "PARA(" + joined_text(query, ", ") + ")";
    case Kind::kAtLeast:
      return "ATLEAST/" + std::to_string(query.number) + " (" + as_query(*query.operands[0]) + ")";
  }
  return {};
}

Article::Article(const std::vector<Part>& parts, const About& about, const Watchlist& watchlist)
    : about_(about), watchlist_(watchlist), parts_(parts) {
  std::vector<std::string> searched;
  for (const Part& part : parts_) {
    texts_.push_back(read(part.text, is_within(about.language, "tr")));
    if (part.name != "byline") searched.push_back(part.text);
  }
  mentions_ = match(watchlist, searched, about.language);
}

std::set<Found> Article::evidence(const Clause& query) const {
  std::set<Found> found;
  if (holds(query, {})) collect(query, {}, found);
  return found;
}

bool Article::holds(const Clause& query, const Fields& fields) const {
  const auto holds_too = [&](const ClausePtr& operand) { return holds(*operand, fields); };
  switch (query.kind) {
    case Kind::kAnd:
      return std::all_of(query.operands.begin(), query.operands.end(), holds_too);
    case Kind::kOr:
      return std::any_of(query.operands.begin(), query.operands.end(), holds_too);
    case Kind::kQuery:
      return is_in_scope(query) && holds(*query.operands[0], fields);
    case Kind::kDatum:
      return has_datum(query, about_);
    case Kind::kNot:
      return !holds(*query.operands[0], fields);
    case Kind::kField: {
      Fields inner = fields;
      inner.push_back(query.text);
      return holds(*query.operands[0], inner);
    }
    default:
      return !ways(query, fields).empty();
  }
}

bool Article::is_in_scope(const Clause& query) const {
  return about_.language.empty() || query.languages.empty() || is_within_any(about_.language, query.languages);
}

/// REQUIRES: it holds.
void Article::collect(const Clause& query, const Fields& fields, std::set<Found>& out) const {
  if (query.kind == Kind::kNot || query.kind == Kind::kDatum) return;
  Fields inner = fields;
  if (query.kind == Kind::kField) inner.push_back(query.text);
  if (query.kind == Kind::kAnd || query.kind == Kind::kOr || query.kind == Kind::kQuery || query.kind == Kind::kField) {
    for (const ClausePtr& operand : query.operands) {
      if (holds(*operand, inner)) collect(*operand, inner, out);
    }
    return;
  }
  for (const auto& [stretch, words] : ways(query, fields)) out.insert(words.begin(), words.end());
}

Article::Ways Article::ways(const Clause& query, const Fields& fields) const {
  Ways found;
  std::vector<Ways> operands;
  Fields inner = fields;
  if (query.kind == Kind::kField) inner.push_back(query.text);
  for (const ClausePtr& operand : query.operands) operands.push_back(ways(*operand, inner));
  const auto put = [&](const Stretch& stretch, const std::set<Found>& words) {
    found[stretch].insert(words.begin(), words.end());
  };
  switch (query.kind) {
    case Kind::kQuery:
      if (is_in_scope(query)) found = operands[0];
      break;
    case Kind::kOr:
    case Kind::kField:
      for (const Ways& each : operands)
        for (const auto& [stretch, words] : each) put(stretch, words);
      break;
    case Kind::kAtLeast:
      if (most_disjoint(operands[0]) >= query.number) found = operands[0];
      break;
    case Kind::kNear:
      for (const auto& [a, a_words] : operands[0])
        for (const auto& [b, b_words] : operands[1])
          if (near(query, a, b)) put(joined(a, b), a_words), put(joined(a, b), b_words);
      break;
    case Kind::kSentence:
    case Kind::kParagraph:
      for (const auto& [first, first_words] : operands[0]) {
        // Everything in the unit of this one.
        const auto own = unit(query, first);
        std::set<Found> words;
        Stretch whole = joined(first, first);
        bool all = own != unit(query, {first.part, 1, 0, 0, 0});
        for (const Ways& each : operands) {
          bool any = false;
          for (const auto& [other, other_words] : each) {
            if (other.part != first.part || unit(query, other) != own) continue;
            any = true, whole = joined(whole, other), words.insert(other_words.begin(), other_words.end());
          }
          all = all && any;
        }
        if (all) put(whole, words);
      }
      break;
    case Kind::kQuoted:
      if (query.operands.empty()) {
        add_quotes(query, fields, found);
        break;
      }
      for (const Quote& quote : about_.quotes) {
        if (!speaks(query.text, quote)) continue;
        std::set<Found> words;
        std::optional<Stretch> whole;
        for (const auto& [other, other_words] : operands[0]) {
          if (parts_[other.part].name != "body" || other.start < quote.start || other.end > quote.end) continue;
          whole = joined(whole.value_or(other), other), words.insert(other_words.begin(), other_words.end());
        }
        if (whole) put(*whole, words);
      }
      break;
    default:
      add_terms(query, fields, found);
  }
  return found;
}

/// Each quote of the speaker, as one stretch of the body.
void Article::add_quotes(const Clause& query, const Fields& fields, Ways& out) const {
  const auto body = std::find_if(parts_.begin(), parts_.end(), [](const Part& part) { return part.name == "body"; });
  for (const Quote& quote : about_.quotes) {
    if (body != parts_.end() && speaks(query.text, quote))
      add(query, fields, stretch_of(static_cast<std::size_t>(body - parts_.begin()), quote.start, quote.end),
          as_query(query), out);
  }
}

/// A name of the entity stands in what the quote says of its speaker; or that is the end of such a name, and the
/// article mentions the entity.
bool Article::speaks(const std::string& entity, const Quote& quote) const {
  const Text speaker = read(quote.speaker, is_within(about_.language, "tr"));
  const bool mentioned =
      std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) { return mention.entity == entity; });
  for (const Entity& each : watchlist_.entities) {
    for (const Alias& alias : each.aliases) {
      if (each.id != entity) continue;
      const Phrase phrase = phrase_of(alias.text, alias.when.exact, false);
      if (!find_everywhere(phrase, speaker).empty() || (mentioned && is_end_of(speaker, phrase))) return true;
    }
  }
  return false;
}

void Article::add_terms(const Clause& query, const Fields& fields, Ways& out) const {
  if (query.kind == Kind::kEntity) {
    for (const Mention& mention : mentions_) {
      if (mention.entity != query.text) continue;
      const auto& e = texts_[mention.field].elements;
      std::size_t first = 0, last = e.size() - 1;
      while (!e[first].letter || e[first].end <= mention.start) ++first;
      while (!e[last].letter || e[last].start >= mention.end) --last;
      add(query, fields, {mention.field, first, last, mention.start, mention.end}, mention.alias, out);
    }
    return;
  }
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    if (query.kind == Kind::kTerm) {
      for (const Place& place : find_everywhere(phrase_of(query.text, query.exact, true), texts_[part])) {
        if (!(query.exact && place.capitals))
          add(query, fields, {part, place.first, place.last, place.start, place.end}, as_query(query), out);
      }
      // A hashtag is also the tag of that name.
      if (query.quoted || query.text[0] != '#' || parts_[part].name != "tag") continue;
      for (const Place& place : find_everywhere(phrase_of(query.text.substr(1), query.exact, true), texts_[part])) {
        if (!(query.exact && place.capitals))
          add(query, fields, {part, place.first, place.last, place.start, place.end}, as_query(query), out);
      }
      continue;
    }
    const std::regex regex(query.text, query.exact ? std::regex::ECMAScript : std::regex::icase);
    const std::string& text = parts_[part].text;
    for (auto match = std::sregex_iterator(text.begin(), text.end(), regex); match != std::sregex_iterator(); ++match) {
      const auto start = static_cast<std::size_t>(match->position()),
                 end = start + static_cast<std::size_t>(match->length());
      add(query, fields, stretch_of(part, start, end), as_query(query), out);
    }
  }
}

/// The words that a range of bytes touches.
Article::Stretch Article::stretch_of(std::size_t part, std::size_t start, std::size_t end) const {
  const std::vector<Element>& e = texts_[part].elements;
  Stretch stretch{part, 1, 0, start, end};  // Of no word.
  bool any = false;
  for (const Word& word : texts_[part].words) {
    const bool run = word.last + 1 < e.size() && e[word.last + 1].code == 'R';
    const std::size_t ends = e[word.last].end + (run ? 1 : 0);
    if (ends <= start || e[word.first].start >= end) continue;
    if (!any) stretch.first = word.first;
    stretch.last = word.last, any = true;
  }
  return stretch;
}

void Article::add(const Clause&, const Fields& fields, Stretch stretch, const std::string& alias, Ways& out) const {
  if (fields.empty() && parts_[stretch.part].name == "byline") return;
  for (const std::string& field : fields) {
    if (!is_in(field, stretch)) return;
  }
  out[stretch].insert({stretch.part, stretch.start, stretch.end, alias});
}

bool Article::is_in(const std::string& field, Stretch& stretch) const {
  const std::string& name = parts_[stretch.part].name;
  const bool standfirst =
      std::any_of(parts_.begin(), parts_.end(), [](const Part& p) { return p.name == "standfirst"; });
  const bool as_standfirst = name == "standfirst" || (name == "summary" && !standfirst);
  if (field == "title") return name == "headline";
  if (field == "standfirst") return as_standfirst;
  if (field == "lead") {
    if (name != "body") return name == "headline" || as_standfirst;
    const Text& text = texts_[stretch.part];
    const std::size_t begin = text.words.empty() ? 0 : text.elements[text.words[0].first].start;
    return stretch.end <= paragraph_end(text.bytes, begin);
  }
  if (field != "quote") return name == field;
  if (name == "tag" || name == "byline") return false;
  const std::vector<Range> quotes = quotations(texts_[stretch.part].bytes);
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].start <= stretch.start && stretch.end <= quotes[i].end) {
      stretch.quote = static_cast<int>(i);
      return true;
    }
  }
  return false;
}

bool Article::near(const Clause& query, const Stretch& a, const Stretch& b) const {
  if (a.part != b.part || a.first > a.last || b.first > b.last) return false;
  if (a.quote >= 0 && b.quote >= 0 && a.quote != b.quote) return false;
  if (a.last >= b.first && b.last >= a.first) return !query.ordered && (a.composite || b.composite);
  if (query.ordered && b.last < a.first) return false;
  const Text& text = texts_[a.part];
  std::size_t between = 0;
  for (std::size_t i = std::min(a.last, b.last) + 1; i < std::max(a.first, b.first); ++i) {
    const Element& e = text.elements[i];
    between += e.letter && may_start(text, i) && !in_link(text, e.start, e.end) ? 1 : 0;
  }
  return between <= query.number;
}

/// Where the sentence or paragraph begins and ends that holds the stretch; {1, 0} where none does.
std::pair<std::size_t, std::size_t> Article::unit(const Clause& query, const Stretch& stretch) const {
  constexpr std::pair<std::size_t, std::size_t> kNone(1, 0);
  if (stretch.first > stretch.last) return kNone;
  const Text& text = texts_[stretch.part];
  const auto around = [&](std::size_t element) {
    const auto word = std::find_if(text.words.begin(), text.words.end(),
                                   [&](const Word& each) { return each.first <= element && element <= each.last; });
    const std::size_t start = text.elements[word->first].start;
    // Where a paragraph ends says which one it is.
    if (query.kind == Kind::kParagraph) return std::pair(std::size_t{0}, paragraph_end(text.bytes, start));
    const Range range = common::text::sentence_around(text.bytes, start, start + 1);
    return std::pair(range.start, range.end);
  };
  const auto first = around(stretch.first);
  return first == around(stretch.last) ? first : kNone;
}

Article::Stretch Article::joined(const Stretch& a, const Stretch& b) {
  return {a.part,
          std::min(a.first, b.first),
          std::max(a.last, b.last),
          std::min(a.start, b.start),
          std::max(a.end, b.end),
          a.quote == b.quote ? a.quote : -1,
          true};
}

}  // namespace mentiond::plugins::watchlist::oracle
