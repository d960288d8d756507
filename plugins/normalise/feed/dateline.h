// "ANKARA (AA) –" at the head of a news text: where it was written, and for which agency. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mentiond/sdk/article.hpp"

namespace mentiond::plugins::feed {

struct Dateline {
  std::string place, agency;
};

/// Absent where the text begins otherwise. Careful rather than complete: capitals, at most 40 bytes, and a dash.
std::optional<Dateline> read_dateline(std::string_view text);

/// Fills `located` and the originator from the body, else from the summary.
void add_dateline(sdk::Article& article);

}  // namespace mentiond::plugins::feed
