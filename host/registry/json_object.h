// Whether text that a plugin calls JSON is an object of it.
#pragma once

#include <string_view>

namespace mentiond::registry {

/// One JSON object in valid UTF-8 and nothing after it, of any depth.
bool is_json_object(std::string_view text);

}  // namespace mentiond::registry
