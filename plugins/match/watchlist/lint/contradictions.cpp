#include "plugins/match/watchlist/lint/contradictions.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

using Op = QueryNode::Op;

/// A query that has more cases is not looked through; nothing is said of it.
constexpr std::size_t kMostCases = 2000;

}  // namespace

bool Contradictions::are_impossible(std::span<const NodeId> clauses) {
  cases_ = 0;
  Case claims;
  for (const NodeId clause : clauses) claims.open.push_back({clause, true});
  return is_impossible(std::move(claims));
}

bool Contradictions::is_impossible(Case claims) {
  if (++cases_ > kMostCases) return false;
  while (!claims.open.empty()) {
    const Claim claim = claims.open.back();
    claims.open.pop_back();
    if (!take_apart(claim, claims)) return true;
  }
  if (claims.either.empty()) return false;
  const Claim choice = claims.either.back();
  claims.either.pop_back();
  const auto ways = program_.operands_of(program_.nodes[choice.clause]);
  return std::all_of(ways.begin(), ways.end(), [&](NodeId way) {
    Case one = claims;
    one.open.push_back({way, choice.holds});
    return is_impossible(std::move(one));
  });
}

/// False: the claim cannot be.
bool Contradictions::take_apart(Claim claim, Case& claims) {
  const QueryNode& own = program_.nodes[claim.clause];
  const bool is_choice = own.op == (claim.holds ? Op::kOr : Op::kAnd);
  if (is_choice) {
    claims.either.push_back(claim);
    return true;
  }
  const bool is_single = own.op != Op::kAnd && own.op != Op::kOr && own.op != Op::kNot;
  if (is_single && contradicts(claim, claims.known)) return false;
  if (is_single) claims.known.push_back(claim);
  // What holds of words together holds of each; that it does not says nothing of them.
  if (is_single && !claim.holds) return true;
  const bool holds = claim.holds != (own.op == Op::kNot);
  for (const NodeId operand : program_.operands_of(own)) claims.open.push_back({operand, holds});
  return true;
}

bool Contradictions::contradicts(Claim claim, const std::vector<Claim>& known) {
  if (claim.holds && implications_.is_torn(claim.clause)) return true;
  return std::any_of(known.begin(), known.end(), [&](const Claim& other) {
    if (claim.holds && other.holds) return implications_.exclude_one_another(claim.clause, other.clause);
    if (claim.holds == other.holds) return false;
    return claim.holds ? implications_.implies(claim.clause, other.clause)
                       : implications_.implies(other.clause, claim.clause);
  });
}

}  // namespace mentiond::plugins::watchlist
