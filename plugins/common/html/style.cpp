// The style attribute: CSS 2.2 declarations, of which those pass that an allow-list names and whose value is plain.
#include <algorithm>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"

namespace mentiond::common::html {
namespace {

enum PropertyFlag : unsigned { kOfHtml = 1, kOfSvg = 2, kMargin = 4 };

constexpr auto kProperties = [] {
  NameTable<256> table;
  table.add(
      "azimuth background background-color background-x background-y border border-bottom border-bottom-color "
      "border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color "
      "border-left-style border-left-width border-right border-right-color border-right-style border-right-width "
      "border-spacing border-style border-top border-top-color border-top-style border-top-width border-width "
      "caption-side clear color cursor direction display float font font-family font-size font-style font-variant "
      "font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right "
      "margin-top max-height max-width min-height min-width overflow padding padding-bottom padding-left "
      "padding-right padding-top text-align text-decoration text-indent text-transform unicode-bidi vertical-align "
      "white-space width word-spacing",
      kOfHtml);
  // Of speech (CSS 2.2, appendix A).
  table.add(
      "elevation pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral "
      "speak-punctuation speech-rate stress voice-family volume",
      kOfHtml);
  table.add("margin margin-bottom margin-left margin-right margin-top", kMargin);
  // Not overflow, nor what moves: a drawing stays in its frame.
  table.add(
      "color direction display fill fill-opacity fill-rule font font-family font-size font-style font-variant "
      "font-weight letter-spacing opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
      "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration "
      "visibility word-spacing",
      kOfSvg);
  return table;
}();

constexpr std::size_t kLongestValue = 100;

// A length of more than four digits serves to cover the page; a negative margin as well.
bool covers_the_page(std::string_view value, bool margin) {
  if (margin && value.find('-') != value.npos) return true;
  if (value.find('#') != value.npos) return false;
  std::size_t digits = 0;
  for (const char c : value) {
    digits = is_digit(c) ? digits + 1 : 0;
    if (digits > 4) return true;
  }
  return false;
}

bool are_quotes_paired(std::string_view value) {
  char open = 0;
  for (const char c : value) {
    if (c != '\'' && c != '"') continue;
    if (open != 0 && open != c) return false;
    open = open == 0 ? c : '\0';
  }
  return open == 0;
}

bool is_plain_value(std::string_view value) {
  if (value.empty() || value.size() > kLongestValue || !are_quotes_paired(value)) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool in_rgb = c == '(' && i >= 3 && equal_ignoring_case(value.substr(i - 3, 3), "rgb");
    if (!is_alnum(c) && !in_rgb && std::string_view(" -#%.,!)'\"").find(c) == std::string_view::npos) return false;
  }
  return true;
}

void append_declaration(std::string& out, std::string_view name, std::string_view value) {
  if (!out.empty()) out += ' ';
  for (const char c : name) out += to_lower(c);
  (out += ": ") += value;
  out += ';';
}

}  // namespace

std::string filtered_style(std::string_view style, Vocabulary vocabulary) {
  const unsigned wanted = vocabulary == Vocabulary::kSvg ? kOfSvg : kOfHtml;
  std::string kept;
  while (!style.empty()) {
    const auto end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const auto colon = declaration.find(':');
    if (colon == declaration.npos) continue;
    const std::string_view name = trimmed(declaration.substr(0, colon));
    const std::string_view value = trimmed(declaration.substr(colon + 1));
    const NameEntry* const property = kProperties.find(name);
    if (property == nullptr || (property->flags & wanted) == 0 || !is_plain_value(value)) continue;
    if (!covers_the_page(value, (property->flags & kMargin) != 0)) append_declaration(kept, name, value);
  }
  return kept;
}

}  // namespace mentiond::common::html
