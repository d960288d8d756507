#include "host/alert/planner.h"

#include "tests/host/alert/planner_fixture.h"

namespace mentiond::alert::tests {

BOOST_FIXTURE_TEST_SUITE(the_first_article_of_a_watch, PlannerFixture)

BOOST_AUTO_TEST_CASE(raises_one_alert_however_often_it_is_mentioned) {
  const Planned planned = see(article("NATO meets", "NATO and NATO"));
  BOOST_TEST(planned.alerts == 1U);
  BOOST_TEST(notifications == 2U);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.mentions.size() == 3U);
  BOOST_TEST(alert.change == "new");
  BOOST_TEST(alert.state == "firing");
  BOOST_TEST(alert.revision == 1U);
  BOOST_TEST(alert.raised == now);
  BOOST_TEST(alert.updated == now);
}

BOOST_AUTO_TEST_CASE(raises_one_for_each_watch) {
  BOOST_TEST(see(article("NATO answers Ryabkov")).alerts == 2U);
  BOOST_TEST(alert_of("NATO").severity == "medium");
  BOOST_TEST(alert_of("Ryabkov").severity == "high");
}

BOOST_AUTO_TEST_CASE(raises_nothing_without_a_mention) {
  const Planned planned = see(article("Nothing of note"));
  BOOST_TEST(planned.alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
}

BOOST_AUTO_TEST_CASE(tells_each_recipient) {
  see(article("NATO meets"));
  const auto entries = store.entries();
  BOOST_TEST_REQUIRE(entries.size() == 2U);
  const Alert alert = alert_of("NATO");
  for (std::size_t i = 0; i < 2; ++i) {
    const OutboxEntry& entry = entries[i].entry;
    BOOST_TEST(entry.receiver == "desk");
    BOOST_TEST(entry.recipient == recipients[i]);
    BOOST_TEST(entry.key == delivery_key(alert, "desk", recipients[i]));
    BOOST_TEST(entry.type == "alert.new");
    BOOST_TEST(entry.alert_id == alert.id);
    BOOST_TEST(entry.alert_json == to_json(alert));
    BOOST_TEST(entry.payload.empty());
    BOOST_TEST(entry.created == now);
    BOOST_TEST(entry.due == now);
    BOOST_TEST(entry.attempts == 0U);
  }
}

BOOST_AUTO_TEST_CASE(is_listed_though_nobody_is_told) {
  routing = {};
  const Planned planned = see(article("NATO meets"));
  BOOST_TEST(planned.alerts == 1U);
  BOOST_TEST(notifications == 0U);
  BOOST_TEST(store.entries().empty());
  BOOST_TEST(store.alerts() == 1U);
}

BOOST_AUTO_TEST_CASE(says_nothing_of_a_watch_that_is_no_more) {
  const Article seen = article("NATO meets Ryabkov");
  watches.pop_back();
  BOOST_TEST(see(seen).alerts == 1U);
  BOOST_TEST(store.alerts() == 1U);
}

BOOST_AUTO_TEST_CASE(of_two_watchlists_with_one_name_are_two) {
  watches.push_back(watch_of("NATO"));
  watches.back().watchlist = "another";
  BOOST_TEST(see(article("NATO meets")).alerts == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_an_alert_says, PlannerFixture)

BOOST_AUTO_TEST_CASE(of_the_article) {
  Article a = article("NATO meets");
  a.descriptions.push_back({"standfirst", "text/plain", "In Brussels"});
  a.by = "A. Writer";
  a.language = "en-GB";
  a.published = article::Timestamp{0, 180};
  see(a);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.article.uri == a.uri);
  BOOST_TEST(alert.article.headline == "NATO meets");
  BOOST_TEST(alert.article.standfirst == "In Brussels");
  BOOST_TEST(alert.article.url == a.link);
  BOOST_TEST(alert.article.by == "A. Writer");
  BOOST_TEST(alert.article.language == "en-GB");
  BOOST_TEST(alert.article.published == "1970-01-01T03:00:00+03:00");
  BOOST_TEST(alert.article.source_feed == "feed");
  BOOST_TEST(alert.story_id == a.id);
  BOOST_TEST_REQUIRE(alert.outlets.size() == 1U);
  BOOST_TEST((alert.outlets.front() == Outlet{"Configured", a.link, "1970-01-01T03:00:00+03:00"}));
}

BOOST_AUTO_TEST_CASE(of_the_source_is_its_publisher_before_the_name_of_the_feed) {
  Article a = article("NATO meets");
  a.site = "https://site.example/";
  see(a);
  BOOST_TEST(alert_of("NATO").article.source_name == "Configured");
  BOOST_TEST(alert_of("NATO").article.source_url == "https://site.example/");

  PlannerFixture other;
  a.info_sources = {{"Agency", "originator", {}, {}}, {"Publisher", "publisher", "https://p.example/", {}}};
  other.see(a);
  BOOST_TEST(other.alert_of("NATO").article.source_name == "Publisher");
  BOOST_TEST(other.alert_of("NATO").article.source_url == "https://p.example/");
}

BOOST_AUTO_TEST_CASE(in_its_labels_and_the_watch_s_own_win) {
  watches[1].labels = {{"desk", "security"}, {"language", "ru"}};
  Article a = article("Ryabkov speaks");
  a.language = "en";
  see(a);
  const std::map<std::string, std::string> expected = {
      {"watchlist", "list"}, {"watch", "Ryabkov"}, {"entity", "Ryabkov"},   {"type", "person"},
      {"severity", "high"},  {"language", "ru"},   {"feed", "feed"},        {"tags", "world,en"},
      {"desk", "security"},  {"role", "headline"}, {"source", "Configured"}};
  BOOST_TEST((alert_of("Ryabkov").labels == expected));
}

BOOST_AUTO_TEST_CASE(of_a_query_has_no_entity) {
  watches[0].entity = {{}, "NATO", {}, {}};
  see(article("NATO meets"));
  BOOST_TEST(alert_of("NATO").entity.id.empty());
  BOOST_TEST(!alert_of("NATO").labels.contains("entity"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(another_version, PlannerFixture)

BOOST_AUTO_TEST_CASE(that_gained_a_mention_is_an_update) {
  const Article first = article("NATO meets"), second = article("NATO meets", "NATO it is");
  see(first);
  now += kSecond;
  const Planned planned = change(first, second);
  BOOST_TEST(planned.alerts == 1U);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.change == "update");
  BOOST_TEST(alert.revision == 2U);
  BOOST_TEST(alert.mentions.size() == 2U);
  BOOST_TEST(alert.raised == now - kSecond);
  BOOST_TEST(alert.updated == now);
  const auto entries = store.entries();
  BOOST_TEST_REQUIRE(entries.size() == 4U);
  BOOST_TEST(entries[2].entry.type == "alert.update");
  BOOST_TEST(entries[2].entry.key != entries[0].entry.key);
  BOOST_TEST(entries[2].entry.revision == 2U);
}

BOOST_AUTO_TEST_CASE(that_lost_all_mentions_is_a_correction) {
  const Article first = article("NATO meets"), second = article("The alliance meets");
  see(first);
  BOOST_TEST(change(first, second).alerts == 1U);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.change == "correction");
  BOOST_TEST((alert.lost == std::vector<std::string>{"NATO"}));
  BOOST_TEST((alert.changes == std::vector<Change>{{"headline", {"", "NATO", "The alliance", "meets"}}}));
  BOOST_TEST(alert.mentions.empty());
  BOOST_TEST(alert.article.headline == "The alliance meets");
  BOOST_TEST(store.entries().back().entry.type == "alert.correction");
}

BOOST_AUTO_TEST_CASE(that_lost_some_words_and_gained_others_is_a_correction) {
  watches[0].entity.name = "NATO";
  Article first = article("NATO meets"), second = article("Ryabkov meets");
  for (auto& mention : second.mentions) mention.watch = "NATO";
  see(first);
  BOOST_TEST(change(first, second).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
  BOOST_TEST(alert_of("NATO").mentions.size() == 1U);
}

BOOST_AUTO_TEST_CASE(with_the_same_mentions_elsewhere_makes_no_noise) {
  const Article first = article("x", "Today NATO said so."),
                second = article("y", "A new beginning. Then NATO said it.");
  see(first);
  BOOST_TEST(change(first, second).alerts == 0U);
  BOOST_TEST(alert_of("NATO").revision == 1U);
  BOOST_TEST(store.entries().size() == 2U);
}

BOOST_AUTO_TEST_CASE(under_another_headline_makes_no_noise) {
  const Article first = article("Talks fail", "NATO said so."), second = article("Allies divided", "NATO said so.");
  see(first);
  BOOST_TEST(change(first, second).alerts == 0U);
}

BOOST_AUTO_TEST_CASE(that_says_that_it_corrects_is_told_of_though_the_name_still_stands) {
  const Article first = article("NATO meets", "On Monday."), second = article("CORRECTED-NATO meets", "On Tuesday.");
  see(first);
  BOOST_TEST(change(first, second).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
  BOOST_TEST(alert_of("NATO").outlets.size() == 1U);
  BOOST_TEST(change(second, article("CORRECTED-NATO meets", "On Tuesday evening.")).alerts == 0U);
}

BOOST_AUTO_TEST_CASE(that_says_a_name_less_often_still_says_it) {
  const Article first = article("x", "NATO and NATO"), second = article("x", "only NATO");
  see(first);
  BOOST_TEST(change(first, second).alerts == 0U);
}

BOOST_AUTO_TEST_CASE(that_mentions_another_watch_raises_a_new_alert) {
  const Article first = article("NATO meets"), second = article("NATO meets Ryabkov");
  see(first);
  BOOST_TEST(change(first, second).alerts == 1U);
  BOOST_TEST(alert_of("Ryabkov").change == "new");
  BOOST_TEST(alert_of("Ryabkov").revision == 1U);
  BOOST_TEST(alert_of("NATO").revision == 1U);
}

BOOST_AUTO_TEST_CASE(under_an_edited_watchlist_corrects_nobody) {
  const Article first = article("NATO meets");
  see(first);
  // The watch finds nothing in the new version, though the words are still there: it has changed, not the article.
  Article second = article("NATO meets again");
  second.mentions.clear();
  BOOST_TEST(change(first, second).alerts == 0U);
  BOOST_TEST(alert_of("NATO").revision == 1U);
}

BOOST_AUTO_TEST_CASE(whose_words_stand_in_a_tag_a_caption_or_the_byline_has_not_lost_them) {
  const std::vector<std::function<void(Article&)>> places = {
      [](Article& a) {
        a.concepts.push_back({article::ConceptKind::kSubject, "NATO", "tag", {}, {}, {}, {}});
      },
      [](Article& a) { a.media.emplace_back().caption = "NATO's seat"; },
      [](Article& a) { a.by = "NATO press office"; },
      [](Article& a) {
        a.descriptions.push_back({"summary", "text/plain", "of NATO"});
      }};
  for (const auto& put : places) {
    PlannerFixture fresh;
    const Article first = fresh.article("NATO meets");
    Article second = fresh.article("They meet");
    put(second);
    fresh.see(first);
    BOOST_TEST(fresh.change(first, second).alerts == 0U);
  }
}

BOOST_AUTO_TEST_CASE(that_another_watch_s_entity_is_named_after_has_lost_the_words) {
  const Article first = article("NATO meets");
  Article second = article("They meet");
  second.concepts.push_back({article::ConceptKind::kOrganisation, "NATO", "mentions", {}, {}, {}, {}});
  see(first);
  BOOST_TEST(change(first, second).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
}

BOOST_AUTO_TEST_CASE(under_a_watchlist_without_the_watch_corrects_nobody) {
  const Article first = article("NATO meets");
  see(first);
  watches.erase(watches.begin());
  BOOST_TEST(change(first, article("Nothing")).alerts == 0U);
  BOOST_TEST(alert_of("NATO").revision == 1U);
}

BOOST_AUTO_TEST_CASE(is_compared_with_what_was_told_last) {
  const Article first = article("NATO meets"), second = article("They meet"), third = article("NATO meets in May");
  see(first);
  change(first, second);
  // A return to the first text was stored quietly; what people know is that the mention is gone.
  BOOST_TEST(see(first, Novelty::kQuiet, second.mentions).alerts == 0U);
  BOOST_TEST(change(first, third).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "update");
  BOOST_TEST(alert_of("NATO").revision == 3U);
}

BOOST_AUTO_TEST_CASE(of_an_article_that_raised_nothing_corrects_nobody) {
  const Article first = article("NATO meets");
  BOOST_TEST(change(first, article("Nothing")).alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(nobody_hears, PlannerFixture)

BOOST_AUTO_TEST_CASE(of_a_baseline_but_of_what_it_gains_later) {
  const Article first = article("NATO meets"), second = article("NATO meets soon"),
                third = article("NATO meets", "with NATO");
  silent = true;
  BOOST_TEST(see(first).alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
  silent = false;
  BOOST_TEST(change(first, second).alerts == 0U);
  BOOST_TEST(change(second, third).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "new");
}

BOOST_AUTO_TEST_CASE(of_what_is_known_or_stored_quietly) {
  for (const Novelty novelty : {Novelty::kKnown, Novelty::kQuiet}) {
    BOOST_TEST(see(article("NATO meets"), novelty).alerts == 0U);
  }
  BOOST_TEST(store.alerts() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert::tests
