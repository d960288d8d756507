#include "host/alert/route.h"

#include <algorithm>
#include <set>

#include "host/article/hash.h"

namespace mentiond::alert {
namespace {

void name_below(Route& route, const std::string& above, std::set<std::string>& names) {
  const std::string key = above + to_string(route.matchers) + "->" + route.receiver;
  route.key = key;
  for (int twin = 2; !names.insert(route.key).second; ++twin) route.key = key + "#" + std::to_string(twin);
  for (Route& below : route.routes) name_below(below, route.key + "/", names);
}

void collect(const Route& route, const Labels& labels, std::vector<const Route*>& found) {
  const std::size_t before = found.size();
  for (const Route& below : route.routes) {
    if (!all_match(below.matchers, labels)) continue;
    collect(below, labels, found);
    if (!below.continues) break;
  }
  if (found.size() == before) found.push_back(&route);
}

const Route* find_below(const Route& route, std::string_view key) {
  if (route.key == key) return &route;
  for (const Route& below : route.routes) {
    if (const Route* found = find_below(below, key)) return found;
  }
  return nullptr;
}

}  // namespace

void name_routes(Route& root) {
  std::set<std::string> names;
  name_below(root, {}, names);
}

std::vector<const Route*> Routing::match(const Labels& labels) const {
  std::vector<const Route*> found;
  if (root) collect(*root, labels, found);
  return found;
}

const Route* Routing::find(std::string_view key) const { return root ? find_below(*root, key) : nullptr; }

Labels routing_labels(const Alert& alert) {
  Labels labels = alert.labels;  // The watch's own win.
  labels.emplace("kind", alert.kind);
  labels.emplace("watchlist", alert.watchlist);
  labels.emplace("watch", alert.watch);
  labels.emplace("severity", alert.severity);
  labels.emplace("story", alert.story_id);
  return labels;
}

std::vector<std::pair<std::string, std::string>> group_labels(const Route& route, const Labels& labels) {
  std::vector<std::string> names = route.group_by;
  if (names == std::vector<std::string>{"..."}) names = {"kind", "story", "watch", "watchlist"};
  std::vector<std::pair<std::string, std::string>> values;
  for (const std::string& name : names) {
    const auto found = labels.find(name == "tag" && !labels.contains("tag") ? "tags" : name);
    values.emplace_back(name, found == labels.end() ? std::string() : found->second);
  }
  return values;
}

std::string group_key(const Route& route, const Labels& labels) {
  std::string text = route.key;
  for (const auto& [name, value] : group_labels(route, labels))
    text += "\n" + name + "=" + std::to_string(value.size()) + ":" + value;
  return article::hash_id(text);
}

}  // namespace mentiond::alert
