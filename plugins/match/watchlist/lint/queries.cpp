#include "plugins/match/watchlist/lint/queries.h"

#include <algorithm>
#include <set>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/lint/contradictions.h"

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;

class QueryLinter {
 public:
  QueryLinter(const Compiled& compiled, sdk::Diagnostics& diagnostics)
      : compiled_(compiled), program_(compiled.queries), diagnostics_(diagnostics), contradictions_(compiled) {}

  void run() {
    for (const Query& query : program_.queries) {
      query_ = &query;
      said_.clear();
      if (!query.anchored)
        warn(
            "slow: no word of it can be looked up, so it is tried on every article; join it with AND to a word, a "
            "phrase or an entity that is always there");
      visit(query.root, false);
    }
  }

 private:
  void warn(const std::string& message) {
    if (!said_.insert(message).second) return;
    Problems(compiled_.lists[query_->list].file, diagnostics_)
        .warning(query_->place, "the query " + quoted(query_->id) + ": " + message);
  }

  /// `excluded`: inside NOT. Whether it was said that the clause, or one of its clauses, never holds.
  bool visit(NodeId id, bool excluded) {
    const QueryNode& node = program_.nodes[id];
    if (node.op == Op::kTerm) term(node);
    // What @id refers to has its own turn.
    const bool reference = node.op == Op::kOr && node.field && program_.text_of(node).starts_with('@');
    if (reference) return false;
    bool named = false;
    for (const NodeId operand : program_.operands_of(node)) named |= visit(operand, excluded != (node.op == Op::kNot));
    if (named || node.op == Op::kOr || node.op == Op::kNot || !contradictions_.is_impossible(id)) return named;
    warn((excluded
              ? quoted(program_.text_of(node)) + " excludes nothing: "
              : "it can never match" + (id == query_->root ? "" : " by " + quoted(program_.text_of(node))) + ": ") +
         why_impossible(id));
    return true;
  }

  void term(const QueryNode& node) {
    const std::string_view text = program_.alias_of(node);
    const Patterns& patterns = compiled_.patterns;
    for (const std::string_view op : {"AND", "OR", "NOT", "NEAR"}) {
      if (common::html::equal_ignoring_case(text, op))
        warn(quoted(text) + " is looked for as a word; the operator is written " + std::string(op));
    }
    common::text::Tokens tokens;
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

  std::string why_impossible(NodeId id) {
    const QueryNode& node = program_.nodes[id];
    if (node.op == Op::kEntity) return "entities are not looked for in bylines; write the name";
    if (node.op == Op::kLanguage) return "no article in its \"language:\" has what it needs";
    if (contradictions_.is_torn(id)) return "its parts stand in different fields";
    const auto operands = program_.operands_of(node);
    for (const NodeId one : operands) {
      if (contradictions_.is_impossible(one)) return name_of(one) + " never does";
      for (const NodeId other : operands) {
        const NodeId both[] = {one, other};
        if (program_.nodes[one].op != Op::kNot && contradictions_.are_impossible(both)) return conflict(one, other);
      }
    }
    return "what it needs and what it excludes leave nothing";
  }

  std::string conflict(NodeId needed, NodeId other) const {
    const std::string name = name_of(needed);
    if (program_.nodes[other].op != Op::kNot) return "no article has both " + name + " and " + name_of(other);
    const std::string excluded = name_of(program_.operands_of(program_.nodes[other])[0]);
    if (name == excluded) return "it needs " + name + " and excludes it";
    return "it needs " + name + " and excludes " + excluded + ", which is true wherever " + name + " is";
  }
  /// A phrase has its quotation marks.
  std::string name_of(NodeId id) const {
    const std::string_view text = program_.text_of(program_.nodes[id]);
    return program_.nodes[id].op == Op::kTerm && text.starts_with('"') ? std::string(text) : quoted(text);
  }

  const Compiled& compiled_;
  const QueryProgram& program_;
  sdk::Diagnostics& diagnostics_;
  Contradictions contradictions_;
  const Query* query_ = nullptr;
  std::set<std::string> said_;
};

}  // namespace

void lint_queries(const Compiled& compiled, sdk::Diagnostics& diagnostics) { QueryLinter(compiled, diagnostics).run(); }

}  // namespace mentiond::plugins::watchlist
