// Reading a mapping by a table of its keys: unknown, repeated and missing keys are said in one place.
#pragma once

#include <functional>
#include <span>

#include "plugins/match/watchlist/reading/keys.h"
#include "plugins/match/watchlist/reading/yaml.h"

namespace mentiond::plugins::watchlist {

/// The values of a mapping. Borrows its node.
class Fields final {
 public:
  /// `what` is for messages: "an entity".
  Fields(const Node& mapping, std::span<const Key> keys, std::string_view what, Problems& problems);
  /// Null where the key is not there.
  const Node* operator[](std::string_view key) const;

 private:
  std::vector<std::pair<std::string_view, const Node*>> values_;
};

/// A text that is not empty; else it says what was expected, and gives "".
std::string_view text_of(const Node& node, std::string_view expected, Problems& problems);
/// One of `words`; else it says so, with the nearest, and gives "".
std::string_view choice_of(const Node& node, std::span<const std::string_view> words, Problems& problems);
bool boolean_of(const Node& node, std::string_view key, Problems& problems);
/// Calls `each` with every item of a list, or with the one value that stands in its place.
void for_each_item(const Node& node, const std::function<void(const Node&)>& each);
/// "a, b or c"
std::string listed(std::span<const std::string_view> words);

}  // namespace mentiond::plugins::watchlist
