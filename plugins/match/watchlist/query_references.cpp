// What @id leads to.
#include <algorithm>

#include "plugins/match/watchlist/query_compile.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;

}  // namespace

std::optional<std::uint32_t> QueryCompiler::list_of(const Expression& reference, std::uint32_t list) const {
  if (reference.list.empty()) return list;
  for (std::uint32_t i = 0; i < compiled_.lists.size(); ++i) {
    if (compiled_.lists[i].name == reference.list) return i;
  }
  return std::nullopt;
}

NodeId QueryCompiler::reference(const Expression& e, const Around& around) {
  const std::optional<std::uint32_t> list = list_of(e, around.list);
  if (!list) {
    std::vector<std::string_view> names;
    for (const List& each : compiled_.lists) names.push_back(each.name);
    std::string suggestion = nearest(e.list, names);
    if (!suggestion.empty()) suggestion = "@" + suggestion + "/" + e.text;
    problems_in(around.list)
        .error(e.place,
               "there is no watchlist " + watchlist::quoted(e.list) + "; where the text has " +
                   watchlist::quoted(to_text(e)) + " itself, put it in quotation marks",
               std::move(suggestion));
    return kNothing;
  }
  if (const auto entity = entity_ids_.find({*list, e.text}); entity != entity_ids_.end()) {
    program_.uses_entities = true;
    QueryNode node;
    node.op = QueryNode::Op::kEntity, node.value = entity->second;
    node.scope = around.scope == kAnyPlace ? std::uint32_t{kEverywhere} : around.scope;
    return add(node, e);
  }
  const auto query = query_ids_.find({*list, e.text});
  if (query == query_ids_.end()) return unknown_reference(e, around.list), kNothing;
  if (states_[query->second] == State::kOpen) return circle(e, query->second), kNothing;
  if (around.positional && !stands_somewhere(e, around.list, 0)) {
    problems_in(around.list)
        .error(e.place, to_text(e) +
                            " holds AND, NOT or a field of the whole article, so it stands nowhere in the "
                            "text; expected an entity, or a query of words, phrases and OR");
    return kNothing;
  }
  const NodeId node = query_node(query->second, around.scope);
  if (node == kNothing) return kNothing;
  // A node of its own, by the reference's name.
  QueryNode alone;
  alone.op = QueryNode::Op::kOr, alone.field = true;
  return add(alone, e, {node});
}

/// What NEAR may have as its operand. A circle is found elsewhere; here it ends when there have been too many steps.
bool QueryCompiler::stands_somewhere(const Expression& e, std::uint32_t list, std::size_t steps) const {
  switch (e.kind) {
    case Kind::kAnd:
    case Kind::kNot:
      return false;
    case Kind::kField:
      return e.field->is_text() && stands_somewhere(*e.operands[0], list, steps);
    case Kind::kOr:
      return std::all_of(e.operands.begin(), e.operands.end(),
                         [&](const ExpressionPtr& operand) { return stands_somewhere(*operand, list, steps); });
    case Kind::kReference: {
      const auto query = query_ids_.find({list_of(e, list).value_or(list), e.text});
      if (query == query_ids_.end() || steps > queries_.size()) return true;
      const ParsedQuery& target = queries_[query->second];
      return target.expression == nullptr || stands_somewhere(*target.expression, target.list, steps + 1);
    }
    default:
      return true;
  }
}

void QueryCompiler::unknown_reference(const Expression& e, std::uint32_t from) {
  const std::uint32_t list = list_of(e, from).value();
  std::vector<std::string_view> ids;
  for (const auto* map : {&entity_ids_, &query_ids_}) {
    for (auto each = map->lower_bound({list, ""}); each != map->end() && each->first.first == list; ++each)
      ids.push_back(each->first.second);
  }
  const std::string near = nearest(e.text, ids);
  const std::string written = to_text(e);
  problems_in(from).error(
      e.place,
      "there is no entity or query " + watchlist::quoted(e.text) + " in the watchlist " +
          watchlist::quoted(compiled_.lists[list].name) + "; where the text has " + written + " itself, write " +
          watchlist::quoted(written),
      near.empty() ? watchlist::quoted(written) : "@" + (e.list.empty() ? "" : e.list + "/") + near);
}

std::string QueryCompiler::full_id(std::uint32_t query, std::uint32_t seen_from) const {
  const ParsedQuery& parsed = queries_[query];
  return "@" + (parsed.list == seen_from ? "" : compiled_.lists[parsed.list].name + "/") + parsed.id;
}

void QueryCompiler::circle(const Expression& e, std::uint32_t query) {
  const std::uint32_t from = queries_[open_.back()].list;
  std::string way;
  for (auto each = std::find(open_.begin(), open_.end(), query); each != open_.end(); ++each)
    way += full_id(*each, from) + " → ";
  problems_in(from).error(e.place, "a circle: " + way + full_id(query, from) +
                                       "; expected a reference that does not lead back to its own query");
}

}  // namespace mentiond::plugins::watchlist
