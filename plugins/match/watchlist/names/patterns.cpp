#include "plugins/match/watchlist/names/patterns.h"

#include <algorithm>

#include "plugins/match/watchlist/names/spelling.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Character;
using common::text::CharClass;
using common::text::Token;
using common::text::Unit;

bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_dropped_at_an_edge(CharClass c) {
  return c == CharClass::kSpace || c == CharClass::kNewline || c == CharClass::kParagraph || c == CharClass::kQuote ||
         c == CharClass::kApostrophe || c == CharClass::kIgnorable;
}

std::string folded_character(char32_t code) {
  std::string folded;
  common::text::UnitRoom room;
  for (const Unit& unit : common::text::fold(code, room)) common::text::append_utf8(unit.base, folded);
  return folded;
}

/// Punctuation before or behind a name, folded; what parts it from other characters is a space.
std::string edge_of(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = common::text::character_at(text, i);
    i += c.size;
    const CharClass kind = common::text::class_of(c.code);
    if (!is_dropped_at_an_edge(kind)) {
      folded += folded_character(c.code);
    } else if (kind != CharClass::kIgnorable && !folded.ends_with(' ')) {
      folded += ' ';
    }
  }
  return folded;
}
std::string lead_of(std::string_view text) {
  const std::string edge = edge_of(text);
  return edge.starts_with(' ') ? edge.substr(1) : edge;
}
std::string tail_of(std::string_view text) {
  std::string edge = edge_of(text);
  if (edge.ends_with(' ')) edge.pop_back();
  return edge;
}

/// What an edge is made of: a character, or all that parts words as a space does.
struct Step {
  std::uint32_t size = 0;
  std::string folded;
};
bool is_space(std::string_view text, std::uint32_t start, std::uint32_t end) {
  std::string gap;
  common::text::gap_between(text, {start, start, 0, 0}, {end, end, 0, 0}, gap);
  return gap == " ";
}
/// REQUIRES: at > 0
Step step_before(std::string_view text, std::uint32_t at) {
  std::uint32_t start = at;
  while (start > 0 && is_dropped_at_an_edge(class_in_front(text, start)))
    start -= common::text::character_before(text, start).size;
  if (is_space(text, start, at)) return {at - start, " "};
  const Character c = common::text::character_before(text, at);
  return {c.size, folded_character(c.code)};
}
/// REQUIRES: at < text.size()
Step step_behind(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < text.size() && is_dropped_at_an_edge(class_behind(text, end)))
    end += common::text::character_at(text, end).size;
  if (is_space(text, at, end)) return {end - at, " "};
  const Character c = common::text::character_at(text, at);
  return {c.size, folded_character(c.code)};
}

}  // namespace

std::uint32_t Patterns::store(std::string_view bytes) {
  const auto at = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += bytes;
  return at;
}

std::optional<PatternId> Patterns::add(std::string_view text, Options options) {
  const std::size_t first_wildcard = wildcards_.size();
  const std::string written = options.wildcards ? take_wildcards(text) : std::string(text);
  tokens_.clear();
  common::text::tokenise(written, tokens_);
  if (tokens_.empty()) {
    wildcards_.resize(first_wildcard);
    return std::nullopt;
  }
  Pattern pattern;
  pattern.text = store(written);
  pattern.text_size = static_cast<std::uint16_t>(written.size());
  pattern.exact = options.exact;
  pattern.spelled = options.exact;
  pattern.first_wildcard = static_cast<std::uint32_t>(first_wildcard);
  pattern.wildcard_count = static_cast<std::uint16_t>(wildcards_.size() - first_wildcard);
  add_words(pattern, written);
  if (pattern.wildcard_count > 0) add_globs(pattern, written);
  add_edges(pattern, written);
  patterns_.push_back(pattern);
  return static_cast<PatternId>(patterns_.size() - 1);
}

void Patterns::add_words(Pattern& pattern, std::string_view text) {
  pattern.first_word = static_cast<std::uint32_t>(words_.size());
  pattern.word_count = static_cast<std::uint16_t>(tokens_.size());
  std::string folded, gap;
  std::vector<Unit> units;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    folded.clear(), gap.clear();
    common::text::append_folded(text, token, folded);
    if (i > 0) common::text::gap_between(text, tokens_[i - 1], token, gap);
    const auto small = [](std::size_t size) { return static_cast<std::uint16_t>(size); };
    words_.push_back({token.hash, store(folded), store(gap), small(folded.size()), small(gap.size()),
                      small(token.start), small(token.end), static_cast<std::uint8_t>(token.flags), Glob::kNone});
    if (!token.is(Token::kAscii)) common::text::append_units(text, token, units);
  }
  const auto marked = [](const Unit& unit) { return unit.has_marks(); };
  pattern.spelled = pattern.spelled || std::any_of(units.begin(), units.end(), marked);
  units.clear();
  if (pattern.word_count == 1) common::text::append_units(text, tokens_[0], units);
  pattern.capitals = units.size() > 1 && is_in_capitals(units);
}

void Patterns::add_edges(Pattern& pattern, std::string_view text) {
  const Token& last = tokens_.back();
  const std::size_t behind = last.end + last.dot_size();
  const std::string lead = lead_of(text.substr(0, tokens_.front().start)), tail = tail_of(text.substr(behind));
  pattern.lead = store(lead), pattern.lead_size = static_cast<std::uint16_t>(lead.size());
  pattern.tail = store(tail), pattern.tail_size = static_cast<std::uint16_t>(tail.size());
  pattern.quote_before = lead.empty() && class_in_front(text, tokens_.front().start) == CharClass::kQuote;
  pattern.quote_behind = tail.empty() && class_behind(text, behind) == CharClass::kQuote;
  const auto* const words = words_.data() + pattern.first_word;
  pattern.quote_inside = pattern.quote_behind && std::any_of(words, words + pattern.word_count, [&](const Word& word) {
                           return view(word.gap, word.gap_size) == "\"";
                         });
}

bool Patterns::same_letters(const Word& word, std::string_view text, const Token& token, Scratch& scratch) const {
  const std::string_view wanted = folded(word);
  const bool prefix = word.glob == Glob::kPrefix;
  if (token.is(Token::kAscii)) {
    const std::string_view there = text.substr(token.start, token.end - token.start);
    if (prefix ? there.size() < wanted.size() : there.size() != wanted.size()) return false;
    return std::equal(wanted.begin(), wanted.end(), there.begin(),
                      [](char want, char is) { return want == (is_alpha(is) ? static_cast<char>(is | 0x20) : is); });
  }
  scratch.folded.clear();
  common::text::append_folded(text, token, scratch.folded);
  return prefix ? scratch.folded.starts_with(wanted) : scratch.folded == wanted;
}

bool Patterns::same_spelling(const Pattern& pattern, const Word& word, const Words& words, const Token& token,
                             Scratch& scratch, bool& capitals) const {
  scratch.pattern_units.clear(), scratch.text_units.clear();
  common::text::append_units(view(pattern.text, pattern.text_size), {word.start, word.end, 0, word.flags},
                             scratch.pattern_units);
  common::text::append_units(words.text, token, scratch.text_units);
  const std::size_t count = scratch.pattern_units.size();
  if (scratch.text_units.size() < count) return false;
  const bool in_capitals = is_in_capitals(scratch.text_units);
  for (std::size_t i = 0; i < count; ++i) {
    const Unit& wanted = scratch.pattern_units[i];
    const Unit& there = scratch.text_units[i];
    if (!has_marks_of(wanted, there, in_capitals && count > 1, words.turkish)) return false;
    if (!pattern.exact || wanted.upper == there.upper) continue;
    if (!in_capitals) return false;
    capitals = true;
  }
  return true;
}

/// A sign that is set off in the name may touch the word in the text: "Canal +" is written "Canal+", too.
bool Patterns::take_edges(const Pattern& pattern, std::string_view text, Found& found) const {
  std::string_view lead = view(pattern.lead, pattern.lead_size), tail = view(pattern.tail, pattern.tail_size);
  while (!lead.empty()) {
    if (found.start == 0) return false;
    const Step step = step_before(text, found.start);
    if (lead.ends_with(' ') && step.folded != " ") lead.remove_suffix(1);
    if (!lead.ends_with(step.folded)) return false;
    lead.remove_suffix(step.folded.size());
    found.start -= step.size;
  }
  while (!tail.empty()) {
    if (found.end >= text.size()) return false;
    const Step step = step_behind(text, found.end);
    if (tail.starts_with(' ') && step.folded != " ") tail.remove_prefix(1);
    if (!tail.starts_with(step.folded)) return false;
    tail.remove_prefix(step.folded.size());
    found.end += step.size;
  }
  if (pattern.quote_inside && class_behind(text, found.end) != CharClass::kQuote) return false;
  if (pattern.quote_before && class_in_front(text, found.start) == CharClass::kQuote)
    found.start -= common::text::character_before(text, found.start).size;
  if (pattern.quote_behind && class_behind(text, found.end) == CharClass::kQuote)
    found.end += common::text::character_at(text, found.end).size;
  return true;
}

std::optional<Found> Patterns::find(PatternId id, const Words& words, std::uint32_t at, Scratch& scratch) const {
  const Pattern& pattern = patterns_[id];
  if (words.count - at < pattern.word_count) return std::nullopt;
  const Word* const wanted = words_.data() + pattern.first_word;
  const Token* const there = words.tokens + at;
  for (std::uint32_t i = 0; i < pattern.word_count; ++i) {
    if (there[i].hash != wanted[i].hash && wanted[i].glob == Glob::kNone) return std::nullopt;
  }
  const std::uint32_t last = pattern.word_count - 1;
  if (!there[0].is(Token::kCanStart) || !there[last].is(Token::kCanEnd)) return std::nullopt;
  Found found{there[0].start, there[last].end, at + last, false};
  for (std::uint32_t i = 0; i <= last; ++i) {
    const std::string_view gap = view(wanted[i].gap, wanted[i].gap_size);
    if (i > 0 && !common::text::has_gap(words.text, there[i - 1], there[i], gap, scratch.gap)) return std::nullopt;
    if (wanted[i].glob == Glob::kAny) {
      if (!fits_glob(pattern, wanted[i], words, there[i], scratch, found.capitals)) return std::nullopt;
      continue;
    }
    if (!same_letters(wanted[i], words.text, there[i], scratch)) return std::nullopt;
    if (pattern.spelled && !same_spelling(pattern, wanted[i], words, there[i], scratch, found.capitals))
      return std::nullopt;
  }
  if (!take_edges(pattern, words.text, found)) return std::nullopt;
  return found;
}

void Patterns::shrink() {
  bytes_.shrink_to_fit(), words_.shrink_to_fit(), patterns_.shrink_to_fit(), wildcards_.shrink_to_fit();
}

std::size_t Patterns::bytes_used() const {
  return bytes_.capacity() + words_.capacity() * sizeof(Word) + patterns_.capacity() * sizeof(Pattern) +
         wildcards_.capacity() * sizeof(Wildcard);
}

}  // namespace mentiond::plugins::watchlist
