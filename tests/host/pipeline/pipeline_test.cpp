#include "host/pipeline/pipeline.h"

#include <malloc.h>

#include <boost/test/unit_test.hpp>
#include <latch>

#include "tests/support/fake_stages.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/routing.h"

namespace mentiond::pipeline {
namespace {

using article::kHour;
using article::kMinute;
using article::kSecond;
using support::FakeServer;

std::shared_ptr<Generation> generation_of(const std::string& watch) {
  auto generation = std::make_shared<Generation>();
  generation->watches = {support::watch_of(watch)};
  generation->routing = support::tell_all("desk", {"a"});
  generation->open_stages = [watches = generation->watches] {
    WorkerStages stages;
    stages.normalisers.push_back(std::make_unique<support::FakeNormaliser>());
    stages.matchers.push_back(std::make_unique<support::FakeMatcher>(watches));
    return stages;
  };
  return generation;
}

/// The whole pipeline over fakes. Time passes by itself where the fetch thread has nothing to do.
struct Fixture {
  support::ManualClock clock;
  support::MemoryStore store;
  FakeServer server;
  schedule::Scheduler scheduler{clock, {8, 0}};
  std::vector<schedule::ScheduledFeed> feeds;
  Options options;
  std::shared_ptr<Generation> generation = generation_of("NATO");
  std::unique_ptr<Pipeline> pipeline;

  std::mutex mutex;  // Guards what follows.
  std::condition_variable changed;
  std::vector<std::string> failures;

  Fixture() {
    server.clock = &clock;
    options.workers = 2;
    options.fetch.fetches = 8;
    options.fetch.documents = 4;
    options.store_retry = 0;
    options.committed = [this](const Written&) { changed.notify_all(); };
    options.failed = [this](const std::string& feed, const std::string& message) {
      {
        const std::lock_guard lock(mutex);
        failures.push_back(feed + ": " + message);
      }
      changed.notify_all();
    };
  }
  static schedule::ScheduledFeed scheduled(const std::string& id) {
    return {id, "https://" + id + ".example/feed", kMinute};
  }
  FetchLoop::Fetchers fetchers(FakeServer& at) {
    FetchLoop::Fetchers result;
    result.push_back(std::make_unique<support::FakeFetcher>(at));
    return result;
  }
  void open(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) feeds.push_back(scheduled("feed-" + std::to_string(i)));
    std::vector<schedule::FeedState> states;
    for (const auto& feed : feeds) {
      schedule::FeedState state;
      state.feed = feed.id, state.url = feed.url, state.baseline_done = true;
      states.push_back(state);
    }
    scheduler.set_feeds(feeds, states);
    pipeline = std::make_unique<Pipeline>(
        clock, scheduler, fetchers(server),
        [this](const std::function<void(Repositories)>& work) {
          store.transact([&](auto r) { work({r.articles, r.feeds, r.alerts}); });
        },
        generation, options);
  }
  void run_once() {
    pipeline->run_once([] {});
    pipeline->stop();
  }
  /// Until `done`, which is asked whenever something was stored or failed.
  template <class Done>
  void wait_until(Done done) {
    std::unique_lock lock(mutex);
    while (!done()) changed.wait_for(lock, std::chrono::milliseconds(10));
  }
  bool failed_with(const std::string& words) {
    const std::lock_guard lock(mutex);
    return std::any_of(failures.begin(), failures.end(), [&](const auto& f) { return f.find(words) != f.npos; });
  }
  std::size_t stored_feeds() {
    std::size_t count = 0;
    for (const auto& feed : feeds) {
      const auto state = store.feed(feed.id);
      count += state && state->last_success > 0;
    }
    return count;
  }
};

/// "https://feed-7.example/feed" → "feed-7"
std::string feed_of(const article::FetchRequest& request) { return request.url.substr(8, request.url.find('.') - 8); }

std::optional<FakeServer::Outcome> one_article_each(const article::FetchRequest& request) {
  return FakeServer::document("1|NATO and Ryabkov in " + feed_of(request));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(one_pass, Fixture)

BOOST_AUTO_TEST_CASE(stores_and_raises_what_every_feed_brings) {
  server.answer = one_article_each;
  open(50);
  run_once();
  const Counters counters = pipeline->counters();
  BOOST_TEST(counters.polls == 50U);
  BOOST_TEST(counters.documents == 50U);
  BOOST_TEST(counters.articles == 50U);
  BOOST_TEST(counters.mentions == 50U);
  BOOST_TEST(counters.alerts == 50U);
  BOOST_TEST(counters.notifications == 50U);
  BOOST_TEST(counters.failures == 0U);
  BOOST_TEST(counters.transactions == store.transactions());
  BOOST_TEST(store.articles() == 50U);
  BOOST_TEST(store.entries().size() == 50U);
  BOOST_TEST(stored_feeds() == 50U);
}

BOOST_AUTO_TEST_CASE(brings_nothing_the_second_time) {
  server.answer = one_article_each;
  open(10);
  run_once();
  scheduler.make_all_due();
  pipeline.reset();
  open(0);
  scheduler.make_all_due();
  run_once();
  BOOST_TEST(pipeline->counters().polls == 10U);
  BOOST_TEST(pipeline->counters().articles == 0U);
  BOOST_TEST(store.entries().size() == 10U);
}

BOOST_AUTO_TEST_CASE(keeps_what_a_feed_answered_without_a_document) {
  server.answer = [](const article::FetchRequest& request) -> std::optional<FakeServer::Outcome> {
    if (feed_of(request) == "feed-0") return article::NotModified{};
    return FakeServer::failure("503 from the fake server");
  };
  open(2);
  run_once();
  BOOST_TEST(pipeline->counters().not_modified == 1U);
  BOOST_TEST(pipeline->counters().failures == 1U);
  BOOST_TEST(store.feed("feed-0")->last_success > 0);
  BOOST_TEST(store.feed("feed-1")->failures == 1U);
  BOOST_TEST(store.feed("feed-1")->last_error == "503 from the fake server");
  BOOST_TEST(failed_with("feed-1: 503 from the fake server"));
}

BOOST_AUTO_TEST_CASE(says_when_a_document_was_retrieved_and_keeps_its_validators) {
  server.answer = [](const article::FetchRequest&) {
    article::Document document = FakeServer::document("1|NATO");
    document.etag = "\"e\"";
    return document;
  };
  open(1);
  const Micros start = clock.now();
  run_once();
  BOOST_TEST(store.feed("feed-0")->etag == "\"e\"");
  BOOST_TEST(store.feed("feed-0")->title == "Lines");
  BOOST_TEST(store.feed("feed-0")->last_success == start);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_fault, Fixture)

BOOST_AUTO_TEST_CASE(of_one_document_stops_no_other) {
  server.answer = [](const article::FetchRequest& request) -> std::optional<FakeServer::Outcome> {
    if (feed_of(request) == "feed-3") return FakeServer::document("1|NATO\nthrow");
    return one_article_each(request);
  };
  open(20);
  run_once();
  BOOST_TEST(pipeline->counters().articles == 19U);
  BOOST_TEST(pipeline->counters().failures == 1U);
  BOOST_TEST(store.feed("feed-3")->failures == 1U);
  BOOST_TEST(store.feed("feed-3")->last_error == "the fake normaliser chokes");
}

BOOST_AUTO_TEST_CASE(of_one_article_in_the_store_stops_no_other) {
  server.answer = [](const article::FetchRequest& request) {
    return FakeServer::document("1|NATO\n2|bad " + feed_of(request) + "\n3|NATO again\n4|more");
  };
  store.before = [](std::string_view step, std::string_view what) {
    if (step == "put article" && what == "https://feed-3.example/2") throw std::runtime_error("constraint failed");
  };
  open(10);
  run_once();
  BOOST_TEST(pipeline->counters().articles == 39U);
  BOOST_TEST(pipeline->counters().failures == 1U);
  BOOST_TEST(failed_with("https://feed-3.example/2 is left out, since it could not be stored: constraint failed"));
  BOOST_TEST(stored_feeds() == 10U);
}

BOOST_AUTO_TEST_CASE(of_a_feed_s_state_in_the_store_fails_the_feed_alone) {
  server.answer = one_article_each;
  store.before = [&](std::string_view step, std::string_view what) {
    if (step == "put feed" && what == "feed-3 polled") throw std::runtime_error("no room");
  };
  open(10);
  run_once();
  BOOST_TEST(stored_feeds() == 9U);
  BOOST_TEST(store.articles() == 9U);
  BOOST_TEST(failed_with("feed-3: what came could not be stored: no room"));
}

BOOST_AUTO_TEST_CASE(of_all_plugins_fails_documents_until_a_reload_mends_it) {
  generation->open_stages = []() -> WorkerStages {
    throw article::PluginError(article::Fault::kRejected, "plugin is gone");
  };
  server.answer = one_article_each;
  open(5);
  pipeline->start();
  wait_until([&] { return failures.size() >= 5; });
  BOOST_TEST(failed_with("plugin is gone"));
  pipeline->reload(generation_of("NATO"), fetchers(server), feeds, {});
  wait_until([&] { return store.articles() == 5; });
  pipeline->stop();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_store, Fixture)

BOOST_AUTO_TEST_CASE(that_is_down_for_a_while_loses_nothing) {
  server.answer = one_article_each;
  std::atomic<int> refusals = 0;
  store.before = [&](std::string_view step, std::string_view) {
    if (step == "transact" && ++refusals <= 100) throw std::runtime_error("database is locked");
  };
  open(20);
  run_once();
  BOOST_TEST(store.articles() == 20U);
  BOOST_TEST(store.entries().size() == 20U);
  BOOST_TEST(pipeline->counters().failures == 0U);
  const std::lock_guard lock(mutex);
  BOOST_TEST(failures == std::vector<std::string>{": the store refused a batch: database is locked"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(that_fails_while_a_bad_document_is_looked_for_loses_nothing) {
  server.answer = one_article_each;
  // The bad article of one feed makes the writer go one by one; then the store is down for a while.
  std::atomic<int> step_number = 0;
  store.before = [&](std::string_view step, std::string_view what) {
    if (step == "put article" && what == "https://feed-0.example/1") throw std::runtime_error("constraint failed");
    if (step == "transact" && ++step_number > 2 && step_number < 40) throw std::runtime_error("database is locked");
  };
  options.workers = 1;
  open(12);
  run_once();
  BOOST_TEST(store.articles() == 11U);
  BOOST_TEST(stored_feeds() == 12U);
  BOOST_TEST(pipeline->counters().failures == 1U);
}

BOOST_AUTO_TEST_CASE(that_is_down_holds_fetching_back_and_lets_it_stop) {
  server.answer = one_article_each;
  options.store_retry = kHour;
  std::atomic<int> refusals = 0;
  store.before = [&](std::string_view step, std::string_view) {
    if (step != "transact") return;
    ++refusals;
    throw std::runtime_error("disk full");
  };
  open(100);
  pipeline->start();
  wait_until([&] { return refusals >= 2 && pipeline->counters().polls >= options.fetch.documents; });
  pipeline->stop();
  BOOST_TEST(pipeline->counters().polls <= options.fetch.most_behind());
  BOOST_TEST(store.articles() == 0U);
  BOOST_TEST(stored_feeds() == 0U);
}

BOOST_AUTO_TEST_CASE(that_is_slow_does_not_keep_it_from_stopping) {
  server.answer = [](const article::FetchRequest&) {
    std::string lines;
    for (std::size_t i = 0; i < 4 * kArticlesInTransaction; ++i) lines += std::to_string(i) + "|NATO\n";
    return FakeServer::document(lines);
  };
  server.clock = nullptr;  // Time passes in the store alone.
  store.before = [this](std::string_view step, std::string_view) {
    if (step == "transact") clock.advance(5 * kSecond);
  };
  open(4);
  pipeline->start();
  wait_until([&] { return pipeline->counters().transactions >= 1; });
  pipeline->stop();
  // Two transactions at most fit into the time that is left, and the last one that was tried.
  BOOST_TEST(stored_feeds() < 4U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_daemon, Fixture)

BOOST_AUTO_TEST_CASE(stores_what_it_has_fetched_before_it_stops) {
  server.answer = one_article_each;
  open(200);
  pipeline->start();
  wait_until([&] { return pipeline->counters().documents >= 20; });
  pipeline->stop();
  BOOST_TEST(pipeline->counters().documents == stored_feeds());
  BOOST_TEST(pipeline->counters().articles == store.articles());
}

BOOST_AUTO_TEST_CASE(breaks_off_what_hangs_when_it_stops_and_calls_that_no_failure) {
  std::atomic<int> asked = 0;
  server.answer = [&](const article::FetchRequest&) -> std::optional<FakeServer::Outcome> {
    ++asked;
    return std::nullopt;
  };
  open(8);
  pipeline->start();
  wait_until([&] { return asked >= 8; });
  pipeline->stop();
  BOOST_TEST(pipeline->counters().failures == 0U);
  BOOST_TEST(store.feed("feed-0")->failures == 0U);
  BOOST_TEST(store.feed("feed-0")->next_due <= clock.now());
}

BOOST_AUTO_TEST_CASE(reads_no_more_documents_when_that_takes_too_long_to_stop) {
  struct Slow final : article::Normaliser {
    explicit Slow(support::ManualClock& c) : clock(c) {}
    int accepts(std::string_view, std::string_view) const override { return 100; }
    void normalise(const article::Document&, article::ArticleSink& sink) override {
      clock.advance(6 * kSecond);
      sink.feed({});
    }
    support::ManualClock& clock;
  };
  std::latch stopping(1);
  std::atomic<int> readers = 0;
  generation->open_stages = [&] {
    WorkerStages stages;
    stages.normalisers.push_back(std::make_unique<Slow>(clock));
    ++readers;
    stopping.wait();
    return stages;
  };
  server.clock = nullptr;
  // One request stays open, and is cancelled first of all.
  server.answer = [](const article::FetchRequest& request) -> std::optional<FakeServer::Outcome> {
    if (feed_of(request) == "feed-0") return std::nullopt;
    return one_article_each(request);
  };
  server.cancelling = [&] { stopping.count_down(); };
  options.workers = 1;
  open(8);
  pipeline->start();
  wait_until([&] { return readers == 1 && pipeline->counters().documents == 7; });
  pipeline->stop();
  BOOST_TEST(stored_feeds() == 1U);
}

BOOST_AUTO_TEST_CASE(stops_without_having_started_and_twice) {
  open(1);
  pipeline->stop();
  pipeline->stop();
}

BOOST_AUTO_TEST_CASE(keeps_its_queues_and_its_memory_over_ten_thousand_polls) {
  std::atomic<int> behind = 0, most_behind = 0;
  server.answer = [&](const article::FetchRequest& request) {
    most_behind = std::max(most_behind.load(), ++behind);
    return one_article_each(request);
  };
  store.before = [&](std::string_view step, std::string_view) { behind -= step == "put feed"; };
  open(50);
  pipeline->start();
  wait_until([&] { return pipeline->counters().polls >= 2'000; });
  const std::size_t early = mallinfo2().uordblks;
  wait_until([&] { return pipeline->counters().polls >= 10'000; });
  const std::size_t late = mallinfo2().uordblks;
  pipeline->stop();
  BOOST_TEST(most_behind.load() <= static_cast<int>(options.fetch.most_behind()));
  // Both were taken at some moment of a poll, so they differ by what a few polls hold.
  BOOST_TEST(late < early + 500'000);
  BOOST_TEST(store.articles() == 50U);
  BOOST_TEST(pipeline->counters().articles == 50U);
}

BOOST_AUTO_TEST_CASE(reloads_between_two_documents) {
  server.answer = one_article_each;
  open(3);
  pipeline->start();
  wait_until([&] { return store.articles() == 3; });
  FakeServer other;
  other.clock = &clock;
  other.answer = one_article_each;
  feeds.push_back(scheduled("fresh"));
  schedule::FeedState fresh;
  fresh.feed = "fresh", fresh.url = feeds.back().url, fresh.baseline_done = true;
  pipeline->reload(generation_of("Ryabkov"), fetchers(other), feeds, {fresh});
  wait_until([&] { return store.articles() == 4; });
  pipeline->stop();
  std::multiset<std::string> raised;
  for (const alert::Alert& alert : store.all_alerts()) raised.insert(alert.watch);
  BOOST_TEST((raised == std::multiset<std::string>{"NATO", "NATO", "NATO", "Ryabkov"}));
  BOOST_TEST(other.requests > 0U);
}

BOOST_AUTO_TEST_CASE(drops_nothing_over_a_hundred_reloads) {
  std::atomic<std::size_t> given = 0;
  server.answer = [&](const article::FetchRequest& request) {
    return FakeServer::document(std::to_string(++given) + "|NATO in " + feed_of(request));
  };
  open(20);
  pipeline->start();
  for (int i = 1; i <= 100; ++i) {
    pipeline->reload(generation_of("NATO"), fetchers(server), feeds, {});
    const std::size_t before = pipeline->counters().polls;
    wait_until([&] { return pipeline->counters().polls > before; });
  }
  pipeline->stop();
  BOOST_TEST(store.articles() == given.load());
  BOOST_TEST(store.alerts() == given.load());
}

BOOST_AUTO_TEST_CASE(starts_nothing_while_it_is_paused) {
  server.answer = one_article_each;
  open(10);
  pipeline->pause(true);
  pipeline->start();
  std::atomic<bool> seen = false;
  pipeline->in_fetch_thread([&](schedule::Scheduler& s) { seen = s.due() == 10; });
  wait_until([&] { return seen.load(); });
  BOOST_TEST(pipeline->counters().polls == 0U);
  pipeline->pause(false);
  wait_until([&] { return store.articles() == 10; });
  pipeline->stop();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
