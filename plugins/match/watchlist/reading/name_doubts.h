// What a watchlist says of a name that will not do what its author means: warnings, for each of it can be meant. Pure
// functions; thread-safe.
#pragma once

#include "plugins/match/watchlist/reading/model.h"

namespace mentiond::plugins::watchlist {

/// Of a name, which is no query and no list; empty: nothing is doubtful. In a table each has a line.
std::string doubt_of_name(std::string_view name, bool in_table = false);
/// Of a word or phrase in `near` or `exclude`.
std::string doubt_of_term(std::string_view term);
/// Where a list may stand, one value with commas in it.
bool is_like_list(const Node& node);
/// Warns of what excludes no mention, since none of the names stands in it.
void doubt_excludes(const Watchlist& list, Problems& problems);

}  // namespace mentiond::plugins::watchlist
