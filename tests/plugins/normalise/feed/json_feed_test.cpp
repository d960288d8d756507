// JSON Feed: what is mended and what is left alone, documents that break off, and who takes what.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "plugins/common/json/rapidjson.h"
#include "plugins/normalise/feed/json_feed.h"
#include "plugins/normalise/feed/json_mend.h"
#include "plugins/normalise/feed/json_reader.h"
#include "tests/plugins/normalise/feed/normalising.h"

namespace fs = std::filesystem;
using namespace mentiond;
using namespace mentiond::plugins::feed;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string mended(std::string_view text) { return std::string(mend_json(text).text()); }

// What stands in a list.
std::string mended_list(const std::string& text) {
  const std::string all = mended("{\"\":[" + text + "]}");
  return all.substr(5, all.size() - 7);
}

bool is_json(std::string_view text) {
  rapidjson::Document document;
  return !document.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size()).HasParseError();
}

std::string feed_with(std::string_view items) {
  return R"({"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://t.example/","items":[)" +
         std::string(items) + "]}";
}

test::Output normalise(std::string body, bool inspect = true) {
  test::Input input;
  input.body = std::move(body);
  input.url = "https://t.example/feed.json";
  input.inspect = inspect;
  return test::normalise(input);
}

// Counts, and stops after so many closes.
struct Counter final : JsonEvents {
  std::size_t opened = 0, closed = 0, most = 1'000'000;
  void open_object() override { ++opened; }
  void open_array() override { ++opened; }
  void close() override { ++closed; }
  void key(std::string_view) override {}
  void value(const JsonValue&) override {}
  bool enough() const override { return closed >= most; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(json_feed)

BOOST_AUTO_TEST_CASE(valid_json_is_not_copied) {
  for (const std::string_view text :
       {R"({"a":"b, \"c\": {}","d":[1,-2.5e+10,true,false,null,"x",{}],"e":{"f":"\u00e9\ud83d\ude00\\"},"g":[]})", "[]",
        "{}", "[ {} , [ ] , \"\" ]", "{\"a\" : \"\\n\\t\\r\\/\" ,\n \"b\" :\t[0]}",
        R"({"a":["x", "y","z"],"b":"{"})"}) {
    const MendedJson result = mend_json(text);
    BOOST_CHECK_MESSAGE(result.storage.empty() && result.error.empty() && result.notes.empty(), text);
    BOOST_CHECK_EQUAL(result.text(), text);
  }
}

BOOST_AUTO_TEST_CASE(what_surrounds_the_document_goes) {
  BOOST_CHECK_EQUAL(mended("  {\"a\":1}\n"), "{\"a\":1}");
  BOOST_CHECK_EQUAL(mended("f({\"a\":1});"), "{\"a\":1}");
  BOOST_CHECK_EQUAL(mended("Warning: {x} [y]\n{\"a\":1}<!-- -->"), "{\"a\":1}");
  BOOST_CHECK_EQUAL(mended("no JSON"), "");
  BOOST_CHECK_EQUAL(mended(""), "");
}

BOOST_AUTO_TEST_CASE(commas_and_values_are_put_right) {
  BOOST_CHECK_EQUAL(mended_list("1,2,"), "1,2");
  BOOST_CHECK_EQUAL(mended_list(",1,,2"), "1,2");
  BOOST_CHECK_EQUAL(mended("{\"a\":1 \"b\":2}"), "{\"a\":1 ,\"b\":2}");
  BOOST_CHECK_EQUAL(mended_list("{}{} \"a\" \"b\""), "{},{} ,\"a\" ,\"b\"");
  BOOST_CHECK_EQUAL(mended("{\"a\":,\"b\":}"), "{\"a\":null,\"b\":null}");
  BOOST_CHECK_EQUAL(mended_list("1, /* x */ "), "1   ");
  BOOST_CHECK_EQUAL(mended_list("1 // one\n,2"), "1  \n,2");
}

BOOST_AUTO_TEST_CASE(words_and_numbers_of_other_languages_are_read) {
  BOOST_CHECK_EQUAL(mended_list("NaN,-Infinity,undefined,None,True,False"), "null,null,null,null,true,false");
  BOOST_CHECK_EQUAL(mended_list("1e999,+1,.5,007,1."), R"("1e999","+1",".5","007","1.")");
  BOOST_CHECK_EQUAL(mended_list(std::string(400, '9')), '"' + std::string(400, '9') + '"');
}

BOOST_AUTO_TEST_CASE(strings_are_made_what_json_allows) {
  BOOST_CHECK_EQUAL(mended_list("\"a\nb\tc\""), R"("a\nb\tc")");
  BOOST_CHECK_EQUAL(mended_list(R"("it\'s \x \u12 \ud83d \ude00")"), R"("it's x \\u12 \ufffd \ufffd")");
  BOOST_CHECK_EQUAL(mended_list(R"("\u0000\b\u001fa\f")"), R"("a")");
  BOOST_CHECK_EQUAL(mended_list(R"("\u0082\u007f\u0081\uffff\ufffd")"), R"("\u201a\ufffd")");
  BOOST_CHECK_EQUAL(mended_list(R"("He said "no", then "yes"", "b")"), R"("He said \"no\", then \"yes\"", "b")");
}

BOOST_AUTO_TEST_CASE(a_departure_is_named_with_its_place) {
  BOOST_CHECK_EQUAL(mend_json("{\"é\":\n [1,]}").error, "line 2, column 4: a comma with no value after or before it");
  const MendedJson twice = mend_json("{\"a\":\"\\'\\'\"}");
  BOOST_REQUIRE_EQUAL(twice.notes.size(), 1U);
  BOOST_CHECK_EQUAL(twice.notes[0], "an unknown escape in a string (2 times)");
  // What a reader has to remove although JSON allows it is noted, and is no error.
  BOOST_CHECK_EQUAL(mend_json(R"({"a":"\u0000"})").error, "");
  BOOST_CHECK_EQUAL(mend_json(R"({"a":"\u0000"})").notes.size(), 1U);
}

BOOST_AUTO_TEST_CASE(a_place_in_the_mended_text_is_found_in_the_original) {
  const std::string_view text = "// x\n{\"a\":1,,\n \"2\", \"a\tb\", wrong}";
  const std::string fixed = mended(text);
  BOOST_CHECK_EQUAL(place_in_json(text, fixed.find("\"2\"")), "line 3, column 2");
  BOOST_CHECK_EQUAL(place_in_json(text, fixed.find("wrong")), "line 3, column 14");
  BOOST_CHECK_EQUAL(place_in_json("{\"a\": 2}", 6), "line 1, column 7");
}

BOOST_AUTO_TEST_CASE(depth_is_bounded_and_reading_stops_where_it_is_told) {
  Counter deep;
  BOOST_CHECK(read_json(std::string(256, '[') + std::string(256, ']'), deep).error.empty());
  BOOST_CHECK_EQUAL(read_json(std::string(100'000, '['), deep).error, "nested deeper than 256");
  Counter early;
  early.most = 2;
  BOOST_CHECK(read_json("[[],[],[],[]", early).error.empty());
  BOOST_CHECK_EQUAL(early.closed, 2U);
}

BOOST_AUTO_TEST_CASE(a_document_cut_at_any_byte_gives_the_items_before_the_cut) {
  const std::string whole = feed_with(
      R"({"id":"1","url":"/1","title":"One \"é\"","content_html":"<p>a</p>","tags":["x","y"],"_e":{"a":[1]}},
         {"id":2,"authors":[{"name":"Ann"},{"name":"Bo"}],"content_text":"\ud83d\ude00 b","date_published":"2026-01-02"},
         {"id":"3","summary":"s","attachments":[{"url":"/3.mp3","mime_type":"audio/mpeg","size_in_bytes":3}]})");
  const test::Output all = normalise(whole);
  BOOST_REQUIRE_EQUAL(all.articles.size(), 3U);
  std::size_t most = 0;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const test::Output cut = normalise(whole.substr(0, size));
    BOOST_REQUIRE_LE(cut.articles.size(), all.articles.size());
    BOOST_CHECK_MESSAGE(std::equal(cut.articles.begin(), cut.articles.end(), all.articles.begin()),
                        whole.substr(0, size) << "\n"
                                              << cut.json());
    BOOST_CHECK(std::equal(cut.entries.begin(), cut.entries.end(), all.entries.begin()));
    BOOST_CHECK_MESSAGE(cut.articles.size() >= most, "fewer items at byte " << size);
    BOOST_CHECK_MESSAGE(!cut.rejected.empty() || cut.feed.find("\"well_formed\": false") != std::string::npos, size);
    most = cut.articles.size();
  }
  BOOST_CHECK_EQUAL(most, 3U);
}

BOOST_AUTO_TEST_CASE(every_golden_document_can_be_cut_anywhere) {
  std::size_t count = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
    const std::string whole = read(folder.path() / "input.json");
    const std::size_t step = 1 + whole.size() / 500;
    for (std::size_t size = 0; size < whole.size(); size += step) {
      const std::string text = mended(std::string_view(whole).substr(0, size));
      BOOST_REQUIRE_LE(text.size(), 6 * size);
      (void)normalise(whole.substr(0, size));
      ++count;
    }
  }
  BOOST_CHECK_GE(count, 3000);
}

BOOST_AUTO_TEST_CASE(what_is_mended_is_mended_for_good) {
  for (const fs::directory_entry& folder : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
    const std::string once = mended(read(folder.path() / "input.json"));
    if (!is_json(once)) continue;
    BOOST_CHECK_MESSAGE(mend_json(once).storage.empty(), folder.path().filename().string() << ": " << mended(once));
  }
}

BOOST_AUTO_TEST_CASE(many_items_leave_in_order_and_whole) {
  std::string items;
  for (int i = 0; i < 120; ++i) {
    items += (i > 0 ? "," : "") + std::string(R"({"id":")") + std::to_string(i) + R"(","content_text":"t"})";
  }
  const test::Output output = normalise(feed_with(items));
  BOOST_REQUIRE_EQUAL(output.articles.size(), 120U);
  BOOST_CHECK(output.articles[119].find("\"guid\": \"119\"") != std::string::npos);
  test::Input input;
  input.body = feed_with(items);
  BOOST_CHECK_EQUAL(test::normalise(input, 3).articles.size(), 3U);
}

BOOST_AUTO_TEST_CASE(a_long_list_that_is_no_feed_is_given_up_early) {
  std::string items;
  for (int i = 0; i < 200; ++i) items += (i > 0 ? "," : "") + std::string(R"({"id":1,"name":"n"})");
  const test::Output output = normalise(R"({"count":200,"items":[)" + items + "]}");
  BOOST_CHECK_EQUAL(output.rejected, "this is a JSON document that is no JSON Feed: it has count, items");
}

BOOST_AUTO_TEST_CASE(articles_are_the_same_whether_somebody_inspects_or_not) {
  for (const fs::directory_entry& folder : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
    const std::string whole = read(folder.path() / "input.json");
    BOOST_CHECK(normalise(whole, true).articles == normalise(whole, false).articles);
  }
}

BOOST_AUTO_TEST_CASE(json_is_told_by_its_first_bytes) {
  const std::string feed = feed_with("");
  plugins::feed::Feed normaliser{sdk::Config()};
  for (const char* const type : {"application/feed+json", "application/json", "text/plain", "text/html", ""}) {
    BOOST_CHECK_EQUAL(normaliser.confidence(type, feed), 95);
  }
  BOOST_CHECK_EQUAL(normaliser.confidence("text/html", R"({"version":"https:\/\/jsonfeed.org\/version\/1"})"), 95);
  BOOST_CHECK_EQUAL(normaliser.confidence("application/json", R"({"items": []})"), 40);
  BOOST_CHECK_EQUAL(normaliser.confidence("application/json", R"({"a": 1})"), 10);
  BOOST_CHECK(normaliser.accepts("application/feed+json") && normaliser.accepts("application/json"));
  for (const char* const other : {"<rss><channel>{\"a\": \"jsonfeed.org\"}", "<!DOCTYPE html>{\"v\":\"jsonfeed.org\"}",
                                  "[22-Nov] notice <?xml version='1.0'?>", "{not json", "", "text"}) {
    BOOST_CHECK_MESSAGE(!guess_json(other).json, other);
  }
}

BOOST_AUTO_TEST_SUITE_END()
