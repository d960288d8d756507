// Wrong watchlists: wrong/<what>.yaml, and every problem that compiling gives in wrong/<what>.txt. MENTIOND_UPDATE=1
// writes what is there.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {

BOOST_AUTO_TEST_CASE(every_wrong_file_says_what_is_wrong_and_where) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "wrong")) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const Matcher matcher(support::read_file(entry.path()));
    fs::path expected = entry.path();
    expected.replace_extension(".txt");
    if (std::getenv("MENTIOND_UPDATE") != nullptr) std::ofstream(expected) << matcher.problems();
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      BOOST_TEST(!matcher.compiled());
      BOOST_TEST(matcher.problems() == support::read_file(expected));
    }
  }
  BOOST_TEST(files >= 195U);
}

BOOST_AUTO_TEST_CASE(two_files_may_not_have_the_same_name) {
  const Matcher matcher({one_name("NATO"), one_name("OTAN")});
  BOOST_TEST(!matcher.compiled());
  BOOST_TEST(matcher.problems() ==
             "w2.yaml:1:12: error: the watchlist \"test\" is also in w.yaml; expected a name of its own\n");
}

BOOST_AUTO_TEST_CASE(a_file_for_reference_gives_way_to_one_of_its_name_before_it) {
  const auto compiled = [](const std::vector<sdk::File>& files) {
    Collected collected;
    const auto program = Watchlists::compile(sdk::Config(), files, collected.diagnostics());
    std::string watches = collected.lines();
    if (program == nullptr) return watches;
    for (const Entity& each : static_cast<const Watchlists&>(*program).compiled().entities) watches += each.id + " ";
    return watches;
  };
  const char *draft = "watchlist: a\nentities: [{ name: New }]\n", *live = "watchlist: a\nentities: [{ name: Old }]\n",
             *other = "watchlist: b\nqueries: [{ id: q, query: '@a/new' }]\n";
  BOOST_TEST(compiled({{"draft", draft}, {"live", live, true}, {"other", other, true}}) == "new ");
  BOOST_TEST(compiled({{"draft", draft}, {"live", live}}) ==
             "live:1:12: error: the watchlist \"a\" is also in draft; expected a name of its own\n");
}

BOOST_AUTO_TEST_CASE(a_test_that_fails_names_its_place_and_what_was_found) {
  const Matcher matcher(one_name("NATO",
                                 "  - name: OTAN\n"
                                 "tests:\n"
                                 "  - text: The OTAN met.\n"
                                 "    match: [otan, watched]\n"
                                 "    no_match: otan\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(matcher.tested() ==
             "w.yaml:8:19: error: the test fails: expected a mention of \"watched\", found otan\n"
             "w.yaml:9:15: error: the test fails: expected no mention of \"otan\"\n");
}

BOOST_AUTO_TEST_CASE(advice_names_common_words_single_letters_and_names_of_two_entities) {
  const Matcher matcher(one_name("Orange",
                                 "    aliases: [X, Orange SA]\n"
                                 "  - name: Orange County\n"
                                 "    aliases: [ORANGE SA]\n"
                                 "  - name: Total\n"
                                 "    case: exact\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(matcher.linted() ==
             "w.yaml:4:11: warning: \"Orange\" is also an everyday word, and will be found wherever that stands; "
             "\"case: exact\" or \"near:\" keeps such mentions out\n"
             "w.yaml:5:15: warning: \"X\" is a single letter or digit; \"near:\" would give it company\n"
             "w.yaml:7:15: warning: \"ORANGE SA\" is also a name of \"watched\" (line 5): both will be mentioned; "
             "\"near:\" can tell them apart\n");
}

BOOST_AUTO_TEST_CASE(advice_says_how_often_a_doubtful_name_hit_and_names_those_that_are_nearly_everywhere) {
  const Matcher matcher(one_name("Orange",
                                 "    aliases: [X, Orange SA]\n"
                                 "  - { id: russia, name: Russia, aliases: [Russian Federation] }\n"));
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  BOOST_TEST(
      matcher.linted(100,
                     {{sdk::text("Orange"), 0, 12}, {sdk::text("Orange SA"), 0, 24}, {sdk::text("Russia"), 1, 25}}) ==
      "w.yaml:4:11: warning: \"Orange\" is also an everyday word, and will be found wherever that stands; \"case: "
      "exact\" or \"near:\" keeps such mentions out; found in 12 of the latest 100 stored articles\n"
      "w.yaml:5:15: warning: \"X\" is a single letter or digit; \"near:\" would give it company; found in 0 of the "
      "latest 100 stored articles\n"
      "w.yaml:6:25: note: \"Russia\" was found in 25 of the latest 100 stored articles\n");
}

BOOST_AUTO_TEST_CASE(advice_names_queries_that_are_slow_or_find_too_much_or_never_match) {
  const auto advice = [](const std::string& query) {
    const Matcher matcher("watchlist: w\nentities: [{ id: nato, name: NATO }]\nqueries:\n  - id: q\n    query: '" +
                          query + "'\n");
    BOOST_TEST_REQUIRE(matcher.problems() == "");
    const std::string lines = matcher.linted(), begin = "w.yaml:5:12: warning: the query \"q\": ";
    return lines.starts_with(begin) ? lines.substr(begin.size(), lines.size() - begin.size() - 1) : lines;
  };
  BOOST_TEST(advice("nato AND (treaty OR pact*) NOT title:sport site:bbc.com /[0-9]+/") == "");
  for (const char* slow :
       {"/[0-9]+/", "site:bbc.com", "lang:en -lang:fr", "byline:doe", "nato OR /[0-9]+/", "w?rd OR title:/a+/"})
    BOOST_TEST_CONTEXT(slow) BOOST_TEST(advice(slow).starts_with("slow: no word of it can be looked up"));
  BOOST_TEST(advice("nato *stan") ==
             "\"*stan\" begins with a wildcard and is tried at every word: slow; write the words out where you can");
  BOOST_TEST(advice("nato ru*") == "\"ru*\" finds every word that begins with \"ru\"; more letters would find less");
  BOOST_TEST(advice("nato or treaty") == "\"or\" is looked for as a word; the operator is written OR");
  BOOST_TEST(advice("nato NOT nato") == "it can never match: it needs \"nato\" and excludes it");
  BOOST_TEST(advice("title:nato NEAR/5 body:treaty") ==
             "it can never match by \"title:nato NEAR/5 body:treaty\": its sides stand in different fields");
  BOOST_TEST(advice("treaty byline:@nato") ==
             "it can never match by \"byline:@nato\": entities are not looked for in bylines; write the name");
  BOOST_TEST(
      advice("nato desk@example.org") ==
      "\"desk@example.org\" is never found: nothing is, inside web and e-mail addresses; url: looks at the link");
}

}  // namespace mentiond::plugins::watchlist
