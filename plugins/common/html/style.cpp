// The style attribute: CSS 2.2 declarations, of which those pass that an allow-list names and whose value is
// plain.
#include <cctype>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"

namespace mentiond::common::html {

bool is_kept_property(std::string_view name);  // allow_list.cpp

namespace {

constexpr std::size_t kLongestValue = 100;

// A length of more than four digits or a function other than rgb() serves to cover the page or to load
// something.
bool is_plain_value(std::string_view value) {
  if (value.empty() || value.size() > kLongestValue) return false;
  std::size_t digits = 0;
  char quote = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    digits = is_digit(c) ? digits + 1 : 0;
    const bool colour = value.find('#') != value.npos;
    if (digits > 4 && !colour) return false;
    if (c == '\'' || c == '"') {
      if (quote != 0 && quote != c) return false;
      quote = quote == 0 ? c : '\0';
    } else if (c == '(') {
      if (i < 3 || lower(value.substr(i - 3, 3)) != "rgb") return false;
    } else if (!is_alnum(c) && std::string_view(" -#%.,!)").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return quote == 0;
}

}  // namespace

std::string filtered_style(std::string_view style) {
  std::string kept;
  while (!style.empty()) {
    const auto end = style.find(';');
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(end == style.npos ? style.size() : end + 1);
    const auto colon = declaration.find(':');
    if (colon == declaration.npos) continue;
    const std::string name = lower(trimmed(declaration.substr(0, colon)));
    const std::string_view value = trimmed(declaration.substr(colon + 1));
    if (!is_kept_property(name) || !is_plain_value(value)) continue;
    if (!kept.empty()) kept += ' ';
    ((kept += name) += ": ") += value;
    kept += ';';
  }
  return kept;
}

}  // namespace mentiond::common::html
