// Why a transfer failed: the kind for the host, the sentence for a person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/common/http/curl.h"
#include "plugins/fetch/http/answer.h"
#include "plugins/fetch/http/settings.h"

namespace mentiond::plugins::http {

struct Ended {
  CURLcode code;
  const Answer& answer;
  const Settings& settings;
  std::string refused_address;  ///< The guard's words where it let nothing be connected to; else empty.
  std::string_view detail;      ///< libcurl's words.
  std::string_view url;         ///< The last one.
  bool redirected;              ///< Whether that is not where the request began.
  std::int64_t retry_after_us;
};

struct Failure {
  std::uint32_t kind;  ///< MENTIOND_FETCH_…
  std::string message;
};

/// Begins with what went wrong and ends with where, when that is not where the request began.
Failure judge(const Ended& ended);

}  // namespace mentiond::plugins::http
