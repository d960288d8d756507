#include "host/pipeline/fetch_loop.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>

namespace mentiond::pipeline {
namespace {

constexpr Micros kLookAround = 20 * article::kMillisecond;  // The wait where there is more than one to look at.

}  // namespace

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
  // Without room, a feed that could start is no reason to look again: what makes room wakes us.
  if (const auto next = scheduler_.next_start(); next && has_room()) {
    timeout = std::clamp<Micros>(*next - clock_.now(), 0, timeout);
  }
  if (fetchers_->empty()) wait_without_fetchers(retiring_.empty() ? timeout : std::min(timeout, kLookAround));
  // The last fetcher waits; those before it only look. There is one, as a rule.
  const bool others_busy = fetchers_->size() > 1 || !retiring_.empty();
  for (const auto& fetcher : *fetchers_) {
    const bool last = fetcher == fetchers_->back();
    progress(*fetcher, !last ? 0 : others_busy ? std::min(timeout, kLookAround) : timeout);
  }
  for (const auto& fetchers : retiring_) {
    for (const auto& fetcher : *fetchers) progress(*fetcher, 0);
  }
  drop_idle_fetchers();
}

void FetchLoop::progress(article::Fetcher& fetcher, Micros timeout) {
  try {
    fetcher.run_once(timeout, [this](article::FetchResult result) { finish(std::move(result)); });
  } catch (const std::exception& error) {
    fail_requests_of(fetcher, error.what());
    wait_without_fetchers(std::min(timeout, kLookAround));  // It may not have waited.
  }
}

// Again and again, until there are none: one of them may have replaced the fetchers, and a wake() meanwhile went to the
// old ones.
void FetchLoop::carry_out_orders() {
  for (;;) {
    std::vector<std::function<void()>> orders;
    {
      const std::lock_guard lock(mutex_);
      orders.swap(orders_);
    }
    if (orders.empty()) return;
    for (const auto& order : orders) order();
  }
}

bool FetchLoop::has_room() const {
  const std::size_t behind = scheduler_.under_way() - std::min(scheduler_.under_way(), requests_.size());
  return !paused_ && held_bytes_ < limits_.held_bytes && behind < limits_.documents &&
         requests_.size() < limits_.fetches;
}

void FetchLoop::start_due() {
  if (!has_room()) return;
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
  requests_.emplace(request.id, Request{std::move(state), nullptr});
  if (std::optional<std::string> why = submit(request)) {
    finish({request.id, 0, article::FetchFailure{article::FetchFailureKind::kBadUrl, 0, std::move(*why), 0, {}}});
  }
}

std::optional<std::string> FetchLoop::submit(const article::FetchRequest& request) {
  try {
    article::Fetcher* fetcher = fetcher_for(request.url);
    if (fetcher == nullptr) return "no fetch plugin speaks this URL's scheme: " + request.url;
    requests_.at(request.id).fetcher = fetcher;
    fetcher->submit(request);
    return std::nullopt;
  } catch (const std::exception& error) {
    return error.what();
  }
}

void FetchLoop::finish(article::FetchResult result) {
  const auto found = requests_.find(result.id);
  if (found == requests_.end()) return;  // Reported twice: the plugin's fault, and harmless.
  schedule::FeedState state = std::move(found->second.state);
  requests_.erase(found);
  scheduler_.released(state.feed);
  if (const auto* document = std::get_if<article::Document>(&result.outcome)) {
    held_[state.feed] = document->body.size();
    held_bytes_ += document->body.size();
  }
  arrived_(std::move(state), std::move(result));
}

void FetchLoop::fail_requests_of(const article::Fetcher& fetcher, const std::string& why) {
  std::vector<std::uint64_t> failed;
  for (const auto& [id, request] : requests_) {
    if (request.fetcher == &fetcher) failed.push_back(id);
  }
  for (const std::uint64_t id : failed) {
    finish(
        {id, 0, article::FetchFailure{article::FetchFailureKind::kOther, 0, "the fetch plugin failed: " + why, 0, {}}});
  }
}

void FetchLoop::wait_without_fetchers(Micros timeout) {
  std::unique_lock lock(mutex_);
  ordered_.wait_for(lock, std::chrono::microseconds(timeout), [this] { return !orders_.empty(); });
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
    if (const auto held = held_.extract(state.feed)) held_bytes_ -= held.mapped();
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
  ordered_.notify_all();
  if (!fetchers->empty()) fetchers->back()->wake();
}

}  // namespace mentiond::pipeline
