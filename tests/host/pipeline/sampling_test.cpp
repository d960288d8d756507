#include "host/pipeline/sampling.h"

#include <boost/test/unit_test.hpp>

#include "host/article/json.h"
#include "tests/support/fake_stages.h"

namespace mentiond::pipeline {
namespace {

std::string stored(const std::string& body) {
  article::Article article;
  article.uri = "urn:a";
  article.bodies = {{"", "text/plain", body}};
  article.mentions.resize(1);  // What was found when it was stored does not count.
  return article::to_json(article);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sample_counts_the_articles_in_which_an_alias_is_found) {
  const support::FakeProgram program({"ana", "bob", "cyd"});
  const article::Sample sample =
      sample_of(program, {stored("bob met bob"), stored("bob and cyd"), stored("nobody"), "{ no JSON"});
  BOOST_TEST(sample.articles == 3U);
  BOOST_REQUIRE(sample.hits.size() == 2U);
  BOOST_TEST(sample.hits[0].alias == "bob");
  BOOST_TEST(sample.hits[0].watch == 1U);
  BOOST_TEST(sample.hits[0].articles == 2U);
  BOOST_TEST(sample.hits[1].alias == "cyd");
  BOOST_TEST(sample.hits[1].articles == 1U);
}

BOOST_AUTO_TEST_CASE(a_sample_of_nothing_says_so) {
  BOOST_TEST(sample_of(support::FakeProgram({"ana"}), {}).articles == 0U);
}

}  // namespace mentiond::pipeline
