// One request on its way: a handle of libcurl, what it gathers, and the result that comes of it.
//
// A transfer is used again for the next request, for making a handle costs more than a request. Not
// thread-safe. Borrows the settings. REQUIRES: it is in no multi handle when it is started, finished or
// destroyed.
#pragma once

#include <optional>
#include <string>

#include "mentiond/sdk/fetch.hpp"
#include "plugins/common/http/curl.h"
#include "plugins/fetch/http/answer.h"
#include "plugins/fetch/http/settings.h"

namespace mentiond::plugins::http {

class Transfer final {
 public:
  explicit Transfer(const Settings& settings);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  /// Makes ready for a request. Throws sdk::Rejected where it has a header that no request may have.
  void start(sdk::FetchRequest request);
  /// What has come of it. `now_us` is the host's clock, for dates in the answer.
  sdk::FetchResult finish(CURLcode code, std::int64_t now_us);
  sdk::FetchResult cancelled();
  /// Memory of a result that was reported, for the next.
  void give_back(std::string body) { answer_.give_back(std::move(body)); }

  CURL* handle() const { return easy_.get(); }
  std::uint64_t id() const { return request_->id; }
  /// The transfer that a handle belongs to.
  static Transfer& of(CURL* handle);

 private:
  static std::size_t on_head(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static curl_socket_t on_connect(void* self, curlsocktype purpose, curl_sockaddr* address);

  const char* url_now() const;
  sdk::FetchResult begin_result();
  void succeed(sdk::FetchResult& result, std::int64_t now_us);
  void fail(sdk::FetchResult& result, CURLcode code, std::int64_t now_us);

  const Settings& settings_;
  std::optional<sdk::FetchRequest> request_;
  common::http::HeaderList headers_;
  Answer answer_;
  std::string refused_address_;  ///< Why no connection was tried; empty where one was.
  bool connected_somewhere_ = false;
  std::string socket_error_;  ///< Why the system gave no socket; empty where it did.
  char error_[CURL_ERROR_SIZE] = {};
  common::http::Easy easy_;  // Last: its callbacks use all of the above.
};

}  // namespace mentiond::plugins::http
