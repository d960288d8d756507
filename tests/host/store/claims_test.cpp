// Who has given us an article before, and which version it is (DESIGN §5).
#include <boost/test/unit_test.hpp>

#include "host/article/json.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

const Item kFirst{"g1", "https://a.example/1", "First", "One."};
const Item kSecond{"g2", "https://a.example/2", "Second", "Two."};

Item with_text(Item item, const std::string& text) {
  item.text = text;
  return item;
}

void check(const std::vector<story::Claim>& claims, const std::vector<Novelty>& expected) {
  const std::vector<Novelty> found = novelties(claims);
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claims)

BOOST_AUTO_TEST_CASE(an_item_is_new_once) {
  Home home;
  check(home.read("a", {kFirst, kSecond}), {Novelty::kNew, Novelty::kNew});
  home.reopen();
  const auto again = home.read("a", {kFirst, kSecond});
  check(again, {Novelty::kKnown, Novelty::kKnown});
  BOOST_TEST(again[0].article_id == document("a", {kFirst})[0].id);
  BOOST_TEST(again[0].first_stored == home.clock.now());
  BOOST_TEST(home.articles().size() == 2);
}

BOOST_AUTO_TEST_CASE(a_changed_text_is_the_next_version_and_brings_the_mentions_of_the_stored_one) {
  Home home;
  auto first = document("a", {kFirst});
  first[0].mentions = {mention("lavrov", "Sergey Lavrov")};
  home.read(first);
  const article::Micros stored = home.clock.now();
  home.clock.advance(article::kHour);
  const auto claim = home.read_one("a", with_text(kFirst, "One and a half."));
  BOOST_TEST(claim.novelty == Novelty::kVersion);
  BOOST_TEST(claim.version == 2);
  BOOST_TEST(claim.first_stored == stored);
  BOOST_REQUIRE(claim.earlier.size() == 1);
  BOOST_TEST(claim.earlier[0].watch == "lavrov");
  BOOST_TEST(claim.earlier[0].text == "Sergey Lavrov");
  BOOST_TEST((claim.earlier_text.headline == "First" && claim.earlier_text.body == "One."));
  const auto articles = home.articles();
  BOOST_REQUIRE(articles.size() == 1);
  BOOST_TEST(articles[0].json.find("One and a half.") != std::string::npos);
  BOOST_TEST(articles[0].stored == home.clock.now());
  BOOST_TEST(home.read_one("a", with_text(kFirst, "One and a half.")).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_return_to_an_earlier_text_is_stored_and_not_told) {
  Home home;
  home.read_one("a", kFirst);
  home.read_one("a", with_text(kFirst, "B"));
  const auto back = home.read_one("a", kFirst);
  BOOST_TEST(back.novelty == Novelty::kQuiet);
  BOOST_TEST(back.version == 3);
  BOOST_TEST(home.articles()[0].json.find("One.") != std::string::npos);
  BOOST_TEST(home.read_one("a", with_text(kFirst, "B")).novelty == Novelty::kQuiet);
  BOOST_TEST(home.read_one("a", with_text(kFirst, "C")).novelty == Novelty::kVersion);
}

BOOST_AUTO_TEST_CASE(earlier_texts_are_remembered_through_many_versions) {
  Home home;
  home.read_one("a", kFirst);
  for (int i = 0; i < 40; ++i) home.read_one("a", with_text(kFirst, std::to_string(i)));
  BOOST_TEST(home.read_one("a", kFirst).novelty == Novelty::kQuiet);
  BOOST_TEST(home.read_one("a", with_text(kFirst, "7")).novelty == Novelty::kQuiet);
}

BOOST_AUTO_TEST_CASE(another_markup_of_the_same_text_is_nothing_new) {
  Home home;
  auto articles = document("a", {kFirst});
  home.read(articles);
  articles[0].entry_hash = article::hash_id("the same text in other markup");
  BOOST_TEST(home.read(articles)[0].novelty == Novelty::kKnown);
  BOOST_TEST(home.read(articles)[0].version == 1);
}

BOOST_AUTO_TEST_CASE(a_new_normaliser_hashes_the_same_entry_anew_and_nobody_hears_of_it) {
  Home home;
  auto articles = document("a", {kFirst});
  home.read(articles);
  articles[0].revision = 2;
  articles[0].content_hash = article::hash_id("the same entry as revision 2 reads it");
  const auto claim = home.read(articles)[0];
  BOOST_TEST(claim.novelty == Novelty::kQuiet);
  BOOST_TEST(claim.version == 1);
  BOOST_TEST(home.read(articles)[0].novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_new_normaliser_does_not_hide_a_changed_entry) {
  Home home;
  home.read_one("a", kFirst);
  Item changed = with_text(kFirst, "Changed.");
  changed.revision = 2;
  BOOST_TEST(home.read_one("a", changed).novelty == Novelty::kVersion);
}

BOOST_AUTO_TEST_CASE(a_new_normaliser_that_reads_the_same_is_nothing_new) {
  Home home;
  home.read_one("a", kFirst);
  Item same = kFirst;
  same.revision = 2;
  BOOST_TEST(home.read_one("a", same).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(the_same_guid_in_two_feeds_is_two_articles) {
  Home home;
  BOOST_TEST(home.read_one("a", {"1", "", "Here", "x", 1}).novelty == Novelty::kNew);
  BOOST_TEST(home.read_one("b", {"1", "", "There", "y", 1}).novelty == Novelty::kNew);
}

BOOST_AUTO_TEST_CASE(a_link_of_its_own_makes_the_articles_of_two_feeds_one) {
  Home home;
  const auto first = home.read_one("a", kFirst);
  Item copy{"other guid", kFirst.link + "?utm_source=b", kFirst.headline, kFirst.text, 1};
  const auto claim = home.read_one("b", copy);
  BOOST_TEST(claim.novelty == Novelty::kKnown);
  BOOST_TEST(claim.article_id == first.article_id);
  BOOST_TEST(home.read_one("b", copy).novelty == Novelty::kKnown);
  // Only the feed that owns it makes versions of it.
  BOOST_TEST(home.read_one("b", with_text(copy, "Two?")).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("a", kFirst).novelty == Novelty::kKnown);
  BOOST_TEST(home.read_one("a", with_text(kFirst, "Changed by a.")).version == 2);
  BOOST_TEST(home.read_one("b", copy).version == 2);
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(other_words_of_another_feed_come_with_what_is_stored_and_are_not_stored) {
  Home home;
  auto first = document("a", {kFirst});
  first[0].mentions = {mention("lavrov", "Sergey Lavrov")};
  home.read(first);
  const Item copy{"b1", kFirst.link, "First", "Uno.", 1};
  const auto claim = home.read_one("b", copy);
  BOOST_TEST(claim.novelty == Novelty::kCopy);
  BOOST_TEST(claim.version == 1);
  BOOST_TEST(claim.earlier.size() == 1);
  BOOST_TEST(claim.earlier_text.body == "One.");
  BOOST_TEST(home.articles()[0].json.find("One.") != std::string::npos);
  BOOST_TEST(home.read_one("b", copy).novelty == Novelty::kKnown);
  BOOST_TEST(home.read_one("b", with_text(copy, "Due.")).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("b", copy).novelty == Novelty::kKnown);
  // What it takes back it may take back by words that the article has had, but these are nothing new of another feed;
  // nor is what only a new normaliser reads in them.
  home.read_one("a", with_text(kFirst, "Two."));
  BOOST_TEST(home.read_one("b", with_text(copy, "Two.")).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("b", with_text(copy, kFirst.text)).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("c", with_text(copy, kFirst.text)).novelty == Novelty::kKnown);
  auto reread = document("b", {with_text(copy, kFirst.text)});
  reread[0].revision = 2;
  reread[0].content_hash = article::hash_id("as revision 2 reads it");
  BOOST_TEST(home.read(reread)[0].novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_fuller_text_of_another_feed_is_the_article_s_from_then_on) {
  const std::string full = "All of it, with names that two lines had no room for.";
  Home home;
  auto summary = document("a", {kFirst});
  summary[0].mentions = {mention("lavrov", "Sergey Lavrov")};
  const auto first = home.read(summary)[0];
  const Item fuller{"b1", kFirst.link, "First", full, 1};
  const auto claim = home.read_one("b", fuller);
  BOOST_TEST(claim.novelty == Novelty::kFuller);
  BOOST_TEST(claim.article_id == first.article_id);
  BOOST_TEST(claim.version == 2);
  BOOST_TEST(claim.earlier.size() == 1);
  BOOST_TEST(home.read_one("b", fuller).novelty == Novelty::kKnown);
  // Who had it first is another feed now, whose words make no version.
  BOOST_TEST(home.read_one("a", kFirst).novelty == Novelty::kKnown);
  BOOST_TEST(home.read_one("a", with_text(kFirst, "One and a half.")).novelty == Novelty::kCopy);
  BOOST_TEST(home.articles()[0].json.find(full) != std::string::npos);
  BOOST_TEST(home.articles()[0].feed == "b");
  const auto changed = home.read_one("b", with_text(fuller, full + " And more."));
  BOOST_TEST(changed.novelty == Novelty::kVersion);
  BOOST_TEST(changed.version == 3);
  const auto back = home.read_one("a", with_text(kFirst, full + full));
  BOOST_TEST(back.novelty == Novelty::kFuller);
  BOOST_TEST(home.read_one("a", with_text(kFirst, full + full + ".")).novelty == Novelty::kVersion);
  BOOST_TEST(home.read_one("b", fuller).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("b", fuller).novelty == Novelty::kKnown);
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_fuller_text_is_as_young_as_it_is) {
  Home home;
  home.read_one("a", kFirst);
  const article::Micros first = home.clock.now();
  home.clock.advance(article::kDay);
  const auto claim = home.read_one("b", with_text({"b1", kFirst.link, "First", ""}, "More than two lines hold."));
  BOOST_TEST(claim.novelty == Novelty::kFuller);
  BOOST_TEST(claim.first_stored == first);
  BOOST_TEST(home.articles()[0].stored == home.clock.now());
}

BOOST_AUTO_TEST_CASE(copies_that_change_for_ever_crowd_out_no_version) {
  Home home;
  home.read_one("a", kFirst);
  home.read_one("a", with_text(kFirst, "Two."));
  Item copy{"b1", kFirst.link, kFirst.headline, ""};
  for (int i = 0; i < 100; ++i) home.read_one("b", with_text(copy, std::to_string(i)));
  BOOST_TEST(home.read_one("a", kFirst).novelty == Novelty::kQuiet);
  BOOST_TEST(home.read_one("b", with_text(copy, "98")).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(a_standfirst_that_the_body_says_again_makes_no_text_fuller) {
  Home home;
  const std::string body = "They met in Brussels on Monday.";
  auto copy = document("b", {{"b1", kFirst.link, "First", body + " So."}});
  copy[0].descriptions = {{"summary", "text/plain", body}};
  home.read_one("a", with_text(kFirst, body));
  BOOST_TEST(home.read(copy)[0].novelty == Novelty::kCopy);
}

BOOST_AUTO_TEST_CASE(a_feed_whose_item_is_on_another_page_by_now_takes_no_article_along) {
  Home home;
  home.read_one("a", kFirst);
  const Item copy{"b1", kFirst.link, kFirst.headline, kFirst.text};
  home.read_one("b", copy);
  Item moved = with_text(copy, "All that two lines had no room for.");
  moved.link = "https://b.example/elsewhere";
  BOOST_TEST(home.read_one("b", moved).novelty == Novelty::kCopy);
  moved = with_text(copy, "All that two lines had no room for, on the page.");
  BOOST_TEST(home.read_one("b", moved).novelty == Novelty::kFuller);
}

BOOST_AUTO_TEST_CASE(another_item_of_a_feed_that_owned_the_article_once_is_another_article) {
  Home home;
  const auto first = home.read_one("a", kFirst);
  home.read_one("b", with_text({"b1", kFirst.link, "First", ""}, "More than two lines hold."));
  Item next = with_text(kFirst, "The page of today.");
  next.guid = "g1b";
  const auto second = home.read_one("a", next);
  BOOST_TEST(second.novelty == Novelty::kNew);
  BOOST_TEST(second.article_id != first.article_id);
}

BOOST_AUTO_TEST_CASE(a_fuller_text_without_a_guid_is_the_article_s_too) {
  Home home;
  home.read_one("a", {"", "https://x.example/1", "T", "x", 1});
  const std::string full = "All that two lines had no room for.";
  BOOST_TEST(home.read_one("b", {"", "https://x.example/1", "T", full, 1}).novelty == Novelty::kFuller);
  BOOST_TEST(home.read_one("a", {"", "https://x.example/1", "T", "y", 1}).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("b", {"", "https://x.example/1", "T", full + "!", 1}).version == 3);
}

BOOST_AUTO_TEST_CASE(of_two_items_of_a_feed_that_lead_to_one_article_one_makes_versions) {
  Home home;
  const Item plain{"", "https://x.example/1", "T", "x"};
  const Item fuller{"b1", plain.link, "T", "All that two lines had no room for."};
  home.read_one("a", plain);
  BOOST_TEST(home.read_one("b", fuller).novelty == Novelty::kFuller);
  BOOST_TEST(home.read_one("b", with_text(plain, fuller.text)).novelty == Novelty::kKnown);
  BOOST_TEST(home.read_one("b", with_text(plain, "y")).novelty == Novelty::kCopy);
  BOOST_TEST(home.read_one("b", with_text(fuller, fuller.text + "!")).version == 3);
}

BOOST_AUTO_TEST_CASE(articles_without_a_guid_are_one_by_their_link) {
  Home home;
  const auto first = home.read_one("a", {"", "https://x.example/1", "T", "x", 1});
  const auto second = home.read_one("b", {"", "https://x.example/1", "T", "x", 1});
  BOOST_TEST(second.novelty == Novelty::kKnown);
  BOOST_TEST(second.article_id == first.article_id);
}

BOOST_AUTO_TEST_CASE(a_link_that_two_items_share_makes_nothing_one) {
  Home home;
  home.read("a", {{"1", "https://x.example/live", "T1", "x", 1}, {"2", "https://x.example/live", "T2", "y", 1}});
  BOOST_TEST(home.read_one("b", {"3", "https://x.example/live", "T3", "z", 1}).novelty == Novelty::kNew);
  // Nor where it is shared in the second feed.
  home.read_one("a", kFirst);
  check(home.read("c", {{"4", kFirst.link, "T4", "x", 1}, {"5", kFirst.link, "T5", "y", 1}}),
        {Novelty::kNew, Novelty::kNew});
}

BOOST_AUTO_TEST_CASE(the_home_page_makes_nothing_one) {
  Home home;
  home.read(document("a", {{"1", "https://x.example/", "T1", "x", 1}}, "https://x.example/"));
  const auto claims = home.read(document("b", {{"2", "https://x.example/", "T2", "y", 1}}, "https://x.example/"));
  check(claims, {Novelty::kNew});
}

BOOST_AUTO_TEST_CASE(another_guid_with_the_same_link_in_one_feed_is_another_article) {
  Home home;
  home.read_one("a", kFirst);
  Item next = with_text(kFirst, "The page of today.");
  next.guid = "g1b";
  const auto second = home.read_one("a", next);
  BOOST_TEST(second.novelty == Novelty::kNew);
  // Another feed that links there means the latest.
  BOOST_TEST(home.read_one("b", {"x", kFirst.link, "Copy", "c", 1}).article_id == second.article_id);
}

BOOST_AUTO_TEST_CASE(the_same_item_twice_in_a_document_is_one) {
  Home home;
  auto twice = document("a", {kFirst, kFirst});
  twice[1].entry_hash = article::hash_id("with another summary");
  twice[1].content_hash = article::hash_id("with another text");
  check(home.read(twice), {Novelty::kNew, Novelty::kKnown});
  check(home.read(twice), {Novelty::kKnown, Novelty::kKnown});
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(an_item_that_vanishes_and_comes_back_is_known) {
  Home home;
  home.read("a", {kFirst, kSecond});
  home.clock.advance(10 * article::kDay);
  home.read("a", {kSecond});
  home.clock.advance(10 * article::kDay);
  BOOST_TEST(home.read_one("a", kFirst).novelty == Novelty::kKnown);
}

BOOST_AUTO_TEST_CASE(text_of_any_script_comes_back_as_it_was) {
  Home home;
  const std::string headline = "Лавров: «договор» — 条約 🕊 \"\\ e\u0301";
  home.read_one("ленты", {"гуид", "https://пример.example/статья?a=б", headline, "Текст.", 1});
  const auto articles = home.articles({"ленты", 0, 0});
  BOOST_REQUIRE(articles.size() == 1);
  BOOST_TEST(articles[0].headline == headline);
  BOOST_TEST(articles[0].link == "https://пример.example/статья?a=б");
  BOOST_TEST(articles[0].feed == "ленты");
  const auto read = article::article_from_json(articles[0].json);
  BOOST_REQUIRE(std::holds_alternative<Article>(read));
  BOOST_TEST(std::get<Article>(read).headline() == headline);
}

BOOST_AUTO_TEST_CASE(what_was_rolled_back_is_new_again) {
  Home home;
  auto articles = document("a", {kFirst, kSecond});
  BOOST_CHECK_THROW(home.store->transact([&](auto& repository, auto&, auto&) {
    for (const Article& article : articles) {
      BOOST_TEST(repository.claim(article, home.clock.now()).novelty == Novelty::kNew);
      repository.put(article, home.clock.now());
    }
    throw std::runtime_error("the last moment");
  }),
                    std::runtime_error);
  BOOST_TEST(home.articles().empty());
  check(home.read(articles), {Novelty::kNew, Novelty::kNew});
}

BOOST_AUTO_TEST_CASE(storing_what_nobody_claimed_is_a_fault_of_the_caller) {
  Home home;
  const auto articles = document("a", {kFirst});
  BOOST_CHECK_THROW(home.store->transact([&](auto& repository, auto&, auto&) { repository.put(articles[0], 1); }),
                    std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(lists)

BOOST_AUTO_TEST_CASE(articles_come_newest_first_by_feed_time_and_number) {
  Home home;
  for (const char* guid : {"1", "2", "3"}) {
    home.read_one("a", {guid, "", std::string("A") + guid, guid, 1});
    home.read_one("b", {guid, "", std::string("B") + guid, guid, 1});
    home.clock.advance(article::kHour);
  }
  const auto headlines = [&](const store::ArticleFilter& filter) {
    std::string all;
    for (const store::StoredArticle& article : home.articles(filter)) all += article.headline + " ";
    return all;
  };
  BOOST_TEST(headlines({}) == "B3 A3 B2 A2 B1 A1 ");
  BOOST_TEST(headlines({"a", 0, 0}) == "A3 A2 A1 ");
  BOOST_TEST(headlines({"", home.clock.now() - 2 * article::kHour, 0}) == "B3 A3 B2 A2 ");
  BOOST_TEST(headlines({"", 0, 3}) == "B3 A3 B2 ");
  BOOST_TEST(headlines({"c", 0, 0}).empty());
}

BOOST_AUTO_TEST_CASE(a_list_may_write_to_the_store_that_it_lists) {
  Home home;
  home.read("a", {kFirst, kSecond});
  home.store->for_each_article({}, [&](const store::StoredArticle& article) {
    home.read_one("b", {article.id, "", "copy of " + article.headline, "x", 1});
  });
  BOOST_TEST(home.articles().size() == 4);
}

BOOST_AUTO_TEST_SUITE_END()
