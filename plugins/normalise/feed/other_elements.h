// Elements that no rule knows, kept by name for whoever inspects a feed: `prefix_name` and their text, or their
// attributes where they have no text. At most 64 of a node, 4 KB each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/xml_reader.h"

namespace mentiond::plugins::feed {

class FeedBuilder;
struct Rule;
enum class Scope;

/// An element that is open, and its attributes as text.
struct OtherElement {
  std::string name, attributes;
};

/// The rule that keeps the element, or nullptr where it stands in none of feed, entry, source and what is kept already.
const Rule* keep_other(FeedBuilder& builder, Scope scope, const Name& name, const Attributes& attributes);

}  // namespace mentiond::plugins::feed
