// Text from the outside, made safe to show on a terminal, in a header and in a mail. Stateless; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::common {

/// The code point at `at`, which moves behind it; negative for a broken sequence. REQUIRES: at < text.size().
std::int32_t next_character(std::string_view text, std::size_t& at);

/// Valid UTF-8 without control characters: C0, DEL, C1 and line separators become spaces, so no escape sequence and
/// no line end survives; bidirectional overrides and isolates, which reorder what stands around them, go away;
/// broken sequences become U+FFFD.
std::string without_controls(std::string_view text);

/// without_controls(), with white space folded to single spaces and trimmed.
std::string one_line(std::string_view text);

/// The first `characters` code points, with an ellipsis in place of the rest. REQUIRES: `text` is valid UTF-8.
std::string cut_after(std::string_view text, std::size_t characters);

/// Whether the first character with a direction runs from right to left, as in Arabic and Hebrew.
bool runs_right_to_left(std::string_view text);

/// Columns of a terminal: none for combining marks and controls, two for wide characters of East Asia.
std::size_t columns_of(std::string_view text);

/// "a, b", without the empty ones.
std::string joined(const std::vector<std::string>& values, std::string_view separator);

/// Code points. REQUIRES: valid UTF-8.
std::size_t characters_of(std::string_view text);

/// The most bytes of `text` that are whole characters and at most `limit`. REQUIRES: valid UTF-8, limit >= 4.
std::size_t whole_characters(std::string_view text, std::size_t limit);

/// The last `characters` code points, with an ellipsis in place of what went before. REQUIRES: valid UTF-8.
std::string cut_before(std::string_view text, std::size_t characters);

}  // namespace mentiond::common
