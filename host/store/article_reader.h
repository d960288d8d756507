// Stored articles in batches, oldest row first, beside whoever holds the store. Each batch is a read of its own, so
// that a long pass neither holds memory nor keeps the write-ahead log from being folded in. Not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "host/store/connection.h"
#include "host/store/store.h"

namespace mentiond::store {

class ArticleReader final {
 public:
  /// Articles stored at or after `since` that are there now; later ones are left out, so that it ends.
  ArticleReader(const std::filesystem::path& database, Micros since);
  /// Leaves out all but the `most` latest. REQUIRES: nothing was read yet.
  void only_latest(std::size_t most);
  /// How many there are.
  std::size_t count();
  /// The next, at most `most`; empty at the end.
  std::vector<StoredArticle> next(std::size_t most);

 private:
  Connection connection_;
  Micros since_;
  std::int64_t last_, first_ = 0, at_ = 0;
  Statement batch_;
};

}  // namespace mentiond::store
