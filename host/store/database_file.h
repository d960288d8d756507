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

/// Throws StoreError where the file is damaged beyond what SQLite itself would notice on opening it: empty, shorter
/// than it says, of another kind, or with a log (-wal) that has lost what was committed. Reads a few pages, and the
/// log. REQUIRES: nobody writes it.
void require_whole_file(const std::filesystem::path& path);

/// Throws StoreError where SQLite finds damage: in everything where the file is small, else in what is most precious.
void require_whole_tables(Connection& connection);

}  // namespace mentiond::store
