#include "plugins/match/watchlist/names/company.h"

#include <algorithm>
#include <tuple>

#include "plugins/common/text/byte_bits.h"
#include "plugins/match/watchlist/names/common_words.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Range;
using common::text::Token;

constexpr std::uint32_t kNoField = ~std::uint32_t{0};

/// The words of a field that begin in a range of its text.
std::pair<std::uint32_t, std::uint32_t> words_in(const Words& words, const Range& range) {
  const Token* const end = words.tokens + words.count;
  const auto begins_before = [](const Token& token, std::size_t at) { return token.start < at; };
  const Token* const first = std::lower_bound(words.tokens, end, range.start, begins_before);
  const Token* const last = std::lower_bound(first, end, range.end, begins_before);
  return {static_cast<std::uint32_t>(first - words.tokens), static_cast<std::uint32_t>(last - words.tokens)};
}

struct Letters {
  std::uint32_t capital = 0, small = 0, caseless = 0;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t i = 0; i < text.size();) {
    const common::text::Character c = common::text::character_at(text, i);
    letters.capital += common::text::is_upper(c.code) ? 1 : 0;
    letters.small += common::text::is_lower(c.code) ? 1 : 0;
    letters.caseless += common::text::is_caseless(c.code) ? 1 : 0;
    i += c.size;
  }
  return letters;
}

/// Whether a word says that its line is not written in capitals. McDONALD and MPs are words of capitals, too, and what
/// hangs on a word or a number (TRUMP’s, 2nd, 5pm) or is one letter ("v") stays small among them. Where a script has no
/// case, WHO is as it is everywhere.
bool is_small(const Token& token, std::string_view word) {
  const Letters letters = letters_of(word);
  if (letters.caseless > 0) return true;
  if (letters.capital > 0) return letters.small >= letters.capital;
  return letters.small > 1 && token.is(Token::kCanStart) && !common::text::is_digit(word[0]);
}

}  // namespace

void Company::begin_article() {
  if (!places_.empty()) places_.clear();
  sentences_field_ = line_.field = kNoField;
}

Verdict Company::judge(Hit& hit) {
  const Rule& rule = compiled_.rules[compiled_.aliases[hit.alias].rule];
  const bool elsewhere = !rule.languages.empty() && !article_.language().empty();
  if (elsewhere && !in_scope(article_.language(), rule.languages)) return Verdict::kOtherLanguage;
  const std::uint8_t only = compiled_.aliases[hit.alias].only;
  if (only != kAnyLanguage && !article_.language().empty() &&
      inflection_of(article_.language()) != static_cast<Inflection>(only))
    return Verdict::kOtherInflection;
  if (rule.exact) {
    const bool one_word = compiled_.patterns.word_count(hit.alias) == 1;
    const bool capitals = (hit.capitals || (one_word && is_capitals_alone(hit))) && in_capital_line(hit);
    if (hit.capitals && !capitals) return Verdict::kOtherCase;
    hit.needs_another = one_word && capitals && rule.near.empty() && !is_unmistakable(hit);
  }
  if (excluded_by(rule, hit)) return Verdict::kExcluded;
  return rule.near.empty() || near(rule, hit) ? Verdict::kCounts : Verdict::kNotNear;
}

std::string_view Company::text_of(const Hit& hit) const {
  return article_.fields()[hit.field].text.substr(hit.start, hit.end - hit.start);
}
/// Not so in a script without case; and a small letter of its own (AfD) no line of capitals has made.
bool Company::is_capitals_alone(const Hit& hit) const {
  const Letters letters = letters_of(text_of(hit));
  return letters.capital > 0 && letters.small == 0;
}

/// An acronym that is no word when it is written small, or has its dots.
bool Company::is_unmistakable(const Hit& hit) const {
  return compiled_.patterns.is_capitals(hit.alias) &&
         (text_of(hit).find('.') != std::string_view::npos ||
          !is_common_word(compiled_.patterns.folded(hit.alias, 0), article_.language()));
}

/// Whether one of the rule's near terms is where it must be. REQUIRES: the rule has near terms.
bool Company::near(const Rule& rule, const Hit& hit) {
  return std::any_of(rule.near.begin(), rule.near.end(),
                     [&](PatternId term) { return term_near(occurrences(term), rule.within, hit); });
}

const std::vector<Company::Occurrence>& Company::occurrences(PatternId term) {
  const auto [place, is_new] = places_.try_emplace(term);
  if (!is_new) return place->second;
  const bool by_hash = !compiled_.patterns.is_glob(term, 0);
  const std::uint32_t wanted = compiled_.patterns.hash(term, 0);
  for (std::uint32_t field = 0; field < article_.fields().size(); ++field) {
    const Words words = article_.words(article_.fields()[field]);
    for (std::uint32_t at = 0; at < words.count; ++at) {
      if (by_hash && words.tokens[at].hash != wanted) continue;
      const std::optional<Found> found = compiled_.patterns.find(term, words, at, scratch_);
      if (found) place->second.push_back({field, at, found->last});
    }
  }
  return place->second;
}

/// The nearest places on both sides decide: they are in reading order, and one that overlaps the hit does not count.
bool Company::term_near(const std::vector<Occurrence>& places, const Within& within, const Hit& hit) {
  const auto behind = std::lower_bound(places.begin(), places.end(), std::pair(hit.field, hit.last + 1),
                                       [](const Occurrence& place, const std::pair<std::uint32_t, std::uint32_t>& at) {
                                         return std::pair(place.field, place.first) < at;
                                       });
  const auto overlaps = [&](const Occurrence& place) { return place.field == hit.field && place.last >= hit.first; };
  auto before = behind;
  while (before != places.begin() && overlaps(*(before - 1))) --before;
  const bool any_behind = behind != places.end(), any_before = before != places.begin();
  if (within.unit == Within::Unit::kArticle) return any_behind || any_before;
  const Reach around = reach(within, hit);
  const auto counts = [&](const Occurrence& place) {
    const bool inside = place.field == around.field && place.first >= around.first && place.last < around.last;
    return inside && (within.unit != Within::Unit::kWords || words_between(place, hit, within.words) <= within.words);
  };
  return (any_behind && counts(*behind)) || (any_before && counts(*(before - 1)));
}

Company::Reach Company::reach(const Within& within, const Hit& hit) {
  const Field& field = article_.fields()[hit.field];
  if (within.unit == Within::Unit::kWords) return {hit.field, 0, field.token_count};
  if (sentences_field_ != hit.field) sentences_ = common::text::Sentences(field.text), sentences_field_ = hit.field;
  const Range range = within.unit == Within::Unit::kSentence
                          ? sentences_.around(hit.start, hit.end)
                          : common::text::paragraph_around(field.text, hit.start, hit.end);
  const auto [first, last] = words_in(article_.words(field), range);
  return {hit.field, first, last};
}

std::uint32_t Company::words_between(const Occurrence& place, const Hit& hit, std::uint32_t most) const {
  const Words words = article_.words(article_.fields()[hit.field]);
  const std::uint32_t from = std::min(place.last, hit.last) + 1, to = std::max(place.first, hit.first);
  std::uint32_t between = 0;
  // What is joined to the word before it by a dot or an apostrophe is no word of its own.
  for (std::uint32_t i = from; i < to && between <= most; ++i)
    between += words.tokens[i].is(Token::kCanStart) ? 1U : 0U;
  return between;
}

std::optional<Company::Nearest> Company::nearest(const Rule& rule, const Hit& hit) {
  std::optional<Nearest> found;
  for (const PatternId term : rule.near) {
    for (const Occurrence& place : occurrences(term)) {
      const bool apart = place.last < hit.first || place.first > hit.last;
      if (place.field != hit.field || !apart) continue;
      const std::uint32_t words = words_between(place, hit, ~std::uint32_t{0});
      if (!found || words < found->words) found = {term, words};
    }
  }
  return found;
}

std::optional<PatternId> Company::excluded_by(const Rule& rule, const Hit& hit) {
  const Words words = article_.words(article_.fields()[hit.field]);
  for (const PatternId phrase : rule.exclude) {
    const std::uint32_t count = compiled_.patterns.word_count(phrase);
    const std::uint32_t first = hit.last + 1 >= count ? hit.last + 1 - count : 0;
    for (std::uint32_t at = first; at <= hit.first; ++at) {
      const std::optional<Found> found = compiled_.patterns.find(phrase, words, at, scratch_);
      if (found && found->last >= hit.last) return phrase;
    }
  }
  return std::nullopt;
}

/// Whether the hit stands in a line that has no word in small letters. One word alone says nothing, nor with a number.
bool Company::in_capital_line(const Hit& hit) {
  const bool same = line_.field == hit.field && line_.start <= hit.start && hit.end <= line_.end;
  if (!same) line_ = line_of(hit);
  return !line_.small_words && (line_.words > 1 || hit.first != hit.last);
}

Company::Line Company::line_of(const Hit& hit) const {
  const Field& field = article_.fields()[hit.field];
  const std::size_t before = hit.start == 0 ? std::string_view::npos : field.text.rfind('\n', hit.start - 1);
  Line line;
  line.field = hit.field;
  line.start = before == std::string_view::npos ? 0 : before + 1;
  line.end = std::min(field.text.find('\n', hit.end), field.text.size());
  const Words words = article_.words(field);
  const auto [first, last] = words_in(words, {line.start, line.end});
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = words.tokens[i];
    line.words += token.is(Token::kCanStart) && !common::text::is_digit(field.text[token.start]) ? 1U : 0U;
    line.small_words = line.small_words || is_small(token, field.text.substr(token.start, token.end - token.start));
  }
  return line;
}

}  // namespace mentiond::plugins::watchlist
