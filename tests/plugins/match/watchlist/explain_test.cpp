// Explanations: what each clause found, and what it missed by how much.
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

std::string explained(const std::string& file, std::uint32_t watch, const sdk::Article& article) {
  Matcher matcher(file);
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  return matcher.explain(watch, article);
}

sdk::Article article_of(const std::string& body, const std::string& headline = "") {
  sdk::Article article;
  article.language = "en";
  if (!headline.empty()) article.headlines.push_back({"main", "text/plain", headline});
  article.bodies.push_back({"main", "text/plain", body});
  return article;
}

/// The explanation of a query, without its heading.
std::string query_explained(const std::string& query, const sdk::Article& article) {
  const std::string file =
      "watchlist: w\nentities: [{ name: NATO, case: exact }]\nqueries:\n  - { id: q, query: '" + query + "' }\n";
  const std::string text = explained(file, 1, article);
  return text.substr(text.find('\n') + 1);
}
std::string query_explained(const std::string& query, const std::string& body) {
  return query_explained(query, article_of(body));
}
std::string entity_explained(const std::string& keys, const sdk::Article& article) {
  return explained("watchlist: w\nentities:\n  - { id: x, name: Shell" + keys + " }\n  - { id: y, name: Shell Oil }\n",
                   0, article);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_query_is_a_tree_of_what_holds_and_what_does_not) {
  const std::string file =
      "watchlist: w\nqueries:\n  - { id: q, query: '(arms OR weapons) NEAR/2 treaty NOT title:sport' }\n";
  BOOST_TEST(explained(file, 0, article_of("An arms treaty.", "Sports")) ==
             "q, a query of w, matches.\n"
             "✓ all of these\n"
             "  ✓ (arms OR weapons) NEAR/2 treaty: body 3–14 “arms treaty”\n"
             "    ✓ any of these\n"
             "      ✓ arms: body 3–7 “arms”\n"
             "      ✗ weapons: not found\n"
             "    ✓ treaty: body 8–14 “treaty”\n"
             "  ✓ not this\n"
             "    ✗ title:sport: not found\n");
}

BOOST_AUTO_TEST_CASE(a_miss_says_by_how_much) {
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  const auto miss = [&](const std::string& query, const std::string& body) {
    return first_line(query_explained(query, body));
  };
  BOOST_TEST(miss("arms NEAR/2 treaty", "Arms a b c treaty.") ==
             "✗ arms NEAR/2 treaty: distance was 3: body 0–4 “Arms” and body 11–17 “treaty”");
  BOOST_TEST(miss("arms ONEAR/2 treaty", "A treaty on arms.") ==
             "✗ arms ONEAR/2 treaty: they stand in the other order: body 2–16 “treaty on arms”");
  BOOST_TEST(miss("arms NEAR/2 treaty", "Arms.") == "✗ arms NEAR/2 treaty: one of them is missing");
  BOOST_TEST(miss("arms NEAR/2 \"arms control\"", "Arms control.") ==
             "✗ arms NEAR/2 \"arms control\": they stand in different fields, or share a word");
  BOOST_TEST(miss("SENT(arms, treaty)", "Arms. A treaty.") ==
             "✗ SENT(arms, treaty): all are there, but not in one sentence");
  BOOST_TEST(miss("PARA(arms, treaty)", "Arms.\n\nA treaty.") ==
             "✗ PARA(arms, treaty): all are there, but not in one paragraph");
  BOOST_TEST(miss("PARA(arms, treaty)", "Arms.") == "✗ PARA(arms, treaty): not all are there");
  BOOST_TEST(miss("ATLEAST/3 arms", "Arms, arms.") == "✗ ATLEAST/3 arms: 2 times");
  BOOST_TEST(miss("{Total}", "In total.") == "✗ {Total}: not in these capitals, but body 3–8 “total”");
  BOOST_TEST(miss("title:arms", "Arms.") == "✗ title:arms: not there, but body 0–4 “Arms”");
  BOOST_TEST(miss("/[0-9]+/", "Arms.") == "✗ /[0-9]+/: no match");
  BOOST_TEST(miss("lang:fr", "Arms.") == "✗ lang:fr: the article has en");
  BOOST_TEST(miss("site:bbc.com", "Arms.") == "✗ site:bbc.com: the article does not say");
  BOOST_TEST(miss("@nato", "Arms.") == "✗ @nato: not mentioned; \"mentiond explain nato\" says why");
  BOOST_TEST(miss("title:@nato", "NATO.") == "✗ title:@nato: not there, but body 0–4 “NATO”");
  BOOST_TEST(miss("quoted:@nato", "NATO.") == "✗ quoted:@nato: the article has no quote with a speaker");
}

BOOST_AUTO_TEST_CASE(many_places_are_shortened) {
  BOOST_TEST(query_explained("a1", "A1 a1 a1 a1 a1") ==
             "✓ a1: body 0–2 “A1”, body 3–5 “a1”, body 6–8 “a1” and 2 more\n");
}

BOOST_AUTO_TEST_CASE(an_entity_says_of_each_place_why_it_does_not_count) {
  const auto place = [](const std::string& text) {
    const std::size_t line = text.find("\n  ");
    return line == std::string::npos ? text : text.substr(line + 3, text.find('\n', line + 1) - line - 3);
  };
  BOOST_TEST(entity_explained("", article_of("Nothing.")) ==
             "x, an entity of w, is not mentioned.\n✗ Shell: not found\n");
  BOOST_TEST(entity_explained("", article_of("A shell.")) ==
             "x, an entity of w, is mentioned.\n✓ Shell\n  ✓ body 2–7 “shell”\n");
  BOOST_TEST(place(entity_explained(", case: exact", article_of("A shell."))) ==
             "✗ body 2–7 “shell”: not in these capitals (case: exact)");
  BOOST_TEST(place(entity_explained(", language: fr", article_of("A shell."))) ==
             "✗ body 2–7 “shell”: the article is in en, and the name is for fr");
  BOOST_TEST(place(entity_explained(", exclude: [sea shell*]", article_of("A sea shell."))) ==
             "✗ body 6–11 “shell”: inside “sea shell*” (exclude)");
  BOOST_TEST(place(entity_explained(", near: [oil, gas*], within: 1 word", article_of("A shell of old oil."))) ==
             "✗ body 2–7 “shell”: near: none of oil, gas* within 1 word; the nearest, “oil”, has 2 words between");
  BOOST_TEST(place(entity_explained("", article_of("The Shell Oil."))) ==
             "✗ body 4–9 “Shell”: the longer “Shell Oil” of y stands there");
  BOOST_TEST(place(entity_explained(", case: exact", article_of("Nothing.", "SHELL GOES ON"))) ==
             "✗ headline 0–5 “SHELL”: one word in a line of capitals counts only beside another mention, or as an "
             "acronym that is no everyday word");
}

}  // namespace mentiond::plugins::watchlist
