// What `mentiond inspect` prints as `feed` and `entries[]`: everything that the document says, in the terms of Atom
// (INTERFACES.md). Absent is absent; HTML is sanitised and its links are absolute.
#pragma once

#include <string>

#include "plugins/common/html/sanitise.h"
#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// A feed, an entry or a source as one JSON object.
std::string to_json(const Node& node, common::html::Sanitiser& sanitiser);

}  // namespace mentiond::plugins::feed
