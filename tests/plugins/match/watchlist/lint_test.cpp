// Advice on watches that will disappoint: names that are everyday words, queries that are slow or never match.
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

/// What is said of a query, or of one of several files; one line, or all of them where there are several.
std::string advice(const std::string& query, const std::string& keys = "") {
  const Matcher matcher(
      "watchlist: w\nentities: [{ id: nato, name: NATO }, { id: rosneft, name: Rosneft, aliases: [Rosneft Oil] }]\n"
      "queries:\n  - id: q\n    query: '" +
      query + "'\n" + keys);
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  const std::string lines = matcher.linted(), begin = "w.yaml:5:12: warning: the query \"q\": ";
  return lines.starts_with(begin) ? lines.substr(begin.size(), lines.size() - begin.size() - 1) : lines;
}

}  // namespace

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
  BOOST_TEST(advice("nato AND (treaty OR pact*) NOT title:sport site:bbc.com /[0-9]+/") == "");
  for (const char* slow :
       {"/[0-9]+/", "site:bbc.com", "lang:en -lang:fr", "byline:doe", "nato OR /[0-9]+/", "w?rd OR title:/a+/"})
    BOOST_TEST_CONTEXT(slow) BOOST_TEST(advice(slow).starts_with("slow: no word of it can be looked up"));
  BOOST_TEST(advice("nato *stan") ==
             "\"*stan\" begins with a wildcard and is tried at every word: slow; write the words out where you can");
  BOOST_TEST(advice("nato ru*") == "\"ru*\" finds every word that begins with \"ru\"; more letters would find less");
  BOOST_TEST(advice("nato or treaty") == "\"or\" is looked for as a word; the operator is written OR");
  BOOST_TEST(advice("nato NOT nato") == "it can never match: it needs \"nato\" and excludes it");
  BOOST_TEST(advice("title:nato NEAR/5 body:treaty") == "it can never match: its parts stand in different fields");
  BOOST_TEST(advice("treaty byline:@nato") ==
             "it can never match by \"byline:@nato\": entities are not looked for in bylines; write the name");
  BOOST_TEST(
      advice("nato desk@example.org") ==
      "\"desk@example.org\" is never found: nothing is, inside web and e-mail addresses; url: looks at the link");
}

BOOST_AUTO_TEST_CASE(what_excludes_all_that_it_needs_never_matches) {
  for (const char* never : {"shell NOT shell",
                            "shell NOT (shell OR oil)",
                            "\"shell oil\" NOT shell",
                            "\"big shell oil\" NOT \"shell oil\"",
                            "treaty NOT treaty*",
                            "treaty* NOT tre*",
                            "\"arms treaty\" NOT treat*",
                            "kazakhstan NOT *stan",
                            "Niño NOT nino",
                            "{Shell} NOT shell",
                            "{Niño} NOT Niño",
                            "\"Shell\" NOT shell",
                            "#nato NOT nato",
                            "title:shell NOT shell",
                            "title:shell NOT lead:shell",
                            "quote:shell NOT shell",
                            "title:quote:shell NOT title:shell",
                            "@nato NOT nato",
                            "@rosneft NOT rosneft*",
                            "title:@nato NOT @nato",
                            "shell oil NOT (oil shell)",
                            "(shell OR oil) NOT shell NOT oil",
                            "(shell OR oil) gas NOT (shell gas) NOT oil",
                            "(\"shell oil\" OR \"shell gas\") NOT shell",
                            "(shell OR (oil gas)) NOT shell -gas",
                            "(shell NEAR/3 oil) NOT (shell oil)",
                            "(shell NEAR/3 oil) NOT (oil NEAR/5 shell)",
                            "(shell ONEAR/3 oil) NOT (shell NEAR/3 oil)",
                            "(shell NEAR/3 oil) NOT ((shell OR gas) NEAR/3 oil)",
                            "SENT(shell, oil, gas) NOT SENT(gas, shell)",
                            "PARA(shell, oil) NOT oil",
                            "(ATLEAST/3 oil) NOT ATLEAST/2 oil",
                            "(ATLEAST/3 oil) NOT oil",
                            "quoted:@nato shell NOT quoted:@nato",
                            "(quoted:@nato SAYS (shell AND oil)) NOT (quoted:@nato SAYS oil)",
                            "/sh[a-z]+l/ oil NOT /sh[a-z]+l/",
                            "shell lang:pt-BR NOT lang:pt",
                            "shell site:news.bbc.co.uk NOT site:bbc.co.uk",
                            "shell url:bbc.com/news NOT url:bbc.com",
                            "shell source:reuters NOT source:reuters"})
    BOOST_TEST_CONTEXT(never) BOOST_TEST(advice(never).find("it can never match: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_no_article_has_at_once_never_matches) {
  for (const char* never :
       {"shell lang:fr lang:de", "shell lang:fr-CA lang:fr-FR", "shell country:fr country:gb", "shell feed:a feed:b",
        "shell lang:(fr OR de) lang:en", "title:shell NEAR/5 body:oil", "SENT(title:shell, body:oil)",
        "PARA(title:shell, body:oil, body:gas)", "(title:shell NEAR/5 (caption:oil OR tag:oil)) gas",
        "(shell NEAR/5 title:oil) NEAR/5 body:gas", "quoted:@nato SAYS title:oil", "ATLEAST/2 byline:@nato"})
    BOOST_TEST_CONTEXT(never) BOOST_TEST(advice(never).find("it can never match") != std::string::npos);
  BOOST_TEST(advice("shell lang:de", "    language: [fr, en]\n").starts_with("it can never match: "));
  BOOST_TEST(advice("shell lang:fr-CA", "    language: [fr, en]\n") == "");
}

BOOST_AUTO_TEST_CASE(what_some_article_satisfies_is_not_called_impossible) {
  for (const char* possible : {"shell NOT oil",
                               "shell NOT title:shell",
                               "lead:shell NOT title:shell",
                               "shell NOT quote:shell",
                               "shell NOT byline:shell",
                               "byline:shell nato NOT shell",
                               "(shell OR oil) NOT shell",
                               "shell NOT (shell oil)",
                               "shell NOT \"shell oil\"",
                               "treaty* NOT treaty",
                               "treat* NOT treaty*",
                               "treaty NOT treaties",
                               "\"arms-treaty\" NOT \"arms treaty\"",
                               "nino NOT Niño",
                               "nino* NOT niñ*",
                               "shell NOT {Shell}",
                               "\"O’Brien\" NOT Brien",
                               "\"Yahoo news\" NOT \"Yahoo!\"",
                               "customi?e NOT customise",
                               "customise NOT c?stomi?es",
                               "nato NOT @nato",
                               "\"Rosneft Gas\" NOT @rosneft",
                               "@rosneft NOT \"Rosneft Oil\"",
                               "shell oil NOT (shell NEAR/3 oil)",
                               "(shell NEAR/5 oil) NOT (shell NEAR/3 oil)",
                               "(shell NEAR/3 oil) NOT (shell ONEAR/3 oil)",
                               "(\"shell oil\" NEAR/1 gas) NOT (shell NEAR/1 gas)",
                               "SENT(shell, oil) NOT SENT(shell, oil, gas)",
                               "PARA(shell, oil) NOT SENT(shell, oil)",
                               "(ATLEAST/2 oil) NOT ATLEAST/3 oil",
                               "quoted:@nato shell NOT (quoted:@nato SAYS oil)",
                               "nato /sh[a-z]+l/ NOT /sh[a-z]+l/i",
                               "shell lang:pt NOT lang:pt-BR",
                               "shell lang:fr lang:fr-CA",
                               "shell site:bbc.co.uk NOT site:news.bbc.co.uk",
                               "shell site:bbc.com site:cnn.com",
                               "shell source:reuters source:afp",
                               "shell type:video type:text",
                               "shell feed:bbc* feed:bbc-world",
                               "shell url:bbc url:news",
                               "shell url:bbc*news NOT url:bbc/news",
                               "title:shell body:oil",
                               "title:shell NEAR/5 lead:oil",
                               "SENT(lead:shell, body:oil)",
                               "title:shell NEAR/5 (body:oil OR title:gas)",
                               "(shell lang:fr) OR (oil lang:de)"})
    BOOST_TEST_CONTEXT(possible) BOOST_TEST(advice(possible).find("never match") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(advice_on_what_never_matches_says_why) {
  BOOST_TEST(
      advice("shell NOT (shell OR oil)") ==
      "it can never match: it needs \"shell\" and excludes \"shell OR oil\", which is true wherever \"shell\" is");
  BOOST_TEST(advice("\"shell oil\" NOT shell") ==
             "it can never match: it needs \"shell oil\" and excludes \"shell\", which is true wherever \"shell oil\" "
             "is");
  BOOST_TEST(advice("shell lang:fr lang:de") == "it can never match: no article has both \"lang:fr\" and \"lang:de\"");
  BOOST_TEST(advice("(shell OR oil) NOT shell NOT oil") ==
             "it can never match: what it needs and what it excludes leave nothing");
  BOOST_TEST(advice("gas OR (shell NOT shell)") ==
             "it can never match by \"shell NOT shell\": it needs \"shell\" and excludes it");
  BOOST_TEST(advice("gas NOT SENT(title:shell, body:oil)") ==
             "\"SENT(title:shell, body:oil)\" excludes nothing: its parts stand in different fields");
  const Matcher matcher(
      "watchlist: w\nqueries:\n  - { id: a, query: shell NOT shell }\n  - { id: b, query: '@a oil' }\n");
  BOOST_TEST(matcher.linted() ==
             "w.yaml:3:21: warning: the query \"a\": it can never match: it needs \"shell\" and excludes it\n"
             "w.yaml:4:21: warning: the query \"b\": it can never match: \"@a\" never does\n");
}

}  // namespace mentiond::plugins::watchlist
