#include "plugins/match/watchlist/company.h"

#include <algorithm>

#include "plugins/common/text/sentences.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Range;
using common::text::Token;

/// The words of a field that lie in a range of its text.
std::pair<std::uint32_t, std::uint32_t> words_in(const Words& words, const Range& range) {
  const Token* const end = words.tokens + words.count;
  const auto begins_before = [](const Token& token, std::size_t at) { return token.start < at; };
  const Token* const first = std::lower_bound(words.tokens, end, range.start, begins_before);
  const Token* const last = std::lower_bound(first, end, range.end, begins_before);
  return {static_cast<std::uint32_t>(first - words.tokens), static_cast<std::uint32_t>(last - words.tokens)};
}

}  // namespace

bool Company::near(const Rule& rule, const Hit& hit) {
  const Within& within = rule.within;
  for (const PatternId term : rule.near) {
    if (within.unit != Within::Unit::kArticle) {
      if (term_in(term, reach(within, hit), within, hit)) return true;
      continue;
    }
    for (std::uint32_t field = 0; field < article_.fields().size(); ++field) {
      if (term_in(term, {field, 0, article_.fields()[field].token_count}, within, hit)) return true;
    }
  }
  return false;
}

Company::Reach Company::reach(const Within& within, const Hit& hit) const {
  const Field& field = article_.fields()[hit.field];
  const Words words = article_.words(field);
  if (within.unit == Within::Unit::kWords) return {hit.field, 0, words.count};
  const Range range = within.unit == Within::Unit::kSentence
                          ? common::text::sentence_around(field.text, hit.start, hit.end)
                          : common::text::paragraph_around(field.text, hit.start, hit.end);
  const auto [first, last] = words_in(words, range);
  return {hit.field, first, last};
}

bool Company::term_in(PatternId term, const Reach& reach, const Within& within, const Hit& hit) {
  const Words words = article_.words(article_.fields()[reach.field]);
  const bool first_by_hash = !compiled_.patterns.has_wildcard(term);
  const std::uint32_t wanted = compiled_.patterns.hash(term, 0);
  for (std::uint32_t at = reach.first; at < reach.last; ++at) {
    if (first_by_hash && words.tokens[at].hash != wanted) continue;
    const std::optional<Found> found = compiled_.patterns.find(term, words, at, scratch_);
    if (!found || found->last >= reach.last) continue;
    const bool apart = reach.field != hit.field || found->last < hit.first || at > hit.last;
    if (!apart) continue;
    if (within.unit != Within::Unit::kWords) return true;
    const std::uint32_t between =
        at > hit.last ? words_between(words, hit.last + 1, at) : words_between(words, found->last + 1, hit.first);
    if (between <= within.words) return true;
  }
  return false;
}

std::uint32_t Company::words_between(const Words& words, std::uint32_t from, std::uint32_t to) const {
  std::uint32_t count = 0;
  // What is joined to the word before it by a dot or an apostrophe is no word of its own.
  for (std::uint32_t i = from; i < to; ++i) count += words.tokens[i].is(Token::kCanStart) ? 1U : 0U;
  return count;
}

bool Company::excluded(const Rule& rule, const Hit& hit) {
  const Words words = article_.words(article_.fields()[hit.field]);
  for (const PatternId phrase : rule.exclude) {
    const std::uint32_t count = compiled_.patterns.word_count(phrase);
    const std::uint32_t first = hit.last + 1 >= count ? hit.last + 1 - count : 0;
    for (std::uint32_t at = first; at <= hit.first; ++at) {
      const std::optional<Found> found = compiled_.patterns.find(phrase, words, at, scratch_);
      if (found && found->last >= hit.last) return true;
    }
  }
  return false;
}

bool Company::in_capital_line(const Hit& hit) {
  const Field& field = article_.fields()[hit.field];
  const std::size_t before = hit.start == 0 ? std::string_view::npos : field.text.rfind('\n', hit.start - 1);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(field.text.find('\n', hit.end), field.text.size());
  const auto [first, last] = words_in(article_.words(field), {start, end});
  if (last - first <= hit.last - hit.first + 1) return false;
  for (std::size_t i = start; i < end;) {
    const common::text::Character c = common::text::character_at(field.text, i);
    if (common::text::is_lower(c.code)) return false;
    i += c.size;
  }
  return true;
}

}  // namespace mentiond::plugins::watchlist
