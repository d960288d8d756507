// Silences, as the commands keep them and the router asks for them.
#pragma once

#include <string_view>
#include <vector>

#include "host/alert/group.h"
#include "host/store/connection.h"

namespace mentiond::store {

/// Those that end after ?1, by their end.
inline constexpr std::string_view kSelectSilences =
    "SELECT id, matchers, starts, ends, created_by, comment FROM silence WHERE ends > ?1 ORDER BY ends";

/// REQUIRES: `select` was made of kSelectSilences.
std::vector<alert::Silence> read_silences(Statement& select, Micros after);

/// In a transaction of its own.
void add_silence(Connection& connection, const alert::Silence& silence);
/// Ends it now; what it held back is told at once. False: there is no such silence that has not ended.
bool expire_silence(Connection& connection, std::string_view id, Micros now);

}  // namespace mentiond::store
