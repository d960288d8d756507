// Clauses of queries that no article satisfies: "shell NOT (shell OR oil)". Takes claims apart until single clauses are
// left, AND and OR by their meaning, and then asks Implications. What it affirms is true of every article. Borrows the
// compiled watchlists; not thread-safe.
#pragma once

#include "plugins/match/watchlist/lint/implications.h"

namespace mentiond::plugins::watchlist {

class Contradictions final {
 public:
  explicit Contradictions(const Compiled& compiled) : program_(compiled.queries), implications_(compiled) {}

  /// No article satisfies all of them.
  bool are_impossible(std::span<const NodeId> clauses);
  bool is_impossible(NodeId clause) { return are_impossible({&clause, 1}); }
  bool is_torn(NodeId clause) const { return implications_.is_torn(clause); }

 private:
  /// Of a clause: that it holds, or that it does not.
  struct Claim {
    NodeId clause;
    bool holds;
  };
  /// What is claimed of one article.
  struct Case {
    std::vector<Claim> open;    // To be taken apart.
    std::vector<Claim> either;  // Of these, one operand is as claimed.
    std::vector<Claim> known;   // Of single clauses.
  };
  bool is_impossible(Case claims);
  bool take_apart(Claim claim, Case& claims);
  bool contradicts(Claim claim, const std::vector<Claim>& known);

  const QueryProgram& program_;
  Implications implications_;
  std::size_t cases_ = 0;
};

}  // namespace mentiond::plugins::watchlist
