// Store, scheduler, pipeline and delivery workers, wired together: what `run` and `once` have in common.
//
// Belongs to one controlling thread.
#pragma once

#include <memory>
#include <vector>

#include "host/alert/delivery.h"
#include "host/article/time.h"
#include "host/daemon/assembly.h"
#include "host/pipeline/pipeline.h"
#include "host/store/store.h"

namespace mentiond::daemon {

class Service final {
 public:
  /// Opens the store and takes its lock; throws where another daemon holds it or the store is damaged.
  Service(const article::Clock& clock, registry::Registry& registry, Configuration configuration);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// Runs until stop().
  void start();
  /// Swaps to another configuration between two documents. The store stays: a changed `store:` needs a
  /// restart.
  void reload(Configuration configuration);
  /// Housekeeping between signals: retention, the outbox limit.
  void tick();
  void stop();

  /// One pass over the feeds that are due (`all`: every feed), and delivery of what it raised.
  void run_once(bool all, const std::function<void()>& progress);

  const Configuration& configuration() const { return configuration_; }
  pipeline::Counters counters() const { return pipeline_->counters(); }
  alert::DeliveryCounters deliveries() const;
  store::Store& store() { return *store_; }
  std::size_t feeds_due_now() const { return feeds_due_; }

 private:
  pipeline::Options pipeline_options();
  void make_workers();

  const article::Clock& clock_;
  registry::Registry& registry_;
  Configuration configuration_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<schedule::Scheduler> scheduler_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;
  std::vector<std::unique_ptr<alert::DeliveryWorker>> workers_;
  std::mutex workers_mutex_;  // The writer's thread wakes the workers.
  std::size_t feeds_due_ = 0;
  article::Micros pruned_ = 0;
};

}  // namespace mentiond::daemon
