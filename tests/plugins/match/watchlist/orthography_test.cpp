// The orthography set: cases/<phenomenon>/<case>.yaml, each a watchlist of one entity with a text that must mention it,
// a near twin that must not, and as its last line the span of the first mention.
#include <algorithm>
#include <filesystem>

#include "tests/plugins/match/watchlist/matching.h"
#include "tests/support/temp_folder.h"

namespace mentiond::plugins::watchlist {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What the last line says: `# span: "..."`, with the escapes of YAML that stand for line ends, tabs, quotes and what
/// cannot be seen.
std::string span_of(const std::string& file) {
  constexpr std::string_view kMark = "# span: \"";
  const std::size_t start = file.rfind(kMark);
  BOOST_TEST_REQUIRE(start != std::string::npos);
  std::string span;
  for (std::size_t i = start + kMark.size(); file[i] != '"' && i < file.size(); ++i) {
    if (file[i] != '\\') {
      span += file[i];
      continue;
    }
    const char escaped = file[++i];
    const std::size_t digits = escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
    if (digits > 0) {
      common::text::append_utf8(static_cast<char32_t>(std::stoul(file.substr(i + 1, digits), nullptr, 16)), span);
      i += digits;
    } else {
      span += escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped == 't' ? '\t' : escaped;
    }
  }
  return span;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_matches_and_its_near_twin_does_not) {
  const std::vector<fs::path> files = cases();
  BOOST_TEST(files.size() >= 1'000U);
  for (const fs::path& file : files) {
    BOOST_TEST_CONTEXT(fs::relative(file, MENTIOND_TEST_DIR).string()) {
      const std::string bytes = support::read_file(file);
      Matcher matcher(bytes);
      BOOST_TEST_REQUIRE(matcher.problems() == "");
      BOOST_TEST(matcher.tested() == "");
      const std::vector<OwnedTest>& tests = matcher.program().compiled().lists[0].tests;
      BOOST_TEST_REQUIRE(tests.size() == 2U);
      BOOST_TEST((!tests[0].match.empty() && !tests[1].no_match.empty()));
      const auto found = matcher.match_body(tests[0].text, tests[0].language);
      if (!found.empty()) BOOST_TEST(found[0].text == span_of(bytes));
    }
  }
}

}  // namespace mentiond::plugins::watchlist
