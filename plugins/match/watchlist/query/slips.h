// What a person pasted or typed into a query that would be read as plain words, and be something else silently: signs
// of other programs, of HTML, of web addresses and of other keyboards. Pure functions; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentiond::plugins::watchlist {

struct Slip {
  std::size_t at = 0;  ///< Bytes from the beginning of what was looked at.
  std::string message, suggestion;
};

/// In a bare word, which may stand behind a field.
std::optional<Slip> slip_in_word(std::string_view word, bool in_field);
/// What a bare word may be meant for that it is not here; empty: nothing.
std::string doubt_of_word(std::string_view word);
/// Single quotation marks around several words. `rest` is the query from the first one on.
std::optional<Slip> single_quotes(std::string_view rest);
/// A character that is written as one of HTML ("&quot;"), whose semicolon is at `end`.
std::optional<Slip> html_before(std::string_view text, std::size_t end);

}  // namespace mentiond::plugins::watchlist
