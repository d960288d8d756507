// What is wrong with a file that YAML does not read, in words for whoever wrote it: libyaml's own tell of tokens and
// indicators, and often name the place where it stumbled, not that of the fault. Pure functions; thread-safe.
#pragma once

#include <optional>

#include "plugins/match/watchlist/reading/yaml_lines.h"

namespace mentiond::plugins::watchlist {

struct YamlFault {
  Place place;
  std::string message, suggestion;
};

/// What libyaml says.
struct YamlStumble {
  std::string_view problem, context;
  Place place, context_place;
  Place bracket;  ///< The innermost one that is open; line 0: none is.
};

YamlFault explain(const YamlStumble& stumble, const YamlLines& lines);

/// A value that begins with a sign of YAML's own.
YamlFault needs_quotes(Place place, const YamlLines& lines);

/// "name:NATO", "name NATO": a key of watchlists whose colon or space is missing.
std::optional<YamlFault> broken_key(const YamlLine& line);

}  // namespace mentiond::plugins::watchlist
