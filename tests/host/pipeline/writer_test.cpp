#include "host/pipeline/writer.h"

#include <boost/test/unit_test.hpp>
#include <tuple>

#include "tests/support/fake_stages.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/routing.h"

namespace mentiond::pipeline {
namespace {

using article::Article;
using article::kDay;
using article::kHour;
using article::kSecond;
using article::Watch;

struct Fixture {
  support::ManualClock clock;
  support::MemoryStore store;
  std::shared_ptr<Generation> generation = std::make_shared<Generation>();
  Writer writer{clock, [this](const std::function<void(Repositories)>& work) {
                  store.transact([&](auto r) { work({r.articles, r.feeds, r.alerts}); });
                }};
  bool baseline_done = true;

  Fixture() {
    generation->watches = {support::watch_of("NATO")};
    generation->routing = support::tell_all("desk", {"a"});
  }
  Intake intake(const std::string& feed, std::vector<Article> articles) {
    article::identify(articles, {});
    Intake result;
    result.generation = generation;
    result.before.feed = feed;
    result.before.baseline_done = baseline_done;
    result.retrieved = clock.now();
    for (Article& article : articles) {
      article.mentions.clear();
      support::FakeMatcher(generation->watches).match(article);
    }
    result.articles = std::move(articles);
    result.next_state = [feed](bool anything_new) {
      schedule::FeedState state;
      state.feed = feed;
      state.etag = "new";
      state.baseline_done = true;
      state.last_change = anything_new ? 1 : 0;
      return state;
    };
    return result;
  }
  std::vector<Article> many(const std::string& feed, std::size_t count) {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < count; ++i) articles.push_back(support::article_of(feed, std::to_string(i), "NATO"));
    return articles;
  }
  Written write(Intake one) {
    std::vector<Intake> batch;
    batch.push_back(std::move(one));
    return write_all(batch);
  }
  Written write_all(std::vector<Intake>& batch) {
    Written sum;
    while (!batch.empty()) {
      const Written written = writer.write(batch);
      sum.articles += written.articles;
      sum.versions += written.versions;
      sum.mentions += written.mentions;
      sum.alerts += written.alerts;
      sum.notifications += written.notifications;
      sum.settled.insert(sum.settled.end(), written.settled.begin(), written.settled.end());
    }
    return sum;
  }
  Written see(const std::string& guid, const std::string& headline) {
    return write(intake("feed", {support::article_of("feed", guid, headline)}));
  }
  /// What a feed says of one page that all feeds link to.
  Intake intake_of_page(const std::string& feed, const std::string& headline) {
    Article article = support::article_of(feed, "in " + feed, headline);
    article.link = "https://page.example/1";
    return intake(feed, {article});
  }
  Written see_in(const std::string& feed, const std::string& headline) { return write(intake_of_page(feed, headline)); }
  Article only_article() {
    const std::vector<Article> all = store.all_articles();
    BOOST_TEST_REQUIRE(all.size() == 1U);
    return all.front();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_batch, Fixture)

BOOST_AUTO_TEST_CASE(of_many_documents_is_one_transaction) {
  std::vector<Intake> batch;
  for (int i = 0; i < 20; ++i) {
    const std::string feed = "feed-" + std::to_string(i);
    batch.push_back(intake(feed, many(feed, 10)));
  }
  const Written written = writer.write(batch);
  BOOST_TEST(batch.empty());
  BOOST_TEST(store.transactions() == 1U);
  BOOST_TEST(written.articles == 200U);
  BOOST_TEST(written.mentions == 200U);
  BOOST_TEST(written.alerts == 200U);
  BOOST_TEST(written.notifications == 200U);
  BOOST_TEST(written.settled.size() == 20U);
  BOOST_TEST(store.articles() == 200U);
  BOOST_TEST(store.feed("feed-7")->etag == "new");
}

BOOST_AUTO_TEST_CASE(with_a_large_document_is_sliced_and_the_state_comes_last) {
  std::vector<Intake> batch;
  batch.push_back(intake("large", many("large", 2 * kArticlesInTransaction + 1)));
  batch.push_back(intake("small", many("small", 1)));
  writer.write(batch);
  BOOST_TEST(store.articles() == kArticlesInTransaction);
  BOOST_TEST(!store.feed("large").has_value());
  writer.write(batch);
  BOOST_TEST(!store.feed("large").has_value());
  BOOST_TEST(batch.size() == 2U);
  const Written last = writer.write(batch);
  BOOST_TEST(batch.empty());
  BOOST_TEST(last.settled.size() == 2U);
  BOOST_TEST(store.feed("large")->etag == "new");
  BOOST_TEST(store.articles() == 2 * kArticlesInTransaction + 2);
  BOOST_TEST(store.transactions() == 3U);
}

BOOST_AUTO_TEST_CASE(may_hold_states_alone) {
  std::vector<Intake> batch;
  batch.push_back(intake("a", {}));
  batch.push_back(intake("b", {}));
  BOOST_TEST(writer.write(batch).settled.size() == 2U);
  BOOST_TEST(store.transactions() == 1U);
  BOOST_TEST(store.feed("b")->last_change == 0);
}

BOOST_AUTO_TEST_CASE(that_failed_has_left_nothing_and_can_be_written_again) {
  for (const char* step : {"claim", "put article", "put alert", "enqueue", "put feed", "commit"}) {
    Fixture fresh;
    std::vector<Intake> batch;
    batch.push_back(fresh.intake("feed", fresh.many("feed", 3)));
    int calls = 0;
    fresh.store.before = [&](std::string_view now, std::string_view) {
      // The last of its kind, so that as much as possible has to be undone.
      if (now == step && (++calls == 3 || now == "put feed" || now == "commit")) throw std::runtime_error("disk full");
    };
    BOOST_CHECK_THROW(fresh.writer.write(batch), std::runtime_error);
    BOOST_TEST(fresh.store.articles() == 0U, step);
    BOOST_TEST(fresh.store.entries().empty(), step);
    BOOST_TEST(!fresh.store.feed("feed").has_value(), step);
    fresh.store.before = [](std::string_view, std::string_view) {};
    const Written written = fresh.write_all(batch);
    BOOST_TEST(written.articles == 3U, step);
    BOOST_TEST(written.alerts == 3U, step);
    BOOST_TEST(written.settled.front().last_change == 1, step);
    const auto stored = fresh.store.article(fresh.many("feed", 1).front().id);
    BOOST_TEST(fresh.store.entries().size() == 3U, step);
  }
}

BOOST_AUTO_TEST_CASE(that_failed_in_its_second_slice_goes_on_from_there) {
  std::vector<Intake> batch;
  batch.push_back(intake("large", many("large", kArticlesInTransaction + 5)));
  BOOST_TEST(writer.write(batch).articles == kArticlesInTransaction);
  store.before = [](std::string_view step, std::string_view) {
    if (step == "commit") throw std::runtime_error("disk full");
  };
  BOOST_CHECK_THROW(writer.write(batch), std::runtime_error);
  store.before = [](std::string_view, std::string_view) {};
  const Written rest = writer.write(batch);
  BOOST_TEST(rest.articles == 5U);
  BOOST_TEST(rest.settled.front().last_change == 1);
  BOOST_TEST(store.entries().size() == kArticlesInTransaction + 5);
}

BOOST_AUTO_TEST_CASE(knows_at_its_end_whether_an_earlier_slice_brought_news) {
  std::vector<Article> articles = many("large", kArticlesInTransaction + 5);
  write(intake("large", std::vector<Article>(articles.begin() + 1, articles.end())));
  const Written written = write(intake("large", articles));
  BOOST_TEST(written.articles == 1U);
  BOOST_TEST(written.settled.front().last_change == 1);
  BOOST_TEST(write(intake("large", articles)).settled.front().last_change == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(an_article, Fixture)

BOOST_AUTO_TEST_CASE(that_is_known_is_not_told_again) {
  BOOST_TEST(see("1", "NATO").articles == 1U);
  const Written again = see("1", "NATO");
  BOOST_TEST(again.articles == 0U);
  BOOST_TEST(again.mentions == 0U);
  BOOST_TEST(again.settled.front().last_change == 0);
  BOOST_TEST(store.entries().size() == 1U);
}

BOOST_AUTO_TEST_CASE(has_its_story_and_version_in_the_store) {
  see("1", "NATO");
  see("1", "NATO meets");
  const Article article = intake("feed", {support::article_of("feed", "1", "NATO")}).articles.front();
  const auto stored = store.article(article.id);
  BOOST_TEST_REQUIRE(stored.has_value());
  BOOST_TEST(stored->article.version == 2);
  BOOST_TEST(stored->article.headline() == "NATO meets");
  BOOST_TEST(stored->article.story->id == article.id);
  BOOST_TEST(stored->article.story->first == article.uri);
  BOOST_TEST(stored->article.story->size == 1U);
}

BOOST_AUTO_TEST_CASE(that_changes_is_a_version_and_may_be_told_of) {
  see("1", "Alliance");
  const Written written = see("1", "NATO");
  BOOST_TEST(written.articles == 0U);
  BOOST_TEST(written.versions == 1U);
  BOOST_TEST(written.alerts == 1U);
  BOOST_TEST(written.settled.front().last_change == 1);
  BOOST_TEST(see("1", "They").alerts == 1U);
  BOOST_TEST(store.entries().back().entry.type == "alert.correction");
}

BOOST_AUTO_TEST_CASE(that_returns_to_an_earlier_text_is_stored_without_a_word) {
  see("1", "NATO");
  see("1", "They");
  const Written written = see("1", "NATO");
  BOOST_TEST(written.versions == 0U);
  BOOST_TEST(written.alerts == 0U);
  BOOST_TEST(written.mentions == 0U);
  const Article article = intake("feed", {support::article_of("feed", "1", "NATO")}).articles.front();
  BOOST_TEST(store.article(article.id)->article.headline() == "NATO");
}

BOOST_AUTO_TEST_CASE(of_two_feeds_is_told_once) {
  for (const char* also : {"NATO", "NATO!", "NATO, and all that one line had no room for"}) {
    Fixture fresh;
    BOOST_TEST(fresh.see_in("one", "NATO").alerts == 1U, also);
    const Written written = fresh.see_in("two", also);
    BOOST_TEST(written.articles == 0U, also);
    BOOST_TEST(written.alerts == 0U, also);
  }
}

BOOST_AUTO_TEST_CASE(that_could_not_be_written_is_claimed_by_its_own_id_again) {
  see_in("one", "Alliance");
  // A fuller text, other words, and a version of who owns it then: each leads to the first feed's article.
  for (const auto& [feed, headline, versions] :
       {std::tuple("two", "Alliance meets at length", 1U), std::tuple("one", "NATO", 0U),
        std::tuple("two", "Alliance meets at some length", 1U)}) {
    std::vector<Intake> batch;
    batch.push_back(intake_of_page(feed, headline));
    const std::string own = batch.front().articles.front().id;
    store.before = [](std::string_view step, std::string_view) {
      if (step == "commit") throw std::runtime_error("disk full");
    };
    BOOST_CHECK_THROW(writer.write(batch), std::runtime_error);
    BOOST_TEST(batch.front().articles.front().id == own);
    store.before = [](std::string_view, std::string_view) {};
    BOOST_TEST(write_all(batch).versions == versions);
  }
  BOOST_TEST(only_article().headline() == "Alliance meets at some length");
}

BOOST_AUTO_TEST_CASE(is_told_for_what_another_feed_says_of_it_and_the_longer_text_is_kept) {
  const char* shorter = "Alliance meets, in short words";
  const char* longer = "Alliance meets, and in more words than two lines hold, NATO";
  see_in("one", shorter);
  const Written fuller = see_in("two", longer);
  BOOST_TEST(fuller.versions == 1U);
  BOOST_TEST(fuller.alerts == 1U);
  BOOST_TEST(only_article().headline() == longer);
  BOOST_TEST(only_article().version == 2);

  Fixture other;
  other.see_in("one", shorter);
  const Written copy = other.see_in("two", "NATO");
  BOOST_TEST(copy.articles + copy.versions + copy.mentions == 0U);
  BOOST_TEST(copy.alerts == 1U);
  BOOST_TEST(copy.settled.front().last_change == 1);
  BOOST_TEST(other.only_article().headline() == shorter);
  BOOST_TEST(other.store.all_alerts().front().story_id == other.only_article().story->id);
  const Written again = other.see_in("two", "NATO");
  BOOST_TEST(again.alerts == 0U);
  BOOST_TEST(again.settled.front().last_change == 0);
}

BOOST_AUTO_TEST_CASE(is_told_of_once_in_each_of_another_feed_s_texts) {
  see_in("one", "Alliance meets, in as many words as it takes to be the fullest");
  std::size_t told = 0;
  for (int i = 0; i < 4; ++i) {
    for (const char* text : {"NATO met", "They met", "NATO meets"}) told += see_in("two", text).alerts;
  }
  // It is new, gone, and there again.
  BOOST_TEST(told == 3U);
}

BOOST_AUTO_TEST_CASE(carries_the_name_and_tags_of_its_feed) {
  generation->feeds["feed"].name = "Configured";
  generation->feeds["feed"].tags = {"world", "en"};
  see("1", "NATO");
  const alert::Alert alert = store.all_alerts().front();
  BOOST_TEST(alert.article.source_name == "Configured");
  BOOST_TEST(alert.labels.at("tags") == "world,en");
}

BOOST_AUTO_TEST_CASE(is_held_against_the_watches_of_its_own_generation) {
  see("1", "NATO and Ryabkov");
  Intake old = intake("feed", {support::article_of("feed", "2", "NATO and Ryabkov")});
  generation = std::make_shared<Generation>(*generation);
  generation->watches = {support::watch_of("Ryabkov")};
  BOOST_TEST(see("3", "NATO and Ryabkov").alerts == 1U);
  BOOST_TEST(write(std::move(old)).alerts == 1U);
  std::multiset<std::string> watches;
  for (const alert::Alert& alert : store.all_alerts()) watches.insert(alert.watch);
  BOOST_TEST((watches == std::multiset<std::string>{"NATO", "NATO", "Ryabkov"}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_first_poll_of_a_feed, Fixture)

Article dated(const std::string& guid, std::optional<Micros> published) {
  Article article = support::article_of("feed", guid, "NATO");
  if (published) article.published = article::Timestamp{*published, std::nullopt};
  return article;
}

BOOST_AUTO_TEST_CASE(is_stored_and_matched_and_raises_nothing) {
  baseline_done = false;
  const Written written = see("1", "NATO");
  BOOST_TEST(written.articles == 1U);
  BOOST_TEST(written.mentions == 1U);
  BOOST_TEST(written.alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
  BOOST_TEST(store.feed("feed")->baseline_done);
  baseline_done = true;
  BOOST_TEST(see("2", "NATO").alerts == 1U);
}

BOOST_AUTO_TEST_CASE(raises_all_under_backfill_all) {
  baseline_done = false;
  generation->feeds["feed"].backfill_all = true;
  BOOST_TEST(see("1", "NATO").alerts == 1U);
}

BOOST_AUTO_TEST_CASE(raises_what_is_young_under_backfill_since_and_undated_is_old) {
  baseline_done = false;
  generation->feeds["feed"].backfill_since = kDay;
  const Micros now = clock.now();
  const Written written = write(intake("feed", {dated("old", now - kDay - 1), dated("young", now - kDay),
                                                dated("undated", std::nullopt), dated("future", now + kHour)}));
  BOOST_TEST(written.articles == 4U);
  BOOST_TEST(written.alerts == 2U);
}

// Atom demands `updated` and leaves `published` to the author (RFC 4287).
BOOST_AUTO_TEST_CASE(takes_the_time_of_an_update_where_there_is_no_other) {
  baseline_done = false;
  generation->feeds["feed"].backfill_since = kDay;
  Article old = dated("old", std::nullopt), young = dated("young", std::nullopt);
  old.updated = article::Timestamp{clock.now() - kDay - 1, std::nullopt};
  young.updated = article::Timestamp{clock.now() - kDay, std::nullopt};
  BOOST_TEST(write(intake("feed", {old, young})).alerts == 1U);
}

BOOST_AUTO_TEST_CASE(ends_with_the_last_slice) {
  baseline_done = false;
  std::vector<Article> articles = many("feed", kArticlesInTransaction + 5);
  std::vector<Intake> batch;
  batch.push_back(intake("feed", articles));
  writer.write(batch);
  // The process dies here and starts again: the feed is still at its baseline, and the rest is as silent.
  BOOST_TEST(!store.feed("feed").has_value());
  const Written written = write(intake("feed", articles));
  BOOST_TEST(written.articles == 5U);
  BOOST_TEST(store.alerts() == 0U);
  BOOST_TEST(store.feed("feed")->baseline_done);
}

BOOST_AUTO_TEST_CASE(does_not_silence_what_its_articles_mention_later) {
  baseline_done = false;
  see("1", "NATO");
  baseline_done = true;
  BOOST_TEST(see("1", "NATO meets").alerts == 0U);
  BOOST_TEST(see("1", "NATO meets NATO").alerts == 1U);
  BOOST_TEST(store.entries().back().entry.type == "alert.new");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
