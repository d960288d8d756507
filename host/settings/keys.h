// Mappings by table: which keys a mapping has, and who reads each. A new key is a new line in a table, and in
// config/schema/mentiond.json, which a test holds against the tables.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/settings/reading.h"

namespace mentiond::settings {

enum class Presence {
  kOptional,
  kRequired,
  kLater  ///< Known from Alertmanager or the design, and an error that says so.
};

struct KeyName {
  std::string_view name;
  Presence presence = Presence::kOptional;
};

template <class Target>
struct Key {
  KeyName key;
  void (*read)(Reading& reading, const Node& value, Target& target) = nullptr;
};

/// A key of a table and its value.
struct FoundKey {
  std::size_t index;
  Node key, value;
};

/// The entries of `node` whose keys are in `keys`. Reports what is no mapping, has other keys or one key
/// twice, or lacks a required one; `what` names it, as "a feed".
std::vector<FoundKey> find_keys(Reading& reading, const Node& node, std::string_view what,
                                const std::vector<KeyName>& keys);

template <class Target>
std::vector<KeyName> names_of(std::span<const Key<Target>> keys) {
  std::vector<KeyName> names;
  for (const Key<Target>& key : keys) names.push_back(key.key);
  return names;
}

template <class Target>
void read_mapping(Reading& reading, const Node& node, std::string_view what, std::span<const Key<Target>> keys,
                  Target& target) {
  for (const FoundKey& found : find_keys(reading, node, what, names_of(keys))) {
    keys[found.index].read(reading, found.value, target);
  }
}

/// A table as the schema shows it: "" is the file itself, the others stand under $defs.
struct KeyTable {
  std::string definition;
  std::vector<KeyName> keys;
};
std::vector<KeyTable> key_tables();

// Values. Each reports what is wrong with `node` and is absent then; `expected` says what would be right.

/// Not empty, and without control characters.
std::optional<std::string> text_of(Reading& reading, const Node& node, std::string_view expected);
/// A list of such texts, or one.
std::vector<Node> texts_of(Reading& reading, const Node& node, std::string_view expected);
std::optional<Micros> duration_of(Reading& reading, const Node& node, Micros least, Micros most);
std::optional<std::uint64_t> size_of(Reading& reading, const Node& node, std::uint64_t least, std::uint64_t most);
std::optional<unsigned> count_of(Reading& reading, const Node& node, unsigned least, unsigned most);
/// The index in `words`.
std::optional<std::size_t> choice_of(Reading& reading, const Node& node, const std::vector<std::string>& words);

/// Stores what is there, else leaves the default.
template <class Value, class Read>
void assign(Value& value, const std::optional<Read>& read) {
  if (read) value = static_cast<Value>(*read);
}

/// "a, b, c"
std::string joined(const std::vector<std::string>& words);

}  // namespace mentiond::settings
