// Text as Unicode wants it: valid UTF-8, NFC. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

/// The first byte that is no part of valid UTF-8, or that is a control character XML forbids; npos where all
/// are good.
std::size_t first_bad_byte(std::string_view text);

/// Bytes that are no UTF-8 become U+FFFD one by one; control characters that XML forbids go.
struct Repaired {
  std::string text;
  std::size_t invalid_bytes = 0, control_characters = 0;
};
Repaired repair_utf8(std::string_view text);

/// Composes in place (NFC). REQUIRES: valid UTF-8.
void make_nfc(std::string& text);

}  // namespace mentiond::common::html
