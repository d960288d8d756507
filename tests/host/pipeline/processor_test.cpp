#include "host/pipeline/processor.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/fake_stages.h"

namespace mentiond::pipeline {
namespace {

/// Writes the language into each article.
struct Tagging final : article::Enricher {
  void enrich(article::Article& article) override {
    if (article.headline() == "odd") throw std::runtime_error("the fake enricher chokes");
    article.language = "en";
  }
};
struct NeedsLanguage final : article::MatchSession {
  void match(article::Article& article) override { article.notes.push_back("matched in " + article.language); }
};

WorkerStages stages(std::function<void()> choke = [] { throw std::runtime_error("choke"); }) {
  WorkerStages result;
  result.normalisers.push_back(std::make_unique<support::FakeNormaliser>(std::move(choke)));
  result.matchers.push_back(
      std::make_unique<support::FakeMatcher>(std::vector<article::Watch>{support::watch_of("NATO")}));
  return result;
}

article::Document document(std::string body, std::string type = "text/lines") {
  article::Document result;
  result.body = std::move(body);
  result.content_type = std::move(type);
  result.feed = "feed";
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_processor)

BOOST_AUTO_TEST_CASE(gives_articles_that_are_identified_and_matched) {
  const Processed result = Processor(stages(), 100).process(document("1|NATO meets\n2|Nothing"));
  BOOST_TEST(!result.failure.has_value());
  BOOST_TEST_REQUIRE(result.articles.size() == 2U);
  BOOST_TEST(result.articles[0].id.size() == 26U);
  BOOST_TEST(result.articles[0].mentions.size() == 1U);
  BOOST_TEST(result.articles[0].concepts.size() == 1U);
  BOOST_TEST(result.articles[1].mentions.empty());
  BOOST_TEST(result.feed.title == "Lines");
}

BOOST_AUTO_TEST_CASE(enriches_before_it_matches) {
  WorkerStages all = stages();
  all.enrichers.push_back(std::make_unique<Tagging>());
  all.matchers.push_back(std::make_unique<NeedsLanguage>());
  const Processed result = Processor(std::move(all), 100).process(document("1|x"));
  BOOST_TEST(result.articles.at(0).notes.at(0) == "matched in en");
}

BOOST_AUTO_TEST_CASE(keeps_an_article_that_a_plugin_chokes_on_and_says_so) {
  WorkerStages all = stages();
  all.enrichers.push_back(std::make_unique<Tagging>());
  const Processed result = Processor(std::move(all), 100).process(document("1|odd\n2|choke\n3|NATO"));
  BOOST_TEST_REQUIRE(result.articles.size() == 3U);
  BOOST_TEST(result.articles[0].notes.at(0) == "enrich failed: the fake enricher chokes");
  BOOST_TEST(result.articles[1].notes.at(0) == "match failed: the fake matcher chokes");
  BOOST_TEST(result.articles[2].notes.empty());
  BOOST_TEST(result.articles[2].mentions.size() == 1U);
  BOOST_TEST(result.faults == 2U);
  BOOST_TEST(result.first_fault == result.articles[0].uri + ": enrich failed: the fake enricher chokes");
}

BOOST_AUTO_TEST_CASE(fails_a_document_whose_normaliser_throws_whatever_it_throws) {
  const std::vector<std::function<void()>> faults = {
      [] { throw article::PluginError(article::Fault::kRejected, "no feed"); },
      [] { throw std::logic_error("no feed"); }};
  for (const auto& fault : faults) {
    const Processed result = Processor(stages(fault), 100).process(document("1|NATO\nthrow"));
    BOOST_TEST(result.failure.value() == "no feed");
    BOOST_TEST(result.articles.empty());
  }
}

BOOST_AUTO_TEST_CASE(fails_a_document_that_nobody_reads) {
  BOOST_TEST(Processor(stages(), 100).process(document("x", "image/png")).failure.value() ==
             "no normalise plugin reads this document of type image/png");
  BOOST_TEST(Processor(stages(), 100).process(document("x", "")).failure.value() ==
             "no normalise plugin reads this document");
}

BOOST_AUTO_TEST_CASE(takes_no_more_items_than_it_may_and_says_so) {
  const Processed result = Processor(stages(), 2).process(document("1|a\n2|b\n3|c"));
  BOOST_TEST(result.articles.size() == 2U);
  BOOST_TEST(result.feed.error.find("more than 2 items") != std::string::npos);
  BOOST_TEST(result.feed.title == "Lines");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::pipeline
