// From bytes of any encoding to UTF-8. In this order: the byte order mark, the HTTP charset, the XML declaration, UTF-8
// (RFC 7303 §3); where one of them says what the bytes cannot be, or what they are only by chance, the bytes decide.
// ICU converts. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mentiond::plugins::feed {

struct Decoded {
  std::string_view text;     ///< Valid UTF-8 without control characters; in the body where it was that already.
  std::string storage;       ///< Holds the text where it had to be made.
  std::string encoding;      ///< Lower case; where it had to be guessed, as the guesser writes it.
  std::string error;         ///< What was wrong; empty: nothing.
  std::size_t replaced = 0;  ///< Invalid bytes that became U+FFFD.
  std::vector<std::string> notes;
};

/// `body` must outlive the answer. Bytes that are invalid become U+FFFD one by one, and do not turn the document into
/// another encoding.
Decoded decode(std::string_view body, std::string_view content_type);

}  // namespace mentiond::plugins::feed
