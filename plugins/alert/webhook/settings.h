// What the configuration says to the webhook plugin, checked.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/alert/webhook/signature.h"
#include "plugins/common/http/curl.h"

namespace mentiond::plugins::webhook {

struct Settings {
  std::string url;
  std::string recipient;  ///< The URL as it may be shown.
  std::string source;     ///< Who speaks: CloudEvents' source, a URI reference.
  std::vector<Secret> secrets;
  std::vector<std::pair<std::string, std::string>> headers;
  std::int64_t timeout_us = 0;
  common::http::CommonOptions connection;
  std::vector<std::string> hidden;  ///< What no message may show.
};

/// Throws sdk::Rejected, naming the setting.
Settings read_settings(const sdk::Config& config);

}  // namespace mentiond::plugins::webhook
