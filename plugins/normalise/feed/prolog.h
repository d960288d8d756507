// Where in a text an XML document begins, and what stands before its root: servers print warnings there, and a DOCTYPE
// may declare entities. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::feed {

struct Prolog {
  std::size_t end = 0;       ///< Where the root begins, or what stands in its place.
  std::string_view doctype;  ///< As written, without its internal subset.
  std::string error;         ///< The first departure from XML; empty: none.
  std::vector<std::string> notes;
};

/// Declaration, comments, processing instructions and the DOCTYPE are behind `end`; what is declared there is not read.
/// REQUIRES: valid UTF-8.
Prolog read_prolog(std::string_view text);

}  // namespace mentiond::plugins::feed
