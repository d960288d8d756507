#include "host/schedule/scheduler.h"

#include <algorithm>
#include <limits>

#include "host/article/ascii.h"
#include "host/schedule/next_state.h"

namespace mentiond::schedule {
namespace {

/// Due now because somebody asked for it or it is new; such a feed is never put off.
constexpr Micros kNow = std::numeric_limits<Micros>::min();
constexpr Micros kNever = std::numeric_limits<Micros>::max();

/// A state of another URL: what it says of the old one does not hold for the new one.
FeedState for_url(FeedState state, const std::string& url) {
  if (state.url == url) return state;
  state.url = url;
  state.etag.clear();
  state.last_modified.clear();
  state.permanent_url.clear();
  state.last_error.clear();
  state.failures = 0;
  state.next_due = kNow;
  return state;
}

/// When the state wants the feed, by the wall clock. A poll in the future means that the clock was set back
/// since: only the distance between the two times can be trusted.
Micros due_by_wall(const FeedState& state, Micros now) {
  if (state.next_due == kNow || state.last_poll <= now) return state.next_due;
  return state.next_due - (state.last_poll - now);
}

}  // namespace

std::string host_key(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || url.substr(0, scheme) == "file") return std::string(url);
  const std::size_t end = url.find_first_of("/?#", scheme + 3);
  const std::string_view authority = url.substr(scheme + 3, end == std::string_view::npos ? end : end - scheme - 3);
  const std::size_t user = authority.rfind('@');
  std::string key(url.substr(0, scheme + 3));
  key += user == std::string_view::npos ? authority : authority.substr(user + 1);
  return article::lower(key);
}

Scheduler::Scheduler(const article::Clock& clock, Politeness politeness) : clock_(clock), politeness_(politeness) {}

void Scheduler::set_feeds(const std::vector<ScheduledFeed>& feeds, const std::vector<FeedState>& states) {
  look_at_clock();
  std::unordered_map<std::string_view, const FeedState*> stored;
  for (const FeedState& state : states) stored.emplace(state.feed, &state);
  std::set<std::string_view> wanted;
  for (const ScheduledFeed& next : feeds) {
    wanted.insert(next.id);
    Feed& feed = feeds_[next.id];
    if (feed.phase == Phase::kNew) {
      feed.number = next_number_++;
      const auto known = stored.find(next.id);
      feed.state.url = next.url;
      feed.state.next_due = kNow;
      if (known != stored.end()) feed.state = *known->second;
      feed.state.feed = next.id;
    }
    configure(feed, next);
  }
  forget_all_but(wanted);
}

// A feed under way is left alone: settled() holds its state against what is configured by then.
void Scheduler::configure(Feed& feed, const ScheduledFeed& wanted) {
  const Micros interval = wanted.interval.value_or(0);
  const bool same = feed.url == wanted.url && feed.fixed_interval == interval;
  feed.wanted = true;
  if (feed.phase == Phase::kWaiting && same) return;
  feed.url = wanted.url;
  feed.fixed_interval = interval;
  if (feed.phase == Phase::kWaiting) stop_waiting(feed);
  if (feed.phase == Phase::kNew) adopt(feed, std::move(feed.state));
}

void Scheduler::forget_all_but(const std::set<std::string_view>& wanted) {
  for (auto at = feeds_.begin(); at != feeds_.end();) {
    Feed& feed = at->second;
    feed.wanted = wanted.contains(at->first);
    if (feed.wanted || feed.phase != Phase::kWaiting) {
      ++at;
    } else {
      stop_waiting(feed);
      at = feeds_.erase(at);
    }
  }
  std::erase_if(hosts_, [now = inner(clock_.now())](const auto& entry) {
    const Host& host = entry.second;
    return host.waiting.empty() && host.running == 0 && host.next_start <= now;
  });
}

void Scheduler::set_politeness(Politeness politeness) {
  politeness_ = politeness;
  for (auto& [key, host] : hosts_) place(host);
}

void Scheduler::make_all_due() {
  for (auto& [id, feed] : feeds_) make_due(id);
}

bool Scheduler::make_due(const std::string& id) {
  const auto found = feeds_.find(id);
  if (found == feeds_.end() || found->second.phase != Phase::kWaiting) return false;
  stop_waiting(found->second);
  start_waiting(found->second, kNow);
  return true;
}

std::vector<FeedState> Scheduler::take_due(std::size_t most) {
  const Micros now = look_at_clock();
  std::vector<FeedState> taken;
  while (taken.size() < most && !ready_.empty() && ready_.begin()->first.first <= now) {
    Feed& feed = *ready_.begin()->second->waiting.begin()->second;
    start_request(feed, now);
    taken.push_back(feed.state);
  }
  return taken;
}

std::optional<Micros> Scheduler::next_start() {
  const Micros now = look_at_clock();
  if (ready_.empty()) return std::nullopt;
  const Micros ready = ready_.begin()->first.first;
  return ready <= now ? now - offset_ : ready - offset_;
}

void Scheduler::released(const std::string& id) {
  const auto found = feeds_.find(id);
  if (found != feeds_.end() && found->second.phase == Phase::kRequested) end_request(found->second);
}

void Scheduler::settled(const FeedState& state) {
  const auto found = feeds_.find(state.feed);
  if (found == feeds_.end()) return;
  Feed& feed = found->second;
  if (feed.phase == Phase::kRequested) end_request(feed);
  if (feed.phase != Phase::kStoring) return;
  look_at_clock();
  --under_way_;
  if (!feed.wanted) {
    feeds_.erase(found);
    return;
  }
  adopt(feed, state);
}

std::size_t Scheduler::due() const {
  const Micros now = inner(clock_.now());
  return static_cast<std::size_t>(std::count_if(feeds_.begin(), feeds_.end(), [now](const auto& entry) {
    return entry.second.phase == Phase::kWaiting && entry.second.due <= now;
  }));
}

/// The time inside. A jump forward puts overdue feeds off.
Micros Scheduler::look_at_clock() {
  const Micros wall = clock_.now();
  const Micros before = last_look_.value_or(wall);
  last_look_ = wall;
  if (wall < before) offset_ += before - wall;
  const Micros now = inner(wall);
  if (wall - before > kLongSilence) spread_overdue(now);
  return now;
}

Micros Scheduler::inner(Micros wall) const { return wall == kNow || wall > kNever - offset_ ? wall : wall + offset_; }

// What is longest overdue starts first, and none waits longer than its own interval.
void Scheduler::spread_overdue(Micros now) {
  std::vector<Feed*> overdue;
  for (auto& [id, feed] : feeds_) {
    if (feed.phase == Phase::kWaiting && feed.due > kNow && feed.due <= now) overdue.push_back(&feed);
  }
  if (overdue.size() <= kBurst) return;
  std::sort(overdue.begin(), overdue.end(),
            [](const Feed* a, const Feed* b) { return std::pair(a->due, a->number) < std::pair(b->due, b->number); });
  const auto all = static_cast<Micros>(overdue.size() - kBurst);
  for (Micros i = 1; i <= all; ++i) {
    Feed& feed = *overdue[kBurst - 1 + static_cast<std::size_t>(i)];
    stop_waiting(feed);
    start_waiting(feed, now + std::min(kCatchUp, interval_of(feed.state)) / all * i);
  }
}

/// Takes a state from the store or from a poll, and lets the feed wait for what it says.
void Scheduler::adopt(Feed& feed, FeedState state) {
  const bool other_interval = feed.phase == Phase::kNew || state.fixed_interval != feed.fixed_interval;
  feed.state = for_url(std::move(state), feed.url);
  feed.state.fixed_interval = feed.fixed_interval;
  Micros due = due_by_wall(feed.state, clock_.now());
  // A shorter interval holds from now on, not after the longer one; but a back-off stays.
  if (other_interval && feed.state.failures == 0 && due != kNow) {
    const Micros interval = interval_of(feed.state);
    due = std::min(due, std::min(feed.state.last_poll, clock_.now()) + interval + interval / 10);
  }
  start_waiting(feed, inner(due));
}

void Scheduler::start_waiting(Feed& feed, Micros due) {
  feed.phase = Phase::kWaiting;
  feed.due = due;
  feed.host = &host_of(feed.state);
  feed.host->waiting.emplace(Slot(due, feed.number), &feed);
  place(*feed.host);
}

void Scheduler::stop_waiting(Feed& feed) {
  feed.host->waiting.erase(Slot(feed.due, feed.number));
  place(*feed.host);
  feed.host = nullptr;
  feed.phase = Phase::kNew;
}

void Scheduler::start_request(Feed& feed, Micros now) {
  Host& host = *feed.host;
  host.waiting.erase(Slot(feed.due, feed.number));
  ++host.running;
  host.next_start = now + politeness_.spacing;
  place(host);
  feed.phase = Phase::kRequested;
  ++under_way_;
}

void Scheduler::end_request(Feed& feed) {
  --feed.host->running;
  place(*feed.host);
  feed.host = nullptr;
  feed.phase = Phase::kStoring;
}

/// Puts the host where it belongs among those that may start something.
void Scheduler::place(Host& host) {
  if (host.ready) ready_.erase(Slot(*host.ready, host.number));
  host.ready.reset();
  if (host.waiting.empty() || host.running >= std::max(politeness_.connections, 1U)) return;
  host.ready = std::max(host.waiting.begin()->first.first, host.next_start);
  ready_.emplace(Slot(*host.ready, host.number), &host);
}

Scheduler::Host& Scheduler::host_of(const FeedState& state) {
  const std::string& url = state.permanent_url.empty() ? state.url : state.permanent_url;
  const auto [found, is_new] = hosts_.try_emplace(host_key(url));
  if (is_new) found->second.number = next_number_++;
  return found->second;
}

}  // namespace mentiond::schedule
