// Each operator of the query language: an article for which it holds, with what it rests on, and one for which it does
// not. Its errors are in wrong/query_*.
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

const std::string kEntities =
    "watchlist: w\n"
    "entities:\n"
    "  - { id: nato, name: NATO, case: exact }\n"
    "  - { id: ryabkov, name: Sergey Ryabkov, aliases: [Sergei Ryabkov] }\n"
    "  - { id: bank, name: Bank of America }\n"
    "  - { id: america, name: America }\n";

std::string with_query(const std::string& query) {
  std::string quoted;
  for (const char c : query) quoted += c == '\'' ? "''" : std::string(1, c);
  return kEntities + "queries:\n  - { id: q, query: '" + quoted + "' }\n  - { id: words, query: 'treaty OR pact' }\n";
}

sdk::Article article_of(const std::string& body, const std::string& headline = "") {
  sdk::Article article;
  article.language = "en";
  if (!headline.empty()) article.headlines.push_back({"main", "text/plain", headline});
  article.bodies.push_back({"main", "text/plain", body});
  return article;
}

/// What the query `q` found: "field:text" one by one; "-" where it is true without a span.
std::string found_by(const std::string& query, const sdk::Article& article) {
  Matcher matcher(with_query(query));
  if (!matcher.compiled()) return matcher.problems();
  std::string all;
  for (const FoundMention& m : matcher.match(article)) {
    if (m.watch != "q") continue;
    all += all.empty() ? "" : " | ";
    if (m.text.empty()) {
      all += "-";
    } else if (m.field != "body") {
      all += m.field + ":";
    }
    all += m.text;
  }
  return all;
}
std::string found_in(const std::string& query, const std::string& body) { return found_by(query, article_of(body)); }

struct Case {
  const char* query;
  const char* body;
  const char* found;  ///< Empty: it does not hold.
};

void check_all(std::initializer_list<Case> cases) {
  for (const Case& each : cases)
    BOOST_TEST_CONTEXT(each.query << " in " << each.body) BOOST_TEST(found_in(each.query, each.body) == each.found);
}

}  // namespace

BOOST_AUTO_TEST_CASE(and_or_not_and_brackets) {
  check_all({
      {"arms AND treaty", "A treaty on arms.", "treaty | arms"},
      {"arms AND treaty", "A treaty.", ""},
      {"arms treaty", "A treaty on arms.", "treaty | arms"},
      {"arms treaty", "Arms.", ""},
      {"arms OR treaty", "A treaty.", "treaty"},
      {"arms OR treaty", "A pact.", ""},
      {"arms NOT treaty", "Arms.", "Arms"},
      {"arms NOT treaty", "Arms and a treaty.", ""},
      {"arms -treaty", "Arms.", "Arms"},
      {"arms -treaty", "Arms and a treaty.", ""},
      {"arms –treaty", "Arms and a treaty.", ""},
      {"arms AND NOT (treaty OR pact)", "Arms and a pact.", ""},
      {"arms AND (treaty OR pact)", "Arms and a pact.", "Arms | pact"},
      {"(arms treaty) OR (pact peace)", "A pact for peace, no arms.", "pact | peace"},
      {"arms and treaty", "Arms, a treaty.", ""},  // Small letters: a word.
      {"arms and treaty", "Arms and a treaty.", "Arms | and | treaty"},
      {"arms \"AND\"", "Arms and more.", "Arms | and"},
  });
}

BOOST_AUTO_TEST_CASE(phrases) {
  check_all({
      {"\"arms control\"", "On ARMS\ncontrol.", "ARMS\ncontrol"},
      {"\"arms control\"", "Control of arms.", ""},
      {"“arms control”", "On arms control.", "arms control"},
      {"«arms control»", "On arms control.", "arms control"},
      {"„arms control“", "On arms, control.", ""},
      {"\"arms control\"", "On arms\n\ncontrol.", ""},
      {"\"צה\"ל נסוג\"", "צה\"ל נסוג", "צה\"ל נסוג"},
      {"O'Brien", "Mr O’Brien.", "O’Brien"},
      {"Coca-Cola", "Coca‑Cola.", "Coca‑Cola"},
      {"Coca-Cola", "Coca Cola.", ""},
      {"AT&T", "AT&amp;T.", "AT&amp;T"},
      {"C++", "C++ and C.", "C++"},
      {"1,000", "1,000 men.", "1,000"},
      {"12:30", "At 12:30.", "12:30"},
      {"niño", "El NIÑO, el nino.", "NIÑO"},
      {"nino", "El niño.", "niño"},
      {"\"@nato\"", "By @NATO.", "@NATO"},
      {"\"@nato\"", "By NATO.", ""},
  });
}

BOOST_AUTO_TEST_CASE(near_in_either_order_and_in_one) {
  check_all({
      {"arms NEAR/2 treaty", "Arms x x treaty.", "Arms | treaty"},
      {"arms NEAR/2 treaty", "Treaty x x arms.", "Treaty | arms"},
      {"arms NEAR/2 treaty", "Arms x x x treaty.", ""},
      {"arms NEAR/0 treaty", "Arms treaty.", "Arms | treaty"},
      {"arms NEAR/0 treaty", "Arms x treaty.", ""},
      {"arms NEAR treaty", "Arms 1 2 3 4 5 6 7 8 9 10 treaty.", "Arms | treaty"},
      {"arms NEAR treaty", "Arms 1 2 3 4 5 6 7 8 9 10 11 treaty.", ""},
      {"arms w/2 treaty", "Treaty x x arms.", "Treaty | arms"},
      {"arms w/2 treaty", "Treaty x x x arms.", ""},
      {"\"arms treaty\"~2", "Treaty x x arms.", "Treaty | arms"},
      {"\"arms treaty\"~2", "Treaty x x x arms.", ""},
      {"arms ONEAR/2 treaty", "Arms x x treaty.", "Arms | treaty"},
      {"arms ONEAR/2 treaty", "Treaty x x arms.", ""},
      {"arms NEAR/2f treaty", "Arms x x treaty.", "Arms | treaty"},
      {"arms NEAR/2f treaty", "Treaty arms.", ""},
      {"arms NEAR/0f treaty", "Arms treaty.", "Arms | treaty"},
      {"arms NEAR/0f treaty", "Arms x treaty.", ""},
      {"arms w/2f treaty", "Treaty arms.", ""},
      {"arms NEAR/1 treaty", "NATO's arms's treaty.", "arms | treaty"},
      {"arms NEAR/9 treaty", "Arms.\n\nThe treaty.", "Arms | treaty"},
      {"new NEAR/5 \"new start\"", "A new start.", ""},
      {"new NEAR/5 \"new start\"", "A new, new start.", "new | new start"},
      {"arms NEAR/5 arms", "Arms.", ""},
      {"arms NEAR/5 arms", "Arms, arms.", "Arms | arms"},
  });
}

BOOST_AUTO_TEST_CASE(near_of_groups_and_within_one_another) {
  check_all({
      {"(arms OR weapons) NEAR/2 (treaty OR pact)", "Weapons x pact, arms.", "Weapons | pact | arms"},
      {"(arms OR weapons) NEAR/2 (treaty OR pact)", "Weapons x x x pact.", ""},
      {"(arms NEAR/1 treaty) NEAR/2 pact", "Arms x treaty x x pact.", "Arms | treaty | pact"},
      {"(arms NEAR/1 treaty) NEAR/2 pact", "Arms x treaty x x x pact.", ""},
      {"(arms NEAR/1 treaty) NEAR/0 pact", "Arms pact treaty.", "Arms | pact | treaty"},
      {"(arms NEAR/5 treaty) NEAR/0 pact", "Arms treaty treaty pact.", "Arms | treaty | pact"},
      {"arms ONEAR/1 treaty ONEAR/1 pact", "Arms x treaty x pact.", "Arms | treaty | pact"},
      {"arms ONEAR/1 treaty ONEAR/1 pact", "Arms pact treaty.", ""},
      {"@nato NEAR/3 (treaty OR pact)", "NATO and its pact.", "NATO | pact"},
      {"@nato NEAR/3 @words", "NATO and its pact.", "NATO | pact"},
      {"@nato NEAR/3 @words", "NATO and its new and long pact.", ""},
      {"title:arms NEAR/5 treaty", "Arms treaty.", ""},
  });
  BOOST_TEST(found_by("arms NEAR/5 treaty", article_of("The treaty.", "Arms")) == "");
  BOOST_TEST(found_by("title:arms NEAR/5 treaty", article_of("The treaty.", "Arms treaty")) ==
             "headline:Arms | headline:treaty");
}

BOOST_AUTO_TEST_CASE(in_one_sentence_and_in_one_paragraph) {
  check_all({
      {"SENT(arms, treaty)", "Arms x. A treaty, and arms.", "treaty | arms"},
      {"SENT(arms, treaty)", "Arms x. A treaty.", ""},
      {"SENT(arms treaty)", "A treaty by Dr. Arms.", "treaty | Arms"},
      {"SENT(arms, treaty OR pact, x)", "X, a pact on arms.", "X | pact | arms"},
      {"SENT(arms, treaty)", "Arms\n\ntreaty", ""},
      {"SENT(arms, treaty)", "Arms\r\n\r\ntreaty", ""},
      {"\"岸田 文雄\"", "岸田\n文雄首相", "岸田\n文雄"},
      {"\"岸田 文雄\"", "岸田\n\n文雄首相", ""},
      {"北大西洋", "北大\r西洋", "北大\r西洋"},
      {"PARA(arms, treaty)", "Arms x. A treaty.", "Arms | treaty"},
      {"PARA(arms, treaty)", "Arms x.\n\nA treaty.", ""},
      {"SENT(arms, control NEAR/0 act)", "Arms: the control act.", "Arms | control | act"},
      {"SENT(arms, control NEAR/0 act)", "Arms. The control act.", ""},
  });
}

BOOST_AUTO_TEST_CASE(at_least_so_many) {
  check_all({
      {"ATLEAST/3 arms", "Arms arms arms.", "Arms | arms | arms"},
      {"ATLEAST/3 arms", "Arms arms.", ""},
      {"ATLEAST/2 (arms OR treaty)", "Arms, a treaty.", "Arms | treaty"},
      {"ATLEAST/2 (\"arms control\" OR arms)", "Arms control.", ""},
      {"ATLEAST/2 @nato AND treaty", "NATO's treaty, NATO's.", "NATO | treaty | NATO"},
      {"ATLEAST/2 @nato AND treaty", "NATO's treaty.", ""},
  });
  BOOST_TEST(found_by("ATLEAST/2 arms", article_of("Arms.", "Arms")) == "headline:Arms | Arms");
}

BOOST_AUTO_TEST_CASE(wildcards) {
  check_all({
      {"renew*", "It renewed the renewal. Renew!", "renewed | renewal | Renew"},
      {"renew*", "New.", ""},
      {"*stan", "Kazakhstan's.", "Kazakhstan"},
      {"*stan", "Stand.", ""},
      {"*new*", "A renewal.", "renewal"},
      {"customi?e", "Customise, customize.", "Customise | customize"},
      {"customi?e", "Customie.", ""},
      {"wom?n*", "Women's, womanly.", "Women | womanly"},
      {"\"foreign minist*\"", "Foreign ministers, foreign ministry.", "Foreign ministers | foreign ministry"},
      {"\"foreign minist*\"", "Foreign mini.", ""},
      {"\"minist* abroad\"", "Ministers abroad.", "Ministers abroad"},
      {"\"*ministers abroad\"", "Ministers abroad.", "Ministers abroad"},
      {"renew* NEAR/1 arms", "Arms renewed.", "Arms | renewed"},
      {"Рябк*", "Рябкова.", "Рябкова"},
      {"niñ*", "Niños, ninos.", "Niños"},
      {"ni?o", "Niño, nino, nio.", "Niño | nino"},
      {"{Renew*}", "renewed Renewed.", "Renewed"},
      {"\"Who?\"", "Who? Whom.", "Who?"},
      {"w?rd", "Word by word.", "Word | word"},
  });
}

BOOST_AUTO_TEST_CASE(exact_case) {
  check_all({
      {"{BT}", "BT and bt.", "BT"},
      {"{BT}", "bt and Bt.", ""},
      {"cs(BT)", "BT and bt.", "BT"},
      {"cs(\"New START\")", "The New START, a new start.", "New START"},
      {"cs(\"New START\")", "A new start.", ""},
      {"{New}", "NEW ARMS", ""},
  });
}

BOOST_AUTO_TEST_CASE(references) {
  check_all({
      {"@nato", "NATO, nato.", "NATO"},
      {"@nato", "nato.", ""},
      {"@words arms", "A pact on arms.", "pact | arms"},
      {"@words arms", "Arms.", ""},
      {"@w/words", "A pact.", "pact"},
      {"arms NOT @words", "Arms pact.", ""},
      {"@america", "The Bank of America.", ""},
      {"@ryabkov OR @nato", "Sergei Ryabkov", "Sergei Ryabkov"},
  });
  Matcher two({with_query("@other/peace AND arms"),
               "watchlist: other\nqueries:\n  - { id: peace, query: 'peace OR @w/words' }\n"});
  BOOST_TEST_REQUIRE(two.problems() == "");
  BOOST_TEST(two.match_body("A pact on arms.").size() == 4U);  // words: pact; q: pact, arms; peace: pact.
}

BOOST_AUTO_TEST_CASE(regular_expressions) {
  check_all({
      {"/S-?[0-9]{3}/", "The S-400, S300, S4.", "S-400 | S300"},
      {"/S-?[0-9]{3}/", "The s-400.", ""},
      {"/S-?[0-9]{3}/i", "The s-400.", "s-400"},
      {"title:/S-?[0-9]{3}/", "The S-400.", ""},
      {"/a\\/b/", "See a/b.", "a/b"},
      {"/[0-9]+/ NEAR/1 tanks", "Some 40 new tanks.", "40 | tanks"},
      // Not the "/5" of other programs, for it is closed.
      {"/5 [a-z]+/ tanks", "Some 5 new tanks.", "5 new | tanks"},
      {"tanks NEAR /5/", "Some 5 tanks.", "5 | tanks"},
      // What it finds may hold no word, as inside an entity that was left in the text.
      {"arms NEAR/0 /[a-z]{2,}/", "big arms&nbsp;deal", "big | arms | deal"},
  });
}

BOOST_AUTO_TEST_CASE(hashtags_and_comments) {
  check_all({
      {"#NATO", "Read #nato.", "#nato"},
      {"#NATO", "NATO.", ""},
      {"arms # a comment AND pact", "Arms.", "Arms"},
      {"arms <<<a note AND pact>>> treaty", "Arms treaty.", "Arms | treaty"},
      {"C# arms", "C# arms.", "C# | arms"},
  });
  sdk::Article tagged = article_of("Nothing.");
  sdk::Concept tag;
  tag.rel = "tag", tag.name = "NATO";
  tagged.concepts.push_back(tag);
  BOOST_TEST(found_by("#nato", tagged) == "tag:NATO");
}

BOOST_AUTO_TEST_CASE(what_is_only_like_a_slip_is_text) {
  check_all({
      {"'Ndrangheta boss", "A boss of the 'Ndrangheta.", "boss | Ndrangheta"},
      {"'t Hooft's theory", "The theory of 't Hooft's.", "theory | t | Hooft's"},
      {"rock'n'roll", "Rock'n'roll.", "Rock'n'roll"},
      {"\"arms|control\"", "Arms|control.", "Arms|control"},
      {"\"text :x\"", "The text :x.", "text :x"},
      {"arms (treaty OR pact)", "An arms pact.", "arms | pact"},
      {"E=mc2", "His E=mc2.", "E=mc2"},
      {"w/o arms", "One w/o arms.", "w/o | arms"},
      {"24/7 service", "A 24/7 service.", "24/7 | service"},
      {"R&D", "For R&D.", "R&D"},
  });
}

BOOST_AUTO_TEST_CASE(what_an_error_says_to_write_is_a_query) {
  for (const char* wrong :
       {"arms NEAR/5 (NOT race)", "(arms NEAR/2 race) NEAR/3 NOT (treaty OR pact)", "arms NEAR/3 NOT (race AND pact)",
        "(arms AND race) NEAR/3 (treaty OR pact)", "(arms AND race) NEAR/3 (treaty AND pact)",
        "(arms NOT race) ONEAR/3 treaty", "arms NEAR/5 (race OR (treaty AND pact))",
        "((arms AND race) OR pact) NEAR/5 (treaty OR (race AND pact))", "arms OR treaty OR NOT pact",
        "(arms treaty) OR -pact", "arms OR title:(NOT race)"}) {
    const std::string problems = found_in(wrong, "");
    const std::size_t at = problems.find("write ");
    BOOST_TEST_CONTEXT(wrong << ": " << problems) {
      BOOST_TEST_REQUIRE(at != std::string::npos);
      const std::string advice =
          problems.substr(at + 6, std::min(problems.find(", or leave"), problems.find('\n')) - at - 6);
      BOOST_TEST_CONTEXT(advice) BOOST_TEST(found_in(advice, "") == "");
    }
  }
}

}  // namespace mentiond::plugins::watchlist
