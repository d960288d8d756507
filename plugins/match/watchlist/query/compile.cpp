#include "plugins/match/watchlist/query/compile.h"

#include <algorithm>

#include "plugins/match/watchlist/query/data.h"
#include "plugins/match/watchlist/query/regex.h"

namespace mentiond::plugins::watchlist {
namespace {

using Kind = Expression::Kind;
using Op = QueryNode::Op;

std::uint32_t searched(std::uint32_t scope) { return scope == kAnyPlace ? std::uint32_t{kEverywhere} : scope; }

}  // namespace

QueryCompiler::QueryCompiler(std::vector<ParsedQuery>& queries, Compiled& compiled, sdk::Diagnostics& diagnostics)
    : queries_(queries),
      compiled_(compiled),
      program_(compiled.queries),
      diagnostics_(diagnostics),
      states_(queries.size(), State::kNew) {
  for (std::uint32_t i = 0; i < queries.size(); ++i) query_ids_.emplace(Key(queries[i].list, queries[i].id), i);
  if (queries.empty()) return;
  for (std::uint32_t i = 0; i < compiled.entities.size(); ++i)
    entity_ids_.emplace(Key(compiled.entities[i].list, compiled.entities[i].id), i);
}

void QueryCompiler::run() {
  for (std::uint32_t i = 0; i < queries_.size(); ++i) {
    const NodeId root = query_node(i, kAnyPlace);
    ParsedQuery& query = queries_[i];
    program_.queries.push_back({query.list, query.place, std::move(query.id), std::move(query.severity),
                                std::move(query.labels), root, false});
  }
}

NodeId QueryCompiler::query_node(std::uint32_t query, std::uint32_t scope) {
  const ParsedQuery& parsed = queries_[query];
  if (parsed.expression == nullptr) return kNothing;
  const auto done = done_.find({query, scope});
  if (done != done_.end()) return done->second;
  states_[query] = State::kOpen;
  open_.push_back(query);
  NodeId root = compile(*parsed.expression, {parsed.list, scope, false, nullptr});
  open_.pop_back();
  states_[query] = State::kDone;
  if (root != kNothing && !parsed.languages.empty()) {
    QueryNode only;
    only.op = Op::kLanguage, only.value = static_cast<std::uint32_t>(program_.languages.size());
    program_.languages.push_back(parsed.languages);
    root = add(only, *parsed.expression, {root});
  }
  done_.emplace(std::pair(query, scope), root);
  return root;
}

NodeId QueryCompiler::compile(const Expression& e, const Around& around) {
  switch (e.kind) {
    case Kind::kTerm:
      return around.datum != nullptr ? datum(e, *around.datum) : term(e, around);
    case Kind::kRegex: {
      QueryNode node;
      node.op = Op::kRegex, node.scope = searched(around.scope);
      node.value = static_cast<std::uint32_t>(program_.regexes.size());
      program_.regexes.push_back(make_regex(e.text, e.ignore_case));
      program_.bylines |= (node.scope & kByline) != 0;
      return add(node, e);
    }
    case Kind::kReference:
      return reference(e, around);
    case Kind::kQuoted:
      return quoted(e, around);
    case Kind::kField:
      return field(e, around);
    case Kind::kAnd:
      return group(e, Op::kAnd, around);
    case Kind::kOr:
      return group(e, Op::kOr, around);
    case Kind::kNot:
      return group(e, Op::kNot, around);
    case Kind::kNear:
      return near(e, around);
    case Kind::kSentence:
    case Kind::kParagraph:
    case Kind::kAtLeast: {
      Around inside = around;
      inside.positional = true;
      const Op op = e.kind == Kind::kSentence    ? Op::kSentence
                    : e.kind == Kind::kParagraph ? Op::kParagraph
                                                 : Op::kAtLeast;
      return group(e, op, inside);
    }
  }
  return kNothing;
}

NodeId QueryCompiler::group(const Expression& e, Op op, const Around& around, std::size_t first) {
  std::vector<NodeId> operands;
  for (std::size_t i = first; i < e.operands.size(); ++i) operands.push_back(compile(*e.operands[i], around));
  QueryNode node;
  node.op = op, node.value = e.number;
  return add(node, e, std::move(operands));
}

NodeId QueryCompiler::near(const Expression& e, const Around& around) {
  Around inside = around;
  inside.positional = true;
  const NodeId id = group(e, Op::kNear, inside);
  if (id != kNothing) program_.nodes[id].ordered = e.ordered;
  return id;
}

NodeId QueryCompiler::term(const Expression& e, const Around& around) {
  const std::uint32_t scope = searched(around.scope);
  const NodeId in_text = words(e, e.text, scope);
  // "#nato" is the hashtag in a text, and the tag of that name.
  if (e.quoted || !e.text.starts_with('#') || (scope & kTag) == 0) return in_text;
  const NodeId tag = words(e, std::string_view(e.text).substr(1), scope & (kTag | kOutsideQuotes));
  QueryNode either;
  either.op = Op::kOr;
  return add(either, e, {in_text, tag});
}

NodeId QueryCompiler::words(const Expression& e, std::string_view text, std::uint32_t scope) {
  QueryNode node;
  node.op = Op::kTerm, node.scope = scope, node.exact = e.exact;
  node.value = pattern(text, e.exact);
  program_.bylines |= (scope & kByline) != 0;
  return add(node, e);
}

PatternId QueryCompiler::pattern(std::string_view text, bool exact) {
  std::string key(exact ? "!" : " ");
  key += text;
  const auto [known, is_new] = patterns_.emplace(std::move(key), 0);
  // check_term() has seen to it that there are letters.
  if (is_new) known->second = compiled_.patterns.add(text, {exact, true}).value();
  return known->second;
}

NodeId QueryCompiler::datum(const Expression& e, const QueryField& field) {
  QueryNode node;
  node.op = Op::kDatum, node.value = static_cast<std::uint32_t>(program_.data.size());
  const PatternId words = field.kind == QueryField::Kind::kSource ? pattern(e.text, e.exact) : 0;
  program_.data.push_back({field.kind, datum_value(field.kind, e.text), words});
  return add(node, e);
}

NodeId QueryCompiler::field(const Expression& e, const Around& around) {
  Around inside = around;
  if (e.field->is_datum()) {
    inside.datum = e.field;
  } else {
    inside.scope &= e.field->scope;
  }
  constexpr std::uint32_t kPlaces = kAnyPlace & ~std::uint32_t{kOutsideQuotes};
  if ((inside.scope & kPlaces) == 0 || (e.field->is_datum() && around.scope != kAnyPlace)) {
    problems_in(around.list)
        .error(e.place, std::string(e.field->name) +
                            ": stands inside another field, and nothing is in both; expected "
                            "one beside the other, joined with AND or OR");
    return kNothing;
  }
  const NodeId operand = compile(*e.operands[0], inside);
  if (operand == kNothing) return kNothing;
  // The same clause, by the field's name: its own node, for the operand may be shared.
  QueryNode node = program_.nodes[operand];
  node.field = true;
  const NodeId id = add(node, e);
  program_.nodes[id].first = node.first, program_.nodes[id].count = node.count;
  program_.nodes[id].alias = node.alias, program_.nodes[id].alias_size = node.alias_size;
  return id;
}

NodeId QueryCompiler::quoted(const Expression& e, const Around& around) {
  const Expression& speaker = *e.operands[0];
  const NodeId who = reference(speaker, {around.list, kAnyPlace, false, nullptr});
  if (who == kNothing) return kNothing;
  if (program_.nodes[who].op != Op::kEntity) {
    problems_in(around.list).error(speaker.place, "quoted: takes an entity, and " + to_text(speaker) + " is a query");
    return kNothing;
  }
  Around inside = around;
  inside.positional = true;
  const NodeId id = group(e, Op::kQuoted, inside, 1);
  if (id != kNothing) program_.nodes[id].value = program_.nodes[who].value;
  return id;
}

NodeId QueryCompiler::add(QueryNode node, const Expression& expression, std::vector<NodeId> operands) {
  if (std::find(operands.begin(), operands.end(), kNothing) != operands.end()) return kNothing;
  node.first = static_cast<std::uint32_t>(program_.operands.size());
  node.count = static_cast<std::uint32_t>(operands.size());
  program_.operands.insert(program_.operands.end(), operands.begin(), operands.end());
  const std::string text = to_text(expression);
  node.text = node.alias = static_cast<std::uint32_t>(program_.texts.size());
  node.text_size = node.alias_size = static_cast<std::uint32_t>(text.size());
  program_.texts += text;
  program_.nodes.push_back(node);
  return static_cast<NodeId>(program_.nodes.size() - 1);
}

}  // namespace mentiond::plugins::watchlist
