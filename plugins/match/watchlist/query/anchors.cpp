#include "plugins/match/watchlist/query/anchors.h"

#include <algorithm>
#include <optional>

#include "plugins/match/watchlist/names/common_words.h"

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;

/// Terms and entities of which an article has at least one, or the clause is false.
struct Need {
  double cost = 0;  ///< About how often an article has one.
  std::vector<NodeId> any_of;
};
/// Of a clause: each must be met. The rarest first; none: nothing is known of what an article must have.
using Needs = std::vector<Need>;

/// More are not worth asking.
constexpr std::size_t kMostNeeds = 4, kMostBits = 64;

void keep_rarest(Needs& needs) {
  std::stable_sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) { return a.cost < b.cost; });
  if (needs.size() > kMostNeeds) needs.resize(kMostNeeds);
}

class Chooser {
 public:
  explicit Chooser(Compiled& compiled)
      : compiled_(compiled), program_(compiled.queries), needs_(program_.nodes.size()) {}

  void run() {
    // Operands come before what they are operands of.
    for (NodeId id = 0; id < needs_.size(); ++id) needs_[id] = needs_of(id);
    for (std::uint32_t i = 0; i < program_.queries.size(); ++i) add_query(i);
    build();
  }

 private:
  const QueryNode& node(NodeId id) const { return program_.nodes[id]; }

  Needs needs_of(NodeId id) const {
    switch (node(id).op) {
      case Op::kTerm:
        return is_found(node(id)) ? Needs{{pattern_cost(node(id).value), {id}}} : Needs{};
      case Op::kEntity:
        return {{entity_cost(node(id).value), {id}}};
      case Op::kQuoted: {
        Needs needs = all_of(id);
        needs.push_back({entity_cost(node(id).value), {id}});
        keep_rarest(needs);
        return needs;
      }
      case Op::kOr:
        return any_of(id);
      case Op::kRegex:
      case Op::kDatum:
      case Op::kNot:
        return {};
      default:
        return all_of(id);
    }
  }

  /// Bylines are not looked through for names; what begins with a wildcard is in no index.
  bool is_found(const QueryNode& term) const {
    return (term.scope & kEverywhere & ~std::uint32_t{kOutsideQuotes}) != 0 &&
           (!compiled_.patterns.is_glob(term.value, 0) || !compiled_.patterns.folded(term.value, 0).empty());
  }

  Needs all_of(NodeId id) const {
    Needs needs;
    for (const NodeId operand : program_.operands_of(node(id)))
      needs.insert(needs.end(), needs_[operand].begin(), needs_[operand].end());
    keep_rarest(needs);
    return needs;
  }

  /// Of each operand the rarest need, and then of each the next.
  Needs any_of(NodeId id) const {
    const auto operands = program_.operands_of(node(id));
    std::size_t count = kMostNeeds;
    for (const NodeId operand : operands) count = std::min(count, needs_[operand].size());
    Needs needs(count);
    for (const NodeId operand : operands) {
      for (std::size_t i = 0; i < count; ++i) {
        const Need& own = needs_[operand][i];
        needs[i].cost += own.cost;
        needs[i].any_of.insert(needs[i].any_of.end(), own.any_of.begin(), own.any_of.end());
      }
    }
    return needs;
  }

  void add_query(std::uint32_t number) {
    const Needs& needs = needs_[program_.queries[number].root];
    program_.queries[number].anchored = !needs.empty();
    if (needs.empty()) return program_.awake.push_back(number);
    for (const NodeId anchor : needs.front().any_of) {
      auto& wakes = node(anchor).op == Op::kTerm ? by_term_ : by_entity_;
      wakes.push_back({node(anchor).value, number, guard(needs, anchor)});
    }
  }

  /// What else must be there where an anchor is.
  std::vector<WordSet::Bit> guard(const Needs& needs, NodeId anchor) {
    std::vector<WordSet::Bit> bits;
    for (const Need& need : needs) {
      const std::size_t before = bits.size();
      // Where the anchor stands is not looked at when it wakes.
      const bool is_met =
          !in_headline(node(anchor)) && std::find(need.any_of.begin(), need.any_of.end(), anchor) != need.any_of.end();
      if (is_met || need.any_of.size() > kMostBits) continue;
      bits.push_back(static_cast<WordSet::Bit>(need.any_of.size()));
      for (const NodeId each : need.any_of) {
        if (const auto bit = bit_of(node(each))) bits.push_back(*bit);
      }
      if (bits.size() != before + 1 + need.any_of.size()) bits.resize(before);
    }
    return bits;
  }

  static bool in_headline(const QueryNode& own) {
    return own.op == Op::kTerm && (own.scope & ~std::uint32_t{kOutsideQuotes}) == kHeadline;
  }

  /// Absent: an article's words do not say whether it is there.
  std::optional<WordSet::Bit> bit_of(const QueryNode& own) {
    if (own.op != Op::kTerm) return WordSet::entity(own.value);
    const Patterns& patterns = compiled_.patterns;
    const std::uint32_t count = patterns.word_count(own.value);
    std::uint32_t whole = 0;
    while (whole < count && patterns.is_glob(own.value, whole)) ++whole;
    if (whole < count && in_headline(own)) return WordSet::headline_word(patterns.hash(own.value, whole));
    if (whole + 1 < count && !patterns.is_glob(own.value, whole + 1))
      return WordSet::pair(patterns.hash(own.value, whole), patterns.hash(own.value, whole + 1));
    if (whole < count) return WordSet::word(patterns.hash(own.value, whole));
    const auto beginning = PrefixIndex::beginning_of(patterns.folded(own.value, 0));
    if (beginning.size < WordSet::kBeginning) return std::nullopt;
    program_.guards_beginnings = true;
    return WordSet::beginning(beginning);
  }

  void build() {
    std::vector<PatternId> words, globs;
    for (const Wakes::Wake& wake : by_term_)
      (compiled_.patterns.is_glob(wake.key, 0) ? globs : words).push_back(wake.key);
    unique(words), unique(globs);
    compiled_.index.build(compiled_.patterns, static_cast<std::uint32_t>(compiled_.aliases.size()), words);
    program_.prefixes.build(compiled_.patterns, globs);
    program_.by_term.build(std::move(by_term_));
    program_.by_entity.build(std::move(by_entity_));
  }

  static void unique(std::vector<PatternId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
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
  std::vector<Needs> needs_;
  std::vector<Wakes::Wake> by_term_, by_entity_;
};

}  // namespace

void choose_anchors(Compiled& compiled) { Chooser(compiled).run(); }

}  // namespace mentiond::plugins::watchlist
