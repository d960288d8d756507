// The stages as threads: one that fetches, one worker per core, one that writes; bounded queues between them.
//
//     FetchLoop ─Document─▶ Processor × workers ─Intake─▶ Writer ─▶ store
//          ▲                                                 │
//          └───────────────── settled ───────────────────────┘
//
// start(), reload(), finish() and stop() belong to one controlling thread; counters() is thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host/pipeline/bounded_queue.h"
#include "host/pipeline/fetch_loop.h"
#include "host/pipeline/processor.h"
#include "host/pipeline/writer.h"

namespace mentiond::pipeline {

struct Options {
  FetchLimits fetch;
  std::size_t items_per_document = 100'000;
  unsigned workers = 1;
  /// After each committed transaction, in the writer's thread.
  std::function<void(const Written&)> committed = [](const Written&) {};
  /// What went wrong with a feed, or with the store (then `feed` is empty). From any of the pipeline's threads.
  std::function<void(const std::string& feed, const std::string& message)> failed = [](const std::string&,
                                                                                       const std::string&) {};
  Micros store_retry = article::kSecond;  ///< Between two tries while the store takes nothing.
};

/// Processor time of each stage, in microseconds, since the start.
struct StageTimes {
  Micros fetch = 0;  ///< The fetch thread, with the scheduler.
  Micros normalise = 0, enrich = 0, match = 0;
  Micros store = 0;       ///< The writer's transactions: claims, articles, alerts, outbox entries, commits.
  Micros store_wait = 0;  ///< What those took on the clock beyond that: the disk, and other threads' turns.
};

/// Since the start.
struct Counters {
  std::size_t polls = 0, not_modified = 0, failures = 0, documents = 0;
  std::size_t articles = 0, versions = 0, mentions = 0, alerts = 0, notifications = 0;
  std::size_t transactions = 0;
  StageTimes stages_us;
};

class Pipeline final {
 public:
  /// REQUIRES: the scheduler has its feeds; it belongs to the pipeline from now on.
  Pipeline(const article::Clock& clock, schedule::Scheduler& scheduler, FetchLoop::Fetchers fetchers, Transact transact,
           std::shared_ptr<const Generation> generation, Options options);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Runs until stop().
  void start();
  /// Polls every due feed once; returns when all is stored. `progress` is called about ten times a second.
  void run_once(const std::function<void()>& progress);
  /// Swaps feeds, watches and plugin instances between two documents.
  void reload(std::shared_ptr<const Generation> generation, FetchLoop::Fetchers fetchers,
              std::vector<schedule::ScheduledFeed> feeds, std::vector<schedule::FeedState> states);
  /// Carries out `work` in the fetch thread, where the scheduler lives.
  void in_fetch_thread(std::function<void(schedule::Scheduler&)> work);
  /// Starts no more requests while paused.
  void pause(bool paused);
  /// Ends fetching, stores what is in flight, joins the threads: within eight seconds, unless a plugin or the store
  /// blocks. What is not stored by then, or not while the store is down, is fetched again after the next start.
  void stop();

  Counters counters() const;
  std::size_t due() const { return due_; }  ///< Feeds that wait for their turn, as of the last round.

 private:
  struct Job {
    std::shared_ptr<const Generation> generation;
    schedule::FeedState state;
    article::Document document;
  };
  void fetch_until_stopped();
  void look_around();
  void start_stages();
  void finish_stages();
  void arrived(schedule::FeedState state, article::FetchResult result);
  void report_failure(const std::string& feed, const std::string& message);
  void work();
  Intake read(Processor& processor, Job& job);
  Intake unreadable(const Job& job, const std::string& why);
  void write();
  void write_until_it_holds(std::vector<Intake>& batch);
  void write_one_by_one(std::vector<Intake>& batch);
  bool try_to_write(std::vector<Intake>& batch, std::size_t most_articles);
  bool store_works(const Intake& intake);
  void skip_or_give_up(std::vector<Intake>& alone);
  void wait_for_store();
  void count(const Written& written, Micros cpu, Micros wall);
  bool is_late(Micros after_stop) const;
  std::shared_ptr<const Generation> generation() const;

  const article::Clock& clock_;
  schedule::Scheduler& scheduler_;
  const Transact transact_;
  const Options options_;
  FetchLoop fetch_loop_;
  Writer writer_;
  BoundedQueue<Job> documents_;
  BoundedQueue<Intake> intakes_;
  std::vector<std::thread> workers_;
  std::thread fetch_thread_, write_thread_;
  std::atomic<bool> stopping_ = false;
  std::atomic<Micros> stopped_ = 0;  // When stop() was called.
  std::atomic<std::size_t> due_ = 0;

  // Of the fetch thread.
  Micros looked_around_ = 0, fetch_cpu_ = 0;
  // Of the writer's thread.
  std::string store_error_;  // What it said last; empty: it works.
  bool abandoned_ = false;

  mutable std::mutex mutex_;  // Guards what follows.
  std::condition_variable stop_requested_;
  std::shared_ptr<const Generation> generation_;
  Counters counters_;
};

}  // namespace mentiond::pipeline
