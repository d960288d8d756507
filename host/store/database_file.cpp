#include "host/store/database_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

#include "host/store/advice.h"
#include "host/store/schema.h"
#include "host/store/store.h"
#include "host/store/write_ahead_log.h"

namespace mentiond::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScheme = "sqlite:";
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
// quick_check reads every page: about 500 MB a second from the page cache.
constexpr std::uintmax_t kSmall = 64 << 20;

fs::path beside(const fs::path& path, const char* suffix) { return path.string() + suffix; }

[[noreturn]] void damaged(const fs::path& path, const std::string& why) {
  throw StoreError("the database " + path.string() + " is damaged: " + why + ". " + how_to_restore(path));
}

std::uintmax_t size_of(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? 0 : size;
}

void sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

void remove_leftovers(const fs::path& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code none;
    fs::remove(beside(path, suffix), none);
  }
}

}  // namespace

fs::path path_of(const std::string& url) {
  if (!url.starts_with(kScheme) || url.size() == kScheme.size()) {
    throw StoreError("the store \"" + url + "\" is none that this version knows: write sqlite:/path/to/mentiond.db");
  }
  return fs::absolute(url.substr(kScheme.size()));
}

void create_database(const fs::path& path) {
  const fs::path fresh = beside(path, ".new");
  remove_leftovers(fresh);
  {
    Connection connection(fresh, kBusy);
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrate(connection);
  }  // The last connection moves the log into the database and removes it.
  std::error_code error;
  fs::rename(fresh, path, error);
  if (error) throw StoreError("cannot rename " + fresh.string() + " to " + path.string() + ": " + error.message());
  sync_folder(path.parent_path());
}

void require_database(const fs::path& path) {
  if (size_of(path) == 0) damaged(path, "the file is empty");
  std::string head(kMagic.size(), '\0');
  std::ifstream(path, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  if (head != kMagic) damaged(path, "the file is no SQLite database");
}

void require_whole_log(const fs::path& path, bool index_is_current) {
  const auto loss = [&] { return loss_in_log(beside(path, "-wal"), beside(path, "-shm"), index_is_current); };
  // Another command may be writing just now, between the two files: then it looks whole the next time.
  if (loss().empty()) return;
  if (const std::string lost = loss(); !lost.empty()) damaged(path, lost);
}

void require_whole_tables(Connection& connection) {
  const fs::path& path = connection.path();
  // The log may hold pages that the file does not have yet: they are moved there first.
  const std::int64_t busy = connection.number("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::int64_t page_size = connection.number("PRAGMA page_size");
  const auto expected = static_cast<std::uintmax_t>(page_size * connection.number("PRAGMA page_count"));
  if (busy == 0 && size_of(path) < expected) {
    damaged(path,
            "the file is cut off: it has " + std::to_string(size_of(path)) + " bytes of " + std::to_string(expected));
  }
  const auto check = [&](const std::string& pragma) {
    const std::string answer = connection.text(pragma);
    if (answer != "ok") damaged(path, answer);
  };
  if (size_of(path) <= kSmall) return check("PRAGMA quick_check(1)");
  for (const char* table : {"feed", "outbox", "alert"}) check("PRAGMA quick_check(" + std::string(table) + ")");
}

}  // namespace mentiond::store
