// aliases_from: a table of names beside the watchlist.
#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {
namespace {

/// A watchlist with a table, in a folder of its own.
class WithTable {
 public:
  explicit WithTable(const std::string& table, const std::string& watchlist = "watchlist: w\naliases_from: names.csv\n")
      : path_(folder_.write("w.yaml", watchlist).string()), bytes_(watchlist) {
    folder_.write("names.csv", table);
    const std::vector<sdk::File> files = {{path_, bytes_}};
    program_ = Watchlists::compile(sdk::Config(), files, collected_.diagnostics());
  }
  /// Without the folder's name.
  std::string problems() const { return without_folder(collected_.lines()); }
  std::string advice() const {
    Collected collected;
    program_->lint(collected.diagnostics());
    return without_folder(collected.lines());
  }
  bool compiled() const { return program_ != nullptr; }
  /// "alias=text of entity;" for each mention.
  std::string found_in(const std::string& text, const std::string& language = {}) const {
    std::string found;
    struct Taking {
      const Compiled& compiled;
      std::string& found;
    } taking{static_cast<const Watchlists&>(*program_).compiled(), found};
    const mentiond_mention_sink sink = {sizeof(sink), &taking, [](void* self, const mentiond_mention* m) {
                                          Taking& into = *static_cast<Taking*>(self);
                                          into.found.append(sdk::view(m->alias)).append("=").append(sdk::view(m->text));
                                          into.found.append(" of ").append(into.compiled.watch_id(m->watch)) += ";";
                                        }};
    sdk::Article article;
    article.language = language;
    article.bodies.push_back({"main", "text/plain", text});
    sdk::detail::ArticleCrossing crossing;
    program_->open_session()->match(sdk::ArticleView(&crossing(article)), sdk::MentionSink(&sink));
    return found;
  }

 private:
  std::string without_folder(std::string lines) const {
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at = lines.find(folder); at != std::string::npos; at = lines.find(folder))
      lines.erase(at, folder.size());
    return lines;
  }

  support::TempFolder folder_;
  std::string path_, bytes_;
  Collected collected_;
  std::unique_ptr<sdk::Program> program_;
};

std::string problem_of(const std::string& table) { return WithTable(table).problems(); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_table_names_entities_and_what_they_are_called) {
  const WithTable table(
      "id,name,alias,type,language,case\n"
      "nato,NATO,OTAN,organisation,fr,exact\n"
      "nato,,\"North Atlantic \"\"Treaty\"\" Organization\",,,\n"
      ",Sergey Ryabkov,,person,,\n"
      "\n"
      "ryabkov2,\"Ryabkov, S.\",Рябков,,,\n");
  BOOST_TEST_REQUIRE(table.problems() == "");
  BOOST_TEST(
      table.found_in("NATO, OTAN, Sergey Ryabkov; Ryabkov, S. Рябков", "fr") ==
      "NATO=NATO of nato;OTAN=OTAN of nato;Sergey Ryabkov=Sergey Ryabkov of sergey-ryabkov;Ryabkov, S.=Ryabkov, S "
      "of ryabkov2;Рябков=Рябков of ryabkov2;");
  BOOST_TEST(table.found_in("OTAN otan", "en") == "");
  BOOST_TEST(table.found_in("The North Atlantic Treaty Organization met.") ==
             "North Atlantic \"Treaty\" Organization=North Atlantic Treaty Organization of nato;");
}

BOOST_AUTO_TEST_CASE(a_table_may_be_parted_by_semicolons_or_tabs_and_come_from_windows) {
  for (const char* table :
       {"\xEF\xBB\xBFid;name;alias\r\nnato;NATO;OTAN, l'\r\n", "id\tname\talias\rnato\tNATO\tOTAN, l'\r"}) {
    const WithTable read(table);
    BOOST_TEST_REQUIRE(read.problems() == "");
    BOOST_TEST(read.found_in("OTAN, l' NATO") == "OTAN, l'=OTAN, l of nato;NATO=NATO of nato;");
  }
}

BOOST_AUTO_TEST_CASE(a_table_adds_to_the_entities_of_the_file_under_their_conditions) {
  const WithTable table("id,alias\nnato,Alliance\n",
                        "watchlist: w\nentities:\n  - { id: nato, name: NATO, case: exact, near: [treaty] }\n"
                        "aliases_from: [names.csv]\n");
  BOOST_TEST_REQUIRE(table.problems() == "");
  BOOST_TEST(table.found_in("The Alliance and its treaty.") == "Alliance=Alliance of nato;");
  BOOST_TEST(table.found_in("The alliance and its treaty; an Alliance.") == "Alliance=Alliance of nato;");
  BOOST_TEST(table.found_in("The Alliance met.") == "");
}

BOOST_AUTO_TEST_CASE(a_wrong_table_says_where_and_what_to_write) {
  BOOST_TEST(
      problem_of("") ==
      "names.csv:1:1: error: the table is empty; expected a first line with the names of columns, out of id, name, "
      "alias, type, uri, severity, language or case\n");
  BOOST_TEST(
      problem_of("id,names,alias\n") ==
      "names.csv:1:4: error: unknown column \"names\"; expected a first line with the names of columns, out of id, "
      "name, alias, type, uri, severity, language or case (name?)\n");
  BOOST_TEST(problem_of("id,name,id\n") == "names.csv:1:9: error: the column \"id\" stands twice; expected it once\n");
  BOOST_TEST(problem_of("id,type\n") ==
             "names.csv:1:1: error: a table of names needs the column \"name\", or \"id\" and \"alias\"\n");
  BOOST_TEST(problem_of("id,name\nnato,NATO,OTAN\n") ==
             "names.csv:2:11: error: expected 2 values, as in the first line, not 3; one that holds a separator needs "
             "quotation marks\n");
  BOOST_TEST(problem_of("id,name\nößö,Ö\nnato\n") ==
             "names.csv:3:1: error: expected 2 values, as in the first line, not 1; one that holds a separator needs "
             "quotation marks\n");
  BOOST_TEST(
      problem_of("id,name\n\nö,\"NATO\nOTAN\n") ==
      "names.csv:3:3: error: this quotation mark is never closed; expected another one at the end of the value\n");
  BOOST_TEST(problem_of("id,name\nnato,\"NA\"TO\"\n") ==
             "names.csv:2:10: error: expected \",\" or the end of the line behind a value in quotes; a quotation mark "
             "inside of it is written twice\n");
  BOOST_TEST(
      problem_of("id,name,type\nnato,NATO,organization\n") ==
      "names.csv:2:11: error: expected person, organisation, place, product, event or topic, not \"organization\" "
      "(organisation?)\n");
  BOOST_TEST(
      problem_of("id,name\nna to,NATO\n") ==
      "names.csv:2:1: error: an id is made of letters, digits, \"-\", \"_\" and \".\", unlike \"na to\" (na-to?)\n");
  BOOST_TEST(problem_of("id,alias\nnato,NATO\n") ==
             "names.csv:2:1: error: the entity \"nato\" has no name yet; expected one where it is first named\n");
  BOOST_TEST(problem_of("id,name,alias\n,,NATO\n") ==
             "names.csv:2:1: error: the line says of no entity; expected an \"id\" or a \"name\"\n");
  BOOST_TEST(
      problem_of("id,name\nnato,NATO\nnato,OTAN\n") ==
      "names.csv:3:6: error: the name of \"nato\" is \"NATO\" where it is first named, not \"OTAN\"; expected the "
      "same, or nothing\n");
  BOOST_TEST(problem_of("name,language\nNATO,english\n") ==
             "names.csv:2:6: error: expected codes of languages, parted by spaces, as in \"en pt-BR\", not \"english\" "
             "(en?)\n");
  BOOST_TEST(problem_of("name\n...\n") ==
             "names.csv:2:1: error: the name \"...\" has no letter and no digit to look for; expected one that has\n");
  BOOST_TEST(problem_of("name,alias\nNATO,R*\n") ==
             "names.csv:2:6: error: expected at least two letters before \"*\" in \"R*\"\n");
  BOOST_TEST(problem_of("name\nNATO\nN\xC4TO\n") ==
             "names.csv:3:2: error: expected UTF-8; this byte is not: save the file as UTF-8\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_wrong_throughout_says_so_twenty_times) {
  std::string table = "id,name,type\n";
  for (int i = 0; i < 1000; ++i) table += "e" + std::to_string(i) + ",NATO,organization\n";
  const std::string problems = problem_of(table);
  BOOST_TEST(std::count(problems.begin(), problems.end(), '\n') == 21);
  BOOST_TEST(problems.ends_with("names.csv:21:1: error: and so on: the rest of the table was not read\n"));
}

BOOST_AUTO_TEST_CASE(a_table_that_is_not_there_is_a_problem_of_the_watchlist) {
  const WithTable table("name\nNATO\n", "watchlist: w\naliases_from: nomes.csv\n");
  BOOST_TEST(table.problems() ==
             "w.yaml:2:15: error: there is no file nomes.csv; expected the name of a CSV file, as seen from this one's "
             "folder\n");
}

BOOST_AUTO_TEST_CASE(advice_on_a_table_names_its_lines) {
  const WithTable table("name\nOrange SA\nShell\n",
                        "watchlist: w\nentities:\n  - { id: orange, name: Orange SA }\n  - { id: x, name: Zzz }\n"
                        "aliases_from: names.csv\n");
  BOOST_TEST_REQUIRE(table.problems() == "");
  BOOST_TEST(
      table.advice() ==
      "names.csv:2:1: warning: \"Orange SA\" is also a name of \"orange\" (w.yaml, line 3): both will be mentioned; "
      "\"near:\" can tell them apart\n"
      "names.csv:3:1: warning: \"Shell\" is also an everyday word, and will be found wherever that stands; \"case: "
      "exact\" or \"near:\" keeps such mentions out\n");
}

}  // namespace mentiond::plugins::watchlist
