// Random watchlists for the comparison with the oracle: every key of an entity and an alias that decides what counts.
#pragma once

#include "tests/plugins/match/watchlist/oracle.h"
#include "tests/plugins/match/watchlist/random_texts.h"

namespace mentiond::plugins::watchlist {

/// A name that stands somewhere, and the type of what it names.
struct Name {
  std::string text, type;
  auto operator<=>(const Name&) const = default;
};

/// Names come from `names`, from the text, or from what random texts are made of. `name` begins the entities' ids, too.
oracle::Watchlist random_watchlist(Random& random, const std::string& name, const std::string& text,
                                   const std::vector<Name>& names);
/// Of an article; often English, and sometimes unknown.
std::string random_language(Random& random);

}  // namespace mentiond::plugins::watchlist
