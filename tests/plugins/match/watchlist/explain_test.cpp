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
             "    ✗ title:sport: not found, but headline 0–6 “Sports”: part of a longer word; sport* finds those\n");
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

/// What is said below a name that was not found.
std::string nearly(const std::string& name, const sdk::Article& article, const std::string& keys = "") {
  const std::string text =
      explained("watchlist: w\nentities:\n  - { id: x, name: '" + name + "'" + keys + " }\n", 0, article);
  const std::string begin = "x, an entity of w, is not mentioned.\n✗ " + name + ": not found\n";
  BOOST_TEST_REQUIRE(text.starts_with(begin));
  return text.size() == begin.size() ? "" : text.substr(begin.size() + 2, text.size() - begin.size() - 3);
}
std::string nearly(const std::string& name, const std::string& body, const std::string& keys = "") {
  return nearly(name, article_of(body), keys);
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_found_is_shown_where_it_nearly_stands) {
  BOOST_TEST(nearly("Nuñez", "By Nunez.") ==
             "✗ body 3–8 “Nunez”: without its accents or marks; “Nunez” would find both");
  BOOST_TEST(nearly("Yahoo!", "At Yahoo today.") == "✗ body 3–8 “Yahoo”: without its punctuation");
  BOOST_TEST(nearly("Rolls Royce", "A Rolls-Royce.") == "✗ body 2–13 “Rolls-Royce”: written with a hyphen");
  BOOST_TEST(nearly("Rolls-Royce", "A Rolls Royce.") == "✗ body 2–13 “Rolls Royce”: written in separate words");
  BOOST_TEST(nearly("Rolls Royce", "A RollsRoyce.") == "✗ body 2–12 “RollsRoyce”: written in one word");
  BOOST_TEST(nearly("RollsRoyce", "A Rolls Royce.") == "✗ body 2–13 “Rolls Royce”: written in separate words");
  BOOST_TEST(nearly("Shell Oil", "By Shell. Oil is up.") == "✗ body 3–13 “Shell. Oil”: written with “. ” inside");
  BOOST_TEST(nearly("Shell Oil", "By Shell\n\nOil is up.") == "✗ body 3–13 “Shell  Oil”: a paragraph ends inside it");
  BOOST_TEST(nearly("Лавров", "У Лаврова.", ", type: person") ==
             "✗ body 3–17 “Лаврова”: a form of it; \"inflect: ru\" finds those");
  BOOST_TEST(nearly("NATO", "The NATOs of old.") == "✗ body 4–9 “NATOs”: part of a longer word");
  BOOST_TEST(nearly("NATO", "By @natopress today.") == "✗ body 4–13 “natopress”: part of a longer handle");
  BOOST_TEST(nearly("NATO", "See #NATOsummit.") == "✗ body 5–15 “NATOsummit”: part of a longer hashtag");
  BOOST_TEST(nearly("Brien", "By O’Brien today.") == "✗ body 3–12 “O’Brien”: part of a longer word");
  BOOST_TEST(nearly("Kadyrov", "By Kadirov.") == "✗ body 3–10 “Kadirov”: one letter differs");
  BOOST_TEST(nearly("Nunez", "By Nuñes.") == "✗ body 3–9 “Nuñes”: one letter differs");
  BOOST_TEST(nearly("Zelensky", "By Selenskyj.") == "✗ body 3–12 “Selenskyj”: two letters differ");
  BOOST_TEST(nearly("Sergey Ryabkov", "By Sergei A. Ryabkov, Sergey Riabkov.") ==
             "✗ body 22–36 “Sergey Riabkov”: one letter differs");
  BOOST_TEST(nearly("Sergey Ryabkov", "By Sergey Alexeyevich Ryabkov.") ==
             "✗ body 3–29 “Sergey Alexeyevich Ryabkov”: with 1 word between");
  BOOST_TEST(nearly("Sergey Ryabkov", "By Ryabkov, Sergey.") == "✗ body 3–18 “Ryabkov, Sergey”: in another order");
  BOOST_TEST(nearly("Bank of Ireland", "Ireland, with a bank of its own. Bank for all of Ireland.") ==
             "✗ body 33–56 “Bank for all of Ireland”: with 2 words between");
  BOOST_TEST(nearly("Sergey Ryabkov", "By Mr Ryabkov.", ", type: person") ==
             "✗ body 6–13 “Ryabkov”: only the last part of the name");
  for (const std::string address : {"nato.int", "www.nato.int/news", "https://x.org/nato?a=1", "nato@example.org"})
    BOOST_TEST(nearly("NATO", "See " + address + ", they say.") ==
               "✗ body 4–" + std::to_string(4 + address.size()) + " “" + address +
                   "”: nothing is looked for in web and e-mail addresses");
}

BOOST_AUTO_TEST_CASE(of_what_is_nearly_a_name_the_nearest_is_shown_and_no_other_word) {
  BOOST_TEST(nearly("Kadyrov", "By Kadirof. By Kadirov. By Kadyrow. See kadyrov.com.") ==
             "✗ body 15–22 “Kadirov”: one letter differs");
  BOOST_TEST(nearly("Kadyrov", "See kadyrov.com. By Kadyrova. By Kadirov.") ==
             "✗ body 20–28 “Kadyrova”: part of a longer word");
  for (const auto& [name, body] :
       {std::pair("Shell", "We shall sell shells, spell and bombshells."), std::pair("F-1600", "An F-1700."),
        std::pair("NATO", "OTAN, Nata, a sonatone."), std::pair("Brant", "Grant."), std::pair("AT&T", "At the gate."),
        std::pair("Li", "Lima, Xi."), std::pair("Bank of Ireland", "The bank of the river in Ireland."),
        std::pair("Shell Oil", "Oil from all that is Shell."), std::pair("北约", "约北")})
    BOOST_TEST_CONTEXT(name) BOOST_TEST(nearly(name, body) == "");
  BOOST_TEST(nearly("Helsinki", "In Helsingissä.") == "");
  sdk::Article ukrainian = article_of("В Анкару.");
  ukrainian.language = "uk";
  BOOST_TEST(nearly("Анкара", ukrainian, ", type: place") ==
             "✗ body 3–15 “Анкару”: a form of it; \"inflect: uk\" finds those");
  sdk::Article finnish = article_of("Asun Helsingissä.");
  finnish.language = "fi";
  BOOST_TEST(nearly("Helsinki", finnish) == "✗ body 5–17 “Helsingissä”: a form of it; \"inflect: fi\" finds those");
  BOOST_TEST(nearly("Ryabkov*", "By Riabkov.") == "");
  for (const auto& [name, body] : {std::pair("王小明", "明天"), std::pair("Malcolm X", "X")})
    BOOST_TEST(nearly(name, body, ", type: person") == "");
}

BOOST_AUTO_TEST_CASE(what_counts_by_another_name_was_not_missed) {
  const std::string text =
      explained("watchlist: w\nentities: [{ id: x, name: Sergey Ryabkov, aliases: [Sergei Ryabkov], type: person }]\n",
                0, article_of("By Sergey Ryabkov."));
  BOOST_TEST(text ==
             "x, an entity of w, is mentioned.\n✓ Sergey Ryabkov\n  ✓ body 3–17 “Sergey Ryabkov”\n"
             "✗ Sergei Ryabkov: not found\n");
}

BOOST_AUTO_TEST_CASE(a_place_where_two_forms_stand_is_shown_once) {
  const std::string text =
      explained("watchlist: w\nentities: [{ id: x, name: Анкара, type: place, inflect: [uk, ru] }]\n", 0,
                article_of("В Анкару."));
  BOOST_TEST(text == "x, an entity of w, is mentioned.\n✓ Анкара\n  ✓ body 3–15 “Анкару”\n");
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_byline_alone_is_shown) {
  sdk::Article article = article_of("Nothing.");
  article.by = "Jo Shell";
  BOOST_TEST(entity_explained("", article) ==
             "x, an entity of w, is not mentioned.\n✗ Shell\n"
             "  ✗ byline 3–8 “Shell”: names are not looked for in the byline; byline: in a query does\n");
  BOOST_TEST(query_explained("shell", article) == "✗ shell: not there, but byline 3–8 “Shell”\n");
  BOOST_TEST(query_explained("shall", article) == "✗ shall: not found\n");
}

BOOST_AUTO_TEST_CASE(a_term_that_is_not_found_says_where_its_field_nearly_has_it) {
  const auto miss = [](const std::string& query) {
    sdk::Article article = article_of("Arms and “sanctions”. Kadirov’s treaty on arms export control.", "Kadyrow");
    return query_explained(query, article);
  };
  BOOST_TEST(miss("sanction") ==
             "✗ sanction: not found, but body 12–21 “sanctions”: part of a longer word; sanction* finds those\n");
  BOOST_TEST(miss("body:kadyrov") == "✗ body:kadyrov: not found, but body 26–33 “Kadirov”: one letter differs\n");
  BOOST_TEST(miss("quote:sanction") == miss("sanction").replace(4, 0, "quote:"));
  BOOST_TEST(miss("quote:kadyrov") == "✗ quote:kadyrov: not found\n");
  BOOST_TEST(miss("\"arms control\"") ==
             "✗ \"arms control\": not found, but body 48–67 “arms export control”: with 1 word between\n");
}

BOOST_AUTO_TEST_CASE(company_in_another_field_is_shown) {
  BOOST_TEST(entity_explained(", near: [gas, oil], within: sentence", article_of("A shell.", "Oil")) ==
             "x, an entity of w, is not mentioned.\n✗ Shell\n"
             "  ✗ body 2–7 “shell”: near: none of gas, oil in the sentence; the nearest is headline 0–3 “Oil”\n");
}

}  // namespace mentiond::plugins::watchlist
