// The tables, and how a database of an earlier version comes to have them: numbered steps, forward only.
#pragma once

#include "host/store/connection.h"

namespace mentiond::store {

/// The version that this program reads and writes.
int schema_version();

/// Marks a database as mentiond's ("mntd"), so that another program's is not taken for it.
inline constexpr int kApplicationId = 0x6d6e7464;

/// Throws StoreError where it is another program's database, or of a newer mentiond.
void require_readable(Connection& connection);

/// Whether steps are missing.
bool is_behind(Connection& connection);

/// Carries out the steps that are missing, each in a transaction.
void migrate(Connection& connection);

}  // namespace mentiond::store
