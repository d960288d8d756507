// What makes a query true.
#include <algorithm>

#include "plugins/match/watchlist/query/matcher.h"
#include "plugins/match/watchlist/query/matcher_loops.h"

namespace mentiond::plugins::watchlist {
namespace {

bool is_in(const Spans* wanted, const Span& span) {
  return wanted == nullptr || std::binary_search(wanted->begin(), wanted->end(), span);
}

void sort_and_unite(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

}  // namespace

std::vector<Evidence> QueryMatcher::evidence(NodeId root) {
  std::vector<Evidence> found;
  collect(root, std::nullopt, found);
  const auto place = [&](const Evidence& each) {
    return std::tuple(each.span.field, each.span.start, each.span.end, program_.text_of(node(each.clause)), each.alias);
  };
  std::sort(found.begin(), found.end(), [&](const Evidence& a, const Evidence& b) { return place(a) < place(b); });
  found.erase(std::unique(found.begin(), found.end(),
                          [&](const Evidence& a, const Evidence& b) { return place(a) == place(b); }),
              found.end());
  return found;
}

/// Goes down to the clauses that stand somewhere.
void QueryMatcher::collect(NodeId id, std::optional<NodeId> clause, std::vector<Evidence>& out) {
  const QueryNode& own = node(id);
  if (own.field && !clause) clause = id;
  switch (own.op) {
    case Op::kNot:
    case Op::kDatum:
      return;
    case Op::kAnd:
    case Op::kOr:
    case Op::kLanguage:
      for (const NodeId operand : operands(id)) {
        if (holds(operand)) collect(operand, clause, out);
      }
      return;
    default:
      leaves(id, nullptr, clause.value_or(id), out);
  }
}

/// The terms by which a clause holds for some of its spans, or for all where `wanted` is null.
void QueryMatcher::leaves(NodeId id, const Spans* wanted, NodeId clause, std::vector<Evidence>& out) {
  const QueryNode& own = node(id);
  const auto all = operands(id);
  switch (own.op) {
    case Op::kOr:
    case Op::kLanguage:
      for (const NodeId operand : all) leaves(operand, wanted, clause, out);
      return;
    case Op::kAtLeast:
      if (!spans(id).empty()) leaves(all[0], wanted, clause, out);
      return;
    case Op::kNear: {
      Spans left, right;
      for_near(own, spans(all[0]), spans(all[1]), [&](const Span& one, const Span& two) {
        if (is_in(wanted, joined(one, two))) left.push_back(one), right.push_back(two);
        return true;
      });
      sort_and_unite(left), sort_and_unite(right);
      leaves(all[0], &left, clause, out);
      leaves(all[1], &right, clause, out);
      return;
    }
    case Op::kSentence:
    case Op::kParagraph:
    case Op::kQuoted:
      if (!all.empty()) {
        for_units(id, [&](const std::vector<Spans>& together) {
          Span whole = together[0][0];
          for (const Spans& each : together) {
            for (const Span& span : each) whole = joined(whole, span);
          }
          if (!is_in(wanted, whole)) return;
          for (std::size_t i = 0; i < all.size(); ++i) leaves(all[i], &together[i], clause, out);
        });
        return;
      }
      [[fallthrough]];
    default:
      for (const Span& span : spans(id)) {
        if (is_in(wanted, span)) out.push_back({span, id, clause, alias_of(id, span)});
      }
  }
}

std::string_view QueryMatcher::alias_of(NodeId leaf, const Span& span) const {
  const QueryNode& own = node(leaf);
  if (own.op != Op::kEntity) return program_.alias_of(own);
  const auto is_it = [&](const Hit& hit) {
    return hit.field == span.field && hit.start == span.start && hit.end == span.end &&
           compiled_.aliases[hit.alias].entity == own.value;
  };
  const auto hit = std::find_if(hits_->begin(), hits_->end(), is_it);
  return hit == hits_->end() ? program_.alias_of(own) : compiled_.name_of(hit->alias);
}

std::optional<NodeId> QueryMatcher::true_datum(NodeId root) {
  const QueryNode& own = node(root);
  if (own.op == Op::kDatum) return holds(root) ? std::optional(root) : std::nullopt;
  if (own.op == Op::kNot) return std::nullopt;
  for (const NodeId operand : operands(root)) {
    if (const auto found = true_datum(operand)) return own.field ? std::optional(root) : found;
  }
  return std::nullopt;
}

}  // namespace mentiond::plugins::watchlist
