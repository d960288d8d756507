#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/scan.h"

namespace mentiond::common::html {
namespace {

std::string_view name_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_alnum(text[size]) || text[size] == ':' || text[size] == '-')) ++size;
  return text.substr(0, size);
}

constexpr std::size_t kLongestTag = 2048;

// What follows a tag's name.
bool has_attributes(std::string_view rest) {
  const auto end = rest.find('>');
  return end != rest.npos && rest.starts_with(' ') && rest.find('=') < end;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  bool evidence = false;
  for (std::size_t i = find_any<'<', '&'>(text); i < text.size(); i = find_any<'<', '&'>(text, i + 1)) {
    if (text[i] == '&') {
      evidence |= read_reference(text.substr(i)).code_point != 0;
      continue;
    }
    const bool closing = i + 1 < text.size() && text[i + 1] == '/';
    const std::string_view name = name_at(text.substr(i + (closing ? 2 : 1)));
    if (name.empty() || !is_alpha(name[0])) continue;
    if (find_element(name) == nullptr) return false;
    // <br> and <img src=...> need no end; so does a tag with attributes: nobody writes those about a tag.
    evidence |= closing || is_void_element(name) || has_attributes(text.substr(i + 1 + name.size(), kLongestTag));
  }
  return evidence;
}

}  // namespace mentiond::common::html
