// What @id leads to.
#include <algorithm>

#include "plugins/match/watchlist/query/compile.h"

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
               "there is no watchlist " + watchlist::quoted(e.list) + "; where the text has " + to_text(e) +
                   " itself, write " + watchlist::quoted(to_text(e)),
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
  if (!fits(e, around)) return kNothing;
  const NodeId node = query_node(query->second, around.scope);
  if (node == kNothing) return kNothing;
  // A node of its own, by the reference's name.
  QueryNode alone;
  alone.op = QueryNode::Op::kOr, alone.field = true;
  return add(alone, e, {node});
}

/// Whether there is such a clause in an expression, or in what it refers to. A circle is found elsewhere; here it ends
/// when there have been too many steps.
bool QueryCompiler::has(const Expression& e, std::uint32_t list, const std::function<bool(const Expression&)>& is_it,
                        std::size_t steps) const {
  if (is_it(e)) return true;
  if (e.kind == Kind::kReference && steps <= queries_.size()) {
    const auto query = query_ids_.find({list_of(e, list).value_or(list), e.text});
    if (query == query_ids_.end() || queries_[query->second].expression == nullptr) return false;
    const ParsedQuery& target = queries_[query->second];
    return has(*target.expression, target.list, is_it, steps + 1);
  }
  return std::any_of(e.operands.begin(), e.operands.end(),
                     [&](const ExpressionPtr& operand) { return has(*operand, list, is_it, steps); });
}

/// A query inside NEAR, or inside a field.
bool QueryCompiler::fits(const Expression& e, const Around& around) {
  const auto stands_nowhere = [](const Expression& part) {
    return part.kind == Kind::kAnd || part.kind == Kind::kNot || (part.kind == Kind::kField && part.field->is_datum());
  };
  const auto is_field = [](const Expression& part) { return part.kind == Kind::kField; };
  if (around.positional && has(e, around.list, stands_nowhere, 0)) {
    problems_in(around.list)
        .error(e.place, to_text(e) +
                            " holds AND, NOT or a field of the whole article, so it stands nowhere in the "
                            "text; expected an entity, or a query of words, phrases and OR");
    return false;
  }
  if (around.scope != kAnyPlace && has(e, around.list, is_field, 0)) {
    problems_in(around.list)
        .error(e.place, to_text(e) +
                            " has fields of its own, so it cannot stand inside another one; expected an "
                            "entity, or a query without fields");
    return false;
  }
  return true;
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
  problems_in(from).error(e.place,
                          "there is no entity or query " + watchlist::quoted(e.text) + " in the watchlist " +
                              watchlist::quoted(compiled_.lists[list].name) + "; where the text has " + written +
                              " itself, write " + watchlist::quoted(written),
                          near.empty() ? std::string() : "@" + (e.list.empty() ? "" : e.list + "/") + near);
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
