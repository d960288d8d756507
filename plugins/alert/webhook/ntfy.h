// The head of a message to ntfy (https://docs.ntfy.sh/publish/) as headers of the request. Stateless; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "plugins/common/http/curl.h"

namespace mentiond::plugins::webhook {

/// Each line "Name: value" of `head`; what is no such line, or has no value, is left out.
void add_ntfy_headers(std::string_view head, common::http::HeaderList& headers);

/// `text` as ntfy reads a header: ASCII as it is, the rest as encoded words (RFC 2047).
std::string header_words(std::string_view text);

}  // namespace mentiond::plugins::webhook
