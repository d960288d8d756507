#include "host/pipeline/pipeline.h"

#include <chrono>
#include <exception>

namespace mentiond::pipeline {
namespace {

constexpr Micros kLongestWait = 500 * article::kMillisecond;  // Between two looks at stopping_.
constexpr Micros kProgressEvery = 100 * article::kMillisecond;
constexpr std::size_t kBatch = 256;  // Documents in one transaction.
constexpr auto kStoreRetry = std::chrono::seconds(1);

}  // namespace

Pipeline::Pipeline(const article::Clock& clock, schedule::Scheduler& scheduler, FetchLoop::Fetchers fetchers,
                   Transact transact, std::shared_ptr<const Generation> generation, Options options)
    : clock_(clock),
      scheduler_(scheduler),
      transact_(std::move(transact)),
      options_(std::move(options)),
      fetch_loop_(clock, scheduler, options_.fetch, std::move(fetchers),
                  [this](schedule::FeedState state, article::FetchResult result) {
                    arrived(std::move(state), std::move(result));
                  }),
      writer_(clock, transact_),
      documents_(options_.fetch.documents + options_.fetch.fetches),
      intakes_(options_.fetch.documents),
      generation_(std::move(generation)) {}

Pipeline::~Pipeline() { stop(); }

void Pipeline::start() {
  start_stages();
  fetch_thread_ = std::thread([this] { fetch_until_stopped(); });
}

void Pipeline::run_once(const std::function<void()>& progress) {
  fetch_loop_.poll_once_only();
  start_stages();
  Micros reported = 0;
  do {
    fetch_loop_.step(kProgressEvery);
    due_ = scheduler_.due();
    if (clock_.now() - reported >= kProgressEvery) reported = clock_.now(), progress();
  } while (!stopping_ && (!fetch_loop_.idle() || scheduler_.due() > 0));
  finish_stages();
  progress();
}

void Pipeline::start_stages() {
  for (unsigned i = 0; i < options_.workers; ++i) workers_.emplace_back([this] { work(); });
  write_thread_ = std::thread([this] { write(); });
}

void Pipeline::fetch_until_stopped() {
  while (!stopping_) {
    fetch_loop_.step(kLongestWait);
    due_ = scheduler_.due();
  }
  fetch_loop_.cancel_all();
  const Micros deadline = clock_.now() + 3 * article::kSecond;
  while (fetch_loop_.requests() > 0 && clock_.now() < deadline) {
    fetch_loop_.pause(true);
    fetch_loop_.step(100 * article::kMillisecond);
  }
}

void Pipeline::stop() {
  stopping_ = true;
  fetch_loop_.wake();
  if (fetch_thread_.joinable()) fetch_thread_.join();
  finish_stages();
}

void Pipeline::finish_stages() {
  documents_.close();
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
  intakes_.close();
  if (write_thread_.joinable()) write_thread_.join();
}

void Pipeline::reload(std::shared_ptr<const Generation> generation, FetchLoop::Fetchers fetchers,
                      std::vector<schedule::ScheduledFeed> feeds, std::vector<schedule::FeedState> states) {
  {
    const std::lock_guard lock(mutex_);
    generation_ = std::move(generation);
  }
  const auto replacement = std::make_shared<FetchLoop::Fetchers>(std::move(fetchers));
  fetch_loop_.run([this, replacement, feeds = std::move(feeds), states = std::move(states)] {
    fetch_loop_.replace(std::move(*replacement));
    scheduler_.set_feeds(feeds, states);
  });
}

void Pipeline::in_fetch_thread(std::function<void(schedule::Scheduler&)> work) {
  fetch_loop_.run([this, work = std::move(work)] { work(scheduler_); });
}

void Pipeline::pause(bool paused) {
  fetch_loop_.run([this, paused] { fetch_loop_.pause(paused); });
}

void Pipeline::arrived(schedule::FeedState state, article::FetchResult result) {
  {
    const std::lock_guard lock(mutex_);
    ++counters_.polls;
    if (std::holds_alternative<article::NotModified>(result.outcome)) ++counters_.not_modified;
  }
  if (auto* document = std::get_if<article::Document>(&result.outcome)) {
    Job job{generation(), std::move(state), std::move(*document)};
    documents_.push(std::move(job));
    return;
  }
  if (const auto* failure = std::get_if<article::FetchFailure>(&result.outcome)) report_failure(state, *failure);
  Intake intake;
  intake.generation = generation();
  intake.feed = state.feed;
  const schedule::FeedState next =
      std::holds_alternative<article::NotModified>(result.outcome)
          ? schedule::after_not_modified(state, std::get<article::NotModified>(result.outcome), clock_.now())
          : schedule::after_failure(state, std::get<article::FetchFailure>(result.outcome), clock_.now());
  intake.next_state = [next](bool) { return next; };
  if (!intakes_.push(std::move(intake))) fetch_loop_.settled(next);
}

void Pipeline::report_failure(const schedule::FeedState& state, const article::FetchFailure& failure) {
  if (failure.kind == article::FetchFailureKind::kCancelled && stopping_) return;
  {
    const std::lock_guard lock(mutex_);
    ++counters_.failures;
  }
  options_.failed(state.feed, failure.message);
}

void Pipeline::work() {
  std::shared_ptr<const Generation> opened;
  std::unique_ptr<Processor> processor;
  while (std::optional<Job> job = documents_.pop()) {
    if (job->generation != opened) {
      opened = job->generation;
      processor = std::make_unique<Processor>(opened->open_stages(), options_.items_per_document);
    }
    intakes_.push(read(*processor, *job));
  }
}

Intake Pipeline::read(Processor& processor, Job& job) {
  article::Document& document = job.document;
  document.feed = job.state.feed;
  document.retrieved = clock_.now();
  if (const auto options = job.generation->feeds.find(document.feed); options != job.generation->feeds.end()) {
    document.timezone = options->second.timezone;
    document.language = options->second.language;
  }
  Processed processed = processor.process(document);
  document.body = {};  // Its articles are all that is needed from here on.
  Intake intake;
  intake.generation = job.generation;
  intake.feed = document.feed;
  intake.retrieved = document.retrieved;
  intake.baseline_done = job.state.baseline_done;
  if (processed.failure) {
    const article::FetchFailure failure{article::FetchFailureKind::kOther, 0, *processed.failure, 0,
                                        document.permanent_url};
    report_failure(job.state, failure);
    intake.next_state = [next = schedule::after_failure(job.state, failure, clock_.now())](bool) { return next; };
    return intake;
  }
  intake.articles = std::move(processed.articles);
  intake.next_state = [state = std::move(job.state), document = std::move(document), info = std::move(processed.feed),
                       now = clock_.now()](bool anything_new) {
    return schedule::after_document(state, document, info, anything_new, now);
  };
  return intake;
}

void Pipeline::write() {
  for (;;) {
    std::vector<Intake> batch = intakes_.pop_all(kBatch);
    if (batch.empty()) return;
    write_until_it_holds(batch);
  }
}

// The store may be locked, full or broken: then the batch waits and the queues before it fill up. If the
// store takes an empty transaction all the same, the fault lies in the batch: each document is tried alone,
// and one that still fails is given up. Nothing is lost by that: its validators are not stored, so the feed
// is read again.
void Pipeline::write_until_it_holds(std::vector<Intake>& batch) {
  while (!try_to_write(batch)) {
    bool store_works = true;
    try {
      transact_([](Repositories) {});
    } catch (const std::exception&) {
      store_works = false;
    }
    if (store_works && batch.size() == 1) return give_up(batch.front());
    if (store_works) {
      for (Intake& intake : batch) {
        std::vector<Intake> alone;
        alone.push_back(std::move(intake));
        write_until_it_holds(alone);
      }
      return;
    }
    if (stopping_) return;  // The feeds are polled again after the next start.
    std::this_thread::sleep_for(kStoreRetry);
  }
}

bool Pipeline::try_to_write(std::vector<Intake>& batch) {
  Written written;
  try {
    written = writer_.write(batch);
  } catch (const std::exception& error) {
    options_.failed("", std::string("the store refused a batch: ") + error.what());
    return false;
  }
  for (schedule::FeedState& state : written.settled) fetch_loop_.settled(state);
  {
    const std::lock_guard lock(mutex_);
    counters_.documents += written.settled.size();
    counters_.articles += written.articles;
    counters_.versions += written.versions;
    counters_.mentions += written.mentions;
    counters_.alerts += written.alerts;
    counters_.notifications += written.notifications;
  }
  options_.committed(written);
  return true;
}

void Pipeline::give_up(const Intake& intake) {
  options_.failed(intake.feed, "its document could not be stored; it will be fetched again");
  schedule::FeedState state = intake.next_state(false);
  state.etag.clear();
  state.last_modified.clear();
  fetch_loop_.settled(std::move(state));
}

Counters Pipeline::counters() const {
  const std::lock_guard lock(mutex_);
  return counters_;
}

std::shared_ptr<const Generation> Pipeline::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

}  // namespace mentiond::pipeline
