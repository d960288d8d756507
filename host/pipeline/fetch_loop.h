// The fetch thread's work: takes due feeds from the scheduler, hands them to fetch plugins, and passes on what comes.
//
// It never blocks on a later stage: it starts only as many requests as there is room for behind it, and polls a feed
// again only once its last document is settled. A fetch plugin that fails fails its requests and nothing else. Not
// thread-safe, but for the members marked so.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "host/article/stages.h"
#include "host/schedule/next_state.h"
#include "host/schedule/scheduler.h"

namespace mentiond::pipeline {

using article::Micros;

struct FetchLimits {
  std::size_t fetches = 256;   ///< Requests under way at once.
  std::size_t documents = 64;  ///< Documents behind the fetch thread that are not settled yet.
  std::uint64_t document_bytes = 10 << 20;
  Micros timeout = article::kMinute;
  /// Of documents that are not settled yet; beyond it no request starts.
  std::size_t held_bytes = 128 << 20;
  /// How many documents can be behind the fetch thread at most: all requests may end at once.
  std::size_t most_behind() const { return documents + fetches; }
};

class FetchLoop final {
 public:
  using Fetchers = std::vector<std::unique_ptr<article::Fetcher>>;
  /// Takes a feed's state as it was when it was polled, and what came. Must not block, and must not throw.
  using Arrived = std::function<void(schedule::FeedState, article::FetchResult)>;

  FetchLoop(const article::Clock& clock, schedule::Scheduler& scheduler, FetchLimits limits, Fetchers fetchers,
            Arrived arrived);

  /// One round: starts what is due, waits at most `timeout` for something to happen.
  void step(Micros timeout);
  /// Whether nothing is under way, here or behind.
  bool idle() const { return requests_.empty() && scheduler_.under_way() == 0; }
  /// Polls no feed a second time: for one pass.
  void poll_once_only() { once_ = true; }
  /// Cancels what is under way; each is still reported.
  void cancel_all();
  std::size_t requests() const { return requests_.size(); }

  /// New fetchers beside the old, which end when their last request has.
  void replace(Fetchers fetchers);

  void settled(schedule::FeedState state);       ///< Thread-safe: the feed's document is stored.
  void run(std::function<void()> work);          ///< Thread-safe: carries out `work` in the fetch thread, soon.
  void wake();                                   ///< Thread-safe.
  void pause(bool paused) { paused_ = paused; }  ///< Starts no request while paused.

 private:
  struct Request {
    schedule::FeedState state;
    article::Fetcher* fetcher;
  };
  void carry_out_orders();
  /// Whether another request may start, as far as the stages behind are concerned.
  bool has_room() const;
  void start_due();
  void start(schedule::FeedState state);
  /// Hands the request to its fetcher; says why that is not possible.
  std::optional<std::string> submit(const article::FetchRequest& request);
  void progress(article::Fetcher& fetcher, Micros timeout);
  void finish(article::FetchResult result);
  void fail_requests_of(const article::Fetcher& fetcher, const std::string& why);
  void wait_without_fetchers(Micros timeout);
  void drop_idle_fetchers();
  article::Fetcher* fetcher_for(const std::string& url) const;

  const article::Clock& clock_;
  schedule::Scheduler& scheduler_;
  const FetchLimits limits_;
  std::shared_ptr<Fetchers> fetchers_;
  std::vector<std::shared_ptr<Fetchers>> retiring_;
  const Arrived arrived_;
  std::unordered_map<std::uint64_t, Request> requests_;
  std::unordered_map<std::string, std::size_t> held_;  // The sizes of documents behind, by feed.
  std::size_t held_bytes_ = 0;                         // Their sum.
  std::uint64_t next_id_ = 1;
  bool once_ = false, paused_ = false;

  mutable std::mutex mutex_;  // Guards orders_ and waking_.
  std::vector<std::function<void()>> orders_;
  std::shared_ptr<Fetchers> waking_;  // The fetchers whose wake() ends the wait.
  std::condition_variable ordered_;   // Ends the wait where there are no fetchers.
};

}  // namespace mentiond::pipeline
