// JSON as feeds write it, made what a strict parser reads, before it sees it: what precedes and follows the document,
// comments, commas too many or missing, raw control characters and unknown escapes in strings, lone surrogates, words
// of other languages (NaN, None), numbers of no size. RFC 8259; the letters that JSON forbids in text, as XML 1.0 has
// them. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::feed {

struct MendedJson {
  std::string_view untouched;  ///< The document within the text given, where nothing had to be changed.
  std::string storage;         ///< The document, where something was.
  std::string error;           ///< The first departure from JSON, with its place; empty: none.
  std::vector<std::string> notes;
  std::string_view text() const { return storage.empty() ? untouched : std::string_view(storage); }
};

/// REQUIRES: valid UTF-8 (charset.h), which outlives the answer.
MendedJson mend_json(std::string_view text);

/// "line 3, column 14" in the text given, of a place in what mend_json made of it.
std::string place_in_json(std::string_view text, std::size_t mended_offset);

/// Where the JSON document begins; npos: there is none.
std::size_t find_json(std::string_view text);

}  // namespace mentiond::plugins::feed
