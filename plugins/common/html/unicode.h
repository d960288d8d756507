// Text as Unicode wants it: valid UTF-8, NFC. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common::html {

/// The first byte that is no part of valid UTF-8, or that begins a control character (C0 but tab and line ends, DEL,
/// C1) or one of the two that XML forbids, U+FFFE and U+FFFF; npos where all are good.
std::size_t first_bad_byte(std::string_view text);

/// The length of the character at the beginning that first_bad_byte objects to although it is valid UTF-8; 0: none.
std::size_t control_at(std::string_view text);

/// Bytes that are no UTF-8 become U+FFFD one by one. U+0080 to U+009F are what Windows-1252 means by these numbers, as
/// HTML has it; other control characters go.
struct Repaired {
  std::string text;
  std::size_t invalid_bytes = 0, control_characters = 0;
};
Repaired repair_utf8(std::string_view text);

/// What Windows-1252 means by a byte; 0: nothing. REQUIRES: 0x80 to 0x9F.
char32_t windows_1252(unsigned byte);

/// Composes in place (NFC). REQUIRES: valid UTF-8.
void make_nfc(std::string& text);

}  // namespace mentiond::common::html
