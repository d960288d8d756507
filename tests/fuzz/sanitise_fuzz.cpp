// links: mentiond_common_html gumbo
// HTML from anywhere. Whatever its bytes: a browser finds nothing in what comes out that is not on the lists of the
// test (safety.h), and what comes out passes the sanitiser again unchanged.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/unicode.h"
#include "tests/plugins/common/html/safety.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::common::html;
  static Sanitiser sanitise;
  static mentiond::test::SafetyChecker check;
  const std::string input = repair_utf8({reinterpret_cast<const char*>(data), size}).text;
  const std::string once = sanitise(input, "https://a.example/b/").html;
  if (const std::string violation = check(once); !violation.empty()) {
    std::fprintf(stderr, "%s\nin %s\n", violation.c_str(), once.c_str());
    std::abort();
  }
  const std::string twice = sanitise(once, "https://a.example/b/").html;
  if (once != twice) {
    std::fprintf(stderr, "%s\nbecame %s\n", once.c_str(), twice.c_str());
    std::abort();
  }
  static_cast<void>(looks_like_html(input));
  return 0;
}
