// JSON text that is looked at or added to, and otherwise sent on as it stands. Stateless; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common {

/// Whether `text` is one JSON object in UTF-8, and nothing besides. Needs no stack for depth.
bool is_json_object(std::string_view text);

/// Whether the first character that counts is a brace. RapidJSON alone passes over the first bytes of a broken byte
/// order mark.
bool begins_an_object(std::string_view text);

/// `text` as a JSON string, with its quotes. REQUIRES: valid UTF-8.
std::string json_string(std::string_view text);

}  // namespace mentiond::common
