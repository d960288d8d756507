#include "plugins/common/html/source_set.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"

namespace mentiond::common::html {
namespace {

struct Candidate {
  std::string_view url, descriptor;
};

// Takes the next candidate off the value. A comma belongs to an address unless it is the last of it.
Candidate next_candidate(std::string_view& value) {
  const auto size_until = [&](auto stops) {
    return static_cast<std::size_t>(std::find_if(value.begin(), value.end(), stops) - value.begin());
  };
  Candidate next;
  next.url = value.substr(0, size_until(is_space));
  value.remove_prefix(next.url.size());
  if (next.url.ends_with(',')) {
    while (next.url.ends_with(',')) next.url.remove_suffix(1);
    return next;
  }
  next.descriptor = trimmed(value.substr(0, size_until([](char c) { return c == ','; })));
  value.remove_prefix(size_until([](char c) { return c == ','; }));
  return next;
}

// "2x", "640w", "1.5x": no more is used.
bool is_descriptor(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '.' || c == ' '; });
}

}  // namespace

std::string filtered_source_set(std::string_view value, std::string_view base) {
  std::string kept;
  while (true) {
    while (!value.empty() && (is_space(value.front()) || value.front() == ',')) value.remove_prefix(1);
    if (value.empty()) return kept;
    const auto [reference, descriptor] = next_candidate(value);
    const std::string url = resolve(base, reference);
    // Beyond an address with a blank in it the rest could be read otherwise.
    if (url.empty() || url.find(' ') != url.npos || !is_safe_image(url) || !is_descriptor(descriptor)) continue;
    if (!kept.empty()) kept += ", ";
    kept += url;
    if (!descriptor.empty()) (kept += ' ') += descriptor;
  }
}

}  // namespace mentiond::common::html
