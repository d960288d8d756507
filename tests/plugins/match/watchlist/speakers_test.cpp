// Whose a quote is: a mention in the field "speaker".
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

constexpr const char* kWatchlist =
    "watchlist: w\n"
    "entities:\n"
    "  - { id: russia, name: Russia, type: place }\n"
    "  - { id: ryabkov, name: Sergey Ryabkov, type: person, aliases: [{ text: Minister, near: [Moscow] }] }\n"
    "  - { id: nato, name: NATO, case: exact }\n";

/// "0 ryabkov Ryabkov" for each quote: its number, the entity, the text.
std::string speakers_of(const std::string& body, const std::vector<Quote>& quotes) {
  Matcher matcher(std::string{kWatchlist});
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  sdk::Article article;
  article.bodies.push_back({"main", "text/plain", body});
  matcher.match(article, quotes);
  std::string speakers;
  for (const FoundMention& each : matcher.speakers)
    speakers += std::to_string(each.index) + " " + each.watch + " " + each.text + ";";
  return speakers;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_quote_has_the_entity_that_its_speaker_names) {
  BOOST_TEST(
      speakers_of("“No.” “Yes.” “Well.”", {{"No.", "Sergey Ryabkov"}, {"Yes.", "somebody"}, {"Well.", "NATO"}}) ==
      "0 ryabkov Sergey Ryabkov;2 nato NATO;");
}

BOOST_AUTO_TEST_CASE(the_last_part_of_a_name_is_enough_where_the_article_mentions_it) {
  BOOST_TEST(speakers_of("Sergey Ryabkov came. “No.”", {{"No.", "Ryabkov"}}) == "0 ryabkov Ryabkov;");
  BOOST_TEST(speakers_of("Somebody came. “No.”", {{"No.", "Ryabkov"}}) == "");
}

BOOST_AUTO_TEST_CASE(a_person_speaks_and_not_the_country_beside) {
  BOOST_TEST(speakers_of("“No.”", {{"No.", "Russia’s deputy foreign minister Sergey Ryabkov"}}) ==
             "0 ryabkov Sergey Ryabkov;");
  BOOST_TEST(speakers_of("“No.”", {{"No.", "Russia"}}) == "0 russia Russia;");
}

BOOST_AUTO_TEST_CASE(a_name_that_needs_company_speaks_where_it_is_mentioned) {
  BOOST_TEST(speakers_of("The Minister said in Moscow: “No.”", {{"No.", "the Minister"}}) == "0 ryabkov Minister;");
  BOOST_TEST(speakers_of("The Minister said: “No.”", {{"No.", "the Minister"}}) == "");
}

}  // namespace mentiond::plugins::watchlist
