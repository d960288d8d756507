// Which format a document is in, and what a finished feed or entry says between its lines.
#pragma once

#include <string>
#include <string_view>

#include "plugins/normalise/feed/model.h"
#include "plugins/normalise/feed/xml_reader.h"

namespace mentiond::plugins::feed {

/// From the root element: rss20, rss10, atom10, ... (INTERFACES, `inspect`); empty: no feed.
std::string format_of(const Name& root, const Attributes& attributes, std::string_view doctype);

/// What bytes are that no reader of text can tell: "a PDF document"; empty: they may be text.
std::string_view packed_as(std::string_view bytes);

/// What a document that is no feed seems to be, as the end of a sentence: "an HTML page, not a feed: Title".
std::string what_it_seems(std::string_view text, std::string_view root);

/// Fills what follows from the rest once a feed, an entry's source or an entry is complete: the link from the guid, for
/// example. What stands several times in a list stays once.
void finish_node(Node& node);
void finish_entry(Node& entry);
void drop_repeated_tags(Node& node);

}  // namespace mentiond::plugins::feed
