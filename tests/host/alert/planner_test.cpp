#include "host/alert/planner.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/fake_stages.h"
#include "tests/support/memory_store.h"
#include "tests/support/routing.h"

namespace mentiond::alert {
namespace {

using article::Article;
using article::kSecond;
using article::Watch;
using story::Novelty;
using support::watch_of;

struct Fixture {
  support::MemoryStore store;
  std::vector<Watch> watches = {watch_of("NATO"), watch_of("Ryabkov", "high")};
  std::vector<std::string> recipients = {"a", "b"};
  Routing routing = support::tell_all("desk", recipients);
  std::size_t notifications = 0;  // Of the last article.
  bool silent = false;
  Micros now = 1'000 * kSecond;

  Article article(const std::string& headline, const std::string& body = {}) {
    return support::matched(support::article_of("feed", "1", headline, body), watches);
  }
  Planned see(const Article& article, Novelty novelty = Novelty::kNew, std::vector<article::Mention> earlier = {},
              story::Text earlier_text = {}) {
    const story::Claim claim{novelty, article.id, 1, 0, std::move(earlier), 0, std::move(earlier_text)};
    Planned planned;
    store.transact([&](auto repositories) {
      Router router(routing, repositories.alerts, now);
      planned = plan({article, claim, silent, "Configured", {"world", "en"}, now}, WatchIndex(watches),
                     repositories.alerts, router);
      notifications = router.tell_due().notifications;
    });
    return planned;
  }
  /// Of the same story as article(), by another feed.
  Article copy(const std::string& feed, const std::string& headline, const std::string& body = {}) {
    Article made = support::matched(support::article_of(feed, "1", headline, body), watches);
    const Article first = article("");
    made.story = article::Story{first.id, 2, first.uri, 1};
    return made;
  }
  /// The next version of the article, as the store would claim it.
  Planned change(const Article& from, const Article& to) {
    return see(to, Novelty::kVersion, from.mentions,
               {std::string(from.headline()), std::string(from.standfirst()), std::string(from.body())});
  }
  void hold_for(Micros wait) {
    Route root;
    root.receiver = "desk", root.group_by = {"watch"}, root.group_wait = wait;
    routing = support::routing_of(root);
  }
  /// Type and watch of each notification.
  std::string told_after(Micros wait) {
    now += wait;
    store.transact([&](auto repositories) { Router(routing, repositories.alerts, now).tell_due(); });
    std::string text;
    for (const auto& stored : store.entries()) {
      const OutboxEntry& entry = stored.entry;
      text += (text.empty() ? "" : ", ") + entry.type + " " + alert_from_json(entry.alert_json).watch;
    }
    return text;
  }
  Alert alert_of(const std::string& watch) {
    const std::string id = alert_id("mention", "list", watch, article("").id);
    const auto found = store.alert(id);
    BOOST_TEST_REQUIRE(found.has_value());
    return *found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(the_first_article_of_a_watch, Fixture)

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

BOOST_FIXTURE_TEST_SUITE(what_an_alert_says, Fixture)

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

  Fixture other;
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

BOOST_FIXTURE_TEST_SUITE(another_version, Fixture)

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
    Fixture fresh;
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

BOOST_FIXTURE_TEST_SUITE(a_copy_of_the_article, Fixture)

BOOST_AUTO_TEST_CASE(is_one_more_outlet_and_no_news_but_that) {
  see(article("NATO meets"));
  BOOST_TEST(see(copy("daily", "Alliance meets", "NATO met")).alerts == 0U);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.revision == 2U);
  BOOST_TEST(alert.change == "update");
  BOOST_TEST(alert.article.headline == "NATO meets");
  BOOST_TEST_REQUIRE(alert.outlets.size() == 2U);
  BOOST_TEST(alert.outlets[0].revision == 1U);
  BOOST_TEST(alert.outlets[1].revision == 2U);
  BOOST_TEST(store.entries().back().entry.type == "alert.update");
}

BOOST_AUTO_TEST_CASE(that_leaves_the_name_out_is_nothing_at_all) {
  see(article("NATO meets"));
  BOOST_TEST(see(copy("daily", "Alliance meets")).alerts == 0U);
  BOOST_TEST(alert_of("NATO").revision == 1U);
}

BOOST_AUTO_TEST_CASE(that_says_that_it_corrects_tells_which_words_are_gone_and_where_the_right_text_is) {
  see(article("NATO meets Ryabkov"));
  BOOST_TEST(see(copy("wire", "CORRECTED-NATO meets Lavrov")).alerts == 2U);
  const Alert gone = alert_of("Ryabkov"), stays = alert_of("NATO");
  BOOST_TEST(gone.change == "correction");
  BOOST_TEST((gone.lost == std::vector<std::string>{"Ryabkov"}));
  BOOST_TEST(gone.mentions.empty());
  BOOST_TEST(gone.article.headline == "CORRECTED-NATO meets Lavrov");
  BOOST_TEST(gone.outlets.size() == 2U);
  BOOST_TEST(stays.change == "correction");
  BOOST_TEST(stays.lost.empty());
  BOOST_TEST(stays.mentions.size() == 1U);
}

BOOST_AUTO_TEST_CASE(that_corrects_what_is_not_told_yet_is_told_of_for_another_still_names_it) {
  hold_for(kSecond);
  see(article("NATO meets Ryabkov"));
  see(copy("wire", "CORRECTED-NATO meets Lavrov"));
  BOOST_TEST(told_after(kSecond) == "alert.new NATO, alert.correction Ryabkov");
}

BOOST_AUTO_TEST_CASE(that_alone_named_it_and_does_no_more_before_it_is_told_is_told_to_nobody) {
  hold_for(kSecond);
  see(article("NATO meets Ryabkov"));
  change(article("NATO meets Ryabkov"), article("NATO meets Lavrov"));
  BOOST_TEST(told_after(kSecond) == "alert.new NATO");
}

BOOST_AUTO_TEST_CASE(corrects_once) {
  see(article("NATO meets Ryabkov"));
  const Article correction = copy("wire", "CORRECTED-NATO meets Lavrov");
  see(correction);
  const Article again = copy("wire", "CORRECTED-NATO meets Lavrov today");
  BOOST_TEST(change(correction, again).alerts == 0U);
  BOOST_TEST(alert_of("NATO").revision == 2U);
}

BOOST_AUTO_TEST_CASE(that_corrects_what_nobody_was_told_of_concerns_nobody) {
  see(article("Alliance meets"));
  BOOST_TEST(see(copy("wire", "CORRECTED-Alliance meets")).alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
}

BOOST_AUTO_TEST_CASE(brings_words_back_that_were_lost) {
  see(article("NATO meets Ryabkov"));
  see(copy("wire", "CORRECTED-NATO meets Lavrov"));
  see(copy("other", "CORRECTED-NATO meets Ryabkov after all"));
  BOOST_TEST(alert_of("Ryabkov").change == "correction");
  BOOST_TEST(alert_of("Ryabkov").lost.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_article_as_another_feed_has_it, Fixture)

BOOST_AUTO_TEST_CASE(raises_an_alert_for_what_nobody_had_named) {
  for (const Novelty novelty : {Novelty::kFuller, Novelty::kCopy}) {
    Fixture fresh;
    const Article summary = fresh.article("NATO meets");
    fresh.see(summary);
    BOOST_TEST(fresh.see(fresh.article("NATO meets", "with Ryabkov"), novelty, summary.mentions).alerts == 1U);
    BOOST_TEST(fresh.alert_of("Ryabkov").change == "new");
    BOOST_TEST(fresh.alert_of("NATO").revision == 1U);
    BOOST_TEST(fresh.notifications == 2U);
  }
}

BOOST_AUTO_TEST_CASE(corrects_nobody_by_what_it_leaves_out) {
  const Article summary = article("NATO meets Ryabkov");
  see(summary);
  BOOST_TEST(see(article("CORRECTED-They meet", "at length"), Novelty::kFuller, summary.mentions).alerts == 0U);
  BOOST_TEST(see(article("They meet"), Novelty::kCopy, summary.mentions).alerts == 0U);
  BOOST_TEST(alert_of("NATO").change == "new");
  BOOST_TEST(alert_of("Ryabkov").lost.empty());
}

BOOST_AUTO_TEST_CASE(is_what_later_versions_are_compared_with_where_it_is_kept) {
  const Article summary = article("NATO meets"), full = article("NATO meets", "with NATO"),
                short_copy = article("NATO");
  see(summary);
  see(full, Novelty::kFuller, summary.mentions);
  see(short_copy, Novelty::kCopy, full.mentions);
  BOOST_TEST(alert_of("NATO").revision == 1U);
  BOOST_TEST(alert_of("NATO").mentions.size() == 2U);
  BOOST_TEST(change(full, article("NATO meets now", "with NATO")).alerts == 0U);
  BOOST_TEST(change(full, article("They meet", "with nobody")).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
}

BOOST_AUTO_TEST_CASE(leaves_an_alert_to_the_article_of_the_story_that_it_shows) {
  see(article("NATO meets"));
  see(copy("daily", "Alliance meets", "NATO met"));
  const Article as_another_has_it = copy("daily", "Alliance meets", "NATO met, and NATO said");
  see(as_another_has_it, Novelty::kFuller, copy("daily", "Alliance meets", "NATO met").mentions);
  BOOST_TEST(alert_of("NATO").article.headline == "NATO meets");
  BOOST_TEST(alert_of("NATO").outlets.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(nobody_hears, Fixture)

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

}  // namespace mentiond::alert
