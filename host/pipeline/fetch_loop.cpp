#include "host/pipeline/fetch_loop.h"

#include <algorithm>
#include <limits>

namespace mentiond::pipeline {

FetchLoop::FetchLoop(const article::Clock& clock, schedule::Scheduler& scheduler, FetchLimits limits, Fetchers fetchers,
                     Arrived arrived)
    : clock_(clock),
      scheduler_(scheduler),
      limits_(limits),
      fetchers_(std::make_shared<Fetchers>(std::move(fetchers))),
      arrived_(std::move(arrived)),
      waking_(fetchers_) {}

void FetchLoop::step(Micros timeout) {
  carry_out_orders();
  start_due();
  if (const auto next = scheduler_.next_start(); next && !paused_) {
    timeout = std::clamp<Micros>(*next - clock_.now(), 0, timeout);
  }
  const auto done = [this](article::FetchResult result) { finish(std::move(result)); };
  // The last fetcher waits; those before it only look. There is one, as a rule.
  for (std::size_t i = 0; i < fetchers_->size(); ++i) {
    const bool last = i + 1 == fetchers_->size();
    const bool others_busy = fetchers_->size() > 1 || !retiring_.empty();
    const Micros wait = !last ? 0 : others_busy ? std::min(timeout, 20 * article::kMillisecond) : timeout;
    (*fetchers_)[i]->run_once(wait, done);
  }
  for (const auto& fetchers : retiring_) {
    for (const auto& fetcher : *fetchers) fetcher->run_once(0, done);
  }
  drop_idle_fetchers();
}

void FetchLoop::carry_out_orders() {
  std::vector<std::function<void()>> orders;
  {
    const std::lock_guard lock(mutex_);
    orders.swap(orders_);
  }
  for (const auto& order : orders) order();
}

void FetchLoop::start_due() {
  if (paused_) return;
  const std::size_t behind = scheduler_.under_way() - std::min(scheduler_.under_way(), requests_.size());
  if (behind >= limits_.documents || requests_.size() >= limits_.fetches) return;
  for (schedule::FeedState& state : scheduler_.take_due(limits_.fetches - requests_.size())) start(std::move(state));
}

void FetchLoop::start(schedule::FeedState state) {
  article::FetchRequest request;
  request.id = next_id_++;
  request.url = state.permanent_url.empty() ? state.url : state.permanent_url;
  request.etag = state.etag;
  request.last_modified = state.last_modified;
  request.timeout = limits_.timeout;
  request.max_bytes = limits_.document_bytes;
  article::Fetcher* fetcher = fetcher_for(request.url);
  requests_.emplace(request.id, Request{std::move(state), fetcher});
  const auto refuse = [&](const std::string& why) {
    finish({request.id, 0, article::FetchFailure{article::FetchFailureKind::kBadUrl, 0, why, 0, {}}});
  };
  if (fetcher == nullptr) return refuse("no fetch plugin speaks this URL's scheme: " + request.url);
  try {
    fetcher->submit(request);
  } catch (const article::PluginError& error) {
    refuse(error.what());
  }
}

void FetchLoop::finish(article::FetchResult result) {
  const auto found = requests_.find(result.id);
  if (found == requests_.end()) return;  // Reported twice: the plugin's fault, and harmless.
  schedule::FeedState state = std::move(found->second.state);
  requests_.erase(found);
  scheduler_.released(state.feed);
  arrived_(std::move(state), std::move(result));
}

void FetchLoop::cancel_all() {
  for (const auto& [id, request] : requests_) {
    if (request.fetcher != nullptr) request.fetcher->cancel(id);
  }
}

void FetchLoop::replace(Fetchers fetchers) {
  retiring_.push_back(fetchers_);
  fetchers_ = std::make_shared<Fetchers>(std::move(fetchers));
  const std::lock_guard lock(mutex_);
  waking_ = fetchers_;
}

void FetchLoop::drop_idle_fetchers() {
  std::erase_if(retiring_, [&](const std::shared_ptr<Fetchers>& fetchers) {
    return std::none_of(requests_.begin(), requests_.end(), [&](const auto& request) {
      return std::any_of(fetchers->begin(), fetchers->end(),
                         [&](const auto& fetcher) { return fetcher.get() == request.second.fetcher; });
    });
  });
}

article::Fetcher* FetchLoop::fetcher_for(const std::string& url) const {
  for (const auto& fetcher : *fetchers_) {
    if (fetcher->accepts(url)) return fetcher.get();
  }
  return nullptr;
}

void FetchLoop::settled(schedule::FeedState state) {
  run([this, state = std::move(state)]() mutable {
    if (once_) state.next_due = std::numeric_limits<Micros>::max();
    scheduler_.settled(state);
  });
}

void FetchLoop::run(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    orders_.push_back(std::move(work));
  }
  wake();
}

void FetchLoop::wake() {
  std::shared_ptr<Fetchers> fetchers;
  {
    const std::lock_guard lock(mutex_);
    fetchers = waking_;
  }
  if (!fetchers->empty()) fetchers->back()->wake();
}

}  // namespace mentiond::pipeline
