// Text as content hashes see it: NFC, each run of white space one space, none at the ends. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::article {

/// Appends `text` folded to `out`. White space is what Unicode calls so, no-break spaces included: other HTML of the
/// same text spells spaces in other ways. Invalid UTF-8 stays as it is.
void append_folded(std::string& out, std::string_view text);

}  // namespace mentiond::article
