// What a query says of the article as a whole, evaluated plainly. See oracle_query.h.
#pragma once

#include "tests/plugins/match/watchlist/oracle_query.h"

namespace mentiond::plugins::watchlist::oracle {

/// REQUIRES: it is a datum, in small letters but for kSource.
bool has_datum(const Clause& datum, const About& about);

}  // namespace mentiond::plugins::watchlist::oracle
