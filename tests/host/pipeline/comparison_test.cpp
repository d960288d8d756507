#include "host/pipeline/comparison.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::pipeline {
namespace {

article::Mention mention(const std::string& watch, const std::string& list = "desk") {
  article::Mention made;
  made.watchlist = list;
  made.watch = watch;
  made.alias = watch;
  made.sentence = "A sentence.";
  return made;
}

Compared article(int number, std::vector<article::Mention> live, std::vector<article::Mention> draft) {
  const std::string n = std::to_string(number);
  return {"uri" + n,       "Headline " + n, number % 2 == 0 ? "even" : "odd", number * article::kHour * 8,
          std::move(live), std::move(draft)};
}

BOOST_AUTO_TEST_SUITE(comparison)

BOOST_AUTO_TEST_CASE(an_article_that_one_side_hits_is_gained_or_lost) {
  Comparison comparison({"desk"}, 3);
  comparison.add(article(1, {mention("a")}, {mention("a")}));
  comparison.add(article(2, {mention("a")}, {}));
  comparison.add(article(3, {}, {mention("a")}));
  comparison.add(article(4, {}, {}));
  BOOST_TEST(comparison.articles() == 4U);
  const WatchChange& change = comparison.watches().at({"desk", "a"});
  BOOST_TEST((change.hits == Hits{2, 2, 1, 1}));
  BOOST_TEST(change.lost.begin()->headline == "Headline 2");
  BOOST_TEST(change.gained.begin()->uri == "uri3");
  BOOST_TEST(change.gained.begin()->reason == "a: A sentence.");
}

BOOST_AUTO_TEST_CASE(a_watchlist_that_the_draft_does_not_name_is_not_compared) {
  Comparison comparison({"desk"}, 3);
  comparison.add(article(1, {mention("a", "other")}, {}));
  BOOST_TEST(comparison.watches().empty());
  BOOST_TEST(comparison.days().empty());
}

BOOST_AUTO_TEST_CASE(several_mentions_and_watches_are_one_article_of_a_day_and_a_feed) {
  Comparison comparison({"desk"}, 3);
  comparison.add(article(1, {mention("a"), mention("a"), mention("b")}, {mention("b")}));
  comparison.add(article(3, {}, {mention("b")}));
  BOOST_TEST((comparison.watches().at({"desk", "a"}).hits == Hits{1, 0, 0, 1}));
  BOOST_TEST((comparison.feeds().at("odd") == Hits{1, 2, 1, 0}));
  BOOST_TEST((comparison.days().at(0) == Hits{1, 1, 0, 0}));
  BOOST_TEST((comparison.days().at(article::kDay) == Hits{0, 1, 1, 0}));
}

BOOST_AUTO_TEST_CASE(the_newest_examples_are_kept) {
  Comparison comparison({"desk"}, 2);
  for (const int number : {3, 1, 4, 2}) comparison.add(article(number, {}, {mention("a")}));
  const std::set<Example>& kept = comparison.watches().at({"desk", "a"}).gained;
  BOOST_TEST(kept.size() == 2U);
  BOOST_TEST(kept.begin()->uri == "uri3");
  BOOST_TEST(kept.rbegin()->uri == "uri4");
}

BOOST_AUTO_TEST_CASE(the_result_is_the_same_however_the_articles_were_shared_out) {
  Comparison whole({"desk"}, 3), first({"desk"}, 3), second({"desk"}, 3);
  for (int number = -20; number < 40; ++number) {
    std::vector<article::Mention> live, draft;
    if (number % 3 == 0) live.push_back(mention("a"));
    if (number % 5 == 0) draft.push_back(mention("a"));
    const Compared each = article(number, live, draft);
    whole.add(each);
    (number % 7 < 3 ? first : second).add(each);
  }
  second.merge(first);
  BOOST_TEST(second.articles() == whole.articles());
  BOOST_TEST((second.watches() == whole.watches()));
  BOOST_TEST((second.days() == whole.days()));
  BOOST_TEST((second.feeds() == whole.feeds()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::pipeline
