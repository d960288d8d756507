// links: mentiond_common_mail
//
// An alert object as text and as HTML: no control character and no markup of its own comes out, whatever goes in.
#include <cstdint>
#include <cstdlib>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/as_text.h"
#include "plugins/common/alert/json.h"
#include "tests/plugins/common/mail/html_of.h"
#include "tests/plugins/common/mail/mail_rules.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool has_controls(std::string_view text) {
  for (const char c : text) {
    if ((c >= 0 && c < 0x20 && c != '\n') || c == 0x7f) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::common;
  static TextWriter writer;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  try {
    const AlertView alert = read_alert(json);
    require(is_json_object(json));
    const std::string text = writer.write(alert, {.matched = {"*", "*"}, .strong = {}, .faint = {}});
    require(!has_controls(text));
    require(text.size() < 100'000);
    const std::string html = mentiond::tests::html_of(alert);
    require(!has_controls(html));
    require(mentiond::tests::foreign_markup(html).empty());
  } catch (const mentiond::sdk::Rejected&) {
    require(!is_json_object(json));
  }
  return 0;
}
