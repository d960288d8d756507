// A YAML file as a small tree whose values know their place, from libyaml's events.
//
// Scalars are text, whatever YAML would make of them ("no" is Norwegian, 1984 a name). Anchors, aliases and tags are no
// part of a watchlist and are errors. Not thread-safe; the nodes live as long as the tree.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

struct Node {
  enum class Kind : std::uint8_t { kText, kList, kMapping };
  enum class Style : std::uint8_t { kPlain, kSingleQuoted, kDoubleQuoted, kBlock };
  Kind kind = Kind::kText;
  Style style = Style::kPlain;  ///< Of a list or mapping: kBlock, or kPlain in brackets.
  Place place, end;             ///< Where it begins, and where what follows it may begin.
  std::string text;
  std::string comment;  ///< What stands where a value would, and is none: "#foo".
  /// The items of a list; of a mapping the keys, each of which has its value as `value`.
  const Node* first = nullptr;
  const Node* next = nullptr;
  const Node* value = nullptr;

  bool is_text() const { return kind == Kind::kText; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_mapping() const { return kind == Kind::kMapping; }
  bool is_plain() const { return style == Style::kPlain; }
  bool is_nothing() const { return is_text() && is_plain() && (text.empty() || text == "~" || text == "null"); }
  /// For messages: "a list", "a mapping", "nothing", "\"abc\"".
  std::string description() const;
};

/// Whether a file is UTF-8 without control characters; else it says where it is not.
bool check_text(std::string_view bytes, Problems& problems);

class YamlTree final {
 public:
  /// The root; null where the file is empty, or is no YAML: then there is a problem with its place.
  const Node* parse(std::string_view bytes, Problems& problems);

 private:
  friend class TreeBuilder;
  std::deque<Node> nodes_;
};

}  // namespace mentiond::plugins::watchlist
