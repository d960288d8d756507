// Golden cases: cases/<what>/input.xml (or input.json) and expected.json; `headers`, where there is one, gives `name:
// value` lines, of which `url`, `timezone` and `language` stand for the document's own. To write the expected files
// anew and look at what changed: MENTIOND_WRITE_EXPECTED=1.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/plugins/normalise/feed/normalising.h"

namespace fs = std::filesystem;
using mentiond::test::Input;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Input input_of(const fs::path& folder) {
  Input input;
  input.body = read(folder / (fs::exists(folder / "input.xml") ? "input.xml" : "input.json"));
  input.url = "https://feeds.example.org/news/rss.xml";
  std::ifstream headers(folder / "headers");
  for (std::string line; std::getline(headers, line);) {
    const std::string name = line.substr(0, line.find(':'));
    const std::string value = line.substr(std::min(line.find(": ") + 2, line.size()));
    if (name == "url") {
      input.url = value;
    } else if (name == "timezone") {
      input.timezone = value;
    } else if (name == "language") {
      input.language = value;
    } else {
      input.headers.emplace_back(name, value);
    }
  }
  return input;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_gives_what_is_expected) {
  std::size_t count = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases")) {
    const std::string got = mentiond::test::normalise(input_of(folder)).json();
    const fs::path expected = folder.path() / "expected.json";
    if (std::getenv("MENTIOND_WRITE_EXPECTED") != nullptr) std::ofstream(expected, std::ios::binary) << got;
    BOOST_CHECK_MESSAGE(got == read(expected), folder.path().filename().string() << ": got\n" << got);
    ++count;
  }
  BOOST_CHECK_GE(count, 20);
}
