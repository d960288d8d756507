// The smallest parts of JSON, and what feeds write in their place. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::feed {

/// Past the white space that begins at `at`.
std::size_t skip_blanks(std::string_view text, std::size_t at);

/// Past the comment that begins there; `at` itself where none does.
std::size_t skip_comment(std::string_view text, std::size_t at);

/// Past white space and comments.
std::size_t skip_gap(std::string_view text, std::size_t at);

/// Four hexadecimal digits, or -1.
int read_hex(std::string_view digits);

/// Of a code point: whether no text is to hold it, as plugins/common/html/unicode.h has it.
bool is_control_character(int code);

/// The escape of what is meant by one: from U+0080 to U+009F what Windows-1252 means by the number, as HTML has it, of
/// the others nothing.
std::string instead_of_control(int code);

/// Whether it is a number (RFC 8259 §6), and of a size that any parser can take.
bool is_json_number(std::string_view word);

/// What other languages write for JSON's words ("None": null); empty: nothing known.
std::string_view json_word_meant(std::string_view word);

/// Whether a string ends at this quotation mark: what follows is what may follow one. Of valid JSON that is always so.
bool closes_string(std::string_view text, std::size_t quote);

}  // namespace mentiond::plugins::feed
