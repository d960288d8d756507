// HTML entities that a broken feed left in plain text. Pure function; thread-safe.
#pragma once

#include "plugins/common/text/characters.h"

namespace mentiond::common::text {

/// The character that an entity stands for, or the ampersand itself. Knows numbers, the names that news text has, and
/// the letters of Latin-1. REQUIRES: text[at] == '&'
Character entity_at(std::string_view text, std::size_t at);

}  // namespace mentiond::common::text
