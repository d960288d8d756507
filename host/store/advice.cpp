#include "host/store/advice.h"

#include <sqlite3.h>

namespace mentiond::store {

std::string how_to_restore(const std::filesystem::path& database) {
  const std::string path = database.string();
  return "Nothing was changed. Put back a backup of the file; or rescue what can still be read with\n  sqlite3 " +
         path + " .recover | sqlite3 rescued.db\nand put rescued.db in its place; or move " + path + ", " + path +
         "-wal and " + path + "-shm away and start anew, which forgets what was seen";
}

std::string advice(const std::filesystem::path& database, int code, const std::string& message) {
  const std::string path = database.string();
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "the database " + path + " is held by another process (" + message +
             "); nothing was written, and it can be tried again. `fuser " + path + "` says which process it is";
    case SQLITE_FULL:
      return "the disk is full: " + path + " cannot grow; nothing of this transaction was written";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the database " + path + " is damaged (" + message + "). " + how_to_restore(database);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "cannot write the database " + path + " (" + message +
             "): this user must be able to write the file and its folder";
    case SQLITE_IOERR:
      return "reading or writing " + path + " failed (" + message + "); look at the disk and the kernel's log";
    default:
      return "the database " + path + " refused a statement: " + message;
  }
}

}  // namespace mentiond::store
