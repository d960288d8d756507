// What an article must hold for a query to be true of it, chosen to be rare: the words by which queries are found.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

/// A set of which an article has at least one, or the query is false. Without one: there is none.
struct Anchors {
  static constexpr double kNone = 1e300;
  double cost = kNone;  ///< About how often it wakes the query in vain.
  std::vector<PatternId> terms;
  std::vector<std::uint32_t> entities;
  bool usable() const { return cost < kNone; }
};

/// Chooses for all queries, and builds what finds them. REQUIRES: the nodes and aliases are complete.
void choose_anchors(Compiled& compiled);

}  // namespace mentiond::plugins::watchlist
