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
/// The URL without a scheme (example.org/news, example.org:8080/news) whose first slash is at `slash`: its last label
/// is in lower case.
Range url_at_slash(std::string_view text, std::size_t slash);
/// The same without a path (example.org?id=1, example.org#news), whose question mark or "#" is at `mark`.
Range url_at_query(std::string_view text, std::size_t mark);
/// The e-mail address that has its sign, which may be an entity, at `at`; with what a "?" asks of it
/// (a@example.org?subject=news).
Range email_at(std::string_view text, std::size_t at);

}  // namespace mentiond::common::text
