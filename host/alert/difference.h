// What a reader would call new or gone in the mentions of a text (docs/decisions/0080). Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "host/article/article.h"

namespace mentiond::alert {

struct Difference {
  bool gained = false;            ///< There is more of a mention than before.
  std::vector<std::string> lost;  ///< Mentioned words that stand nowhere in the article any more, once each.
};

/// A mention is lost only where its words are gone: where they still stand, it was not the article that changed but the
/// watchlist, and that corrects nobody.
Difference compare(const std::vector<article::Mention>& before, const std::vector<article::Mention>& now,
                   const article::Article& article);

}  // namespace mentiond::alert
