#include "host/store/article_reader.h"

#include <boost/test/unit_test.hpp>

#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

void read_ten(Home& home, int from) {
  std::vector<Item> items;
  for (int i = from; i < from + 10; ++i) items.push_back({std::to_string(i), "", "Headline " + std::to_string(i), "x"});
  home.read("feed", items);
}

std::vector<std::string> headlines(store::ArticleReader& reader) {
  std::vector<std::string> all;
  for (auto batch = reader.next(3); !batch.empty(); batch = reader.next(3)) {
    BOOST_TEST(batch.size() <= 3U);
    for (const auto& article : batch) all.push_back(article.headline);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(article_reader)

BOOST_AUTO_TEST_CASE(gives_every_article_once_in_batches_with_its_text) {
  Home home;
  read_ten(home, 0);
  store::ArticleReader reader(home.path(), 0);
  BOOST_TEST(reader.count() == 10U);
  const auto first = reader.next(1);
  BOOST_REQUIRE(first.size() == 1);
  BOOST_TEST(first[0].feed == "feed");
  BOOST_TEST(first[0].json.find("\"Headline 0\"") != std::string::npos);
  BOOST_TEST(headlines(reader).size() == 9U);
}

BOOST_AUTO_TEST_CASE(ends_although_articles_go_on_coming) {
  Home home;
  read_ten(home, 0);
  store::ArticleReader reader(home.path(), 0);
  reader.next(1);
  read_ten(home, 10);
  BOOST_TEST(headlines(reader).back() == "Headline 9");
  BOOST_TEST(reader.count() == 10U);
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_older) {
  Home home;
  read_ten(home, 0);
  home.clock.advance(article::kHour);
  read_ten(home, 10);
  store::ArticleReader reader(home.path(), home.clock.now());
  BOOST_TEST(reader.count() == 10U);
  BOOST_TEST(headlines(reader).front() == "Headline 10");
}

BOOST_AUTO_TEST_CASE(gives_the_latest_alone_where_that_is_wanted) {
  Home home;
  read_ten(home, 0);
  store::ArticleReader latest(home.path(), 0), all(home.path(), 0);
  latest.only_latest(3), all.only_latest(10);
  BOOST_TEST(latest.count() == 3U);
  BOOST_TEST(headlines(latest).front() == "Headline 7");
  BOOST_TEST(headlines(all).front() == "Headline 0");
}

BOOST_AUTO_TEST_CASE(an_empty_store_has_none) {
  Home home;
  store::ArticleReader reader(home.path(), 0);
  BOOST_TEST(reader.count() == 0U);
  BOOST_TEST(reader.next(5).empty());
}

BOOST_AUTO_TEST_SUITE_END()
