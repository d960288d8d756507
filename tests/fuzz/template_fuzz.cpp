// links: mentiond_common_alert
//
// Mustache templates of any bytes, of the kind that the first byte chooses: what is accepted renders within its limit,
// and with hostile data it makes no line of a header, no markup and no string of JSON but its own.
#include <cstdint>
#include <cstdlib>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/template_data.h"
#include "plugins/common/template/template.h"

namespace {

using namespace mentiond::common;

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::string_view kHostile = "</b>\"'}}{{title}}&\\ \u2028";

Value hostile_data() {
  Value::Object item = {{"title", std::string(kHostile)}, {"last", true}, {"json", std::string("{\"a\":1}")}};
  Value::Object data = item;
  data["alerts"] = Value::List{Value(item), Value(item)};
  data["single"] = Value(item);
  return Value(std::move(data));
}

/// Of a value nothing is left that could end where it stands.
void require_escaped(TemplateKind kind, const std::string& text) {
  if (kind == TemplateKind::kHtml) require(text.find("</b>\"") == text.npos);
  if (kind == TemplateKind::kJson) require(text.find("</b>\"'") == text.npos);
  if (kind == TemplateKind::kHeader) require(text.find_first_of("\r\n\t") == text.npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const Value kHostileData = hostile_data();
  static const Value kSample(sample_data());
  const auto kind = static_cast<TemplateKind>(data[0] % 4);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  Template made(kind, std::string(text));
  for (const TemplateProblem& problem : made.problems()) require(problem.line > 0 && problem.column > 0);
  (void)made.unknown_names(kSample);
  try {
    const std::string rendered = made.render(kHostileData);
    require(rendered.size() <= (8U << 20));
    // What the template itself says may be anything; these bytes together come from the data alone.
    if (text.find("</b>") == text.npos) require_escaped(kind, rendered);
    (void)made.render(kSample);
  } catch (const mentiond::sdk::Rejected&) {
  }
  return 0;
}
