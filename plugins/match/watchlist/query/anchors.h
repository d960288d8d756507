// What an article must hold for a query to be true of it: of it, the rarest is the anchor by which the query is found,
// and the rest is asked before the query is evaluated.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

/// Chooses for all queries, and builds what finds them. REQUIRES: the nodes and aliases are complete.
void choose_anchors(Compiled& compiled);

}  // namespace mentiond::plugins::watchlist
