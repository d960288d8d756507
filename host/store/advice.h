// What a failure of the database means, and what a person can do about it. Pure functions.
#pragma once

#include <filesystem>
#include <string>

namespace mentiond::store {

/// For an extended result code of SQLite and its message.
std::string advice(const std::filesystem::path& database, int code, const std::string& message);

/// How to come back from a damaged database.
std::string how_to_restore(const std::filesystem::path& database);

}  // namespace mentiond::store
