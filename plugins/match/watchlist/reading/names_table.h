// `aliases_from: names.csv`: entities and their names from a table, a line for each name. docs/watchlist.md says what
// its columns are. Not thread-safe.
#pragma once

#include "plugins/match/watchlist/reading/ids.h"
#include "plugins/match/watchlist/reading/model.h"

namespace mentiond::plugins::watchlist {

/// Adds the table that `node` names, as seen from the folder of the watchlist, to the entities. `ids` are those of the
/// watchlist, and where they stand. Whatever is wrong with the table is a problem of its own file.
void read_names_table(const Node& node, Watchlist& list, Ids& ids, Problems& problems);

}  // namespace mentiond::plugins::watchlist
