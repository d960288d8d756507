// Where the matcher looks, what role it gives, which of several names wins, and what a language's scope does.
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

std::string as_text(const std::vector<FoundMention>& mentions) {
  std::string text;
  for (const FoundMention& m : mentions) {
    text += m.watch + " " + m.field + std::to_string(m.index) + " " + m.role + " " + m.text;
    text += (m.note.empty() ? "" : " (" + m.note + ")") + "\n";
  }
  return text;
}

const std::string kBank =
    "watchlist: banks\n"
    "entities:\n"
    "  - { id: bank, name: Bank of America }\n"
    "  - { id: america, name: America }\n"
    "  - { id: banking, name: of America, inside: true }\n";

}  // namespace

BOOST_AUTO_TEST_CASE(headline_standfirst_summary_body_captions_and_tags_are_searched) {
  Matcher matcher(one_name("NATO"));
  sdk::Article article;
  article.by = "NATO";
  article.link = "https://example.org/NATO";
  article.headlines.push_back({"main", "text/plain", "NATO meets"});
  article.descriptions.push_back({"summary", "text/plain", "The NATO summary."});
  article.descriptions.push_back({"standfirst", "text/plain", "The NATO standfirst."});
  article.descriptions.push_back({"standfirst", "text/html", "<p>The NATO standfirst.</p>"});
  article.bodies.push_back({"main", "text/html", "<p>NATO</p>"});
  article.bodies.push_back({"main", "text/plain", "A NATO body."});
  article.media.resize(2);
  article.media[1].caption = "NATO in a picture";
  sdk::Concept tag;
  tag.rel = "tag";
  tag.name = "Europe";
  article.concepts.push_back(tag);
  tag.name = "NATO";
  article.concepts.push_back(tag);
  tag.rel = "mentions";
  article.concepts.push_back(tag);
  BOOST_TEST(as_text(matcher.match(article)) ==
             "watched headline0 headline NATO\n"
             "watched standfirst0 standfirst NATO\n"
             "watched summary0 standfirst NATO\n"
             "watched body0 body NATO\n"
             "watched caption1 body NATO\n"
             "watched tag1 tag NATO\n");
}

BOOST_AUTO_TEST_CASE(a_session_keeps_nothing_of_the_article_before) {
  Matcher matcher(one_name("NATO"));
  BOOST_TEST(matcher.match_body("NATO and NATO.").size() == 2U);
  BOOST_TEST(matcher.match_body("Nothing.").empty());
  BOOST_TEST(matcher.match_body("").empty());
  BOOST_TEST(matcher.match_body("NATO").size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_longest_name_wins_unless_a_shorter_one_says_inside) {
  Matcher matcher(kBank);
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(as_text(matcher.match_body("The Bank of America in America.")) ==
             "bank body0 body Bank of America\n"
             "banking body0 body of America\n"
             "america body0 body America\n");
}

BOOST_AUTO_TEST_CASE(names_of_two_watchlists_do_not_hide_one_another) {
  Matcher matcher({one_name("Bank of America"), "watchlist: other\nentities:\n  - name: America\n"});
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(as_text(matcher.match_body("The Bank of America.")) ==
             "watched body0 body Bank of America\n"
             "america body0 body America\n");
}

BOOST_AUTO_TEST_CASE(a_name_of_two_entities_mentions_both_and_two_names_of_one_mention_once) {
  Matcher matcher(one_name("NATO", "    aliases: [Nato]\n  - { id: other, name: NATO }\n"));
  BOOST_TEST(as_text(matcher.match_body("NATO")) == "watched body0 body NATO\nother body0 body NATO\n");
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_count_hides_none) {
  Matcher matcher(
      "watchlist: w\nentities:\n"
      "  - { id: bank, name: Bank of America, near: [money] }\n"
      "  - { id: america, name: America }\n");
  BOOST_TEST(as_text(matcher.match_body("The Bank of America.")) == "america body0 body America\n");
  BOOST_TEST(as_text(matcher.match_body("The Bank of America, money.")) == "bank body0 body Bank of America\n");
}

BOOST_AUTO_TEST_CASE(a_language_keeps_others_out_and_lets_the_unknown_in_with_a_note) {
  Matcher matcher(
      "watchlist: w\nlanguage: fr\nentities:\n  - id: nato\n    name: OTAN\n    aliases: [{text: NATO, language: "
      "[en]}]\n");
  BOOST_TEST(as_text(matcher.match_body("OTAN NATO", "fr-CA")) == "nato body0 body OTAN\n");
  BOOST_TEST(as_text(matcher.match_body("OTAN NATO", "en")) == "nato body0 body NATO\n");
  BOOST_TEST(as_text(matcher.match_body("OTAN NATO", "de")) == "");
  BOOST_TEST(as_text(matcher.match_body("OTAN NATO")) ==
             "nato body0 body OTAN (the article's language is not known)\n"
             "nato body0 body NATO (the article's language is not known)\n");
}

BOOST_AUTO_TEST_CASE(an_id_is_made_from_the_name) {
  Matcher matcher("watchlist: w\nentities:\n  - name: Sergey O'Brien-Núñez\n  - name: Сергей Рябков\n");
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(matcher.program().compiled().entities[0].id == "sergey-o-brien-nunez");
  BOOST_TEST(matcher.program().compiled().entities[1].id == "сергей-рябков");
}

}  // namespace mentiond::plugins::watchlist
