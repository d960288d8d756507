// The srcset attribute (HTML Living Standard §4.8.4.3.10): "a.jpg 1x, b.jpg 640w". Internal to plugins/common/html.
// Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

/// Each address made absolute, and left out where it is none of a picture. May be empty.
std::string filtered_source_set(std::string_view value, std::string_view base);

}  // namespace mentiond::common::html
