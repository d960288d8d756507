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
  BOOST_TEST(files >= 25U);
}

BOOST_AUTO_TEST_CASE(two_files_may_not_have_the_same_name) {
  const Matcher matcher({one_name("NATO"), one_name("OTAN")});
  BOOST_TEST(!matcher.compiled());
  BOOST_TEST(matcher.problems() ==
             "w2.yaml:1:12: error: the watchlist \"test\" is also in w.yaml; expected a name of its own\n");
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

}  // namespace mentiond::plugins::watchlist
