// Golden cases: cases/<what>/mentiond.yaml and every diagnostic that load() gives, in expected.txt. A case
// whose name begins with "good" or "warnings" gives settings; no other does. MENTIOND_UPDATE=1 writes what is
// there.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "host/settings/settings.h"
#include "tests/support/temp_folder.h"

namespace mentiond::settings {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(MENTIOND_TEST_DIR) / "cases"))
    folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string as_text(const article::Diagnostics& diagnostics, const std::string& folder) {
  std::string text;
  for (const article::Diagnostic& diagnostic : diagnostics) {
    std::string line = article::to_string(diagnostic);
    for (auto at = line.find(folder); at != std::string::npos; at = line.find(folder))
      line.replace(at, folder.size(), ".");
    text += line + "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_gives_its_diagnostics) {
  ::unsetenv("CREDENTIALS_DIRECTORY");
  const std::vector<fs::path> folders = cases();
  BOOST_TEST_REQUIRE(folders.size() > 20U);
  for (const fs::path& folder : folders) {
    const std::string name = folder.filename();
    const Loaded loaded = load(folder / "mentiond.yaml");
    const std::string actual = as_text(loaded.diagnostics, folder);
    if (std::getenv("MENTIOND_UPDATE") != nullptr) std::ofstream(folder / "expected.txt") << actual;
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(actual == support::read_file(folder / "expected.txt"));
      BOOST_TEST(loaded.settings.has_value() == (name.starts_with("good") || name.starts_with("warnings")));
    }
  }
}

}  // namespace mentiond::settings
