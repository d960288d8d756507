// Articles that become stories in the writer: one alert a story, in step with the store whatever fails.
#include <boost/test/unit_test.hpp>

#include "host/pipeline/writer.h"
#include "tests/support/fake_stages.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"

namespace mentiond::pipeline {
namespace {

using article::Article;

/// A report of some hundred words of its own, that names NATO.
std::string report(int number) {
  std::string text = "NATO ";
  for (int i = 0; i < 100; ++i) text += "word" + std::to_string(number * 1000 + i) + " of ";
  return text;
}

struct Fixture {
  support::ManualClock clock;
  support::MemoryStore store;
  std::shared_ptr<Generation> generation = std::make_shared<Generation>();
  std::unique_ptr<Writer> writer = start();

  Fixture() { generation->watches = {support::watch_of("NATO"), support::watch_of("Ryabkov")}; }
  std::unique_ptr<Writer> start() {
    return std::make_unique<Writer>(clock, [this](const std::function<void(Repositories)>& work) {
      store.transact([&](auto r) { work({r.articles, r.feeds, r.alerts}); });
    });
  }
  /// As it is stored; empty where another feed's article is.
  Article write(const std::string& feed, const std::string& text, const std::string& link = {}) {
    std::vector<Article> articles = {support::article_of(feed, "1", "Headline of " + feed, text)};
    if (!link.empty()) articles.front().link = link;
    article::identify(articles, {});
    support::FakeMatcher(generation->watches).match(articles.front());
    const std::string id = articles.front().id;
    std::vector<Intake> batch(1);
    batch.front().generation = generation;
    batch.front().before.feed = feed;
    batch.front().before.baseline_done = true;
    batch.front().articles = std::move(articles);
    batch.front().next_state = [feed](bool) {
      schedule::FeedState state;
      state.feed = feed;
      return state;
    };
    writer->write(batch);
    const auto stored = store.article(id);
    return stored ? stored->article : Article();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_story, Fixture)

BOOST_AUTO_TEST_CASE(of_three_feeds_raises_one_alert_that_names_their_outlets) {
  const Article first = write("one", report(1));
  const Article second = write("two", report(1).substr(0, 700));
  write("three", "LONDON (Agency) - " + report(1));
  BOOST_TEST(second.story->id == first.id);
  BOOST_TEST(second.story->first == first.uri);
  BOOST_TEST(second.story->size == 2U);
  BOOST_TEST_REQUIRE(store.alerts() == 1U);
  const alert::Alert alert = store.all_alerts().front();
  BOOST_TEST(alert.story_id == first.id);
  BOOST_TEST(alert.article.uri == first.uri);
  BOOST_TEST(alert.outlets.size() == 3U);
  BOOST_TEST(alert.change == "update");
}

BOOST_AUTO_TEST_CASE(raises_an_alert_for_a_watch_that_only_a_later_article_names) {
  write("one", report(1));
  write("two", report(1) + "Ryabkov spoke.");
  write("three", report(1) + "Ryabkov spoke.");
  BOOST_TEST(store.alerts() == 2U);
}

BOOST_AUTO_TEST_CASE(is_another_where_the_text_is) {
  write("one", report(1));
  BOOST_TEST(write("two", report(2)).story->id == write("two", report(2)).id);
  BOOST_TEST(store.alerts() == 2U);
}

BOOST_AUTO_TEST_CASE(keeps_its_article_when_that_becomes_another_text) {
  const Article first = write("one", report(1));
  write("two", report(2));
  const Article changed = write("one", report(2));
  BOOST_TEST(changed.version == 2);
  BOOST_TEST(changed.story->id == first.id);
}

BOOST_AUTO_TEST_CASE(is_what_the_fullest_text_of_its_article_says) {
  const Article summary = write("one", "Envoys meet, in short.");
  write("two", report(1), summary.link);
  BOOST_TEST(write("three", report(1)).story->id == summary.id);
  BOOST_TEST(store.alerts() == 1U);
}

BOOST_AUTO_TEST_CASE(is_not_what_other_words_for_its_article_say) {
  const Article first = write("one", report(1));
  int remembered = 0;
  store.before = [&](std::string_view step, std::string_view) { remembered += step == "remember" ? 1 : 0; };
  write("two", report(2).substr(0, 700), first.link);
  BOOST_TEST(remembered == 0);
  BOOST_TEST(write("three", report(2)).story->id != first.id);
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_restart) {
  const Article first = write("one", report(1));
  writer = start();
  BOOST_TEST(write("two", report(1)).story->id == first.id);
  BOOST_TEST(store.alerts() == 1U);
}

BOOST_AUTO_TEST_CASE(that_was_rolled_back_is_opened_anew_by_the_second_try) {
  for (const char* step : {"put article", "remember", "put alert", "put feed", "commit"}) {
    Fixture fresh;
    fresh.store.before = [&](std::string_view now, std::string_view) {
      if (now == step) throw std::runtime_error("disk full");
    };
    BOOST_CHECK_THROW(fresh.write("one", report(1)), std::runtime_error);
    fresh.store.before = [](std::string_view, std::string_view) {};
    // Were the index ahead of the store, this would join a story that the store does not know.
    const Article other = fresh.write("two", report(1));
    BOOST_TEST(other.story->id == other.id, step);
    BOOST_TEST(fresh.write("one", report(1)).story->id == other.id, step);
    BOOST_TEST(fresh.store.alerts() == 1U, step);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
