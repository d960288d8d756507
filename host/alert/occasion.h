// An article as it enters the store, and what makes it worth telling.
#pragma once

#include <string>
#include <vector>

#include "host/article/article.h"
#include "host/story/repository.h"

namespace mentiond::alert {

struct Occasion {
  const article::Article& article;  ///< With its mentions and its story.
  const story::Claim& claim;        ///< kQuiet and kKnown raise nothing.
  bool silent = false;              ///< Of a feed's baseline: it raises nothing.
  std::string feed_name;            ///< As configured; empty: none.
  std::vector<std::string> feed_tags;
  article::Micros now = 0;
};

}  // namespace mentiond::alert
