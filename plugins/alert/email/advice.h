// What to do about a mail that could not be handed over. Stateless; thread-safe.
#pragma once

#include <curl/curl.h>

#include <string_view>

#include "plugins/alert/email/settings.h"

namespace mentiond::plugins::email {

/// A sentence for the operator where the configuration may be at fault, else empty. `code` is the server's last reply;
/// 0: none.
std::string_view advice_for(const Settings& settings, CURLcode result, int code);

}  // namespace mentiond::plugins::email
