#include "host/pipeline/backtest.h"

#include <boost/test/unit_test.hpp>

#include "host/article/json.h"
#include "tests/support/fake_stages.h"

namespace mentiond::pipeline {
namespace {

article::MatchPrograms programs(const std::vector<std::string>& names) {
  return {std::make_shared<support::FakeProgram>(names)};
}

StoredText stored(int number, const std::string& body, const std::vector<article::Mention>& mentions = {}) {
  article::Article article;
  article.uri = "urn:" + std::to_string(number);
  article.headlines = {{"main", "text/plain", "Headline " + std::to_string(number)}};
  article.bodies = {{"", "text/plain", body}};
  article.mentions = mentions;
  if (number % 2 == 0) article.published = article::Timestamp{number * article::kDay, {}};
  return {std::to_string(number), "feed", 1000 * article::kDay, article::to_json(article)};
}

/// In batches of seven.
struct Fixture {
  std::vector<StoredText> texts;
  BacktestOptions options;
  std::vector<std::string> problems;
  std::size_t at = 0;

  Fixture() {
    options.next = [this] {
      std::vector<StoredText> batch;
      while (at < texts.size() && batch.size() < 7) batch.push_back(texts[at++]);
      return batch;
    };
    options.fail = [this](const std::string& problem) { problems.push_back(problem); };
    options.live = programs({"ana", "bob"});
    options.draft = programs({"ana", "cyd"});
  }
  Comparison run(unsigned workers = 1) {
    at = 0;
    options.workers = workers;
    return backtest(options);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_backtest, Fixture)

BOOST_AUTO_TEST_CASE(counts_what_each_side_finds) {
  texts = {stored(2, "ana and bob"), stored(3, "cyd"), stored(4, "nobody")};
  const Comparison result = run();
  BOOST_TEST(result.articles() == 3U);
  BOOST_TEST((result.watches().at({"desk", "ana"}).hits == Hits{1, 1, 0, 0}));
  BOOST_TEST((result.watches().at({"desk", "bob"}).hits == Hits{1, 0, 0, 1}));
  BOOST_TEST((result.watches().at({"desk", "cyd"}).hits == Hits{0, 1, 1, 0}));
}

BOOST_AUTO_TEST_CASE(does_not_compare_what_is_there_for_reference) {
  support::FakeProgram draft({"ana", "bob"});
  draft.all[1].watchlist = "other", draft.all[1].for_reference = true;
  options.draft = {std::make_shared<support::FakeProgram>(draft)};
  texts = {stored(2, "ana and bob")};
  const Comparison result = run();
  BOOST_TEST(result.watches().size() == 2U);
  BOOST_TEST((result.watches().at({"desk", "bob"}).hits == Hits{1, 0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(counts_an_article_on_the_day_that_it_was_published_or_else_stored) {
  texts = {stored(2, "ana"), stored(3, "ana")};
  const Comparison result = run();
  BOOST_TEST((result.days().at(2 * article::kDay) == Hits{1, 1, 0, 0}));
  BOOST_TEST((result.days().at(1000 * article::kDay) == Hits{1, 1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(gives_the_same_for_any_number_of_workers) {
  for (int i = 0; i < 500; ++i) {
    texts.push_back(
        stored(i, std::string(i % 2 == 0 ? "ana " : "") + (i % 3 == 0 ? "bob " : "") + (i % 5 == 0 ? "cyd" : "")));
  }
  const Comparison one = run(1);
  for (const unsigned workers : {2U, 5U}) {
    const Comparison many = run(workers);
    BOOST_TEST((many.watches() == one.watches()));
    BOOST_TEST((many.days() == one.days() && many.feeds() == one.feeds()));
    BOOST_TEST(many.articles() == 500U);
  }
}

BOOST_AUTO_TEST_CASE(without_live_watchlists_stands_beside_what_was_found_then) {
  article::Mention then;
  then.watchlist = "desk";
  then.watch = "ana";
  texts = {stored(1, "nothing now", {then}), stored(2, "ana")};
  options.live.clear();
  BOOST_TEST((run().watches().at({"desk", "ana"}).hits == Hits{1, 1, 1, 1}));
}

BOOST_AUTO_TEST_CASE(names_what_cannot_be_read_and_goes_on) {
  texts = {{"bad", "feed", 0, "{"}, stored(2, "ana")};
  BOOST_TEST(run().articles() == 1U);
  BOOST_REQUIRE(problems.size() == 1);
  BOOST_TEST(problems[0].find("article bad: ") == 0U);
}

BOOST_AUTO_TEST_CASE(ends_with_what_the_source_throws) {
  texts = {stored(2, "ana")};
  options.next = []() -> std::vector<StoredText> { throw std::runtime_error("the disk is gone"); };
  BOOST_CHECK_THROW(run(3), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
