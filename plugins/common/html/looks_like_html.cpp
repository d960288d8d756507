#include <libxml/HTMLparser.h>

#include "plugins/common/html/allow_list.h"
#include "plugins/common/html/ascii.h"
#include "plugins/common/html/entities.h"
#include "plugins/common/html/sanitise.h"

namespace mentiond::common::html {
namespace {

bool is_known_element(std::string_view name) {
  const std::string lowered = lower(name);
  return verdict_on_element(lowered) != Verdict::kDrop || is_void_element(lowered) ||
         htmlTagLookup(reinterpret_cast<const xmlChar*>(lowered.c_str())) != nullptr;
}

std::string_view name_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && (is_alnum(text[size]) || text[size] == ':' || text[size] == '-')) ++size;
  return text.substr(0, size);
}

}  // namespace

bool looks_like_html(std::string_view text) {
  bool evidence = false;
  for (std::size_t i = text.find_first_of("<&"); i != text.npos; i = text.find_first_of("<&", i + 1)) {
    if (text[i] == '&') {
      evidence |= read_reference(text.substr(i)).code_point != 0;
      continue;
    }
    const bool closing = i + 1 < text.size() && text[i + 1] == '/';
    const std::string_view name = name_at(text.substr(i + (closing ? 2 : 1)));
    if (name.empty() || !is_alpha(name[0])) continue;
    if (!is_known_element(name)) return false;
    // <br> and <img src=...> need no end; so does a tag with attributes: nobody writes those about a tag.
    const std::size_t after = i + 1 + name.size();
    const bool attributes =
        !closing && after < text.size() && text[after] == ' ' && text.find('=', after) < text.find('>', after);
    evidence |= closing || is_void_element(lower(name)) || (attributes && text.find('>', after) != text.npos);
  }
  return evidence;
}

}  // namespace mentiond::common::html
