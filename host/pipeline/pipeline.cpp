#include "host/pipeline/pipeline.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include "host/article/cpu_time.h"

namespace mentiond::pipeline {
namespace {

using article::kSecond;

constexpr Micros kLongestWait = 500 * article::kMillisecond;  // Of the fetch thread, for something to happen.
constexpr Micros kProgressEvery = 100 * article::kMillisecond;
constexpr std::size_t kBatch = 256;  // Documents that the writer takes at once.
// After stop(): how long to wait for requests to end, to read documents, to write articles.
constexpr Micros kEndOfFetching = 3 * kSecond, kEndOfReading = 5 * kSecond, kEndOfWriting = 8 * kSecond;

Micros wall_time() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

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
      documents_(options_.fetch.most_behind()),
      intakes_(options_.fetch.most_behind()),
      generation_(std::move(generation)) {}

Pipeline::~Pipeline() { stop(); }

void Pipeline::start() {
  start_stages();
  fetch_thread_ = std::thread([this] { fetch_until_stopped(); });
}

void Pipeline::run_once(const std::function<void()>& progress) {
  fetch_loop_.poll_once_only();
  fetch_cpu_ = article::thread_cpu_time();
  start_stages();
  while (!stopping_) {
    fetch_loop_.step(kProgressEvery);
    if (fetch_loop_.idle() && scheduler_.due() == 0) break;
    if (clock_.now() - looked_around_ >= kProgressEvery) look_around(), progress();
  }
  finish_stages();
  look_around();
  progress();
}

/// What is too dear to be done at every step.
void Pipeline::look_around() {
  looked_around_ = clock_.now();
  due_ = scheduler_.due();
  const Micros cpu = article::thread_cpu_time();
  const std::lock_guard lock(mutex_);
  counters_.stages_us.fetch += cpu - std::exchange(fetch_cpu_, cpu);
}

void Pipeline::start_stages() {
  for (unsigned i = 0; i < options_.workers; ++i) workers_.emplace_back([this] { work(); });
  write_thread_ = std::thread([this] { write(); });
}

void Pipeline::fetch_until_stopped() {
  while (!stopping_) {
    fetch_loop_.step(kLongestWait);
    if (clock_.now() - looked_around_ >= kSecond) look_around();
  }
  fetch_loop_.pause(true);
  fetch_loop_.cancel_all();
  while (fetch_loop_.requests() > 0 && !is_late(kEndOfFetching)) fetch_loop_.step(kProgressEvery);
}

void Pipeline::stop() {
  if (!stopping_) stopped_ = clock_.now();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_requested_.notify_all();
  fetch_loop_.wake();
  if (fetch_thread_.joinable()) fetch_thread_.join();
  finish_stages();
}

/// Whether stopping has taken so long already.
bool Pipeline::is_late(Micros after_stop) const { return stopping_ && clock_.now() - stopped_ >= after_stop; }

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

// Neither queue can be full here: they have room for all that can be behind the fetch thread.
void Pipeline::arrived(schedule::FeedState state, article::FetchResult result) {
  const Micros now = clock_.now();
  const auto* not_modified = std::get_if<article::NotModified>(&result.outcome);
  auto* document = std::get_if<article::Document>(&result.outcome);
  {
    const std::lock_guard lock(mutex_);
    ++counters_.polls;
    counters_.not_modified += not_modified != nullptr;
    counters_.documents += document != nullptr;
  }
  if (document != nullptr) {
    document->retrieved = now;
    documents_.push({generation(), std::move(state), std::move(*document)});
    return;
  }
  schedule::FeedState next;
  if (not_modified != nullptr) {
    next = schedule::after_not_modified(state, *not_modified, now);
  } else {
    const auto& failure = std::get<article::FetchFailure>(result.outcome);
    const bool broken_off = failure.kind == article::FetchFailureKind::kCancelled && stopping_;
    if (!broken_off) report_failure(state.feed, failure.message);
    next = schedule::after_failure(state, failure, now);
  }
  Intake intake;
  intake.generation = generation();
  intake.before = std::move(state);
  intake.next_state = [next = std::move(next)](bool) { return next; };
  intakes_.push(std::move(intake));
}

void Pipeline::report_failure(const std::string& feed, const std::string& message) {
  {
    const std::lock_guard lock(mutex_);
    ++counters_.failures;
  }
  options_.failed(feed, message);
}

void Pipeline::work() {
  std::shared_ptr<const Generation> opened;
  std::unique_ptr<Processor> processor;
  while (std::optional<Job> job = documents_.pop()) {
    if (is_late(kEndOfReading)) continue;
    try {
      if (job->generation != opened) {
        processor = std::make_unique<Processor>(job->generation->open_stages(), options_.items_per_document);
        opened = job->generation;
      }
      intakes_.push(read(*processor, *job));
    } catch (const std::exception& error) {  // The plugins cannot be opened, or memory is short.
      intakes_.push(unreadable(*job, error.what()));
    }
  }
}

Intake Pipeline::read(Processor& processor, Job& job) {
  article::Document& document = job.document;
  document.feed = job.state.feed;
  if (const auto options = job.generation->feeds.find(document.feed); options != job.generation->feeds.end()) {
    document.timezone = options->second.timezone;
    document.language = options->second.language;
  }
  Processed processed = processor.process(document);
  {
    const std::lock_guard lock(mutex_);
    counters_.stages_us.normalise += processed.cpu.normalise;
    counters_.stages_us.enrich += processed.cpu.enrich;
    counters_.stages_us.match += processed.cpu.match;
  }
  document.body = {};  // Its articles are all that is needed from here on.
  if (processed.failure) return unreadable(job, *processed.failure);
  if (processed.faults > 0) {
    const std::string others = processed.faults == 1 ? "" : " (and " + std::to_string(processed.faults - 1) + " more)";
    report_failure(job.state.feed, processed.first_fault + others);
  }
  Intake intake;
  intake.generation = job.generation;
  intake.before = std::move(job.state);
  intake.retrieved = document.retrieved;
  intake.articles = std::move(processed.articles);
  intake.next_state = [state = intake.before, document = std::move(document),
                       info = std::move(processed.feed)](bool anything_new) {
    return schedule::after_document(state, document, info, anything_new, document.retrieved);
  };
  return intake;
}

Intake Pipeline::unreadable(const Job& job, const std::string& why) {
  report_failure(job.state.feed, why);
  const article::FetchFailure failure{article::FetchFailureKind::kOther, 0, why, 0, job.document.permanent_url};
  Intake intake;
  intake.generation = job.generation;
  intake.before = job.state;
  intake.next_state = [next = schedule::after_failure(job.state, failure, clock_.now())](bool) { return next; };
  return intake;
}

void Pipeline::write() {
  for (;;) {
    std::vector<Intake> batch = intakes_.pop_all(kBatch);
    if (batch.empty()) return;
    write_until_it_holds(batch);
  }
}

// The store may be locked, full or broken: then the batch waits, and the queues before it fill up. Where it takes a
// feed's state all the same, the fault lies in the batch, and is looked for. What is abandoned at the end is not lost:
// its validators are not stored, so the feed is read again.
void Pipeline::write_until_it_holds(std::vector<Intake>& batch) {
  while (!batch.empty() && !abandoned_) {
    if (is_late(kEndOfWriting)) abandoned_ = true;
    if (try_to_write(batch, kArticlesInTransaction)) continue;
    if (store_works(batch.front())) {
      write_one_by_one(batch);
    } else if (stopping_) {
      abandoned_ = true;
    } else {
      wait_for_store();
    }
  }
}

/// Until all is written or the store stops working: each document by itself, and one that fails article by article.
void Pipeline::write_one_by_one(std::vector<Intake>& batch) {
  while (!batch.empty()) {
    std::vector<Intake> alone;
    alone.push_back(std::move(batch.front()));
    batch.erase(batch.begin());
    std::size_t most_articles = kArticlesInTransaction;
    while (!alone.empty()) {
      if (try_to_write(alone, most_articles)) continue;
      if (!store_works(alone.front())) {
        batch.insert(batch.begin(), std::move(alone.front()));
        return;
      }
      if (std::exchange(most_articles, 1) != 1) continue;
      skip_or_give_up(alone);
      most_articles = kArticlesInTransaction;
    }
  }
}

/// One bad article never stops a feed. A feed whose state alone is refused has failed, and is fetched again.
void Pipeline::skip_or_give_up(std::vector<Intake>& alone) {
  Intake& intake = alone.front();
  if (intake.written < intake.articles.size()) {
    const article::Article& bad = intake.articles[intake.written++];
    report_failure(intake.before.feed,
                   "article " + bad.uri + " is left out, since it could not be stored: " + store_error_);
    return;
  }
  const std::string why = "what came could not be stored: " + store_error_;
  report_failure(intake.before.feed, why);
  fetch_loop_.settled(
      schedule::after_failure(intake.before, {article::FetchFailureKind::kOther, 0, why, 0, {}}, clock_.now()));
  alone.clear();
}

bool Pipeline::try_to_write(std::vector<Intake>& batch, std::size_t most_articles) {
  const Micros cpu = article::thread_cpu_time(), wall = wall_time();
  Written written;
  try {
    written = writer_.write(batch, most_articles);
  } catch (const std::exception& error) {
    if (store_error_.empty()) options_.failed("", std::string("the store refused a batch: ") + error.what());
    store_error_ = error.what();
    return false;
  }
  store_error_.clear();
  count(written, article::thread_cpu_time() - cpu, wall_time() - wall);
  for (schedule::FeedState& state : written.settled) fetch_loop_.settled(state);
  options_.committed(written);
  return true;
}

/// Whether the store takes the state of a feed, as it has it already.
bool Pipeline::store_works(const Intake& intake) {
  try {
    transact_([&](Repositories store) { store.feeds.put(intake.before); });
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void Pipeline::wait_for_store() {
  std::unique_lock lock(mutex_);
  stop_requested_.wait_for(lock, std::chrono::microseconds(options_.store_retry), [this] { return stopping_.load(); });
}

void Pipeline::count(const Written& written, Micros cpu, Micros wall) {
  const std::lock_guard lock(mutex_);
  counters_.articles += written.articles;
  counters_.versions += written.versions;
  counters_.mentions += written.mentions;
  counters_.alerts += written.alerts;
  counters_.notifications += written.notifications;
  counters_.stages_us.store += cpu;
  counters_.stages_us.store_wait += std::max<Micros>(wall - cpu, 0);
  ++counters_.transactions;
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
