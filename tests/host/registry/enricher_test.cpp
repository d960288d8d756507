#include "mentiond/sdk/enrich.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>

#include "host/registry/adapters.h"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

using Notes = std::vector<std::string>;

class Scripted final : public sdk::Enricher {
 public:
  static inline std::function<void(const sdk::ArticleView&, const sdk::AnnotationSink&)> script;
  explicit Scripted(const sdk::Config&) {}
  void enrich(const sdk::ArticleView& article, const sdk::AnnotationSink& sink) override { script(article, sink); }
};

struct Fixture {
  support::ManualClock clock;
  const std::unique_ptr<article::Enricher> enricher =
      adapt_enricher(library_of(article::PluginKind::kEnrich, sdk::detail::EnrichTable<Scripted>::kTable), {}, clock);
  article::Article article;

  Fixture() { article.bodies = {{"", "text/plain", "\"Yes,\" said Ünal."}}; }
  void enrich(std::function<void(const sdk::ArticleView&, const sdk::AnnotationSink&)> script) {
    Scripted::script = std::move(script);
    enricher->enrich(article);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(an_enricher_in_the_host, Fixture)

BOOST_AUTO_TEST_CASE(the_article_arrives_whole_and_is_not_copied) {
  article.uri = "u", article.feed = "f", article.guid = "g", article.link = "l", article.language = "tr",
  article.by = "b";
  article.located = "ANKARA", article.site = "s", article.copyright_notice = "(c)";
  article.published = article::Timestamp{5, 180};
  article.headlines = {{"main", "text/plain", "H"}};
  article.descriptions = {{"standfirst", "text/plain", "S"}};
  article.concepts = {{article::ConceptKind::kPlace, "Ankara", "tag", "u", "l", {}, {}}};
  article.info_sources = {{"E", "publisher", "https://e.org/", "e.org"}};
  article.media = {{"n", "u", "picture", "t", "c", "b", "h", {{"r", "h", "image/png", 1, 2, 3, 4}}},
                   {"n", "u2", "video", "t", "c2", "b", "h", {{"r2", "h2", "video/mp4", 5, 6, 7, 8}}}};
  article.alt_ids = {{"guid", "g"}};
  article.quotes = {{"Yes,", "Ünal", {}, "said", 1, 5}};
  article.notes = {"note"};
  enrich([&](const sdk::ArticleView& a, const sdk::AnnotationSink&) {
    BOOST_TEST((a.uri() == "u" && a.feed() == "f" && a.guid() == "g" && a.link() == "l" && a.language() == "tr"));
    BOOST_TEST((a.by() == "b" && a.located() == "ANKARA" && a.site() == "s" && a.copyright_notice() == "(c)"));
    BOOST_TEST((a.published().microseconds == 5 && a.published().offset_minutes == 180 && !a.updated().present()));
    BOOST_TEST(static_cast<const void*>(a.bodies()[0].value.data) == article.bodies[0].value.data());
    BOOST_TEST((sdk::view(a.headlines()[0].value) == "H" && sdk::view(a.descriptions()[0].role) == "standfirst"));
    BOOST_TEST((a.concepts()[0].kind == MENTIOND_PLACE && sdk::view(a.concepts()[0].name) == "Ankara"));
    BOOST_TEST(sdk::view(a.info_sources()[0].literal) == "e.org");
    BOOST_TEST_REQUIRE(a.media().size() == 2U);
    BOOST_TEST(sdk::view(a.media()[1].caption) == "c2");
    const mentiond_rendition rendition = sdk::Elements<mentiond_rendition>(a.media()[1].renditions)[0];
    BOOST_TEST((rendition.width == 5 && rendition.duration == 8 && sdk::view(rendition.href) == "h2"));
    BOOST_TEST(sdk::view(a.alt_ids()[0].value) == "g");
    BOOST_TEST((sdk::view(a.quotes()[0].speaker) == "Ünal" && a.quotes()[0].end == 5U));
    BOOST_TEST(sdk::view(a.notes()[0]) == "note");
  });
}

BOOST_AUTO_TEST_CASE(nothing_of_one_article_is_left_in_the_next) {
  article.concepts = {{article::ConceptKind::kPlace, "Ankara", {}, {}, {}, {}, {}}};
  article.media = {{"n", "u", "picture", {}, {}, {}, {}, {{}}}};
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink&) {});
  article = {};
  enrich([](const sdk::ArticleView& a, const sdk::AnnotationSink&) {
    BOOST_TEST((a.concepts().empty() && a.media().empty() && a.bodies().empty() && a.notes().empty()));
  });
}

BOOST_AUTO_TEST_CASE(a_detected_language_fills_one_that_is_missing) {
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) { sink.language("tr", 0.987); });
  BOOST_TEST(article.language == "tr");
  BOOST_TEST(article.notes == Notes{"language: tr detected, confidence 0.99"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_declared_language_stands_and_another_one_is_noted) {
  article.language = "en-GB";
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) { sink.language("en", 1); });
  BOOST_TEST((article.language == "en-GB" && article.notes.empty()));
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) { sink.language("tr", std::nan("")); });
  BOOST_TEST(article.language == "en-GB");
  BOOST_TEST(article.notes == Notes{"language: en-GB declared, tr detected, confidence 0.00"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_language_is_ignored) {
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) { sink.language("probably Turkish", 1); });
  BOOST_TEST((article.language.empty() && article.notes.empty()));
}

BOOST_AUTO_TEST_CASE(quotes_and_notes_are_added) {
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) {
    sink.quote({"Yes,", "Ünal", "said", 1, 5});
    sink.note("one speaker");
  });
  BOOST_TEST_REQUIRE(article.quotes.size() == 1U);
  BOOST_TEST(
      (article.quotes[0].text == "Yes," && article.quotes[0].speaker == "Ünal" && article.quotes[0].verb == "said"));
  BOOST_TEST((article.quotes[0].start == 1U && article.quotes[0].end == 5U));
  BOOST_TEST(article.notes == Notes{"one speaker"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_quote_outside_the_body_or_through_a_character_is_left_out_and_noted) {
  enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) {
    sink.quote({"x", "", "", 0, 1000});
    sink.quote({"x", "", "", 5, 5});
    sink.quote({"x", "", "", 9, 3});
    sink.quote({"x", "", "", 12, 13});  // Ends within the Ü.
    sink.quote({"x", "", "", 4'000'000'000, 4'000'000'001});
  });
  BOOST_TEST(article.quotes.size() == 0U);
  BOOST_TEST(article.notes == Notes{"test: quotes that are not in the body were left out"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_enricher_that_fails_leaves_the_article_as_it_was) {
  BOOST_TEST(fault_of([&] {
               enrich([](const sdk::ArticleView&, const sdk::AnnotationSink& sink) {
                 sink.language("tr", 1);
                 sink.note("half");
                 throw std::logic_error("lost");
               });
             }) == "internal: test: lost");
  BOOST_TEST((article.language.empty() && article.notes.empty() && article.quotes.empty()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
