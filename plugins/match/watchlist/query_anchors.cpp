#include "plugins/match/watchlist/query_anchors.h"

#include <algorithm>
#include <optional>

#include "plugins/match/watchlist/common_words.h"

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;

class Chooser {
 public:
  explicit Chooser(Compiled& compiled)
      : compiled_(compiled), program_(compiled.queries), known_(program_.nodes.size()) {}

  void run() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> terms, entities;
    for (std::uint32_t i = 0; i < program_.queries.size(); ++i) {
      Query& query = program_.queries[i];
      const Anchors& anchors = of(query.root);
      query.anchored = anchors.usable();
      if (!query.anchored) program_.awake.push_back(i);
      for (const PatternId term : anchors.terms) terms.emplace_back(term, i);
      for (const std::uint32_t entity : anchors.entities) entities.emplace_back(entity, i);
    }
    std::vector<PatternId> words, globs;
    for (const auto& [term, query] : terms) (compiled_.patterns.is_glob(term, 0) ? globs : words).push_back(term);
    unique(words), unique(globs);
    compiled_.index.build(compiled_.patterns, static_cast<std::uint32_t>(compiled_.aliases.size()), words);
    program_.prefixes.build(compiled_.patterns, globs);
    program_.by_term.build(std::move(terms));
    program_.by_entity.build(std::move(entities));
  }

 private:
  static void unique(std::vector<PatternId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }

  const Anchors& of(NodeId id) {
    if (!known_[id]) known_[id] = choose(program_.nodes[id]);
    return *known_[id];
  }

  Anchors choose(const QueryNode& node) {
    switch (node.op) {
      case Op::kTerm:
        return term(node);
      case Op::kEntity:
        return {entity_cost(node.value), {}, {node.value}};
      case Op::kQuoted: {
        Anchors best{entity_cost(node.value), {}, {node.value}};
        const Anchors said = rarest(node);
        return said.cost < best.cost ? said : best;
      }
      case Op::kOr:
        return all(node);
      case Op::kRegex:
      case Op::kDatum:
      case Op::kNot:
        return {};
      default:
        return rarest(node);
    }
  }

  Anchors term(const QueryNode& node) const {
    // Bylines are not looked through for names.
    const bool looked_at = (node.scope & kEverywhere & ~std::uint32_t{kOutsideQuotes}) != 0;
    const bool found = !compiled_.patterns.is_glob(node.value, 0) || !compiled_.patterns.folded(node.value, 0).empty();
    if (!looked_at || !found) return {};
    return {pattern_cost(node.value), {node.value}, {}};
  }

  /// Of operands that are all needed, the rarest one.
  Anchors rarest(const QueryNode& node) {
    Anchors best;
    for (const NodeId operand : program_.operands_of(node)) {
      if (of(operand).cost < best.cost) best = of(operand);
    }
    return best;
  }

  /// Of operands any of which will do, all.
  Anchors all(const QueryNode& node) {
    Anchors sum{0, {}, {}};
    for (const NodeId operand : program_.operands_of(node)) {
      const Anchors& one = of(operand);
      if (!one.usable()) return {};
      sum.cost += one.cost;
      sum.terms.insert(sum.terms.end(), one.terms.begin(), one.terms.end());
      sum.entities.insert(sum.entities.end(), one.entities.begin(), one.entities.end());
    }
    return sum;
  }

  /// Short words and everyday words are frequent, phrases rare, wildcards find many.
  double pattern_cost(PatternId id) const {
    double cost = 1000;
    const std::uint32_t count = compiled_.patterns.word_count(id);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string_view word = compiled_.patterns.folded(id, i);
      double own =
          is_common_word(word, {}) ? 400.0 : 200.0 / static_cast<double>(1U << std::min<std::size_t>(word.size(), 7));
      if (compiled_.patterns.is_glob(id, i)) own *= 8;
      cost = std::min(cost, own);
    }
    return count > 1 ? cost / 4 : cost;
  }

  double entity_cost(std::uint32_t entity) const {
    double cost = 0;
    const auto belongs_before = [](const Alias& alias, std::uint32_t wanted) { return alias.entity < wanted; };
    auto alias = std::lower_bound(compiled_.aliases.begin(), compiled_.aliases.end(), entity, belongs_before);
    for (; alias != compiled_.aliases.end() && alias->entity == entity; ++alias)
      cost += pattern_cost(static_cast<PatternId>(alias - compiled_.aliases.begin()));
    return cost;
  }

  Compiled& compiled_;
  QueryProgram& program_;
  std::vector<std::optional<Anchors>> known_;
};

}  // namespace

void choose_anchors(Compiled& compiled) { Chooser(compiled).run(); }

}  // namespace mentiond::plugins::watchlist
