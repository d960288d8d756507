// The JSON of stored articles, read for what the store itself needs of it. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/article/article.h"
#include "host/story/repository.h"

namespace mentiond::store {

struct Said {
  std::vector<article::Mention> mentions;
  story::Text text;
};

/// What an article that article::to_json wrote says, and what was found in it.
Said said_in(std::string_view json);

/// The article with nothing left but its identity and its mentions; empty where it has none.
std::string mentions_only(std::string_view json);

}  // namespace mentiond::store
