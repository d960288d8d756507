// Wrong watchlists: wrong/<what>.yaml, and every problem that compiling gives in wrong/<what>.txt. Those in
// wrong/doubtful compile, with a warning. MENTIOND_UPDATE=1 writes what is there.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {

namespace {

/// How many there are.
std::size_t check_files(const char* folder, bool compiles) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / folder)) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const Matcher matcher(support::read_file(entry.path()));
    fs::path expected = entry.path();
    expected.replace_extension(".txt");
    if (std::getenv("MENTIOND_UPDATE") != nullptr) std::ofstream(expected) << matcher.problems();
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      BOOST_TEST(matcher.compiled() == compiles);
      BOOST_TEST(matcher.problems() == support::read_file(expected));
      BOOST_TEST(matcher.problems() != "");
    }
  }
  return files;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_wrong_file_says_what_is_wrong_and_where) { BOOST_TEST(check_files("wrong", false) >= 345U); }

BOOST_AUTO_TEST_CASE(every_doubtful_file_says_what_is_doubtful_and_where) {
  BOOST_TEST(check_files("wrong/doubtful", true) >= 15U);
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

}  // namespace mentiond::plugins::watchlist
