// In which spellings an alias is looked for: as it is written, with digits set low or not, in its inflected forms. See
// oracle.h.
#pragma once

#include <string>
#include <vector>

#include "tests/plugins/match/watchlist/oracle.h"

namespace mentiond::plugins::watchlist::oracle {

struct Spelling {
  std::string text;
  bool wildcards = false;
};

/// Those that count in an article of this language; empty: unknown.
std::vector<Spelling> spellings(const Alias& alias, const std::string& type, const std::string& language);

/// Whether the language is another's, or a region of it: "fr-CA" is in "fr".
bool is_within(const std::string& language, const std::string& other);
bool is_within_any(const std::string& language, const std::vector<std::string>& others);

}  // namespace mentiond::plugins::watchlist::oracle
