// links: mentiond_common_html
// HTML from anywhere. Whatever its bytes: what comes out passes the sanitiser again unchanged, so that nothing in it
// can be read as markup other than what the allow-list let through.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::common::html;
  const std::string input = repair_utf8({reinterpret_cast<const char*>(data), size}).text;
  Sanitiser sanitiser;
  const std::string once = sanitiser(input, "https://a.example/b/").html;
  if (once.find("<script") != once.npos || once.find("<style") != once.npos) std::abort();
  const std::string twice = sanitiser(once, "https://a.example/b/").html;
  if (once != twice) std::abort();
  static_cast<void>(looks_like_html(input));
  return 0;
}
