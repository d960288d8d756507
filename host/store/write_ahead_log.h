// Whether the log beside a database (-wal) still holds what was committed.
//
// SQLite drops everything from the first frame on that does not fit, without a word: right for the torn end that a
// crash leaves, wrong for a file that was cut or overwritten. Two traces tell them apart. A transaction is only written
// once the one before it is on the disk: so where two whole ones follow a broken frame, a finished one was broken. And
// a process that was killed leaves the index (-shm) behind, which counts the frames that were committed.
//
// Formats: https://www.sqlite.org/fileformat2.html#walformat, https://www.sqlite.org/walformat.html
#pragma once

#include <filesystem>
#include <string>

namespace mentiond::store {

/// What was lost, for a person; empty where nothing is known to be. `index` is the -shm file; it is believed only where
/// `index_is_current`: after the machine has crashed it may be older than the log. REQUIRES: nobody writes them.
std::string loss_in_log(const std::filesystem::path& log, const std::filesystem::path& index, bool index_is_current);

}  // namespace mentiond::store
