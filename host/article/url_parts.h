// A URL taken apart as RFC 3986, appendix B, does it. Views into the text, which must outlive them. For this room.
#pragma once

#include <string_view>

namespace mentiond::article {

struct UrlParts {
  std::string_view scheme;     ///< Without ":"; empty where there is none.
  bool has_authority = false;  ///< Whether "//" follows.
  std::string_view authority;  ///< Without "//".
  std::string_view path;
  std::string_view query;     ///< With "?"; empty where there is none.
  std::string_view fragment;  ///< With "#"; empty where there is none.
};

UrlParts split_url(std::string_view url);

/// Of an authority: userinfo with its "@", host (in brackets where it is IPv6), port with its ":".
struct AuthorityParts {
  std::string_view userinfo, host, port;
};

AuthorityParts split_authority(std::string_view authority);

}  // namespace mentiond::article
