// A query as its author wrote it: the characters of a YAML value, each with its place in the file.
//
// libyaml gives the value without its quotation marks, escapes and line breaks; here they are taken off again from the
// file itself, line breaks are kept (a comment ends there), and indentation, which means nothing to a query, stays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/match/watchlist/reading/yaml.h"

namespace mentiond::plugins::watchlist {

struct QuerySource {
  std::string text;
  std::vector<Place> places;  ///< Of each byte of the text, and of its end.
};

/// Finds values in the bytes of a file; borrows them. Not thread-safe.
class SourceFile final {
 public:
  explicit SourceFile(std::string_view bytes) : bytes_(bytes) {}
  /// The text of a node that was read from these bytes. REQUIRES: node.is_text()
  QuerySource read(const Node& node);

 private:
  std::size_t offset_of(Place place);

  std::string_view bytes_;
  std::vector<std::size_t> lines_;  // Where each begins; filled when a query asks for it.
};

}  // namespace mentiond::plugins::watchlist
