// Whether the log beside a database (-wal) still holds what was committed. SQLite itself drops everything from the
// first frame on that does not fit, without a word, which is right after a crash and wrong for a damaged file.
//
// Format: https://www.sqlite.org/fileformat2.html#walformat and https://www.sqlite.org/walformat.html
#pragma once

#include <filesystem>
#include <string>

namespace mentiond::store {

/// What was lost, for a person; empty where nothing is known to be. `index` is the -shm file. REQUIRES: nobody writes
/// them.
std::string loss_in_log(const std::filesystem::path& log, const std::filesystem::path& index);

}  // namespace mentiond::store
