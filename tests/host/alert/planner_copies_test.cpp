// What the planner makes of other articles of a story, and of one article that several feeds have.
#include "tests/host/alert/planner_fixture.h"

namespace mentiond::alert::tests {

BOOST_FIXTURE_TEST_SUITE(a_copy_of_the_article, PlannerFixture)

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

BOOST_FIXTURE_TEST_SUITE(the_article_as_another_feed_has_it, PlannerFixture)

BOOST_AUTO_TEST_CASE(raises_an_alert_for_what_nobody_had_named) {
  for (const Novelty novelty : {Novelty::kFuller, Novelty::kCopy}) {
    PlannerFixture fresh;
    const Article summary = fresh.article("NATO meets");
    fresh.see(summary);
    BOOST_TEST(fresh.see(fresh.article_in("other", "NATO meets", "with Ryabkov"), novelty, summary.mentions).alerts ==
               1U);
    BOOST_TEST(fresh.alert_of("Ryabkov").change == "new");
    BOOST_TEST(fresh.alert_of("NATO").revision == 1U);
    BOOST_TEST(fresh.notifications == 2U);
  }
}

BOOST_AUTO_TEST_CASE(raises_none_for_what_the_article_named_in_silence) {
  const Article summary = article("NATO meets");
  silent = true, see(summary), silent = false;
  for (const Novelty novelty : {Novelty::kFuller, Novelty::kCopy})
    BOOST_TEST(see(article_in("other", "NATO meets", "at NATO"), novelty, summary.mentions).alerts == 0U);
  BOOST_TEST(store.alerts() == 0U);
}

BOOST_AUTO_TEST_CASE(corrects_nobody_by_what_it_leaves_out) {
  const Article summary = article("NATO meets Ryabkov");
  see(summary);
  BOOST_TEST(see(article_in("other", "They meet", "at length"), Novelty::kFuller, summary.mentions).alerts == 0U);
  BOOST_TEST(see(article_in("third", "They meet"), Novelty::kCopy).alerts == 0U);
  BOOST_TEST(change(article_in("other", "They meet", "at length"), article_in("other", "They met")).alerts == 0U);
  BOOST_TEST(alert_of("NATO").change == "new");
  BOOST_TEST(alert_of("Ryabkov").lost.empty());
}

BOOST_AUTO_TEST_CASE(corrects_once_where_it_says_so) {
  const Article summary = article("NATO meets Ryabkov");
  see(summary);
  const Article corrected = article_in("other", "CORRECTED-NATO meets Lavrov", "at length");
  BOOST_TEST(see(corrected, Novelty::kFuller, summary.mentions).alerts == 1U);
  BOOST_TEST((alert_of("Ryabkov").lost == std::vector<std::string>{"Ryabkov"}));
  BOOST_TEST(alert_of("NATO").change == "new");
  BOOST_TEST(see(article_in("third", "CORRECTED-NATO meets"), Novelty::kCopy, corrected.mentions).alerts == 0U);
}

BOOST_AUTO_TEST_CASE(is_what_later_versions_are_compared_with_where_it_is_kept) {
  const Article summary = article("NATO meets"), full = article_in("other", "NATO meets", "with NATO"),
                short_copy = article_in("third", "NATO");
  see(summary);
  see(full, Novelty::kFuller, summary.mentions);
  see(short_copy, Novelty::kCopy, full.mentions);
  BOOST_TEST(alert_of("NATO").revision == 1U);
  BOOST_TEST(alert_of("NATO").mentions.size() == 2U);
  BOOST_TEST(change(full, article_in("other", "NATO meets now", "with NATO")).alerts == 0U);
  BOOST_TEST(change(full, article_in("other", "They meet", "with nobody")).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
}

BOOST_AUTO_TEST_CASE(is_shown_in_the_place_of_the_shorter_one) {
  see(article("NATO meets"));
  const Article first = article("NATO meets", "NATO"), full = article_in("other", "All meet", "NATO, at length");
  change(article("NATO meets"), first);
  BOOST_TEST(!alert_of("NATO").changes.empty());
  see(full, Novelty::kFuller, first.mentions);
  const Alert alert = alert_of("NATO");
  BOOST_TEST(alert.article.headline == "All meet");
  BOOST_TEST(alert.article.source_feed == "other");
  BOOST_TEST(alert.changes.empty());
  BOOST_TEST(alert.outlets.size() == 1U);
}

BOOST_AUTO_TEST_CASE(is_shown_also_where_nobody_is_to_hear_of_it) {
  const Article summary = article("NATO meets");
  see(summary);
  silent = true;
  BOOST_TEST(see(article_in("other", "NATO meets", "with Ryabkov"), Novelty::kFuller, summary.mentions).alerts == 0U);
  BOOST_TEST(see(article_in("third", "NATO and Ryabkov"), Novelty::kCopy, summary.mentions).alerts == 0U);
  BOOST_TEST(store.alerts() == 1U);
  BOOST_TEST(alert_of("NATO").article.source_feed == "other");
}

BOOST_AUTO_TEST_CASE(leaves_an_alert_to_the_article_of_the_story_that_it_shows) {
  see(article("NATO meets"));
  see(copy("daily", "Alliance meets", "NATO met"));
  Article as_another_has_it = copy("daily", "Alliance meets", "NATO met, and NATO said");
  as_another_has_it.feed = "other";
  see(as_another_has_it, Novelty::kFuller, copy("daily", "Alliance meets", "NATO met").mentions);
  BOOST_TEST(alert_of("NATO").article.headline == "NATO meets");
  BOOST_TEST(alert_of("NATO").outlets.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(an_alert_in_the_words_of_one_feed, PlannerFixture)

BOOST_AUTO_TEST_CASE(is_corrected_by_that_feed_where_another_owns_the_article) {
  const Article summary = article("Ryabkov meets"), full = article_in("other", "All meet", "at length");
  see(summary);
  see(full, Novelty::kFuller, summary.mentions);
  BOOST_TEST(see(article("They meet"), Novelty::kCopy, full.mentions).alerts == 1U);
  BOOST_TEST(alert_of("Ryabkov").change == "correction");
  BOOST_TEST(alert_of("Ryabkov").changes.empty());
}

BOOST_AUTO_TEST_CASE(is_no_business_of_the_owner_s_until_that_has_the_name_too) {
  const Article owner = article("They meet"), named = article("Ryabkov meets");
  see(owner);
  see(article_in("other", "Ryabkov meets them"), Novelty::kCopy);
  BOOST_TEST(change(owner, article("They met")).alerts == 0U);
  BOOST_TEST(alert_of("Ryabkov").article.source_feed == "other");
  BOOST_TEST(change(article("They met"), named).alerts == 0U);
  BOOST_TEST(alert_of("Ryabkov").article.source_feed == "feed");
  BOOST_TEST(see(article_in("other", "They met them"), Novelty::kCopy, named.mentions).alerts == 0U);
  BOOST_TEST(change(named, article("They met again")).alerts == 1U);
}

BOOST_AUTO_TEST_CASE(is_not_corrected_by_an_owner_who_never_had_the_name) {
  const Article owner = article("They meet on Monday");
  see(owner);
  see(article_in("other", "Ryabkov meets them"), Novelty::kCopy);
  BOOST_TEST(change(owner, article("CORRECTED-They meet on Tuesday")).alerts == 0U);
  BOOST_TEST(alert_of("Ryabkov").mentions.size() == 1U);
}

BOOST_AUTO_TEST_CASE(is_corrected_again_by_another_that_takes_more_back) {
  const Article first = article("CORRECTED-NATO meets Ryabkov");
  see(first);
  BOOST_TEST(see(article_in("other", "CORRECTED 2-NATO meets"), Novelty::kCopy, first.mentions).alerts == 1U);
  BOOST_TEST(alert_of("Ryabkov").change == "correction");
}

BOOST_AUTO_TEST_CASE(is_corrected_where_a_version_without_the_name_was_stored_in_silence) {
  const Article named = article("NATO meets"), silent_return = article("They meet");
  see(named);
  BOOST_TEST(change(silent_return, article("They met")).alerts == 1U);
  BOOST_TEST(alert_of("NATO").change == "correction");
}

BOOST_AUTO_TEST_CASE(is_not_corrected_by_another_s_old_note_that_takes_nothing_back) {
  const Article summary = article("NATO meets");
  see(summary);
  const Article full = article_in("other", "CORRECTED-NATO meets", "at length");
  BOOST_TEST(see(full, Novelty::kFuller, summary.mentions).alerts == 0U);
  BOOST_TEST(alert_of("NATO").article.source_feed == "other");
}

BOOST_AUTO_TEST_CASE(that_it_names_no_more_is_brought_back_by_any_other) {
  for (const Novelty novelty : {Novelty::kFuller, Novelty::kCopy}) {
    PlannerFixture fresh;
    const Article named = fresh.article("NATO meets"), corrected = fresh.article("They meet");
    fresh.see(named);
    fresh.change(named, corrected);
    fresh.silent = true, fresh.see(fresh.article_in("third", "NATO"), novelty), fresh.silent = false;
    BOOST_TEST(fresh.alert_of("NATO").mentions.empty());
    BOOST_TEST(fresh.see(fresh.article_in("other", "They meet", "at NATO"), novelty).alerts == 1U);
    BOOST_TEST(fresh.alert_of("NATO").change == "update");
    BOOST_TEST(fresh.alert_of("NATO").lost.empty());
  }
}

BOOST_AUTO_TEST_CASE(is_corrected_on_whatever_page_the_article_is_by_then) {
  const Article named = article("Ryabkov meets");
  see(named);
  Article moved = article("They meet");
  moved.uri = moved.link = "https://feed.example/they-meet";
  BOOST_TEST(change(named, moved).alerts == 1U);
  BOOST_TEST(alert_of("Ryabkov").change == "correction");
  BOOST_TEST(alert_of("Ryabkov").outlets.size() == 1U);
}

BOOST_AUTO_TEST_CASE(keeps_the_labels_that_it_was_raised_with_and_gains_roles) {
  const Article summary = article("NATO meets"), full = article_in("other", "NATO meets", "at NATO");
  see(summary);
  const Labels before = routing_labels(alert_of("NATO"));
  BOOST_TEST(before.at("role") == "headline");
  see(full, Novelty::kFuller, summary.mentions);
  change(full, article_in("other", "They meet", "at NATO, of NATO"));
  Labels after = routing_labels(alert_of("NATO"));
  BOOST_TEST(after.at("role") == "headline,body");
  after.at("role") = "headline";
  BOOST_TEST((after == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert::tests
