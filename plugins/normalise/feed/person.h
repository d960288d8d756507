// People as feeds write them on one line. Pure; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// "me@example.org (Jane Doe)", "Jane Doe <me@example.org>", "Jane Doe" and their kin.
Person parse_person(std::string_view text);

/// The people of a byline, views into it: "Jo Doe, Al Roe and Bo Poe" names three. Where a part does not look like a
/// person's name ("Jo Doe in Madrid and Al Roe", "Staff and agencies"), and where commas alone part them ("Doe, Jo"),
/// the byline stays one name.
std::vector<std::string_view> names_in(std::string_view byline);

}  // namespace mentiond::plugins::feed
