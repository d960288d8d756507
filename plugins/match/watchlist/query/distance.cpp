// What comes together: NEAR, and what is in one sentence, paragraph or quote.
#include "plugins/match/watchlist/query/matcher_loops.h"

namespace mentiond::plugins::watchlist {
namespace {

/// Of ways in which operands within other operands come together. An article that has more is no article.
constexpr std::size_t kMostWays = 10'000;

}  // namespace

/// At most so many words between; no word is near itself. What lies within a group's stretch is near it.
bool QueryMatcher::is_near(const QueryNode& own, const Span& left, const Span& right) {
  if (left.field != right.field || !left.has_words() || !right.has_words()) return false;
  if (left.quote != Span::kNoQuote && right.quote != Span::kNoQuote && left.quote != right.quote) return false;
  const bool behind = left.last < right.first, before = right.last < left.first;
  if (!behind && !before) return !own.ordered && (left.composite || right.composite);
  if (own.ordered && before) return false;
  const Span& one = behind ? left : right;
  const Span& two = behind ? right : left;
  return places_.words_before(one.field, two.first) - places_.words_before(one.field, one.last + 1) <= own.value;
}

void QueryMatcher::append_near(NodeId id, Spans& out) {
  const std::size_t most = out.size() + kMostWays;
  for_near(node(id), spans(operands(id)[0]), spans(operands(id)[1]), [&](const Span& left, const Span& right) {
    out.push_back(joined(left, right));
    return out.size() < most;
  });
}

std::optional<QueryMatcher::Unit> QueryMatcher::unit_of(const QueryNode& own, const Span& span) {
  if (!span.has_words()) return std::nullopt;
  const auto number = [&](std::uint32_t token) {
    return own.op == Op::kSentence ? places_.sentence(span.field, token) : places_.paragraph(span.field, token);
  };
  const std::uint32_t first = number(span.first);
  if (first != number(span.last)) return std::nullopt;
  return Unit{span.field, first};
}

void QueryMatcher::append_units(NodeId id, Spans& out) {
  for_units(id, [&](const std::vector<Spans>& together) {
    Span whole = together[0][0];
    for (const Spans& each : together) {
      for (const Span& span : each) whole = joined(whole, span);
    }
    out.push_back(whole);
  });
}

}  // namespace mentiond::plugins::watchlist
