// The database as a file: where it is, how it comes to be, and whether it is whole (RELIABILITY, "store damaged").
#pragma once

#include <filesystem>
#include <string>

#include "host/store/connection.h"

namespace mentiond::store {

/// "sqlite:/path". Throws StoreError for any other.
std::filesystem::path path_of(const std::string& url);

/// Makes an empty database with all its tables. It gets its name last, so that a crash leaves a whole one or none.
/// REQUIRES: the lock is held.
void create_database(const std::filesystem::path& path);

/// Throws StoreError where the file is empty or of another kind.
void require_database(const std::filesystem::path& path);

/// Throws StoreError where the log (-wal) has lost what was committed: SQLite would not say so. `index_is_current`: see
/// loss_in_log().
void require_whole_log(const std::filesystem::path& path, bool index_is_current);

/// Throws StoreError where the file is cut off, or where SQLite finds damage: in all of it where it is small, else in
/// what is most precious.
void require_whole_tables(Connection& connection);

}  // namespace mentiond::store
