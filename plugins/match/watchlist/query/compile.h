// From parsed queries to the graph that sessions evaluate: references resolved, fields pushed down to the terms, terms
// that are the same made one.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

#include "plugins/match/watchlist/compiled.h"
#include "plugins/match/watchlist/query/ast.h"

namespace mentiond::plugins::watchlist {

/// A query of a file, as it was read. Null expression: it had a problem.
struct ParsedQuery {
  std::uint32_t list = 0;
  std::string id;
  Place place;
  ExpressionPtr expression;
  std::vector<std::string> languages;
  std::string severity;
  std::vector<std::pair<std::string, std::string>> labels;
};

/// Not thread-safe; used once. Borrows all.
class QueryCompiler final {
 public:
  QueryCompiler(std::vector<ParsedQuery>& queries, Compiled& compiled, sdk::Diagnostics& diagnostics);
  /// Fills Compiled::queries but for the anchors. What is wrong is reported, and then left out.
  void run();

 private:
  /// Where a clause stands.
  struct Around {
    std::uint32_t list;
    std::uint32_t scope = kAnyPlace;
    bool positional = false;            ///< Its words must stand somewhere: an operand of NEAR.
    const QueryField* datum = nullptr;  ///< The field whose value it is.
  };
  enum class State : std::uint8_t { kNew, kOpen, kDone };
  static constexpr NodeId kNothing = ~NodeId{0};

  NodeId query_node(std::uint32_t query, std::uint32_t scope);
  NodeId compile(const Expression& expression, const Around& around);
  NodeId group(const Expression& expression, QueryNode::Op op, const Around& around, std::size_t first = 0);
  NodeId term(const Expression& expression, const Around& around);
  NodeId words(const Expression& expression, std::string_view text, std::uint32_t scope);
  NodeId datum(const Expression& expression, const QueryField& field);
  NodeId field(const Expression& expression, const Around& around);
  NodeId reference(const Expression& expression, const Around& around);
  NodeId quoted(const Expression& expression, const Around& around);
  NodeId near(const Expression& expression, const Around& around);
  NodeId add(QueryNode node, const Expression& expression, std::vector<NodeId> operands = {});
  PatternId pattern(std::string_view text, bool exact);
  void unknown_reference(const Expression& reference, std::uint32_t list);
  void circle(const Expression& reference, std::uint32_t query);
  bool has(const Expression& expression, std::uint32_t list, const std::function<bool(const Expression&)>& is_it,
           std::size_t steps) const;
  bool fits(const Expression& reference, const Around& around);
  Problems problems_in(std::uint32_t list) { return {compiled_.lists[list].file, diagnostics_}; }
  std::string full_id(std::uint32_t query, std::uint32_t seen_from) const;
  /// The list that a reference names; absent: there is none.
  std::optional<std::uint32_t> list_of(const Expression& reference, std::uint32_t list) const;

  std::vector<ParsedQuery>& queries_;
  Compiled& compiled_;
  QueryProgram& program_;
  sdk::Diagnostics& diagnostics_;
  using Key = std::pair<std::uint32_t, std::string>;
  std::map<Key, std::uint32_t> entity_ids_, query_ids_;             // By list and id.
  std::map<std::pair<std::uint32_t, std::uint32_t>, NodeId> done_;  // By query and scope.
  std::vector<State> states_;
  std::vector<std::uint32_t> open_;  // The queries under way, outermost first.
  std::unordered_map<std::string, PatternId> patterns_;
};

}  // namespace mentiond::plugins::watchlist
