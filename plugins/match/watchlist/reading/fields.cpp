#include "plugins/match/watchlist/reading/fields.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

/// Gives the key that was most likely meant.
std::string unknown_key(const Node& key, std::span<const Key> keys, std::string_view what, Problems& problems) {
  std::vector<std::string_view> names;
  for (const Key& each : keys) names.push_back(each.name);
  if (const std::string_view owner = owner_of(key.text); !owner.empty()) {
    problems.error(key.place, quoted(key.text) + " is a key of " + std::string(owner) + " and stands in " +
                                  std::string(what) + ", which has " + listed(names) +
                                  "; is it indented like the keys that it belongs to?");
    return {};
  }
  std::string suggestion = nearest(key.text, names);
  std::string message = "unknown key " + quoted(key.text) + " in " + std::string(what) + "; expected " + listed(names);
  problems.error(key.place, std::move(message), suggestion);
  return suggestion;
}

}  // namespace

std::string_view owner_of(std::string_view key) {
  struct Level {
    std::string_view name;
    std::span<const Key> keys;
  };
  const Level levels[] = {{"an entity", kEntityKeys},
                          {"a watchlist", kFileKeys},
                          {"an alias", kAliasKeys},
                          {"a query", kQueryKeys},
                          {"a test", kTestKeys}};
  for (const Level& level : levels) {
    if (std::any_of(level.keys.begin(), level.keys.end(), [&](const Key& each) { return each.name == key; }))
      return level.name;
  }
  return {};
}

Fields::Fields(const Node& mapping, std::span<const Key> keys, std::string_view what, Problems& problems) {
  std::string meant;  // That it is missing is said already.
  for (const Node* key = mapping.first; key != nullptr; key = key->next) {
    const auto known = std::find_if(keys.begin(), keys.end(), [&](const Key& each) { return each.name == key->text; });
    if (known == keys.end()) {
      meant = unknown_key(*key, keys, what, problems);
    } else if ((*this)[key->text] != nullptr) {
      problems.error(key->place, quoted(key->text) + " stands twice in " + std::string(what) + "; expected it once");
    } else if (key->value != nullptr) {
      values_.emplace_back(key->text, key->value);
    }
  }
  for (const Key& key : keys) {
    if (key.presence == Presence::kRequired && (*this)[key.name] == nullptr && key.name != meant)
      problems.error(mapping.place, std::string(what) + " needs " + quoted(std::string(key.name) + ":") + ", as in \"" +
                                        std::string(key.name) + ": " + std::string(key.example) + "\"");
  }
}

const Node* Fields::operator[](std::string_view key) const {
  for (const auto& [name, value] : values_) {
    if (name == key) return value;
  }
  return nullptr;
}

std::string_view text_of(const Node& node, std::string_view expected, Problems& problems) {
  const bool blank = node.is_text() && node.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (node.is_text() && !blank && !node.is_nothing()) return node.text;
  problems.error(node.place, "expected " + std::string(expected) + ", not " +
                                 (blank && !node.is_plain() ? std::string("an empty text") : node.description()));
  return {};
}

std::string_view choice_of(const Node& node, std::span<const std::string_view> words, Problems& problems) {
  const std::string expected = listed(words);
  const std::string_view text = text_of(node, expected, problems);
  if (text.empty()) return {};
  const auto found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return *found;
  problems.error(node.place, "expected " + expected + ", not " + quoted(text),
                 nearest(text, {words.begin(), words.end()}));
  return {};
}

bool boolean_of(const Node& node, std::string_view key, Problems& problems) {
  if (node.is_text()) {
    for (const std::string_view yes : {"true", "yes", "on"}) {
      if (node.text == yes) return true;
    }
    for (const std::string_view no : {"false", "no", "off"}) {
      if (node.text == no) return false;
    }
  }
  problems.error(node.place, quoted(key) + " is true or false, not " + node.description());
  return false;
}

void for_each_item(const Node& node, const std::function<void(const Node&)>& each) {
  if (!node.is_list()) return each(node);
  for (const Node* item = node.first; item != nullptr; item = item->next) each(*item);
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace mentiond::plugins::watchlist
