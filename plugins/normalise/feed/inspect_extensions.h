// The part of inspect.h that extensions are printed by. Internal to inspect.cpp.
#pragma once

#include "plugins/normalise/feed/json_out.h"

namespace mentiond::plugins::feed {

/// The members of the object that is open which come from extensions: itunes, media, podcast, other, ...
void put_extensions(const Node& node, JsonOut::Writer& out);

}  // namespace mentiond::plugins::feed
