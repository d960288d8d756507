// What the configuration says to the http plugin, checked.
#pragma once

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/http/address_guard.h"
#include "plugins/common/http/curl.h"

namespace mentiond::plugins::http {

struct Settings {
  common::http::CommonOptions connection;
  common::http::AddressGuard guard;
  bool local_files = false;
  long max_redirects = 10;
  long low_speed_seconds = 30;  ///< How long a transfer may stay below kLowSpeed.
};

constexpr long kLowSpeed = 200;  ///< Bytes a second.

/// Throws sdk::Rejected, naming the setting.
Settings read_settings(const sdk::Config& config);

}  // namespace mentiond::plugins::http
