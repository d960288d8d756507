// Base64 (RFC 4648 §4), white space allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentiond::plugins::feed {

/// Absent where the text is no Base64 or what it holds is no UTF-8.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace mentiond::plugins::feed
