#include "host/daemon/service.h"

#include <Poco/Logger.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "host/alert/router.h"

namespace mentiond::daemon {
namespace {

constexpr article::Micros kPruneEvery = article::kHour, kResolveEvery = article::kMinute;
constexpr std::size_t kMostAtOnce = 500;  // Groups or alerts in one transaction.

Poco::Logger& logger() { return Poco::Logger::get("daemon"); }

alert::DeliveryCounters operator+(alert::DeliveryCounters a, const alert::DeliveryCounters& b) {
  a.delivered += b.delivered;
  a.failed += b.failed;
  a.dead += b.dead;
  a.cpu += b.cpu;
  return a;
}

schedule::Politeness politeness_of(const settings::Settings& settings) {
  return {settings.per_host.connections, settings.per_host.spacing};
}

pipeline::Transact transact_with(store::Store& store) {
  return [&store](const std::function<void(pipeline::Repositories)>& work) {
    store.transact(
        [&](story::ArticleRepository& articles, schedule::FeedRepository& feeds, alert::AlertRepository& alerts) {
          work({articles, feeds, alerts});
        });
  };
}

}  // namespace

Service::Service(const article::Clock& clock, registry::Registry& registry, Configuration configuration)
    : clock_(clock),
      registry_(registry),
      configuration_(std::move(configuration)),
      store_(configuration_.settings.store, store::Access::kHold, clock),
      scheduler_(clock, politeness_of(configuration_.settings)) {
  scheduler_.set_feeds(scheduled_feeds(configuration_.settings), store_.feed_states());
  for (const Instance& instance : configuration_.receivers) receivers_.push_back(open_receiver(instance));
  pipeline_ =
      std::make_unique<pipeline::Pipeline>(clock_, scheduler_, make_fetchers(registry_, configuration_),
                                           transact_with(store_), configuration_.generation, pipeline_options());
}

Service::~Service() { stop(); }

/// Carries out `work` with a router over the routes of today, in a transaction.
template <class Work>
void Service::route(Work work) {
  store_.transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    alert::Router router(configuration_.generation->routing, alerts, clock_.now());
    work(router);
  });
}

void Service::tell_due() {
  const auto due = store_.next_group_due();
  if (!due || *due > clock_.now()) return;
  alert::Router::Told told;
  do {
    route([&](alert::Router& router) { told = router.tell_due(kMostAtOnce); });
    if (told.notifications > 0) wake_receivers();
  } while (told.groups == kMostAtOnce);
}

/// What the store does not take now is due all the same in a second.
void Service::look_after_groups() {
  try {
    tell_due();
    resolve_quiet();
    store_fails_ = false;
  } catch (const std::exception& error) {
    if (!std::exchange(store_fails_, true))
      logger().warning(std::string("alerts that are due wait, the store does not take them: ") + error.what());
  }
}

void Service::reconsider_groups() {
  std::vector<std::string> gone;
  route([&](alert::Router& router) { gone = router.reconsider(); });
  for (const std::string& receiver : gone)
    logger().warning("receiver " + receiver + ": is no more; what waited for it goes the way of today's routes");
}

void Service::resolve_quiet() {
  if (clock_.now() < next_resolve_) return;
  std::size_t resolved = 0;
  route([&](alert::Router& router) { resolved = router.resolve_quiet(kMostAtOnce); });
  if (resolved < kMostAtOnce) next_resolve_ = clock_.now() + kResolveEvery;
}

pipeline::Options Service::pipeline_options() {
  const settings::Limits& limits = configuration_.settings.limits;
  pipeline::Options options;
  options.fetch = {limits.fetches, limits.queue, limits.document_bytes, limits.fetch_timeout};
  options.items_per_document = limits.items_per_document;
  options.workers = std::max(1U, std::thread::hardware_concurrency());
  options.committed = [this](const pipeline::Written& written) {
    if (written.notifications > 0) wake_receivers();
  };
  options.failed = [](const std::string& feed, const std::string& message) {
    logger().warning(feed.empty() ? message : "feed " + feed + ": " + message);
  };
  return options;
}

Service::Receiver Service::open_receiver(const Instance& instance) {
  alert::DeliveryOptions options;
  options.receiver = instance.settings.name;
  options.warn = [](const std::string& message) { logger().warning("receiver " + message); };
  return {instance, std::make_unique<alert::DeliveryWorker>(
                        clock_, store_.outbox(), registry_.make_notifier(instance.plugin, instance.settings), options)};
}

void Service::start() {
  reconsider_groups();
  for (Receiver& receiver : receivers_) receiver.worker->start();
  pipeline_->start();
}

void Service::reload(Configuration configuration) {
  if (configuration.settings.store != configuration_.settings.store)
    logger().warning("store: is another one now; that takes effect after a restart");
  pipeline_->reload(configuration.generation, make_fetchers(registry_, configuration),
                    scheduled_feeds(configuration.settings), store_.feed_states());
  pipeline_->in_fetch_thread(
      [politeness = politeness_of(configuration.settings)](schedule::Scheduler& s) { s.set_politeness(politeness); });
  replace_receivers(configuration.receivers);
  configuration_ = std::move(configuration);
  reconsider_groups();
}

// Those that change end before their successors begin, so that no entry is delivered by both.
void Service::replace_receivers(const std::vector<Instance>& instances) {
  std::vector<Receiver> old, fresh;
  {
    const std::lock_guard lock(receivers_mutex_);
    old.swap(receivers_);
  }
  const auto goes_on = [&](const Receiver& r) {
    return std::find(instances.begin(), instances.end(), r.instance) != instances.end();
  };
  for (Receiver& receiver : old) {
    if (goes_on(receiver)) {
      receiver.worker->enable();
      fresh.push_back(std::move(receiver));
      continue;
    }
    receiver.worker->stop();
    closed_ = closed_ + receiver.worker->counters();
  }
  for (const Instance& instance : instances) {
    const auto same = [&](const Receiver& r) { return r.instance == instance; };
    if (std::any_of(fresh.begin(), fresh.end(), same)) continue;
    fresh.push_back(open_receiver(instance));
    fresh.back().worker->start();
  }
  {
    const std::lock_guard lock(receivers_mutex_);
    receivers_ = std::move(fresh);
  }
  wake_receivers();  // What was written meanwhile woke nobody.
}

void Service::wake_receivers() {
  const std::lock_guard lock(receivers_mutex_);
  for (Receiver& receiver : receivers_) receiver.worker->wake();
}

void Service::tick() {
  look_after_groups();
  keep_within_outbox_limit();
  if (clock_.now() < next_prune_) return;
  const settings::Retention& retention = configuration_.settings.retention;
  const bool more = store_.prune(clock_.now(), {retention.articles, retention.alerts});
  if (!more) next_prune_ = clock_.now() + kPruneEvery;
}

void Service::keep_within_outbox_limit() {
  const bool full = store_.waiting() >= configuration_.settings.limits.outbox;
  if (full == paused_) return;
  paused_ = full;
  pipeline_->pause(full);
  logger().warning(full ? "the outbox is full (limits: outbox): no feed is polled until deliveries go through again"
                        : "the outbox has room again: feeds are polled");
}

void Service::stop() {
  pipeline_->stop();
  for (Receiver& receiver : receivers_) receiver.worker->stop();
}

void Service::run_once(bool all, const std::function<void()>& progress) {
  if (all) scheduler_.make_all_due();
  feeds_due_ = scheduler_.due();
  reconsider_groups();
  store_.end_group_waits(clock_.now());
  tell_due();
  for (Receiver& receiver : receivers_) receiver.worker->start();
  pipeline_->run_once(progress);
  store_.end_group_waits(clock_.now());
  tell_due();
  resolve_quiet();
  for (Receiver& receiver : receivers_) receiver.worker->finish();
  // What came last. Each in a thread of its own: a receiver that is down delays no other.
  std::vector<std::thread> threads;
  for (Receiver& receiver : receivers_) threads.emplace_back([&receiver] { receiver.worker->deliver_once(); });
  for (std::thread& thread : threads) thread.join();
}

alert::DeliveryCounters Service::deliveries() const {
  const std::lock_guard lock(receivers_mutex_);
  alert::DeliveryCounters sum = closed_;
  for (const Receiver& receiver : receivers_) sum = sum + receiver.worker->counters();
  return sum;
}

}  // namespace mentiond::daemon
