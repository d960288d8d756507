// The encodings that take UTF-8 text through mail (RFC 2045, section 6). Stateless; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::common {

std::string base64(std::string_view bytes);

struct EncodedBody {
  std::string_view encoding;  ///< The value of Content-Transfer-Encoding.
  std::string lines;          ///< At most 76 characters each, ending with CR LF.
};

/// Text with LF line ends, in quoted-printable or base64, whichever is shorter. Neither ever yields "=_".
EncodedBody encode_body(std::string_view text);

}  // namespace mentiond::common
