// When to fetch what: which feeds are due, and politeness to their hosts. (next_state.h: when they are due
// again.)
//
// The scheduler does no I/O. A feed is waiting, under way (its request runs), or being stored (its document
// is in the pipeline); it is polled again only once it is settled, so a slow store slows the polls. Not
// thread-safe: it belongs to the fetch thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "host/article/time.h"
#include "host/schedule/feed_state.h"

namespace mentiond::schedule {

/// A feed as the scheduler sees it.
struct ScheduledFeed {
  std::string id, url;
  std::optional<Micros> interval;  ///< Absent: auto, learnt from how often the feed changes.
};

struct Politeness {
  unsigned connections = 1;           ///< To one host at once.
  Micros spacing = article::kSecond;  ///< Between two starts at one host.
};

class Scheduler {
 public:
  Scheduler(const article::Clock& clock, Politeness politeness);

  /// The feeds from now on. Feeds that are known keep their state; those gone are forgotten once settled.
  /// `states` are the persisted ones; a feed without one is due at once.
  void set_feeds(std::vector<ScheduledFeed> feeds, const std::vector<FeedState>& states);
  void set_politeness(Politeness politeness);
  /// Makes every feed due (`once --all`); or one (`feeds poll`).
  void make_all_due();

  /// At most `most` feeds that may start now; they are under way from then on.
  std::vector<FeedState> take_due(std::size_t most);
  /// When the next feed may start; absent where all are under way or there is none.
  std::optional<Micros> next_start() const;
  /// The request of the feed has ended: its host is free for the next.
  void released(const std::string& feed);
  /// The feed's state is stored: it waits for `state.next_due`.
  void settled(const FeedState& state);

  std::size_t under_way() const;
  std::size_t due() const;

  // Members: the room's author decides.
};

/// "https://example.org:8443": what politeness counts as one host (scheme, name and port as written).
std::string host_key(std::string_view url);

}  // namespace mentiond::schedule
