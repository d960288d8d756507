// The attributes of SVG that CSS reads as well: colours, lengths, shapes. Internal to plugins/common/html. Pure;
// thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

/// Whether a value can load nothing: letters, numbers and the punctuation of lists of them, the functions of colours
/// and transformations, and url(#name).
bool is_plain_paint(std::string_view value);

constexpr std::string_view kPaintReference = "url(#";

/// The value with the prefix before each url(#name) that lacks it. REQUIRES: it is plain.
std::string with_own_names(std::string_view value, std::string_view prefix);

}  // namespace mentiond::common::html
