// `watchlists:` files by name or pattern. What stands in them is the match plugin's matter.
#include "host/settings/files.h"
#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

void add_watchlist(Reading& reading, const std::string& path, const Node& pattern) {
  // Two patterns may mean the same file: it is one watchlist.
  if (!reading.watchlists.emplace(resolve(path, "").string(), pattern.where()).second) return;
  FileBytes read = read_file(path);
  if (!read.bytes) return reading.error(pattern.where(), path + " cannot be read: " + read.problem);
  reading.settings.watchlists.push_back({path, std::move(*read.bytes)});
}

}  // namespace

void read_watchlists(Reading& reading, const Node& node, Settings&) {
  const std::size_t errors = reading.errors();
  for (const Node& pattern : texts_of(reading, node, "a file or a pattern, as in watchlists/*.yaml")) {
    const FoundFiles found = find_files(pattern.text(), pattern.file());
    if (!found.problem.empty()) reading.error(pattern.where(), found.problem);
    for (const std::string& path : found.paths) add_watchlist(reading, path, pattern);
  }
  if (reading.settings.watchlists.empty() && reading.errors() == errors)
    reading.error(node.where(), "there is no watchlist here, so nothing to watch for; expected at least one");
}

}  // namespace mentiond::settings
