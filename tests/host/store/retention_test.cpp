// What is deleted, when, and what stays.
#include <boost/test/unit_test.hpp>

#include "host/store/connection.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

const Item kOld{"old", "https://a.example/old", "Old", "Old text.", 1};
const Item kNew{"new", "https://a.example/new", "New", "New text.", 1};
constexpr store::Store::Retention kRetention{90 * article::kDay, 365 * article::kDay};

std::size_t prune(Home& home) {
  std::size_t batches = 1;
  while (home.store->prune(home.clock.now(), kRetention)) ++batches;
  return batches;
}

std::int64_t count(Home& home, const std::string& what) {
  store::Connection connection(home.path(), article::kSecond);
  return connection.number("SELECT count(*) FROM " + what);
}

/// Polls the feed once a day.
void pass_days(Home& home, int days, const std::vector<Item>& items) {
  for (int day = 0; day < days; ++day) {
    home.clock.advance(article::kDay);
    home.read("a", items);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(retention)

BOOST_AUTO_TEST_CASE(an_articles_text_goes_after_its_time_and_the_item_stays_known_while_its_feed_lists_it) {
  Home home;
  home.read("a", {kOld, kNew});
  pass_days(home, 90, {kOld, kNew});
  prune(home);
  BOOST_TEST(home.articles().size() == 2);
  home.clock.advance(1);
  prune(home);
  BOOST_TEST(home.articles().empty());
  BOOST_TEST(count(home, "article_text") == 0);
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kKnown);
  pass_days(home, 200, {kOld});
  prune(home);
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kKnown);
  BOOST_TEST(home.articles().empty());
}

BOOST_AUTO_TEST_CASE(an_article_that_a_fuller_text_took_over_outlives_the_item_that_it_was_first) {
  Home home;
  home.read("b", {{"first", kOld.link, "Old", "x", 1}, kNew});
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kFuller);
  for (int day = 0; day < 100; ++day) {
    home.clock.advance(article::kDay);
    home.read("a", {kOld});
    home.read("b", {kNew});
  }
  prune(home);
  BOOST_TEST(count(home, "article") == 2);
  BOOST_TEST(count(home, "claim WHERE own = 1") == 2);
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(an_item_that_its_feed_lists_no_more_is_forgotten) {
  Home home;
  home.read("a", {kOld, kNew});
  home.read("b", {{"copy", kOld.link, "Old", "Old text.", 1}});
  pass_days(home, 100, {kNew});
  prune(home);
  BOOST_TEST(count(home, "claim") == 2);  // kNew's, and the copy's in the feed that was not read since.
  BOOST_TEST(count(home, "article") == 1);
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kNew);
  const Item copy{"copy", kOld.link, "Old", "Changed.", 1};
  for (const story::Claim& claim : home.read("b", {copy, copy})) {
    BOOST_TEST(claim.novelty == Novelty::kKnown);
    BOOST_TEST(!claim.article_id.empty());
  }
}

BOOST_AUTO_TEST_CASE(the_claim_of_a_copy_never_leads_to_an_article_that_came_later) {
  Home home;
  home.read("a", {kNew, kOld});
  const Item copy{"copy", kOld.link, "Old", "Old text.", 1};
  home.read_one("b", copy);
  pass_days(home, 100, {kNew});
  prune(home);
  const std::string later = home.read_one("c", {"later", "", "Later", "x", 1}).article_id;
  const story::Claim claim = home.read_one("b", copy);
  BOOST_TEST(claim.novelty == Novelty::kKnown);
  BOOST_TEST(claim.article_id != later);
}

BOOST_AUTO_TEST_CASE(other_words_for_a_text_that_is_gone_are_nothing_new) {
  Home home;
  home.read("a", {kOld, kNew});
  home.read_one("b", {"copy", kOld.link, "Old", "Old text.", 1});
  pass_days(home, 91, {kOld, kNew});
  prune(home);
  const Item longer{"copy", kOld.link, "Old", "Old text, and more than it ever had.", 1};
  BOOST_TEST(home.read_one("b", longer).novelty == Novelty::kKnown);
  BOOST_TEST(home.articles().empty());
}

BOOST_AUTO_TEST_CASE(an_item_stays_known_as_long_as_its_article_is_kept_listed_or_not) {
  Home home;
  home.read("a", {kOld, kNew});
  pass_days(home, 89, {kNew});
  prune(home);
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_feed_that_answers_not_modified_for_years_still_lists_its_items) {
  Home home;
  home.read("a", {kOld, kNew});
  home.clock.advance(1000 * article::kDay);
  home.store->transact([&](auto&, schedule::FeedRepository& feeds, auto&) {
    schedule::FeedState state = state_of("a");
    state.last_poll = state.last_success = home.clock.now();
    feeds.put(state);
  });
  prune(home);
  BOOST_TEST(home.articles().empty());
  BOOST_TEST(home.read_one("a", kOld).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(polls_of_unchanged_items_write_the_claims_at_most_once_a_week) {
  Home home;
  home.read("a", {kOld});
  const auto seen = [&] {
    store::Connection connection(home.path(), article::kSecond);
    return connection.number("SELECT seen FROM claim");
  };
  const std::int64_t first = seen();
  pass_days(home, 6, {kOld});
  BOOST_TEST(seen() == first);
  pass_days(home, 1, {kOld});
  BOOST_TEST(seen() == first + 7);
}

BOOST_AUTO_TEST_CASE(a_version_of_a_forgotten_text_is_compared_with_its_mentions) {
  Home home;
  auto articles = document("a", {kOld});
  articles[0].mentions = {mention("lavrov", "Sergey \"mentions\":[ Lavrov")};
  home.read(articles);
  pass_days(home, 91, {kOld});
  prune(home);
  BOOST_TEST(home.articles().empty());
  BOOST_TEST(count(home, "article_text") == 1);
  Item changed = kOld;
  changed.text = "Changed.";
  const auto claim = home.read_one("a", changed);
  BOOST_TEST(claim.novelty == Novelty::kVersion);
  BOOST_TEST(claim.version == 2);
  BOOST_REQUIRE(claim.earlier.size() == 1);
  BOOST_TEST(claim.earlier[0].text == "Sergey \"mentions\":[ Lavrov");
  BOOST_TEST(home.articles().size() == 1);
  prune(home);
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_quiet_change_of_a_forgotten_text_does_not_bring_it_back) {
  Home home;
  auto articles = document("a", {kOld});
  home.read(articles);
  pass_days(home, 91, {kOld});
  prune(home);
  articles[0].revision = 2;
  articles[0].content_hash = article::hash_id("the same entry as revision 2 reads it");
  BOOST_TEST(home.read(articles)[0].novelty == Novelty::kKnown);
  BOOST_TEST(home.articles().empty());
  articles[0].entry_hash = article::hash_id("another entry with that text");
  BOOST_TEST(home.read(articles)[0].novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_batch_is_small_and_says_whether_there_is_more) {
  Home home;
  std::vector<Item> items;
  for (int i = 0; i < 450; ++i) items.push_back({std::to_string(i), "", std::to_string(i), "x", 1});
  home.read("a", items);
  home.clock.advance(91 * article::kDay);
  BOOST_TEST(home.store->prune(home.clock.now(), kRetention));
  BOOST_TEST(home.articles().size() == 250);
  BOOST_TEST(prune(home) == 3);
  BOOST_TEST(home.articles().empty());
}

BOOST_AUTO_TEST_CASE(alerts_and_their_log_go_after_their_own_time_and_the_outbox_never) {
  Home home;
  const auto add = [&](const std::string& id, article::Micros time) {
    home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      alert::Alert alert;
      alert.id = id;
      alert.raised = alert.updated = time;
      alerts.put(alert);
      for (const char* which : {"sent", "waiting"}) {
        alert::OutboxEntry entry;
        entry.key = id + which, entry.receiver = "desk", entry.created = time;
        alerts.enqueue(entry);
      }
    });
    const std::vector<alert::Settlement> settlements{{id + "sent", alert::Settled::kDelivered, 1, time + 5, 0, 0, ""}};
    home.store->outbox().settle(settlements);
  };
  add("old", home.clock.now());
  home.clock.advance(article::kDay);
  add("new", home.clock.now());
  home.clock.advance(365 * article::kDay);
  prune(home);
  BOOST_TEST(count(home, "alert") == 1);
  BOOST_TEST(count(home, "notification WHERE key = 'newsent'") == 1);
  BOOST_TEST(count(home, "notification") == 1);
  BOOST_TEST(home.store->waiting() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
