// Store, scheduler, pipeline and delivery workers, wired together: what `run` and `once` have in common.
//
// Belongs to one controlling thread.
#pragma once

#include <memory>
#include <mutex>
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
  /// Swaps to another configuration between two documents. The store stays: a changed `store:` needs a restart. A
  /// receiver whose settings are the same goes on as it is.
  void reload(Configuration configuration);
  /// Between signals, once a second: groups of alerts that are due, stories that are quiet, retention, the outbox
  /// limit.
  void tick();
  /// Ends fetching, stores what is in flight, and ends the deliveries; what they did not send waits in the outbox.
  void stop();

  /// One pass over the feeds that are due (`all`: every feed), and delivery of what it raised.
  void run_once(bool all, const std::function<void()>& progress);

  const Configuration& configuration() const { return configuration_; }
  pipeline::Counters counters() const { return pipeline_->counters(); }
  alert::DeliveryCounters deliveries() const;
  store::Store& store() { return store_; }
  std::size_t feeds_due_now() const { return feeds_due_; }

 private:
  /// A receiver's worker, and what it was made from.
  struct Receiver {
    Instance instance;
    std::unique_ptr<alert::DeliveryWorker> worker;
  };
  pipeline::Options pipeline_options();
  Receiver open_receiver(const Instance& instance);
  void replace_receivers(const std::vector<Instance>& instances);
  void wake_receivers();
  template <class Work>
  void route(Work work);
  void tell_due();
  void look_after_groups();
  void reconsider_groups();
  void resolve_quiet();
  void keep_within_outbox_limit();

  const article::Clock& clock_;
  registry::Registry& registry_;
  Configuration configuration_;
  store::Store store_;
  schedule::Scheduler scheduler_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;
  mutable std::mutex receivers_mutex_;  // The writer's thread wakes the receivers.
  std::vector<Receiver> receivers_;
  alert::DeliveryCounters closed_;  ///< Of receivers that a reload has ended.
  std::size_t feeds_due_ = 0;
  article::Micros next_prune_ = 0, next_resolve_ = 0;
  bool paused_ = false, store_fails_ = false;
};

}  // namespace mentiond::daemon
