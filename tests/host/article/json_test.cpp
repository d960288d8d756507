// Articles as JSON, and back.
#include "host/article/json.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <boost/test/unit_test.hpp>

#include "host/article/json_writer.h"
#include "tests/host/article/shapes/shapes.h"

namespace mentiond::article {
namespace {

Article read(const std::string& json) {
  auto result = article_from_json(json);
  if (const auto* error = std::get_if<std::string>(&result)) BOOST_FAIL(*error << " in " << json.substr(0, 2000));
  return std::get<Article>(std::move(result));
}

std::string error_of(const std::string& json) {
  const auto result = article_from_json(json);
  return result.index() == 1 ? std::get<std::string>(result) : "none";
}

/// As the JSON has it: without what only the pipeline needs.
Article as_written(Article article) {
  article.site.clear();
  article.claim.clear();
  article.entry_hash.clear();
  article.entry.clear();
  article.link_is_own = false;
  article.revision = 0;
  return article;
}

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(an_article_comes_back_equal) {
  for (const Article& article : shapes::tidy()) {
    const Article back = read(to_json(article));
    BOOST_TEST((back == as_written(article)), to_json(article) << "\n" << to_json(back));
  }
}

BOOST_AUTO_TEST_CASE(whatever_was_written_is_read_and_written_the_same) {
  for (const Article& article : shapes::hostile(1500)) {
    // Reading names a headline without a role `main`, so the first reading may differ from what was written.
    const Article once = read(to_json(article));
    BOOST_TEST_REQUIRE((read(to_json(once)) == once), to_json(once));
  }
}

BOOST_AUTO_TEST_CASE(it_is_one_line) {
  for (const Article& article : shapes::hostile(200)) BOOST_TEST(to_json(article).find('\n') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_reference_shape_in_the_terms_of_ninjs) {
  const std::string json = to_json(shapes::full());
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  BOOST_TEST_REQUIRE(!document.HasParseError());
  const auto& ninjs = document["article"];
  const auto text = [](const rapidjson::Value& value) {
    return std::string(value.GetString(), value.GetStringLength());
  };
  BOOST_TEST(text(ninjs["uri"]) == "https://example.org/news/1");
  BOOST_TEST(text(ninjs["version"]) == "3");
  BOOST_TEST(text(ninjs["firstCreated"]) == "2023-11-29T13:15:00+03:00");
  BOOST_TEST(text(ninjs["versionCreated"]) == "2023-11-29T11:15:00.25Z");
  BOOST_TEST(text(ninjs["title"]) == "Treaty \"not dead\", says minister");
  BOOST_TEST(text(ninjs["people"][0]["contactInfo"][0]["value"]) == "e@example.org");
  BOOST_TEST(ninjs["people"].Size() == 2);
  BOOST_TEST(text(ninjs["associations"][1]["name"]) == "audio-1");
  BOOST_TEST(ninjs["associations"][1]["renditions"][0]["duration"].GetDouble() == 61.125);
  BOOST_TEST(!ninjs["associations"][1]["renditions"][0].HasMember("width"));
  const auto& ours = document["mentiond"];
  BOOST_TEST(text(ours["mentions"][0]["article"]) == "https://example.org/news/1");
  BOOST_TEST(ours["mentions"][1]["entity"].IsNull());
  BOOST_TEST(ours["story"]["size"].GetUint() == 4U);
}

BOOST_AUTO_TEST_CASE(media_without_a_name_get_their_kind_and_number) {
  Article article = shapes::bare();
  for (const char* type : {"picture", "video", "picture", "hologram"}) {
    article.media.push_back(
        {"", "https://example.org/" + std::to_string(article.media.size()), type, "", "", "", "", {}});
  }
  article.media.push_back({"", "no uri", "picture", "", "", "", "", {}});
  const Article back = read(to_json(article));
  std::string names;
  for (const Media& media : back.media) names += media.name + "/" + media.type + " ";
  BOOST_TEST(names == "picture-1/picture video-1/video picture-2/picture media-1/ ");
}

BOOST_AUTO_TEST_CASE(an_article_without_a_valid_uri_gets_a_urn_that_is_its_own) {
  Article a, b;
  a.uri = "not a uri";
  b.uri = "http://a:b/";
  const std::string first = read(to_json(a)).uri, second = read(to_json(b)).uri;
  BOOST_TEST(first.starts_with("urn:mentiond:"));
  BOOST_TEST(first != second);
  BOOST_TEST(read(to_json(a)).uri == first);
  BOOST_TEST(read(to_json(a)).link == "");
}

BOOST_AUTO_TEST_CASE(a_mention_has_what_match_prints) {
  const Article article = shapes::full();
  BOOST_TEST(to_json(article.mentions[0], article.uri) ==
             R"({"watchlist":"diplomacy","watch":"w1","entity":{"id":"q1","name":"Sergey Ryabkov","type":"person",)"
             R"("uri":"https://example.org/q1"},"article":"https://example.org/news/1","role":"body","alias":"Рябков",)"
             R"("field":"body","index":0,"start":17,"end":29,"text":"Рябков","sentence":"Second – Рябков said."})");
}

BOOST_AUTO_TEST_CASE(a_bare_ninjs_object_of_another_source_is_read) {
  const Article article = read(R"({"uri": "https://example.com/1", "version": "2.1", "headlines": [{"value": "Head"}],
    "bodies": [{"value": "Text"}], "people": [{"name": "A", "geo": 1}], "firstCreated": "yesterday", "language": 5})");
  BOOST_TEST(article.headline() == "Head");
  BOOST_TEST(article.body() == "Text");
  BOOST_TEST(article.version == 2);
  BOOST_TEST(article.link == "https://example.com/1");
  BOOST_TEST(!article.published.has_value());
  BOOST_TEST(article.language == "");
  BOOST_TEST(read(R"({"uri":"urn:x:1","title":"T","headlines":[{"role":"sub","value":"S"}]})").headline() == "T");
}

BOOST_AUTO_TEST_CASE(wrong_types_are_left_out) {
  const Article article =
      read(R"({"article":{"uri":"urn:x:1","version":99999999999,"headlines":{},"people":[1,null,[]],"altIds":"x"},)"
           R"("mentiond":{"quotes":[{"start":-1,"end":1e99}],"mentions":5,"story":[],"notes":[1,"n"],"retrieved":7}})");
  BOOST_TEST(article.version == 1);
  BOOST_TEST(article.concepts.empty());
  BOOST_TEST(article.quotes.size() == 1);
  BOOST_TEST(article.notes == std::vector<std::string>{"n"}, boost::test_tools::per_element());
  BOOST_TEST(!article.story.has_value());
}

BOOST_AUTO_TEST_CASE(an_error_says_where_and_what_was_expected) {
  BOOST_TEST(error_of("{\"é\": 1,\n \"ü\" 2}").starts_with("no valid JSON at line 2, column 6: "));
  BOOST_TEST(error_of("").starts_with("no valid JSON at line 1, column 1: "));
  BOOST_TEST(error_of("{} {}").starts_with("no valid JSON at line 1, column 4: "));
  BOOST_TEST(error_of("{\"uri\":\"\xff\"}").starts_with("no valid JSON at line 1, column 9: "));
  BOOST_TEST(error_of("[1]") == "expected a JSON object: {\"article\": …} or a ninjs object");
  BOOST_TEST(error_of("{\"article\": 1}") == "\"article\" is no object");
  BOOST_TEST(error_of("{}") == "a ninjs object has a \"uri\"; this one has none");
  BOOST_TEST(error_of("\xEF\xBB\xBF{\"uri\":\"urn:x:1\"}") == "none");
}

BOOST_AUTO_TEST_CASE(depth_ends_nothing) {
  const std::string deep(1'000'000, '[');
  BOOST_TEST(error_of("{\"uri\":\"urn:x:1\",\"x\":" + deep) != "none");
  BOOST_TEST(error_of("{\"uri\":\"urn:x:1\",\"x\":" + deep + std::string(deep.size(), ']') + "}") == "none");
}

BOOST_AUTO_TEST_CASE(strings_are_written_as_rapidjson_writes_them_slowly) {
  shapes::Chaos chaos;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = chaos.text() + chaos.text() + chaos.uri();
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> slow(buffer);
    slow.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    BOOST_TEST_REQUIRE(json_string(text) == std::string(buffer.GetString(), buffer.GetSize()));
  }
}

BOOST_AUTO_TEST_CASE(a_run_ends_at_each_byte_that_must_be_escaped_wherever_it_stands) {
  for (int byte = 0; byte < 256; ++byte) {
    const bool escaped = byte < 0x20 || byte == '"' || byte == '\\';
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, '!');  // One above the quotation mark, where a borrow would show.
      text[at] = static_cast<char>(byte);
      BOOST_TEST_REQUIRE(article::json::unescaped_run(text) == (escaped ? at : text.size()));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_id_from_a_file_that_fits_into_no_uri_makes_none) {
  Article article;
  article.uri = "urn*none";
  article.id = "a\", \"b";
  const auto read = article_from_json(to_json(article));
  BOOST_REQUIRE(read.index() == 0);
  BOOST_TEST(is_uri(std::get<Article>(read).uri));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(mentioned_entities_are_concepts_once_each) {
  Article article;
  const auto mention = [&](const char* watch, const char* type) {
    Mention made;
    made.watch = watch;
    made.entity = {std::string(type).empty() ? "" : "id", "Name", type, "https://example.org/q"};
    article.mentions.push_back(made);
  };
  for (const char* type : {"person", "organisation", "place", "event", "product", "topic"}) mention(type, type);
  mention("person", "person");
  mention("query", "");
  add_mentioned_entities(article);
  add_mentioned_entities(article);
  std::string seen;
  for (const Concept& item : article.concepts) {
    seen += std::to_string(static_cast<int>(item.kind)) + item.rel[0] + item.literal + " ";
    BOOST_TEST(item.uri == "https://example.org/q");
  }
  BOOST_TEST(seen == "0mperson 1morganisation 2mplace 4mevent 5mproduct 3mtopic ");
}

BOOST_AUTO_TEST_CASE(the_summary_stands_for_a_standfirst_that_is_not_there) {
  Article article;
  BOOST_TEST(article.headline() == "");
  article.descriptions = {{"summary", "text/html", "<b>S</b>"}, {"summary", "text/plain", "S"}};
  BOOST_TEST(article.standfirst() == "S");
  article.descriptions.push_back({"standfirst", "text/plain", "F"});
  BOOST_TEST(article.standfirst() == "F");
  article.bodies = {{"", "text/html", "<p>B</p>"}, {"", "text/plain", "B"}};
  BOOST_TEST(article.body() == "B");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::article
