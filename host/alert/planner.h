// Which alerts an article raises, updates or corrects, and what enters the outbox for them (DESIGN §1, §5).
//
// Runs in the store writer, inside its transaction; pure but for the repository that it is given.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "host/alert/outbox.h"
#include "host/story/repository.h"

namespace mentiond::alert {

/// Who is told: one route, until there is a tree of them.
struct Route {
  std::string receiver;  ///< Empty: nobody; alerts are raised and listed all the same.
  std::vector<std::string> recipients;
  Micros group_wait = 0;
};

/// An article as it enters the store, and what makes it worth telling.
struct Occasion {
  const article::Article& article;  ///< With its mentions and its story.
  const story::Claim& claim;
  bool silent = false;  ///< Of a feed's baseline: it raises nothing.
  std::vector<std::string> feed_tags;
  Micros now = 0;
};

struct Planned {
  std::size_t alerts = 0;         ///< Raised, updated or corrected.
  std::size_t notifications = 0;  ///< Entries put into the outbox, one for each recipient.
};

/// `watches` are those of today's watchlists: a mention of a watch that is not among them raises nothing, and editing a
/// watchlist corrects nobody.
Planned plan(const Occasion& occasion, std::span<const article::Watch> watches, const Route& route,
             AlertRepository& alerts);

}  // namespace mentiond::alert
