// Values without quotation marks, of which YAML may read more than was meant, or less. Thread-safe.
#pragma once

#include "plugins/match/watchlist/reading/yaml_lines.h"

namespace mentiond::plugins::watchlist {

struct PlainValue {
  Place start, end;
  std::string_view text;
  std::string_view key;  ///< What it is the value of, or an item of.
  bool in_brackets = false;
};

/// Reports lines that YAML took for more of the value, a comment that cut it off, and what misses a space to be an item
/// or a key. False: there is an error.
bool check_plain(const PlainValue& value, const YamlLines& lines, Problems& problems);

}  // namespace mentiond::plugins::watchlist
