// When to fetch what: which feeds are due, and politeness to their hosts. (next_state.h: when they are due
// again.)
//
// The scheduler does no I/O. A feed is waiting, under way (its request runs), or being stored (its document
// is in the pipeline); it is polled again only once it is settled, so a slow store slows the polls. Not
// thread-safe: it belongs to the fetch thread.
//
// Every host has a queue of its waiting feeds by due time, and the hosts stand in one order by when they may
// start their next feed: each step costs the logarithm of the feeds, whatever their number on one host.
//
// The wall clock may jump. Inside, times are on a timeline that never goes back: a jump backward delays
// nothing. After a jump forward (or a long pause) all feeds are overdue; more than a few of them are spread
// over some minutes instead of starting together.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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
  unsigned connections = 1;           ///< To one host at once; at least 1.
  Micros spacing = article::kSecond;  ///< Between two starts at one host.
};

/// A silence longer than this between two looks at the clock is a jump or a pause.
inline constexpr Micros kLongSilence = article::kMinute;
/// After one, so many overdue feeds may start at once; the others start over the time below.
inline constexpr std::size_t kBurst = 256;
inline constexpr Micros kCatchUp = 5 * article::kMinute;

class Scheduler {
 public:
  Scheduler(const article::Clock& clock, Politeness politeness);
  // Feeds and hosts point at one another.
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// The feeds from now on. Feeds that are known keep their state; those gone are forgotten once settled.
  /// `states` are the persisted ones; a feed without one is due at once. A feed whose URL has changed is due
  /// at once, without the validators of the old one. REQUIRES: the ids are unique.
  void set_feeds(const std::vector<ScheduledFeed>& feeds, const std::vector<FeedState>& states);
  void set_politeness(Politeness politeness);
  /// Makes every waiting feed due now (`once --all`).
  void make_all_due();
  /// Makes one due now (`feeds poll`). False: there is no such feed, or it is under way.
  bool make_due(const std::string& feed);

  /// At most `most` feeds that may start now; they are under way from then on.
  std::vector<FeedState> take_due(std::size_t most);
  /// When the next feed may start; absent where all are under way or there is none.
  std::optional<Micros> next_start();
  /// The request of the feed has ended: its host is free for the next.
  void released(const std::string& feed);
  /// The feed's state is stored: it waits for `state.next_due`.
  void settled(const FeedState& state);

  /// Feeds whose request runs or whose document is being stored.
  std::size_t under_way() const { return under_way_; }
  /// Waiting feeds whose time has come, whether or not their host is free. Looks at every feed.
  std::size_t due() const;

 private:
  struct Feed;
  /// When, and a number that makes the order total and the same in each run.
  using Slot = std::pair<Micros, std::uint64_t>;
  struct Host {
    std::uint64_t number = 0;
    std::map<Slot, Feed*> waiting;
    std::optional<Micros> ready;  ///< Its place in ready_; absent: it can start nothing.
    Micros next_start = 0;
    unsigned running = 0;
  };
  enum class Phase { kNew, kWaiting, kRequested, kStoring };
  struct Feed {
    std::string url;  ///< As configured now; while it is under way, the state may have another.
    Micros fixed_interval = 0;
    std::uint64_t number = 0;
    FeedState state;
    Phase phase = Phase::kNew;
    Micros due = 0;
    Host* host = nullptr;  ///< Where it waits or its request runs.
    bool wanted = true;    ///< False: forgotten once settled.
  };

  Micros look_at_clock();
  Micros inner(Micros wall) const;
  void spread_overdue(Micros now);
  void configure(Feed& feed, const ScheduledFeed& wanted);
  void forget_all_but(const std::set<std::string_view>& wanted);
  void adopt(Feed& feed, FeedState state);
  void start_waiting(Feed& feed, Micros due);
  void stop_waiting(Feed& feed);
  void start_request(Feed& feed, Micros now);
  void end_request(Feed& feed);
  void place(Host& host);
  Host& host_of(const FeedState& state);

  // All times in these are on the inner timeline.
  std::unordered_map<std::string, Feed> feeds_;
  std::unordered_map<std::string, Host> hosts_;
  std::map<Slot, Host*> ready_;

  const article::Clock& clock_;
  Politeness politeness_;
  std::size_t under_way_ = 0;
  std::uint64_t next_number_ = 0;
  Micros offset_ = 0;                ///< Of the inner timeline from the wall clock; grows with jumps backward.
  std::optional<Micros> last_look_;  ///< By the wall clock.
};

/// "https://example.org:8443": what politeness counts as one host (scheme, name and port as written). A local
/// file is a host of its own: nobody has to be spared.
std::string host_key(std::string_view url);

}  // namespace mentiond::schedule
