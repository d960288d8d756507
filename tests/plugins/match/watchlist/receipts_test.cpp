// What a mention says of itself: the watch, the alias, the span in the original text, the sentence, the role.
#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {

BOOST_AUTO_TEST_CASE(a_mention_says_where_it_stands_in_the_original_text) {
  Matcher matcher(one_name("Sergey Ryabkov", "    aliases: [Рябков]\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  const auto found = matcher.match_body("Заявил Рябков. Then SERGEY\nRyabkov’s aide left.");
  BOOST_TEST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].text == "Рябков");
  BOOST_TEST(found[0].start == 13U);
  BOOST_TEST(found[0].end == 25U);
  BOOST_TEST(found[0].alias == "Рябков");
  BOOST_TEST(found[0].sentence == "Заявил Рябков.");
  BOOST_TEST(found[1].text == "SERGEY\nRyabkov");
  BOOST_TEST(found[1].alias == "Sergey Ryabkov");
  BOOST_TEST(found[1].sentence == "Then SERGEY\nRyabkov’s aide left.");
  BOOST_TEST(found[1].role == "body");
}

BOOST_AUTO_TEST_CASE(a_sentence_without_end_is_clipped_around_the_name) {
  Matcher matcher(one_name("NATO"));
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ё, ";
  text += "NATO";
  for (int i = 0; i < 1000; ++i) text += ", ё";
  const auto found = matcher.match_body(text);
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].sentence.size() <= 1004U);
  BOOST_TEST(found[0].sentence.size() >= 1000U);
  BOOST_TEST(text.find(found[0].sentence) != std::string::npos);
  BOOST_TEST(found[0].sentence.find("NATO") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_article_of_one_line_of_capitals_and_thousands_of_names_is_no_trouble) {
  Matcher matcher(one_name("Us", "    case: exact\n    aliases: [{ text: A, near: [zzz], within: sentence }]\n"));
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "US A ";
  BOOST_TEST(matcher.match_body(text).empty());
}

BOOST_AUTO_TEST_CASE(the_watchlists_of_the_repository_pass_their_tests) {
  for (const char* path : {"/config/watchlists/example.yaml", "/config/demo/watchlists/demo.yaml"}) {
    Matcher matcher(support::read_file(std::string(MENTIOND_SOURCE_DIR) + path));
    BOOST_TEST_REQUIRE(matcher.problems() == "");
    BOOST_TEST(matcher.tested() == "");
    BOOST_TEST(matcher.linted() == "");
  }
}

}  // namespace mentiond::plugins::watchlist
