// Stories as the database keeps them: over a restart, a crash and retention.
#include <boost/test/unit_test.hpp>

#include "host/store/connection.h"
#include "host/story/index.h"
#include "tests/host/store/child.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

using Records = std::vector<std::pair<std::int64_t, story::Record>>;

Records recalled(const Home& home) {
  Records records;
  home.store->transact([&](story::ArticleRepository& articles, schedule::FeedRepository&, alert::AlertRepository&) {
    articles.recall([&](std::int64_t number, const story::Record& record) { records.emplace_back(number, record); });
  });
  return records;
}

story::Record record_of(std::uint32_t words) {
  story::Record record;
  record.words = words;
  record.keys = {words, words + 1};
  return record;
}

/// Claims the article and makes it one of the story's, or of one that it opens.
std::pair<std::int64_t, article::Story> take(Home& home, const std::string& feed, std::int64_t number = 0) {
  std::pair<std::int64_t, article::Story> taken;
  const Article article = document(feed, {{"1", "", "Headline of " + feed, "Text of " + feed}}).front();
  home.store->transact(
      [&](story::ArticleRepository& articles, schedule::FeedRepository& feeds, alert::AlertRepository&) {
        articles.claim(article, home.clock.now());
        taken.first = number == 0 ? articles.open_story(article, home.clock.now()) : number;
        taken.second = articles.join_story(taken.first, article.id, home.clock.now());
        articles.remember(taken.first, record_of(static_cast<std::uint32_t>(taken.second.size)));
        articles.put(article, home.clock.now());
        feeds.put(state_of(feed));
      });
  return taken;
}

std::int64_t count(const Home& home, const std::string& table) {
  store::Connection connection(home.path(), article::kSecond);
  return connection.number("SELECT count(*) FROM " + table);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stories)

BOOST_AUTO_TEST_CASE(have_the_id_of_their_first_article_and_grow_by_each_other) {
  Home home;
  const auto [number, first] = take(home, "a");
  BOOST_TEST(first.id == document("a", {{"1", "", "Headline of a", "Text of a"}}).front().id);
  BOOST_TEST(first.size == 1U);
  const article::Story second = take(home, "b", number).second;
  BOOST_TEST(second.id == first.id);
  BOOST_TEST(second.first == first.first);
  BOOST_TEST(second.size == 2U);
  // The same article again, as a new version.
  BOOST_TEST(take(home, "b", number).second.size == 2U);
  BOOST_TEST(take(home, "c").first != number);
}

BOOST_AUTO_TEST_CASE(are_recalled_in_their_order_after_a_restart) {
  Home home;
  const std::int64_t one = take(home, "a").first, other = take(home, "b").first;
  take(home, "c", one);
  take(home, "d", other);
  const Records before = recalled(home);
  BOOST_TEST(before.size() == 4U);
  home.reopen();
  BOOST_TEST((recalled(home) == before));
  BOOST_TEST(before[2].first == one);
  BOOST_TEST((before[3] == std::pair(other, record_of(2))));
}

BOOST_AUTO_TEST_CASE(are_what_was_committed_when_the_process_is_killed) {
  Home home;
  home.store.reset();
  Child child([&](const Child::Say&) {
    home.store = home.open();
    const std::int64_t number = take(home, "a").first;
    home.store->transact([&](story::ArticleRepository& articles, schedule::FeedRepository&, alert::AlertRepository&) {
      articles.remember(number, record_of(9));
      ::raise(SIGKILL);
    });
  });
  child.wait();
  home.store = home.open();
  BOOST_TEST(recalled(home).size() == 1U);
}

BOOST_AUTO_TEST_CASE(come_back_with_the_claim_of_a_version) {
  Home home;
  const std::int64_t number = take(home, "a").first;
  const story::Claim claim = home.read_one("a", {"1", "", "Headline of a", "Another text"});
  BOOST_TEST(claim.novelty == Novelty::kVersion);
  BOOST_TEST(claim.story == number);
  BOOST_TEST(home.read_one("b", {"2", "", "Headline", "Text"}).story == 0);
}

BOOST_AUTO_TEST_CASE(lose_their_fingerprints_with_the_window_and_themselves_with_their_articles) {
  Home home;
  const std::int64_t number = take(home, "a").first;
  take(home, "b", number);
  const store::Store::Retention retention{90 * article::kDay, 365 * article::kDay};
  const auto prune = [&] {
    while (home.store->prune(home.clock.now(), retention)) {
    }
  };
  home.clock.advance(story::kWindow - article::kHour);
  prune();
  BOOST_TEST(recalled(home).size() == 2U);
  home.clock.advance(2 * article::kHour);
  prune();
  BOOST_TEST(recalled(home).empty());
  BOOST_TEST(count(home, "story") == 1);
  // Years later, when neither feed lists its item any more.
  home.clock.advance(400 * article::kDay);
  for (const char* feed : {"a", "b"}) home.read(feed, {{"new", "", "New", "New text of " + std::string(feed)}});
  prune();
  home.clock.advance(article::kDay);
  prune();
  BOOST_TEST(count(home, "story") == 0);
}

BOOST_AUTO_TEST_CASE(are_listed_the_latest_first_with_the_headline_of_their_first_article) {
  Home home;
  const std::int64_t one = take(home, "a").first;
  home.clock.advance(article::kHour);
  const article::Story other = take(home, "b").second;
  home.clock.advance(article::kHour);
  const article::Story joined = take(home, "c", one).second;
  std::vector<store::StoredStory> listed;
  home.store->for_each_story({}, [&](const store::StoredStory& story) { listed.push_back(story); });
  BOOST_REQUIRE(listed.size() == 2U);
  BOOST_TEST(listed[0].id == joined.id);
  BOOST_TEST(listed[0].headline == "Headline of a");
  BOOST_TEST(listed[0].size == 2U);
  BOOST_TEST(listed[0].joined == home.clock.now());
  BOOST_TEST(listed[0].live);
  BOOST_TEST(listed[1].id == other.id);
  std::size_t latest = 0;
  home.store->for_each_story({home.clock.now() - article::kMinute, 9}, [&](const auto&) { ++latest; });
  home.store->for_each_story({0, 1}, [&](const auto&) { ++latest; });
  BOOST_TEST(latest == 2U);
}

BOOST_AUTO_TEST_CASE(are_found_with_their_articles_in_the_order_in_which_they_came) {
  Home home;
  const auto [number, story] = take(home, "a");
  take(home, "x");
  take(home, "c", number);
  const auto found = home.store->find_story(story.id);
  BOOST_REQUIRE(found.has_value());
  std::vector<std::string> feeds;
  for (const store::StoredArticle& article : home.store->articles_of(*found)) feeds.push_back(article.feed);
  BOOST_TEST(feeds == (std::vector<std::string>{"a", "c"}), boost::test_tools::per_element());
  BOOST_TEST(home.store->alerts_of(*found).empty());
  for (const std::string id : {"", "nonsense", "aaaaaaaaaaaaaaaaaaaaaaaaaa"}) BOOST_TEST(!home.store->find_story(id));
}

BOOST_AUTO_TEST_CASE(articles_are_found_by_id_uri_and_link) {
  Home home;
  home.read("a", {{"1", "https://a.example/1", "Headline", "Text"}, {"2", "", "Without a link", "Another text"}});
  const auto found = home.store->find_article("https://a.example/1");
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->headline == "Headline");
  BOOST_TEST(!found->json.empty());
  BOOST_TEST(home.store->find_article(found->id)->id == found->id);
  const std::string id = home.articles().front().id;
  BOOST_TEST(home.store->find_article("urn:mentiond:" + id)->id == id);
  for (const std::string name : {"", "urn:", "https://a.example/2"}) BOOST_TEST(!home.store->find_article(name));
}

BOOST_AUTO_TEST_SUITE_END()
