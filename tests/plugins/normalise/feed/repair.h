// The slow oracle of skeleton.h: the whole document, mended and copied, for the parser to read every character of.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::test {

/// REQUIRES: valid UTF-8 (charset.h).
std::string repair(std::string_view text);

}  // namespace mentiond::test
