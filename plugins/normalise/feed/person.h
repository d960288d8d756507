// People as feeds write them on one line. Pure; thread-safe.
#pragma once

#include <string_view>

#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// "me@example.org (Jane Doe)", "Jane Doe <me@example.org>", "Jane Doe" and their kin.
Person parse_person(std::string_view text);

}  // namespace mentiond::plugins::feed
