#include "plugins/match/watchlist/watchlists.h"

using mentiond::plugins::watchlist::Watchlists;

MENTIOND_MATCHER(Watchlists, "watchlist", "1.0.0")
