// One POST after another to the same address, on a connection that is kept.
//
// Not thread-safe, but for cancel(). REQUIRES: curl_global_init() was called.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/common/http/curl.h"

namespace mentiond::plugins::webhook {

/// What came back.
struct Reply {
  int status = 0;  ///< 0: no answer.
  std::string reason, retry_after, location;
  std::string body;   ///< The beginning.
  std::string error;  ///< Why there is no whole answer.
};

class Post final {
 public:
  explicit Post(const common::http::CommonOptions& options);

  /// Blocks at most `timeout_us`. Follows no redirect.
  Reply send(const std::string& url, const common::http::HeaderList& headers, std::string_view body,
             std::int64_t timeout_us);
  /// Thread-safe: the request under way and all later ones end at once.
  void cancel();
  bool cancelled() const { return cancelled_; }

 private:
  static std::size_t on_head(char* data, std::size_t size, std::size_t count, void* reply);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* reply);
  /// Whether the transfer came to an end of its own.
  CURLcode perform();

  common::http::Multi multi_;
  common::http::Easy easy_;
  char error_[CURL_ERROR_SIZE] = {};
  std::atomic<bool> cancelled_ = false;
};

}  // namespace mentiond::plugins::webhook
