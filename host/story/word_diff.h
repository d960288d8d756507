// What was changed between two versions of a text, word by word. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::story {

/// One place: what stood there, what stands there now, and some words around it. Words are parted by single spaces.
struct Edit {
  std::string before, removed, added, after;
  bool operator==(const Edit&) const = default;
};

/// In the order of the text. White space makes no difference. Places with less than three words between them are one.
/// Where more than some hundred words were changed, all from the first to the last of them is one place.
std::vector<Edit> word_diff(std::string_view before, std::string_view after);

}  // namespace mentiond::story
