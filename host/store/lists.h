// What `articles list` and `alerts list` show. Each call has a connection of its own, so that a long list holds up
// nobody. Thread-safe.
#pragma once

#include <filesystem>
#include <functional>

#include "host/store/store.h"

namespace mentiond::store {

/// Of a filter, as SQL has it.
std::int64_t limit_of(std::size_t limit);

void for_each_article(const std::filesystem::path& database, const ArticleFilter& filter,
                      const std::function<void(const StoredArticle&)>& use);
void for_each_alert(const std::filesystem::path& database, const AlertFilter& filter,
                    const std::function<void(const alert::Alert&)>& use);

}  // namespace mentiond::store
