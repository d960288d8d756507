// A random watchlist as the file that a person would write. See oracle.h.
#include "tests/plugins/match/watchlist/oracle.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
  return out + "]";
}

/// Its keys, each behind `before`. What has an empty list has none, for there is no way to write it.
std::string keys(const Conditions& when, const std::string& before) {
  std::string yaml = before + "case: " + (when.exact ? "exact" : "any");
  yaml += before + "inside: " + (when.inside ? "true" : "false");
  yaml += before + "inflect: " + when.inflect;
  if (!when.exclude.empty()) yaml += before + "exclude: " + list(when.exclude);
  if (!when.near.empty()) yaml += before + "near: " + list(when.near) + before + "within: " + when.within;
  if (!when.languages.empty()) yaml += before + "language: " + list(when.languages);
  return yaml;
}

}  // namespace

std::string as_yaml(const Watchlist& watchlist) {
  std::string yaml = "watchlist: " + watchlist.name + "\nentities:\n";
  for (const Entity& entity : watchlist.entities) {
    yaml += "  - id: " + entity.id + "\n    name: 'qqqqqqqq" + entity.id + "'";
    if (!entity.type.empty()) yaml += "\n    type: " + entity.type;
    if (entity.own != Conditions()) yaml += keys(entity.own, "\n    ");
    yaml += "\n    aliases:\n";
    for (const Alias& alias : entity.aliases) {
      const bool same = alias.when == entity.own;
      yaml += "      - " +
              (same ? quoted(alias.text) : "{ text: " + quoted(alias.text) + keys(alias.when, ", ") + " }") + "\n";
    }
  }
  return yaml;
}

}  // namespace mentiond::plugins::watchlist::oracle
