// The one allow-list of HTML that leaves mentiond: into mail, web pages, the API. What is not listed is
// dropped. Pure functions; thread-safe. Names are lower case.
#pragma once

#include <string>
#include <string_view>

#include "plugins/common/html/name_table.h"

namespace mentiond::common::html {

/// What is to be known of an element; a bit set.
enum ElementFlag : unsigned {
  kKept = 1,
  kDroppedWithContent = 2,  ///< Script, style and what shows nothing.
  kVoid = 4,                ///< Never holds anything (br, img, ...).
  kBlock = 8,               ///< A paragraph of its own in plain text; ends an open p.
  kRow = 16,                ///< A line of its own.
  kCell = 32,
  kRawText = 64,    ///< Holds text up to its own end tag, whatever it looks like (HTML §13.2.5).
  kBoundary = 128,  ///< What is left open outside of it is not closed from inside.
};

/// nullptr: an element that nobody knows. Its tag is dropped and what it holds is kept, as with one of no flags.
const NameEntry* find_element(std::string_view name);

enum AttributeFlag : unsigned { kUrl = 2 };
/// nullptr: not kept.
const NameEntry* find_attribute(std::string_view name);

bool is_void_element(std::string_view name);

/// An attribute whose value is one reference to somewhere else.
bool is_url_attribute(std::string_view name);

/// The declarations of a style attribute that change looks alone: nothing that positions, loads or runs. May
/// be empty.
std::string filtered_style(std::string_view style);

}  // namespace mentiond::common::html
