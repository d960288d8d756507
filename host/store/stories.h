// Stories, and what is kept to know them again after a restart. Calls belong to the writer's transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "host/store/connection.h"
#include "host/story/repository.h"

namespace mentiond::store {

class Stories final {
 public:
  explicit Stories(Connection& connection);

  std::int64_t open(const article::Article& article, Micros now);
  article::Story join(std::int64_t story, std::string_view article_id, Micros now);
  void remember(std::int64_t story, const story::Record& record);
  void recall(const std::function<void(std::int64_t story, const story::Record& record)>& use);

 private:
  Statement open_, find_by_id_, move_article_, renew_, find_, remember_, recall_;
};

}  // namespace mentiond::store
