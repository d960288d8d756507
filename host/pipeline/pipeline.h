// The stages as threads: one that fetches, one worker per core, one that writes; bounded queues between them.
//
//     FetchLoop ─Document─▶ Processor × workers ─Intake─▶ Writer ─▶ store
//          ▲                                                 │
//          └───────────────── settled ───────────────────────┘
//
// start(), reload(), finish() and stop() belong to one controlling thread; counters() is thread-safe.
#pragma once

#include <atomic>
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
  /// After each committed batch, in the writer's thread.
  std::function<void(const Written&)> committed = [](const Written&) {};
  /// What went wrong with a feed, or with the store (then `feed` is empty).
  std::function<void(const std::string& feed, const std::string& message)> failed = [](const std::string&,
                                                                                       const std::string&) {};
};

/// Since the start.
struct Counters {
  std::size_t polls = 0, not_modified = 0, failures = 0, documents = 0;
  std::size_t articles = 0, versions = 0, mentions = 0, alerts = 0, notifications = 0;
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
  /// Ends fetching, stores what is in flight, joins the threads.
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
  void start_stages();
  void finish_stages();
  void arrived(schedule::FeedState state, article::FetchResult result);
  void report_failure(const schedule::FeedState& state, const article::FetchFailure& failure);
  void work();
  Intake read(Processor& processor, Job& job);
  void write();
  void write_until_it_holds(std::vector<Intake>& batch);
  bool try_to_write(std::vector<Intake>& batch);
  void give_up(const Intake& intake);
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
  std::atomic<std::size_t> due_ = 0;

  mutable std::mutex mutex_;  // Guards generation_ and counters_.
  std::shared_ptr<const Generation> generation_;
  Counters counters_;
};

}  // namespace mentiond::pipeline
