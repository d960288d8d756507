// What `articles show`, `stories list|show` and `alerts show` print. Each call has a connection of its own, so that it
// holds up nobody. Thread-safe.
#pragma once

#include <filesystem>

#include "host/store/store.h"

namespace mentiond::store {

void for_each_story(const std::filesystem::path& database, const StoryFilter& filter,
                    const std::function<void(const StoredStory&)>& use);
std::optional<StoredArticle> find_article(const std::filesystem::path& database, const std::string& name);
std::optional<StoredStory> find_story(const std::filesystem::path& database, const std::string& id);
std::optional<alert::Alert> find_alert(const std::filesystem::path& database, const std::string& id);
std::vector<StoredArticle> articles_of(const std::filesystem::path& database, const StoredStory& story);
std::vector<alert::Alert> alerts_of(const std::filesystem::path& database, const StoredStory& story);
std::vector<StoredDelivery> deliveries_of(const std::filesystem::path& database, const alert::Alert& alert);

}  // namespace mentiond::store
