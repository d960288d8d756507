// Sentences of plain text. Pure functions; thread-safe. Offsets are UTF-8 bytes, half open.
#pragma once

#include <string_view>

#include "plugins/common/text/links.h"

namespace mentiond::common::text {

/// The paragraph that holds [start, end): between blank lines. REQUIRES: start <= end <= text.size()
Range paragraph_around(std::string_view text, std::size_t start, std::size_t end);

/// The sentence that holds [start, end), or the sentences where a full stop is inside; white space at its ends is left
/// out. A full stop ends a sentence where white space and no small letter follows, and the word before is no
/// initial and no title. REQUIRES: start <= end <= text.size()
Range sentence_around(std::string_view text, std::size_t start, std::size_t end);

}  // namespace mentiond::common::text
