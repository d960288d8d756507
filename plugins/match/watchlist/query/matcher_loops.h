// The loops of QueryMatcher that its parts share.
#pragma once

#include <algorithm>
#include <map>
#include <tuple>

#include "plugins/match/watchlist/query/matcher.h"

namespace mentiond::plugins::watchlist {

/// From the first word of both to the last.
inline Span joined(const Span& a, const Span& b) {
  Span whole = a;
  whole.first = std::min(a.first, b.first), whole.last = std::max(a.last, b.last);
  whole.start = std::min(a.start, b.start), whole.end = std::max(a.end, b.end);
  if (a.quote != b.quote) whole.quote = Span::kNoQuote;
  whole.composite = true;
  return whole;
}

/// Both lists are in reading order, so of the right one a window is enough that moves along with the left one.
template <class Each>
void QueryMatcher::for_near(const QueryNode& own, const Spans& left, const Spans& right, Each&& each) {
  std::uint32_t longest = 0;
  for (const Span& span : right) {
    if (span.has_words()) longest = std::max(longest, span.last - span.first);
  }
  std::size_t from = 0;
  for (const Span& one : left) {
    if (!one.has_words()) continue;
    const std::uint32_t before = places_.words_before(one.field, one.first);
    const auto is_left_behind = [&](const Span& two) {
      if (two.field != one.field) return two.field < one.field;
      if (two.first > one.first) return false;
      const std::uint32_t end = std::min(two.first + longest + 1, one.first);
      return before - places_.words_before(one.field, end) > own.value;
    };
    while (from < right.size() && is_left_behind(right[from])) ++from;
    const std::uint32_t behind = places_.words_before(one.field, one.last + 1);
    for (std::size_t i = from; i < right.size() && right[i].field == one.field; ++i) {
      const Span& two = right[i];
      if (two.first > one.last && places_.words_before(two.field, two.first) - behind > own.value) break;
      if (is_near(own, one, two) && !each(one, two)) return;
    }
  }
}

template <class Each>
void QueryMatcher::for_units(NodeId id, Each&& each) {
  const QueryNode& own = node(id);
  const auto all = operands(id);
  // Where an operand is nowhere, no sentence is looked for.
  std::vector<Spans> everywhere;
  for (const NodeId operand : all) {
    everywhere.push_back(spans(operand));
    if (everywhere.back().empty()) return;
  }
  std::map<Unit, std::vector<Spans>> units;
  const auto put = [&](std::size_t operand, const Unit& unit, const Span& span) {
    std::vector<Spans>& together = units[unit];
    together.resize(all.size());
    together[operand].push_back(span);
  };
  Spans quotes;
  if (own.op == Op::kQuoted) append_quotes(id, quotes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Span& span : everywhere[i]) {
      if (own.op != Op::kQuoted) {
        if (const auto unit = unit_of(own, span)) put(i, *unit, span);
        continue;
      }
      for (std::uint32_t quote = 0; quote < quotes.size(); ++quote) {
        const Span& around = quotes[quote];
        if (around.field == span.field && around.start <= span.start && span.end <= around.end)
          put(i, {span.field, quote}, span);
      }
    }
  }
  const auto is_empty = [](const Spans& spans) { return spans.empty(); };
  for (const auto& [unit, together] : units) {
    if (std::none_of(together.begin(), together.end(), is_empty)) each(together);
  }
}

}  // namespace mentiond::plugins::watchlist
