// What `mentiond inspect` prints as `feed` and `entries[]`: everything that the document says, in the terms of Atom
// (INTERFACES.md). Absent is absent; HTML is sanitised and its links are absolute.
#pragma once

#include <string>
#include <vector>

#include "plugins/common/html/sanitise.h"
#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// A feed, an entry or a source as one JSON object. `notes`: on the document, where the node is a feed.
std::string to_json(const Node& node, common::html::Sanitiser& sanitiser, const std::vector<std::string>& notes = {});

}  // namespace mentiond::plugins::feed
