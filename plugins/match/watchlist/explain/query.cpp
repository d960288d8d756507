// The clauses of a query, as a tree.
#include <algorithm>
#include <optional>

#include "plugins/match/watchlist/explain/explain.h"
#include "plugins/match/watchlist/explain/misses.h"
#include "plugins/match/watchlist/query/data.h"

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;

/// Two spans of one field, and the words between them.
struct Gap {
  Span left, right;  // In reading order.
  std::uint32_t words = 0;
  bool in_order = true;
};

/// The pair that is nearest; of pairs that are as near, one in order. Absent: no two stand in one field.
std::optional<Gap> nearest_pair(const Spans& left, const Spans& right, QueryPlaces& places) {
  std::optional<Gap> best;
  for (const Span& a : left) {
    for (const Span& b : right) {
      if (a.field != b.field || !a.has_words() || !b.has_words()) continue;
      if (a.last >= b.first && b.last >= a.first) continue;
      Gap gap{a, b, 0, a.last < b.first};
      if (!gap.in_order) std::swap(gap.left, gap.right);
      gap.words = places.words_before(a.field, gap.right.first) - places.words_before(a.field, gap.left.last + 1);
      const bool nearer = !best || gap.words < best->words || (gap.words == best->words && gap.in_order);
      if (nearer) best = gap;
    }
  }
  return best;
}

}  // namespace

void Explainer::clause(NodeId id, std::size_t depth) {
  const QueryNode& node = program_.nodes[id];
  const bool holds = queries_.holds(id);
  line(depth, holds, name_of(id), detail(id, holds));
  for (const NodeId operand : program_.operands_of(node)) clause(operand, depth + 1);
}

std::string Explainer::name_of(NodeId id) const {
  const QueryNode& node = program_.nodes[id];
  std::string text(program_.text_of(node));
  std::string_view many;
  if (node.op == Op::kAnd) many = "all of these";
  if (node.op == Op::kOr) many = node.count == 1 ? "this query" : "any of these";
  if (node.op == Op::kNot) many = "not this";
  if (node.op == Op::kLanguage) many = "this, in its languages";
  if (many.empty()) return text;
  return node.field ? text + ", " + std::string(many) : std::string(many);
}

std::string Explainer::detail(NodeId id, bool holds) {
  const QueryNode& node = program_.nodes[id];
  switch (node.op) {
    case Op::kTerm:
    case Op::kEntity:
    case Op::kRegex:
      return holds ? places(queries_.spans(id)) : term_missed(node);
    case Op::kDatum: {
      const std::string has = datum_of(program_.data[node.value].kind, queries_.article());
      return has.empty() ? "the article does not say" : "the article has " + has;
    }
    case Op::kLanguage: {
      std::string languages;
      for (const std::string& each : program_.languages[node.value])
        languages.append(languages.empty() ? "" : ", ").append(each);
      const std::string own(article_.language());
      return languages + "; the article's is " + (own.empty() ? "not known, which counts" : own);
    }
    case Op::kNear:
      return near_detail(id);
    case Op::kSentence:
    case Op::kParagraph:
      return together_detail(id, holds);
    case Op::kAtLeast: {
      const std::uint32_t times = queries_.times(queries_.spans(program_.operands_of(node)[0]));
      return times == 1 ? "once" : std::to_string(times) + " times";
    }
    case Op::kQuoted:
      return holds ? places(queries_.spans(id)) : quoted_missed(node);
    default:
      return {};
  }
}

std::string Explainer::term_missed(const QueryNode& node) {
  if (node.op == Op::kRegex) return "no match";
  if (node.op == Op::kEntity) {
    const Entity& own = compiled_.entities[node.value];
    for (const Hit& hit : hits_) {
      if (compiled_.aliases[hit.alias].entity == node.value)
        return "not there, but " + place(hit.field, hit.start, hit.end);
    }
    return "not mentioned; \"mentiond explain " + own.id + "\" says why";
  }
  Spans elsewhere;
  queries_.places().term(node.value, node.exact, kAnyPlace, elsewhere);
  if (!elsewhere.empty()) return "not there, but " + places(elsewhere);
  const Spans loosely = node.exact ? find_loosely(compiled_.patterns.written(node.value)) : Spans();
  if (!loosely.empty()) return "not in these capitals, but " + places(loosely);
  const auto is_wanted = [&](Span& span) { return queries_.places().in_scope(span, node.scope); };
  const bool is_plain = !compiled_.patterns.is_glob(node.value);
  const auto miss = is_plain ? nearest_miss({compiled_.patterns.text(node.value)}, article_, is_wanted) : std::nullopt;
  return miss ? "not found, but " + places({miss->span}) + ": " + miss->why : "not found";
}

std::string Explainer::near_detail(NodeId id) {
  const QueryNode& node = program_.nodes[id];
  const Spans left = queries_.spans(program_.operands_of(node)[0]),
              right = queries_.spans(program_.operands_of(node)[1]);
  if (left.empty() || right.empty())
    return left.empty() && right.empty() ? "both are missing" : "one of them is missing";
  const Spans together = queries_.spans(id);
  if (!together.empty()) return places(together);
  const auto gap = nearest_pair(left, right, queries_.places());
  if (!gap) return "they stand in different fields, or share a word";
  if (gap->words <= node.value && node.ordered && !gap->in_order)
    return "they stand in the other order: " + place(gap->left.field, gap->left.start, gap->right.end);
  if (gap->words <= node.value) return "they stand in different quotations";
  return "distance was " + std::to_string(gap->words) + ": " + place(gap->left.field, gap->left.start, gap->left.end) +
         " and " + place(gap->right.field, gap->right.start, gap->right.end);
}

std::string Explainer::together_detail(NodeId id, bool holds) {
  const QueryNode& node = program_.nodes[id];
  if (holds) return places(queries_.spans(id));
  for (const NodeId operand : program_.operands_of(node)) {
    if (queries_.spans(operand).empty()) return "not all are there";
  }
  return node.op == Op::kSentence ? "all are there, but not in one sentence"
                                  : "all are there, but not in one paragraph";
}

std::string Explainer::quoted_missed(const QueryNode& node) {
  std::string speakers;
  for (const mentiond_quote quote : queries_.article().quotes()) {
    const std::string speaker = "“" + std::string(sdk::view(quote.speaker)) + "”";
    if (quote.speaker.size == 0 || speakers.find(speaker) != std::string::npos) continue;
    speakers.append(speakers.empty() ? "" : ", ").append(speaker);
  }
  if (speakers.empty()) return "the article has no quote with a speaker";
  return (node.count > 0 ? "not in one quote of theirs; quoted are " : "quoted are ") + speakers;
}

}  // namespace mentiond::plugins::watchlist
