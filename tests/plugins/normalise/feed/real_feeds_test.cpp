// The feeds of ../shared/corpus, where it is present, broken off: what was complete before the cut is as it was.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/plugins/normalise/feed/normalising.h"

namespace fs = std::filesystem;
using mentiond::test::Output;

namespace {

/// Bytes that the test reads of feeds larger than kEveryByte.
constexpr std::size_t kBudget = 60'000'000;
constexpr std::size_t kEveryByte = 12 * 1024;
/// Builds that are not optimised, those with sanitisers among them, make one cut of so many.
#ifdef NDEBUG
constexpr std::size_t kOneOf = 1;
#else
constexpr std::size_t kOneOf = 10;
#endif

Output read(std::string body) {
  mentiond::test::Input input;
  input.url = "https://a.example/feed";
  input.inspect = false;
  input.body = std::move(body);
  return mentiond::test::normalise(input);
}

std::vector<std::string> feeds(const char* folder) {
  const fs::path path = fs::path(MENTIOND_SOURCE_DIR) / "../shared/corpus/feeds" / folder;
  std::vector<std::string> bodies;
  if (!fs::exists(path)) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/corpus/feeds/" << folder);
    return bodies;
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& file : fs::directory_iterator(path)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    bodies.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return bodies;
}

/// Where each item of an XML feed ends; text in CDATA is no end.
std::vector<std::size_t> ends_in_xml(const std::string& body) {
  std::vector<std::size_t> ends;
  for (std::size_t at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1)) {
    if (body.compare(at, 9, "<![CDATA[") == 0) at = std::min(body.find("]]>", at), body.size());
    if (body.compare(at, 4, "<!--") == 0) at = std::min(body.find("-->", at), body.size());
    for (const std::string tag : {"</item>", "</entry>"}) {
      if (at < body.size() && body.compare(at, tag.size(), tag) == 0) ends.push_back(at + tag.size());
    }
  }
  return ends;
}

/// Where each item of a JSON Feed ends: an object in an array in the outermost object.
std::vector<std::size_t> ends_in_json(const std::string& body) {
  std::vector<std::size_t> ends;
  std::string open;
  bool quoted = false, in_items = false;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const char c = body[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
      if (quoted && open == "{" && body.compare(at, 7, "\"items\"") == 0) in_items = true;
    } else if (!quoted && (c == '{' || c == '[')) {
      open += c;
    } else if (!quoted && (c == '}' || c == ']')) {
      open.pop_back();
      if (c == '}' && open == "{[" && in_items) ends.push_back(at + 1);
      if (open == "{") in_items = false;
    }
  }
  return ends;
}

void check_cut(const std::string& body, std::size_t at, const std::vector<std::size_t>& ends, const Output& whole) {
  const Output cut = read(body.substr(0, at));
  const auto complete = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), at) - ends.begin());
  BOOST_REQUIRE_MESSAGE(cut.articles.size() >= complete, "cut at " << at << ": " << cut.articles.size());
  for (std::size_t i = 0; i < complete; ++i) {
    BOOST_REQUIRE_MESSAGE(cut.articles[i] == whole.articles[i], "cut at " << at << ", item " << i << ":\n"
                                                                          << cut.articles[i] << "\n"
                                                                          << whole.articles[i]);
  }
}

template <class Ends>
void check_feeds(const char* folder, Ends ends_in) {
  const std::vector<std::string> bodies = feeds(folder);
  for (const std::string& body : bodies) {
    const Output whole = read(body);
    const std::vector<std::size_t> ends = ends_in(body);
    BOOST_TEST_CONTEXT("the feed that begins: " << body.substr(0, 200)) {
      BOOST_REQUIRE_EQUAL(ends.size(), whole.articles.size());
      // On average a cut reads half of the feed.
      const std::size_t cuts =
          body.size() <= kEveryByte ? body.size() : std::max<std::size_t>(kBudget / bodies.size() * 2 / body.size(), 4);
      const std::size_t step = std::max<std::size_t>(body.size() / cuts, 1) * kOneOf;
      for (std::size_t at = step / 2; at < body.size(); at += step) check_cut(body, at, ends, whole);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_feeds)

BOOST_AUTO_TEST_CASE(a_real_feed_cut_anywhere_gives_its_complete_items_as_they_are) { check_feeds("xml", ends_in_xml); }

BOOST_AUTO_TEST_CASE(a_real_json_feed_cut_anywhere_gives_its_complete_items_as_they_are) {
  check_feeds("json", ends_in_json);
}

BOOST_AUTO_TEST_SUITE_END()
