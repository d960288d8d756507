// The longest alias wins where spans of the entities of one watchlist overlap.
#pragma once

#include "plugins/match/watchlist/names/company.h"

namespace mentiond::plugins::watchlist {

/// Leaves of `hits` those that no longer one of the same watchlist overlaps, or whose rule says `inside`; of equal
/// spans one for each entity. What remains is in reading order.
void resolve_overlaps(const Compiled& compiled, std::vector<Hit>& hits);

}  // namespace mentiond::plugins::watchlist
