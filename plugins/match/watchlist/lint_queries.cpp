#include "plugins/match/watchlist/lint_queries.h"

#include <algorithm>
#include <set>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;
constexpr std::uint32_t kPlaces = kAnyPlace & ~std::uint32_t{kOutsideQuotes};

class QueryLinter {
 public:
  QueryLinter(const Compiled& compiled, sdk::Diagnostics& diagnostics)
      : compiled_(compiled), program_(compiled.queries), diagnostics_(diagnostics) {}

  void run() {
    for (const Query& query : program_.queries) {
      query_ = &query;
      said_.clear();
      if (!query.anchored)
        warn(
            "slow: no word of it can be looked up, so it is tried on every article; join it with AND to a word, a "
            "phrase or an entity that is always there");
      visit(query.root);
    }
  }

 private:
  void warn(const std::string& message) {
    if (!said_.insert(message).second) return;
    Problems(compiled_.lists[query_->list].file, diagnostics_)
        .warning(query_->place, "the query " + quoted(query_->id) + ": " + message);
  }

  void visit(NodeId id) {
    const QueryNode& node = program_.nodes[id];
    if (node.op == Op::kTerm) term(node);
    if (node.op == Op::kEntity && (node.scope & kPlaces) == kByline)
      warn("it can never match by " + quoted(program_.text_of(node)) +
           ": entities are not looked for in bylines; write the name");
    if (node.op == Op::kAnd) contradiction(node);
    if (node.op == Op::kNear) apart(node);
    // What @id refers to has its own turn.
    const bool reference = node.op == Op::kOr && node.field && program_.text_of(node).starts_with('@');
    if (reference) return;
    for (const NodeId operand : program_.operands_of(node)) visit(operand);
  }

  void term(const QueryNode& node) {
    const std::string_view text = program_.alias_of(node);
    const Patterns& patterns = compiled_.patterns;
    for (const std::string_view op : {"AND", "OR", "NOT", "NEAR"}) {
      if (common::html::equal_ignoring_case(text, op))
        warn(quoted(text) + " is looked for as a word; the operator is written " + std::string(op));
    }
    std::vector<common::text::Token> tokens;
    common::text::tokenise(patterns.text(node.value), tokens);
    const bool never =
        !tokens.front().is(common::text::Token::kCanStart) || !tokens.back().is(common::text::Token::kCanEnd);
    if (never)
      warn(quoted(text) + " is never found: nothing is, inside web and e-mail addresses; url: looks at the link");
    if (!patterns.is_glob(node.value, 0)) return;
    const std::string_view prefix = patterns.folded(node.value, 0);
    if (prefix.empty()) {
      warn(quoted(text) +
           " begins with a wildcard and is tried at every word: slow; write the words out where you can");
    } else if (prefix.size() < 3 && patterns.word_count(node.value) == 1) {
      warn(quoted(text) + " finds every word that begins with " + quoted(prefix) + "; more letters would find less");
    }
  }

  /// a AND NOT a
  void contradiction(const QueryNode& all) {
    const auto operands = program_.operands_of(all);
    for (const NodeId no : operands) {
      if (program_.nodes[no].op != Op::kNot) continue;
      const QueryNode& excluded = program_.nodes[program_.operands_of(program_.nodes[no])[0]];
      for (const NodeId other : operands) {
        if (other == no || program_.text_of(program_.nodes[other]) != program_.text_of(excluded)) continue;
        warn("it can never match: it needs " + quoted(program_.text_of(excluded)) + " and excludes it");
      }
    }
  }

  /// title:a NEAR/5 body:b
  void apart(const QueryNode& near) {
    const auto operands = program_.operands_of(near);
    const std::uint32_t left = places(operands[0]), right = places(operands[1]);
    if ((left & right & kPlaces) == 0)
      warn("it can never match by " + quoted(program_.text_of(near)) + ": its sides stand in different fields");
  }
  std::uint32_t places(NodeId id) const {
    const QueryNode& node = program_.nodes[id];
    if (node.count == 0) return node.op == Op::kQuoted ? std::uint32_t{kBody} : node.scope;
    std::uint32_t all = 0;
    for (const NodeId operand : program_.operands_of(node)) all |= places(operand);
    return all;
  }

  const Compiled& compiled_;
  const QueryProgram& program_;
  sdk::Diagnostics& diagnostics_;
  const Query* query_ = nullptr;
  std::set<std::string> said_;
};

}  // namespace

void lint_queries(const Compiled& compiled, sdk::Diagnostics& diagnostics) { QueryLinter(compiled, diagnostics).run(); }

}  // namespace mentiond::plugins::watchlist
