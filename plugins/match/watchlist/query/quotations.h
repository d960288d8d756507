// What stands between quotation marks in plain text. Pure function; thread-safe. Offsets are UTF-8 bytes, half open.
//
// Marks with a direction (“ „ « ‹ 「 ‘) open and close in pairs; straight ones open behind white space or an opening
// bracket, and close at the next. An apostrophe between letters is none. A quotation that its paragraph does not close
// goes on to the paragraph's end where the next one begins with a mark, as newspapers set long ones; else it is none.
#pragma once

#include <vector>

#include "plugins/common/text/links.h"

namespace mentiond::plugins::watchlist {

/// The insides of the outermost quotations, in order.
std::vector<common::text::Range> quotations(std::string_view text);

}  // namespace mentiond::plugins::watchlist
