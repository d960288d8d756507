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

}  // namespace mentiond::alert::tests
