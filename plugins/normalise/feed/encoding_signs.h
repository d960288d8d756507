// What a document and its server say of the document's encoding. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mentiond::plugins::feed {

/// What the first bytes give away (XML 1.0, appendix F).
struct Signature {
  std::string_view encoding;  ///< Empty: they are like ASCII.
  std::size_t mark = 0;       ///< Bytes of the byte order mark.
};
Signature signature_of(std::string_view body);

/// The charset of a Content-Type header; empty: none.
std::string http_charset(std::string_view content_type);

/// The encoding of the XML declaration, or of an HTML page's meta element. REQUIRES: the signature is like ASCII.
std::string_view declared_encoding(std::string_view body);

}  // namespace mentiond::plugins::feed
