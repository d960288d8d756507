// Where a name that was not found nearly stands in an article, and what keeps it from being found: other marks or
// joints, its form, a longer word, a letter or two. For explanations: it looks at every stretch of words. Pure
// function; thread-safe.
#pragma once

#include <functional>

#include "plugins/match/watchlist/query/places.h"

namespace mentiond::plugins::watchlist {

struct Sought {
  std::string_view text;       ///< Without wildcards.
  bool is_name = false;        ///< Of an entity; else a term of a query.
  std::string_view type = {};  ///< Of the entity.
};

struct NearMiss {
  Span span;
  std::string why;
};

/// The nearest place, of those as near the first; absent: nothing there is like it. Only places that `is_wanted`
/// affirms. REQUIRES: the text has a letter or a digit, and is not found itself, whatever its capitals.
std::optional<NearMiss> nearest_miss(const Sought& sought, const ArticleWords& article,
                                     const std::function<bool(Span&)>& is_wanted);

}  // namespace mentiond::plugins::watchlist
