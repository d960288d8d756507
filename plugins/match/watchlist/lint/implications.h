// Whether what satisfies one clause of a query satisfies another, and whether nothing satisfies both: "treaty" and
// "treaty*", "lang:fr" and "lang:de". Of single clauses, whose operands are left to Contradictions. What it affirms is
// true of every article; of what it denies nothing is known. Borrows the compiled watchlists; not thread-safe.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

class Implications final {
 public:
  explicit Implications(const Compiled& compiled) : compiled_(compiled), program_(compiled.queries) {}

  bool implies(NodeId one, NodeId other);
  bool exclude_one_another(NodeId one, NodeId other) const;
  /// Whether its words would have to stand in a field that not all of them are looked for in.
  bool is_torn(NodeId id) const;

 private:
  const QueryNode& node(NodeId id) const { return program_.nodes[id]; }
  std::span<const NodeId> operands(NodeId id) const { return program_.operands_of(node(id)); }
  /// Whether each span of one clause is a span of the other.
  bool is_within(NodeId one, NodeId other);
  bool near_within(NodeId one, NodeId other);
  /// Whether each operand of the other clause is somewhere among those of the first.
  bool has_all_of(NodeId one, NodeId other);
  bool names_have(const QueryNode& entity, const QueryNode& term);
  bool pattern_has(PatternId one, const QueryNode& term);
  bool may_have(PatternId whole, PatternId part) const;
  bool text_has(std::string_view text, PatternId part);
  bool datum_implies(const QueryNode& one, const QueryNode& other) const;
  std::uint32_t fields_of(NodeId id) const;

  const Compiled& compiled_;
  const QueryProgram& program_;
  Scratch scratch_;
};

}  // namespace mentiond::plugins::watchlist
