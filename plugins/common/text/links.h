// Where a URL or an e-mail address is in plain text. Pure functions; thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace mentiond::common::text {

struct Range {
  std::size_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

/// The URL that has its "://" at `colon`.
Range url_at_scheme(std::string_view text, std::size_t colon);
/// The URL whose "www." has its dot at `dot`.
Range url_at_www(std::string_view text, std::size_t dot);
/// The URL without a scheme (example.org/news) whose first slash is at `slash`: a host in lower case.
Range url_at_slash(std::string_view text, std::size_t slash);
/// The e-mail address that has its sign at `at`.
Range email_at(std::string_view text, std::size_t at);

}  // namespace mentiond::common::text
