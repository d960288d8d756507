#include "plugins/common/alert/as_text.h"

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/json.h"
#include "plugins/common/alert/plain_text.h"

using namespace mentiond::common;

namespace {

constexpr char kAlert[] = R"({"id":"A1","kind":"mention","state":"firing","revision":2,"change":"update",
  "watchlist":"demo","watch":"leyla-aksoy","entity":{"id":"leyla-aksoy","name":"Leyla Aksoy","type":"person"},
  "severity":"high","labels":{},
  "article":{"uri":"u","headline":"The lights","standfirst":"They stay on.","url":"https://kuzey.example/1",
    "source":{"name":"Kuzey","url":"https://kuzey.example/","feed":"kuzey"},"published":"2026-03-04T15:30:00+03:00",
    "language":"tr","by":"Deniz Ersoy"},
  "mentions":[{"alias":"Aksoy","field":"body","index":0,"start":4,"end":9,"text":"Aksoy","sentence":"And Aksoy spoke."}],
  "story":{"id":"S1","size":2,"outlets":[{"name":"Kuzey"},{"name":"Courier"},{"name":"Kuzey"}]}})";

constexpr Marks kBrackets = {.matched = {"[", "]"}, .strong = {"", ""}, .faint = {"", ""}};

std::string text_of(std::string_view json) { return TextWriter().write(read_alert(json), kBrackets); }

}  // namespace

BOOST_AUTO_TEST_SUITE(alert_view)

BOOST_AUTO_TEST_CASE(an_alert_object_is_read) {
  const AlertView alert = read_alert(kAlert);
  BOOST_TEST(alert.entity == "Leyla Aksoy");
  BOOST_TEST(alert.subject() == "Leyla Aksoy");
  BOOST_TEST(alert.remarks() == "update, high");
  BOOST_TEST(alert.watch_for_people() == "demo / leyla-aksoy");
  BOOST_TEST(alert.source == "Kuzey");
  BOOST_TEST(alert.published_for_people() == "2026-03-04 15:30 +03:00");
  BOOST_TEST(alert.outlets == (std::vector<std::string>{"Kuzey", "Courier"}), boost::test_tools::per_element());
  BOOST_TEST(alert.words == std::vector<std::string>{"Aksoy"}, boost::test_tools::per_element());
  BOOST_TEST(alert.excerpts.size() == 1u);
  BOOST_TEST(alert.revision == 2u);
}

BOOST_AUTO_TEST_CASE(absent_null_and_wrong_members_are_empty) {
  for (const char* json : {"{}", R"({"entity":null,"article":null,"mentions":null,"story":null})",
                           R"({"id":1,"entity":"x","article":[],"mentions":{"a":1},"story":7,"revision":-1})",
                           R"({"mentions":[1,null,"x",[]],"story":{"outlets":[null,1]}})"}) {
    const AlertView alert = read_alert(json);
    BOOST_TEST(alert.entity == "");
    BOOST_TEST(alert.headline == "");
    BOOST_TEST(alert.revision == 1u);
    BOOST_TEST(alert.web_link() == "");
    BOOST_CHECK_NO_THROW((void)text_of(json));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_json_object_is_rejected) {
  for (const std::string json : {"", "[]", "{", "null", "{}{}", "\xef{}", "{\"a\":\"\xff\"}"}) {
    BOOST_CHECK_THROW((void)read_alert(json), mentiond::sdk::Rejected);
    BOOST_TEST(!is_json_object(json));
  }
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  BOOST_CHECK_NO_THROW((void)read_alert(deep));
  BOOST_TEST(is_json_object(deep));
}

BOOST_AUTO_TEST_CASE(an_author_that_is_the_source_is_not_said_twice) {
  const AlertView alert = read_alert(R"({"article":{"by":"Harbour Courier","source":{"name":"Harbour Courier"}}})");
  BOOST_TEST(alert.source == "Harbour Courier");
  BOOST_TEST(alert.by == "");
}

BOOST_AUTO_TEST_CASE(only_http_becomes_a_link) {
  const auto link = [](const std::string& url) {
    return read_alert(R"({"article":{"url":)" + json_string(url) + "}}").web_link();
  };
  BOOST_TEST(link("HTTPS://a.example/?x=\"1\"") == "HTTPS://a.example/?x=\"1\"");
  for (const std::string url :
       {"javascript:alert(1)", "data:text/html,x", "//a.example", "https:", " ", "ftp://a.example/"}) {
    BOOST_TEST(link(url) == "");
  }
  BOOST_TEST(link("https://a.example/" + std::string(5000, 'x')) == "");
}

BOOST_AUTO_TEST_CASE(a_language_is_a_tag_or_nothing) {
  BOOST_TEST(read_alert(R"({"article":{"language":"zh-Hant"}})").language_tag() == "zh-Hant");
  BOOST_TEST(read_alert(R"({"article":{"language":"en\" onclick=\"x"}})").language_tag() == "");
}

BOOST_AUTO_TEST_CASE(long_and_many_texts_are_bounded) {
  std::string json = R"({"article":{"headline":")" + std::string(1 << 20, 'x') + R"("},"mentions":[)";
  for (int i = 0; i < 2000; ++i)
    json +=
        (i == 0 ? "" : ",") + (R"({"text":"w)" + std::to_string(i) + R"(","sentence":"w)" + std::to_string(i)) + "\"}";
  const AlertView alert = read_alert(json + "]}");
  BOOST_TEST(alert.headline.size() < 1100u);
  BOOST_TEST(alert.excerpts.size() == 8u);
  BOOST_TEST(alert.more_excerpts > 0u);
  BOOST_TEST(TextWriter().write(alert, kBrackets).size() < 20'000u);
}

BOOST_AUTO_TEST_CASE(the_text_shows_what_there_is) {
  BOOST_TEST(text_of(kAlert) ==
             "Leyla Aksoy (update, high)\n"
             "  Title      The lights\n"
             "  Summary    They stay on.\n"
             "  Matched    Aksoy\n"
             "  Sentence   And [Aksoy] spoke.\n"
             "             (alias “Aksoy” in body)\n"
             "  Source     Kuzey, Deniz Ersoy\n"
             "  Published  2026-03-04 15:30 +03:00\n"
             "  Outlets    Kuzey, Courier\n"
             "  Watch      demo / leyla-aksoy\n"
             "  Link       https://kuzey.example/1\n");
  BOOST_TEST(text_of(R"({"kind":"health","watch":""})") == "health\n");
}

BOOST_AUTO_TEST_CASE(what_is_new_is_said_in_words) {
  const auto remarks = [](const std::string& members) { return read_alert("{" + members + "}").remarks(); };
  BOOST_TEST(remarks(R"("change":"update","story":{"gained":7})") == "update, +7 outlets");
  BOOST_TEST(remarks(R"("change":"update","story":{"gained":1})") == "update, +1 outlet");
  BOOST_TEST(remarks(R"("change":"correction","lost":["Ryabkov","NATO"])") ==
             "correction: no longer names Ryabkov and NATO");
  BOOST_TEST(remarks(R"("change":"update","lost":["Ryabkov"])") == "update");
  BOOST_TEST(remarks(R"("change":"new","lost":[1,null],"story":{"gained":-1})") == "");
}

BOOST_AUTO_TEST_CASE(what_a_version_changed_is_shown_between_the_words_around_it) {
  const std::string changes = R"("changes":[{"field":"body","before":"closed for","removed":"six","added":"seven",
    "after":"weeks, she"},{"added":"Again"},{"removed":"gone"},7,null])";
  BOOST_TEST(text_of(R"({"kind":"x","change":"update",)" + changes + "}") ==
             "x (update)\n"
             "  Changed    closed for [six → seven] weeks, she\n"
             "  Changed    [→ Again]\n"
             "  Changed    [gone →]\n");
  BOOST_TEST(text_of(R"({"kind":"x","change":"new",)" + changes + "}") == "x\n");
}

BOOST_AUTO_TEST_CASE(a_summary_that_is_shown_as_a_sentence_is_not_shown_twice) {
  const std::string text = text_of(R"({"article":{"standfirst":"Aksoy spoke."},
    "mentions":[{"text":"Aksoy","field":"standfirst","sentence":"Aksoy spoke."}]})");
  BOOST_TEST(text.find("Summary") == std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(lines_of_the_text_are_wrapped_at_78_columns) {
  std::string sentence = "Aksoy";
  for (int i = 0; i < 60; ++i) sentence += i % 2 == 0 ? " müzakere" : " görüşme";
  const std::string text = text_of(R"({"mentions":[{"text":"Aksoy","sentence":)" + json_string(sentence) + "}]}");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    BOOST_TEST(columns_of(text.substr(at, end - at)) <= 78u);
    at = end + 1;
  }
  BOOST_TEST(text.find("\n             ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
