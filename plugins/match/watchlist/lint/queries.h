// Advice on queries that will disappoint: slow ones, ones that find too much, ones that can never match.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

void lint_queries(const Compiled& compiled, sdk::Diagnostics& diagnostics);

}  // namespace mentiond::plugins::watchlist
