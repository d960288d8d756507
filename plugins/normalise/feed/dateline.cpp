#include "plugins/normalise/feed/dateline.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_alpha;
using common::html::trimmed;

constexpr std::size_t kLongest = 80;
constexpr std::size_t kLongestPlace = 40;

struct Dash {
  std::size_t at = std::string_view::npos, size = 0;
};

// An en or em dash, two hyphens or a hyphen between spaces.
Dash find_dash(std::string_view head) {
  Dash first;
  for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94", "--", " - "}) {
    if (const auto at = head.find(dash); at < first.at) first = {at, dash.size()};
  }
  return first;
}

bool is_place(std::string_view place) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (place.size() < 3 || place.size() > kLongestPlace) return false;
  if (std::count_if(place.begin(), place.end(), capital) < 2 || std::any_of(place.begin(), place.end(), small))
    return false;
  return std::all_of(place.begin(), place.end(), [](char c) {
    return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(" .,'-/").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view text) {
  const std::string_view head = text.substr(0, std::min(text.find('\n'), kLongest));
  // Most texts begin with a word of small letters, and no place does.
  for (const char c : head) {
    if (c >= 'a' && c <= 'z') return std::nullopt;
    if (c == '(' || c == '-' || c == '\xE2') break;
  }
  const Dash dash = find_dash(head);
  if (dash.at == std::string_view::npos) return std::nullopt;
  std::string_view place = trimmed(head.substr(0, dash.at));
  Dateline dateline;
  if (place.ends_with(')')) {
    const auto open = place.rfind('(');
    if (open == place.npos) return std::nullopt;
    dateline.agency = trimmed(place.substr(open + 1, place.size() - open - 2));
    place = trimmed(place.substr(0, open));
  }
  if (!is_place(place)) return std::nullopt;
  dateline.place = place;
  return dateline;
}

void add_dateline(sdk::Article& article) {
  for (const auto* texts : {&article.bodies, &article.descriptions}) {
    for (const sdk::LabelledText& text : *texts) {
      if (text.content_type != "text/plain") continue;
      const auto dateline = read_dateline(text.value);
      if (!dateline) continue;
      article.located = dateline->place;
      if (!dateline->agency.empty()) article.info_sources.push_back({dateline->agency, "originator", {}, {}});
      return;
    }
  }
}

}  // namespace mentiond::plugins::feed
