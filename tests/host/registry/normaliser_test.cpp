#include "mentiond/sdk/normalise.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstddef>
#include <functional>

#include "host/registry/adapters.h"
#include "host/registry/text.h"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

/// A plugin in this program: does what the test says.
class Scripted final : public sdk::Normaliser {
 public:
  static inline std::function<void(const sdk::Document&, sdk::ArticleSink&)> script;
  static inline int score = 50;
  static constexpr std::uint32_t kRevision = 7;
  explicit Scripted(const sdk::Config&) {}
  bool accepts(std::string_view) const override { return true; }
  int confidence(std::string_view, std::string_view) const override { return score; }
  void normalise(const sdk::Document& document, sdk::ArticleSink& sink) override { script(document, sink); }
};

/// The same through the table alone, for what the SDK's classes would not do.
struct Raw {
  static inline std::function<mentiond_status(const mentiond_document*, const mentiond_article_sink*,
                                              const mentiond_call*)>
      script;
  static mentiond_status create(const mentiond_setup*, void**, const mentiond_call*) { return MENTIOND_OK; }
  static void destroy(void*) {}
  static int32_t accepts(void*, mentiond_text, mentiond_text) { return 1; }
  static mentiond_status normalise(void*, const mentiond_document* document, const mentiond_article_sink* sink,
                                   const mentiond_call* call) {
    return script(document, sink, call);
  }
  static constexpr mentiond_normalise_table kTable = {
      sizeof(mentiond_normalise_table), &create, &destroy, &accepts, &normalise, 1, 0};
};

struct Fixture {
  support::ManualClock clock;
  CollectedArticles collected;
  article::Document document;

  void normalise(std::function<void(const sdk::Document&, sdk::ArticleSink&)> script) {
    Scripted::script = std::move(script);
    adapt_normaliser(library_of(article::PluginKind::kNormalise, sdk::detail::NormaliseTable<Scripted>::kTable), {},
                     clock)
        ->normalise(document, collected);
  }
  /// Emits one article through the table, and gives what arrived.
  article::Article emit(const mentiond_article& theirs) {
    Raw::script = [&](const mentiond_document*, const mentiond_article_sink* sink, const mentiond_call*) {
      sink->article(sink->context, &theirs);
      return MENTIOND_OK;
    };
    adapt_normaliser(library_of(article::PluginKind::kNormalise, Raw::kTable), {}, clock)
        ->normalise(document, collected);
    return collected.articles.back();
  }
  std::string status(mentiond_status status, const char* message) {
    Raw::script = [=](const mentiond_document*, const mentiond_article_sink*, const mentiond_call* call) {
      if (message != nullptr) call->fail(call->context, sdk::text(message));
      return status;
    };
    return fault_of([&] {
      adapt_normaliser(library_of(article::PluginKind::kNormalise, Raw::kTable, "raw"), {}, clock)
          ->normalise(document, collected);
    });
  }
};

mentiond_article empty_article() {
  mentiond_article article{};
  article.size = sizeof(article);
  article.published.microseconds = article.updated.microseconds = INT64_MIN;
  return article;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_normaliser_in_the_host, Fixture)

BOOST_AUTO_TEST_CASE(the_document_arrives_whole) {
  document = {"body",  "https://e.org/",  "",   "text/xml", "", "", {{"link", "<x>"}}, 5, 0,
              "feed1", "Europe/Istanbul", "tr", true};
  normalise([](const sdk::Document& d, sdk::ArticleSink&) {
    BOOST_TEST(d.body() == "body");
    BOOST_TEST(d.url() == "https://e.org/");
    BOOST_TEST(d.content_type() == "text/xml");
    BOOST_TEST(d.header("link") == "<x>");
    BOOST_TEST(d.retrieved_us() == 5);
    BOOST_TEST(d.feed() == "feed1");
    BOOST_TEST(d.timezone() == "Europe/Istanbul");
    BOOST_TEST(d.language() == "tr");
    BOOST_TEST(d.inspect());
  });
}

BOOST_AUTO_TEST_CASE(an_article_arrives_as_it_was_written) {
  document.feed = "feed1";
  document.retrieved = 99;
  normalise([](const sdk::Document&, sdk::ArticleSink& sink) {
    sdk::Article a;
    a.guid = "g", a.link = "https://e.org/1", a.language = "en-GB", a.by = "By A", a.located = "ANKARA";
    a.copyright_notice = "(c)", a.site = "https://e.org/", a.entry = "{\"id\":\"g\"}";
    a.published = {1'700'000'000'000'000, 180};
    a.headlines = {{"main", "text/plain", "Headline"}};
    a.descriptions = {{"standfirst", "", "Standfirst"}};
    a.bodies = {{"", "text/plain", "Body"}, {"", "text/html", "<p>Body</p>"}};
    a.concepts = {{MENTIOND_PERSON, "A", "author", "u", "l", "a@e.org", "https://e.org/a"}};
    a.info_sources = {{"E", "publisher", "https://e.org/", "e.org"}};
    a.media = {{"picture", "https://e.org/p", "t", "caption", "by", "holder", {{"p", "h", "image/png", 1, 2, 3, 0.5}}}};
    a.alt_ids = {{"guid", "g"}};
    a.notes = {"a note"};
    BOOST_TEST(sink.article(a));
    sdk::Feed feed;
    feed.format = "rss20", feed.title = "T", feed.language = "en", feed.ttl_us = 60, feed.well_formed = false;
    feed.error = "line 3", feed.inspect = "{}";
    sink.feed(feed);
  });
  BOOST_TEST_REQUIRE(collected.articles.size() == 1U);
  const article::Article& a = collected.articles[0];
  BOOST_TEST((a.guid == "g" && a.link == "https://e.org/1" && a.language == "en-GB" && a.by == "By A"));
  BOOST_TEST((a.located == "ANKARA" && a.copyright_notice == "(c)" && a.site == "https://e.org/"));
  BOOST_TEST(a.entry == "{\"id\":\"g\"}");
  BOOST_TEST((a.published == article::Timestamp{1'700'000'000'000'000, 180}));
  BOOST_TEST(!a.updated);
  BOOST_TEST((a.headline() == "Headline" && a.standfirst() == "Standfirst" && a.body() == "Body"));
  BOOST_TEST(a.descriptions[0].content_type == "text/plain");
  BOOST_TEST((a.concepts.at(0).kind == article::ConceptKind::kPerson && a.concepts[0].page == "https://e.org/a"));
  BOOST_TEST(a.info_sources.at(0).literal == "e.org");
  BOOST_TEST((a.media.at(0).caption == "caption" && a.media[0].renditions.at(0).height == 2));
  BOOST_TEST(a.media[0].renditions[0].duration == 0.5);
  BOOST_TEST(a.alt_ids.at(0).role == "guid");
  BOOST_TEST(a.notes == std::vector<std::string>{"a note"}, boost::test_tools::per_element());
  BOOST_TEST((a.feed == "feed1" && a.retrieved == 99 && a.revision == 7U));
  BOOST_TEST_REQUIRE(collected.feeds.size() == 1U);
  const article::FeedInfo& feed = collected.feeds[0];
  BOOST_TEST(
      (feed.format == "rss20" && feed.title == "T" && feed.ttl == 60 && !feed.well_formed && feed.inspect == "{}"));
}

BOOST_AUTO_TEST_CASE(a_score_is_from_0_to_100) {
  const auto plugin = adapt_normaliser(
      library_of(article::PluginKind::kNormalise, sdk::detail::NormaliseTable<Scripted>::kTable), {}, clock);
  for (const auto& [given, expected] : {std::pair{50, 50}, {-3, 0}, {1000, 100}}) {
    Scripted::score = given;
    BOOST_TEST(plugin->accepts("a/b", "") == expected);
  }
}

BOOST_AUTO_TEST_CASE(a_host_that_has_enough_gets_no_more) {
  collected.most = 2;
  normalise([](const sdk::Document&, sdk::ArticleSink& sink) {
    BOOST_TEST(sink.article({}));
    BOOST_TEST(!sink.article({}));
    BOOST_TEST(!sink.article({}));
  });
  BOOST_TEST(collected.articles.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_the_hosts_sink_throws_passes_around_the_plugin) {
  struct Full final : article::ArticleSink {
    bool article(article::Article) override { throw std::length_error("full"); }
    void feed(article::FeedInfo) override {}
  } full;
  bool plugin_went_on = false;
  Scripted::script = [&](const sdk::Document&, sdk::ArticleSink& sink) {
    BOOST_TEST(!sink.article({}));
    plugin_went_on = true;
  };
  const auto plugin = adapt_normaliser(
      library_of(article::PluginKind::kNormalise, sdk::detail::NormaliseTable<Scripted>::kTable), {}, clock);
  BOOST_CHECK_THROW(plugin->normalise(document, full), std::length_error);
  BOOST_TEST(plugin_went_on);
}

BOOST_AUTO_TEST_CASE(a_status_is_a_fault_with_the_plugins_name_and_its_words) {
  BOOST_TEST(status(MENTIOND_REJECTED, "a picture") == "rejected: raw: a picture");
  BOOST_TEST(status(MENTIOND_TRANSIENT, "later") == "transient: raw: later");
  BOOST_TEST(status(MENTIOND_INTERNAL, nullptr) == "internal: raw: it failed and gave no reason");
  BOOST_TEST(status(17, "odd") == "internal: raw: odd (and answered status 17, which does not exist)");
  BOOST_TEST(status(MENTIOND_REJECTED, "caf\xE9") == "rejected: raw: caf\xEF\xBF\xBD");
  BOOST_TEST(status(MENTIOND_OK, "ignored") == "nothing thrown");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_utf8_is_mended_and_noted) {
  mentiond_labelled_text headline = {sdk::text("main"), sdk::text("text/plain"), sdk::text("caf\xE9 \xC3\xA9")};
  mentiond_article theirs = empty_article();
  theirs.headlines = {&headline, 1, sizeof(headline)};
  theirs.by = {"a\0b", 3};
  const article::Article ours = emit(theirs);
  BOOST_TEST(ours.headline() == "caf\xEF\xBF\xBD é");
  BOOST_TEST(ours.by ==
             "a\xEF\xBF\xBD"
             "b");
  BOOST_TEST(ours.notes == std::vector<std::string>{"bytes that are no UTF-8, or NUL, were replaced by U+FFFD"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_is_cut_at_a_limit_and_an_address_left_out_whole) {
  const std::string much(kLineLimit + 1, 'a');
  mentiond_article theirs = empty_article();
  theirs.by = theirs.link = theirs.guid = sdk::text(much);
  const article::Article ours = emit(theirs);
  BOOST_TEST(ours.by.size() == kLineLimit);
  BOOST_TEST((ours.link.empty() && ours.guid.empty()));
  BOOST_TEST(ours.notes == std::vector<std::string>{"text beyond mentiond's limits of length was left out"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_the_format_is_left_out_and_noted) {
  const mentiond_concept concepts[] = {{9, 0, sdk::text("x"), {}, {}, {}, {}, {}},
                                       {MENTIOND_PLACE, 0, sdk::text("Ankara"), {}, {}, {}, {}, {}}};
  const mentiond_rendition rendition = {{}, sdk::text("h"), {}, -1, -2, -3, std::nan("")};
  const mentiond_media media[] = {{sdk::text("hologram"), {}, {}, {}, {}, {}, {}},
                                  {sdk::text("video"), {}, {}, {}, {}, {}, {&rendition, 1, sizeof(rendition)}}};
  mentiond_article theirs = empty_article();
  theirs.concepts = {concepts, 2, sizeof(mentiond_concept)};
  theirs.media = {media, 2, sizeof(mentiond_media)};
  theirs.language = sdk::text("no language");
  theirs.entry = sdk::text("{\"broken\":");
  theirs.published = {INT64_MAX, 0, 0};
  theirs.updated = {1, 5000, 0};
  const article::Article ours = emit(theirs);
  BOOST_TEST((ours.concepts.size() == 1U && ours.concepts[0].name == "Ankara"));
  BOOST_TEST((ours.media.size() == 1U && ours.media[0].type == "video"));
  const article::Rendition& mended = ours.media[0].renditions.at(0);
  BOOST_TEST((mended.width == 0 && mended.height == 0 && mended.size_in_bytes == 0 && mended.duration == 0));
  BOOST_TEST((ours.language.empty() && ours.entry.empty() && !ours.published));
  BOOST_TEST((ours.updated == article::Timestamp{1, std::nullopt}));
  BOOST_TEST(ours.notes == std::vector<std::string>{"what does not fit the article format was left out"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_article_of_an_older_minor_is_read_as_far_as_it_goes) {
  // As if `descriptions` and all after it, and the role and type of a text, had come later.
  struct OldText {
    mentiond_text role;
  } const old_text = {sdk::text("main")};
  mentiond_article theirs = empty_article();
  theirs.size = offsetof(mentiond_article, descriptions);
  theirs.link = sdk::text("https://e.org/");
  theirs.headlines = {&old_text, 1, sizeof(old_text)};
  theirs.site = {reinterpret_cast<const char*>(16), 1000};  // Beyond its size: not to be looked at.
  const article::Article ours = emit(theirs);
  BOOST_TEST(ours.link == "https://e.org/");
  BOOST_TEST(ours.site == "");
  BOOST_TEST_REQUIRE(ours.headlines.size() == 1U);
  BOOST_TEST(ours.headlines[0].role == "main");
  BOOST_TEST(ours.headlines[0].value == "");
}

BOOST_AUTO_TEST_CASE(arrays_of_a_newer_minor_are_read_by_their_stride) {
  struct NewText {
    mentiond_labelled_text known;
    std::uint64_t more[3];
  } const texts[] = {{{sdk::text("main"), {}, sdk::text("one")}, {1, 2, 3}},
                     {{sdk::text("main"), {}, sdk::text("two")}, {1, 2, 3}}};
  mentiond_article theirs = empty_article();
  theirs.headlines = {texts, 2, sizeof(NewText)};
  const article::Article ours = emit(theirs);
  BOOST_TEST_REQUIRE(ours.headlines.size() == 2U);
  BOOST_TEST(ours.headlines[1].value == "two");
}

BOOST_AUTO_TEST_CASE(a_table_without_a_revision_has_revision_zero) {
  static mentiond_normalise_table old_table = Raw::kTable;
  old_table.size = offsetof(mentiond_normalise_table, revision);
  old_table.revision = 12;
  Raw::script = [](const mentiond_document*, const mentiond_article_sink* sink, const mentiond_call*) {
    const mentiond_article article = empty_article();
    sink->article(sink->context, &article);
    return MENTIOND_OK;
  };
  adapt_normaliser(library_of(article::PluginKind::kNormalise, old_table), {}, clock)->normalise(document, collected);
  BOOST_TEST(collected.articles.at(0).revision == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
