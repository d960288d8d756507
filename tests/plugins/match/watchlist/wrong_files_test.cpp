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

BOOST_AUTO_TEST_CASE(every_wrong_file_says_what_is_wrong_and_where) { BOOST_TEST(check_files("wrong", false) >= 365U); }

BOOST_AUTO_TEST_CASE(every_doubtful_file_says_what_is_doubtful_and_where) {
  BOOST_TEST(check_files("wrong/doubtful", true) >= 20U);
}

BOOST_AUTO_TEST_CASE(a_table_of_names_says_what_is_wrong_and_what_is_doubtful) {
  const support::TempFolder folder;
  const auto problems = [&](const std::string& table, const std::string& file = "../names.csv") {
    folder.write("names.csv", table);
    const std::string path = folder.write("lists/w.yaml", "").string(),
                      bytes = "watchlist: w\naliases_from: " + file + "\n";
    const std::vector<sdk::File> files = {{path, bytes}};
    Collected collected;
    Watchlists::compile(sdk::Config(), files, collected.diagnostics());
    std::string lines = collected.lines();
    const std::string root = folder.path().string() + "/";
    for (std::size_t at = lines.find(root); at != std::string::npos; at = lines.find(root))
      lines.erase(at, root.size());
    return lines;
  };
  BOOST_TEST(problems("name\nNATO\n") == "");
  BOOST_TEST(
      problems("name\nNATO\n", "'../a.csv, b.csv'") ==
      "lists/w.yaml:2:15: error: there is no file a.csv, b.csv; expected the name of a CSV file, as seen from this "
      "one's folder ([../a.csv, b.csv]?)\n");
  BOOST_TEST(problems("id,name\n") ==
             "names.csv:1:1: warning: the table has no names: nothing stands below its first line\n");
  BOOST_TEST(problems("id,name,\nnato,NATO,\n") ==
             "names.csv:1:9: error: a column without a name; take out the separator beside it, or name it\n");
  BOOST_TEST(
      problems("sep=;\nid;name\n") ==
      "names.csv:1:1: error: this line is for a spreadsheet alone; take it out, and begin with the names of columns\n");
  BOOST_TEST(problems("id|name\n") ==
             "names.csv:1:1: error: unknown column \"id|name\"; expected a first line with the names of columns, out "
             "of id, name, alias, type, uri, severity, language or case, parted by commas, semicolons or tabs\n");
  BOOST_TEST(problems("name,alias\nNATO,OTAN|Alliance\nEU,UE; Union\n") ==
             "names.csv:2:6: warning: \"OTAN|Alliance\" is one name, \"|\" with it; write a line for "
             "each\nnames.csv:3:4: warning: \"UE; Union\" is one name, \";\" with it; write a line for each\n");
  BOOST_TEST(problems("id,name\nnato,NATO\nNATO,Nato\n") ==
             "names.csv:3:6: warning: the ids \"nato\" and \"NATO\" differ in capitals alone, and are two entities\n");
  BOOST_TEST(problems("name,uri\nNATO,javascript:alert(1)\n") ==
             "names.csv:2:6: error: expected the address of a page, as in https://www.wikidata.org/entity/Q4404104, "
             "not \"javascript:alert(1)\"\n");
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
