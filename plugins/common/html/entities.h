// Character references of HTML, and code points as UTF-8. Pure functions; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mentiond::common::html {

/// Appends the code point; U+FFFD where it is none (a surrogate, a control character, beyond Unicode).
void append_utf8(std::string& text, std::uint32_t code_point);

/// The same into `bytes`; how many.
std::size_t encode_utf8(std::uint32_t code_point, std::array<char, 4>& bytes);

/// A character reference at the start of a text that begins with '&'.
struct Reference {
  std::uint32_t code_point = 0;  ///< 0: no reference that HTML knows.
  std::size_t size = 0;          ///< Bytes that it takes, '&' and ';' included.
  bool named = false;
};
/// Reads `&name;`, `&#n;`, `&#xn;`. 128–159 mean Windows-1252, as in HTML. The semicolon is required.
Reference read_reference(std::string_view text);

/// As a browser reads text: the semicolon of a number and of the oldest names (&amp &lt &nbsp ...) may be missing.
Reference read_html_reference(std::string_view text);

/// Every character reference that HTML knows, replaced; everything else, '<' too, is kept.
std::string decode_references(std::string_view text);

/// Appends `text` with & and < escaped, as is enough between tags.
void append_text(std::string& out, std::string_view text);
/// Appends `text` with & < > and " escaped.
void append_escaped(std::string& out, std::string_view text);

class Output;
class Padded;
void append_text(Output& out, Padded text);
void append_escaped(Output& out, Padded text);

}  // namespace mentiond::common::html
