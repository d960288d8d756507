// The fields of queries: each finds what is in it, and not what is beside it.
#include "plugins/match/watchlist/query/quotations.h"
#include "tests/plugins/match/watchlist/matching.h"

namespace mentiond::plugins::watchlist {
namespace {

/// An article that has another word in every part.
sdk::Article sample() {
  sdk::Article article;
  article.language = "en-GB";
  article.by = "Jane Doe";
  article.link = "https://news.bbc.co.uk/World/europe-12345?x=1";
  article.site = "https://www.bbc.com/";
  article.headlines.push_back({"main", "text/plain", "Headline word"});
  article.descriptions.push_back({"standfirst", "text/plain", "Standfirst word"});
  article.descriptions.push_back({"summary", "text/plain", "Summary word"});
  article.bodies.push_back(
      {"main", "text/plain", "First word, he said “quoted word” twice.\n\nSecond word and \"another voice\" here."});
  article.media.resize(2);
  article.media[0].type = "picture";
  article.media[1].type = "video";
  article.media[1].caption = "Caption word";
  sdk::Concept tag;
  tag.rel = "tag", tag.name = "Tag word";
  article.concepts.push_back(tag);
  article.info_sources.push_back({"BBC News", "publisher", "", ""});
  article.info_sources.push_back({"Anadolu Agency", "originator", "", "AA"});
  return article;
}

std::string quoted_for_yaml(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return "'" + out + "'";
}

std::string as_text(const std::vector<FoundMention>& mentions, const std::string& watch) {
  std::string all;
  for (const FoundMention& m : mentions) {
    if (m.watch != watch) continue;
    all += (all.empty() ? "" : " | ") + (m.text.empty() ? "-" : m.field + std::to_string(m.index) + ":" + m.text);
  }
  return all;
}

std::string found_by(const std::string& query, const sdk::Article& article, const std::vector<Quote>& quotes = {}) {
  Matcher matcher(
      "watchlist: w\n"
      "entities:\n"
      "  - { id: ryabkov, name: Sergey Ryabkov, aliases: [{ text: Minister, near: [Moscow] }] }\n"
      "  - { id: doe, name: Jane Doe }\n"
      "queries:\n  - { id: q, query: " +
      quoted_for_yaml(query) + " }\n");
  if (!matcher.compiled()) return matcher.problems();
  matcher.feed = "bbc-world";
  return as_text(matcher.match(article, quotes), "q");
}
std::string found_by(const std::string& query) { return found_by(query, sample()); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_bare_term_is_looked_for_everywhere_but_in_byline_and_link) {
  BOOST_TEST(found_by("word") ==
             "headline0:word | standfirst0:word | summary0:word | body0:word | body0:word | body0:word | "
             "caption1:word | tag0:word");
  BOOST_TEST(found_by("doe") == "");
  BOOST_TEST(found_by("europe") == "");
}

BOOST_AUTO_TEST_CASE(fields_of_text) {
  BOOST_TEST(found_by("title:word") == "headline0:word");
  BOOST_TEST(found_by("title:caption") == "");
  BOOST_TEST(found_by("title:(caption OR headline)") == "headline0:Headline");
  BOOST_TEST(found_by("title: \"headline word\"") == "headline0:Headline word");
  BOOST_TEST(found_by("standfirst:word") == "standfirst0:word");
  BOOST_TEST(found_by("standfirst:summary") == "");
  BOOST_TEST(found_by("body:word") == "body0:word | body0:word | body0:word");
  BOOST_TEST(found_by("body:headline") == "");
  BOOST_TEST(found_by("byline:doe") == "byline0:Doe");
  BOOST_TEST(found_by("byline:word") == "");
  BOOST_TEST(found_by("headline AND byline:doe") == "headline0:Headline | byline0:Doe");
  BOOST_TEST(found_by("caption:word") == "caption1:word");
  BOOST_TEST(found_by("caption:headline") == "");
  BOOST_TEST(found_by("tag:word") == "tag0:word");
  BOOST_TEST(found_by("tag:caption") == "");
  BOOST_TEST(found_by("word NOT title:word") == "");
  BOOST_TEST(found_by("first NOT title:first") == "body0:First");
}

BOOST_AUTO_TEST_CASE(the_lead_is_headline_standfirst_and_first_paragraph) {
  BOOST_TEST(found_by("lead:word") == "headline0:word | standfirst0:word | body0:word | body0:word");
  BOOST_TEST(found_by("lead:second") == "");
  BOOST_TEST(found_by("lead:(standfirst NEAR/50 first)") == "");  // Three fields.
  BOOST_TEST(found_by("lead:(first NEAR/9 twice)") == "body0:First | body0:twice");
  BOOST_TEST(found_by("lead:(body:word)") == "body0:word | body0:word");
  sdk::Article summary_alone = sample();
  summary_alone.descriptions.erase(summary_alone.descriptions.begin());
  BOOST_TEST(found_by("standfirst:word", summary_alone) == "summary0:word");
  BOOST_TEST(found_by("lead:summary", summary_alone) == "summary0:Summary");
  BOOST_TEST(found_by("lead:summary") == "");
}

BOOST_AUTO_TEST_CASE(inside_quotation_marks) {
  BOOST_TEST(found_by("quote:word") == "body0:word");
  BOOST_TEST(found_by("quote:(word OR voice)") == "body0:word | body0:voice");
  BOOST_TEST(found_by("quote:twice") == "");
  BOOST_TEST(found_by("quote:(quoted NEAR/0 word)") == "body0:quoted | body0:word");
  BOOST_TEST(found_by("quote:(word NEAR/20 voice)") == "");  // Two quotations.
  BOOST_TEST(found_by("word NEAR/20 voice") == "body0:word | body0:word | body0:word | body0:voice");
  BOOST_TEST(found_by("title:(quote:word)") == "");
}

BOOST_AUTO_TEST_CASE(quotation_marks_of_every_kind) {
  const auto quoted = [](const std::string& text) {
    sdk::Article article;
    article.bodies.push_back({"main", "text/plain", text});
    return found_by("quote:arms", article);
  };
  for (const char* text :
       {"Il dit : « arms », hier.", "Il dit : «\u00A0arms\u00A0», hier.", "Il dit : «\u202Farms\u202F»", "‹ arms ›",
        "He said &ldquo;arms&rdquo; now", "He said &quot;arms&quot; now", "He said &laquo;arms&raquo; now",
        "He said &#8220;arms&#8221; now", "»arms« sagt er", "&laquo;&nbsp;arms&nbsp;&raquo;",
        "“treaty\r\n\r\n“arms” now", "«arms\n \n« treaty »"})
    BOOST_TEST(quoted(text) == "body0:arms", text);
  for (const char* text : {"« treaty » arms « pact »", "Il dit « arms", "&quot;treaty&quot; arms &quot;pact&quot;",
                           "a« arms », now", "&amp;arms&amp;", "«arms\r\n\r\ntreaty »"})
    BOOST_TEST(quoted(text) == "", text);
}

BOOST_AUTO_TEST_CASE(every_blank_line_ends_the_lead) {
  for (const char* gap : {"\n\n", "\r\n\r\n", "\r\r", "\n \n", "\n\u200B\n", "\u2029", "&#10;&#10;"}) {
    sdk::Article article;
    article.bodies.push_back({"main", "text/plain", std::string("\r\nArms race.") + gap + "A treaty."});
    BOOST_TEST(found_by("lead:arms", article) == "body0:Arms");
    BOOST_TEST(found_by("lead:treaty", article) == "");
    BOOST_TEST(found_by("PARA(arms, race)", article) == "body0:Arms | body0:race");
    BOOST_TEST(found_by("PARA(arms, treaty)", article) == "");
    BOOST_TEST(found_by("\"race. A\"", article) == "");
  }
}

BOOST_AUTO_TEST_CASE(what_a_speaker_says) {
  sdk::Article article;
  article.bodies.push_back({"main", "text/plain",
                            "“An arms race is near,” Sergey Ryabkov said. “We want peace,” Ryabkov added. “No peace "
                            "and no arms,” the minister said. “Arms race,” Jane Doe said."});
  const std::vector<Quote> quotes = {{"An arms race is near,", "Sergey Ryabkov"},
                                     {"We want peace,", "Ryabkov"},
                                     {"No peace and no arms,", "the minister"},
                                     {"Arms race,", "Jane Doe"}};
  BOOST_TEST(found_by("quoted:@ryabkov", article, quotes) ==
             "body0:An arms race is near, | body0:We want peace, | body0:No peace and no arms,");
  BOOST_TEST(found_by("quoted:@ryabkov", article) == "");
  BOOST_TEST(found_by("quoted:@ryabkov SAYS \"arms race\"", article, quotes) == "body0:arms race");
  BOOST_TEST(found_by("quoted:@ryabkov SAYS peace", article, quotes) == "body0:peace | body0:peace");
  BOOST_TEST(found_by("quoted:@ryabkov SAYS (peace AND arms)", article, quotes) == "body0:peace | body0:arms");
  BOOST_TEST(found_by("quoted:@ryabkov SAYS (race AND peace)", article, quotes) == "");
  BOOST_TEST(found_by("quoted:@doe SAYS peace", article, quotes) == "");
  BOOST_TEST(found_by("ATLEAST/3 quoted:@ryabkov", article, quotes) != "");
  BOOST_TEST(found_by("ATLEAST/4 quoted:@ryabkov", article, quotes) == "");
}

BOOST_AUTO_TEST_CASE(fields_of_the_whole_article) {
  for (const char* query : {"site:bbc.co.uk",
                            "site:news.bbc.co.uk",
                            "site:BBC.com",
                            "site:co.uk",
                            "url:bbc.co.uk/world",
                            "url:https://news.bbc.co.uk/*12345",
                            "url:\"europe-\"",
                            "feed:bbc-world",
                            "feed:BBC-*",
                            "lang:en",
                            "lang:en-gb",
                            "country:gb",
                            "country:uk",
                            "country:GBR",
                            "type:video",
                            "type:text",
                            "type:Picture",
                            "source:BBC",
                            "source:\"anadolu agency\"",
                            "source:Anad*",
                            "source:AA",
                            "site:(cnn.com OR bbc.com)",
                            "lang:en -lang:fr"})
    BOOST_TEST_CONTEXT(query) BOOST_TEST(found_by(query) == "-");
  for (const char* query : {"site:bc.co.uk", "site:bbc.co", "url:bbc.com", "feed:bbc", "lang:fr", "lang:en-us",
                            "country:us", "type:audio", "source:CNN", "source:News*ABC", "site:(cnn.com OR fox.com)"})
    BOOST_TEST_CONTEXT(query) BOOST_TEST(found_by(query) == "");
  BOOST_TEST(found_by("headline AND site:bbc.com") == "headline0:Headline");
  BOOST_TEST(found_by("nothing OR site:bbc.com") == "-");
  sdk::Article brazilian;
  brazilian.language = "pt-BR";
  brazilian.link = "https://example.com/a";
  BOOST_TEST(found_by("country:br", brazilian) == "-");
  BOOST_TEST(found_by("lang:pt", sdk::Article()) == "");
}

BOOST_AUTO_TEST_CASE(a_query_without_a_span_says_by_which_clause) {
  Matcher matcher("watchlist: w\nqueries:\n  - { id: q, query: 'site:bbc.com AND lang:en' }\n");
  const auto found = matcher.match(sample());
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].clause == "site:bbc.com");
  BOOST_TEST(found[0].end == 0U);
}

BOOST_AUTO_TEST_CASE(a_receipt_names_term_clause_sentence_and_role) {
  Matcher matcher(
      "watchlist: w\n"
      "entities: [{ id: nato, name: NATO }]\n"
      "queries:\n"
      "  - { id: q, query: '@nato NEAR/3 (renew* OR extend*) AND (title:arms OR sport)' }\n");
  BOOST_TEST_REQUIRE(matcher.problems() == "");
  sdk::Article article;
  article.headlines.push_back({"main", "text/plain", "Arms"});
  article.bodies.push_back({"main", "text/plain", "One. NATO has renewed it. Two."});
  const auto found = matcher.match(article);
  BOOST_TEST_REQUIRE(found.size() == 4U);
  BOOST_TEST(found[0].watch == "nato");
  BOOST_TEST(found[1].text == "Arms");
  BOOST_TEST(found[1].alias == "arms");
  BOOST_TEST(found[1].clause == "title:arms");
  BOOST_TEST(found[1].role == "headline");
  BOOST_TEST(found[2].text == "NATO");
  BOOST_TEST(found[2].alias == "NATO");
  BOOST_TEST(found[2].clause == "@nato NEAR/3 (renew* OR extend*)");
  BOOST_TEST(found[3].alias == "renew*");
  BOOST_TEST(found[3].text == "renewed");
  BOOST_TEST(found[3].clause == "@nato NEAR/3 (renew* OR extend*)");
  BOOST_TEST(found[3].sentence == "NATO has renewed it.");
}

BOOST_AUTO_TEST_CASE(the_language_of_a_query_keeps_others_out) {
  Matcher matcher(
      "watchlist: w\nlanguage: [en]\nqueries:\n  - { id: q, query: arms }\n"
      "  - { id: r, query: '@q OR armes', language: fr }\n");
  BOOST_TEST(as_text(matcher.match_body("Arms.", "en"), "q") == "body0:Arms");
  BOOST_TEST(as_text(matcher.match_body("Arms.", "fr"), "q") == "");
  BOOST_TEST(as_text(matcher.match_body("Arms, armes.", "fr"), "r") == "body0:armes");
  const auto unknown = matcher.match_body("Arms.", "");
  BOOST_TEST_REQUIRE(unknown.size() == 2U);
  BOOST_TEST(unknown[0].note == "the article's language is not known");
}

BOOST_AUTO_TEST_CASE(quotations_are_of_many_marks) {
  const auto inside = [](const std::string& text) {
    std::string all;
    for (const auto& range : quotations(text)) all += "[" + text.substr(range.start, range.end - range.start) + "]";
    return all;
  };
  BOOST_TEST(inside("He said “yes” and “no”.") == "[yes][no]");
  BOOST_TEST(inside("He said \"yes\" and \"no\".") == "[yes][no]");
  BOOST_TEST(inside("«Да», „nein“, 「はい」, ‘yes’.") == "[Да][nein][はい][yes]");
  BOOST_TEST(inside("The ‘dogs’ don’t bark’, he said") == "[dogs]");
  BOOST_TEST(inside("‘I don’t know,’ he said.") == "[I don’t know,]");
  BOOST_TEST(inside("“He said ‘no’ to me,” she said.") == "[He said ‘no’ to me,]");
  BOOST_TEST(inside("A 5\" disk and a 6\" one.") == "");
  BOOST_TEST(inside("An \"open one.\n\nAnother paragraph.") == "");
  BOOST_TEST(inside("“An open one.\n\n“And more.”") == "[An open one.][And more.]");
  BOOST_TEST(inside("彼は「はい」と言った。") == "[はい]");
  BOOST_TEST(inside("\"\"") == "");
}

}  // namespace mentiond::plugins::watchlist
