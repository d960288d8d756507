// Which alerts an article raises, updates or corrects (DESIGN §1, §5); the router says who is told.
//
// A watch that an article mentions for the first time raises an alert. Where another version has gained or lost
// mentions since the watch was last told of, that is a revision: an update when it only gained, else a correction
// (docs/decisions/0080). Where nothing came or went, nobody hears of it. An alert is about a story: another article of
// it that mentions the watch is one more of the alert's outlets, which can wait (0113), unless it says that it
// corrects. What another feed has of the same article raises alerts for what nobody had named; an alert is revised by
// the next texts of the feed whose words it shows, and by another's where that says that it corrects (0076).
//
// Runs in the store writer, inside its transaction; pure but for the repository that it is given.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/alert/occasion.h"
#include "host/alert/outbox.h"
#include "host/alert/router.h"

namespace mentiond::alert {

struct Planned {
  std::size_t alerts = 0;  ///< Raised, updated or corrected; further outlets alone do not count.
};

/// The watches of today's watchlists, to be found by name. Borrows them.
class WatchIndex final {
 public:
  explicit WatchIndex(std::span<const article::Watch> watches);
  /// May be null.
  const article::Watch* find(std::string_view watchlist, std::string_view watch) const;

 private:
  std::map<std::pair<std::string_view, std::string_view>, const article::Watch*> watches_;
};

/// A mention of a watch that is not among `watches` raises nothing, and editing a watchlist corrects nobody.
Planned plan(const Occasion& occasion, const WatchIndex& watches, AlertRepository& alerts, Router& router);

}  // namespace mentiond::alert
