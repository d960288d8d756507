// file: URLs (RFC 8089), read as if a server had sent them.
#pragma once

#include <string_view>

#include "mentiond/sdk/fetch.hpp"

namespace mentiond::plugins::http {

bool is_file_url(std::string_view url);

/// Reads a regular file of this machine, within the request's limit. A file that is still the same as its
/// validator says is not read. Never throws but for want of memory.
sdk::FetchResult read_local_file(const sdk::FetchRequest& request);

}  // namespace mentiond::plugins::http
