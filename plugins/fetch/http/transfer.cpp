#include "plugins/fetch/http/transfer.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "plugins/common/http/headers.h"
#include "plugins/common/http/url.h"
#include "plugins/fetch/http/failure.h"

namespace mentiond::plugins::http {
namespace {

using common::http::set;

constexpr std::int64_t kDefaultTimeout = 60'000'000;
constexpr std::uint64_t kDefaultBytes = 10 << 20;

std::int64_t number(CURL* easy, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

bool was_redirected(CURL* easy) {
  long count = 0;
  curl_easy_getinfo(easy, CURLINFO_REDIRECT_COUNT, &count);
  return count > 0;
}

}  // namespace

Transfer::Transfer(const Settings& settings)
    : settings_(settings), easy_(common::http::make_easy(settings.connection)) {
  CURL* const easy = easy_.get();
  set(easy, CURLOPT_PRIVATE, static_cast<void*>(this));
  set(easy, CURLOPT_ERRORBUFFER, error_);
  set(easy, CURLOPT_FOLLOWLOCATION, 1L);
  set(easy, CURLOPT_MAXREDIRS, settings.max_redirects);
  set(easy, CURLOPT_ACCEPT_ENCODING, "");
  set(easy, CURLOPT_LOW_SPEED_LIMIT, kLowSpeed);
  set(easy, CURLOPT_LOW_SPEED_TIME, settings.low_speed_seconds);
  set(easy, CURLOPT_HEADERFUNCTION, &on_head);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(easy, CURLOPT_WRITEFUNCTION, &on_body);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &on_connect);
  set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

Transfer& Transfer::of(CURL* handle) {
  char* self = nullptr;
  curl_easy_getinfo(handle, CURLINFO_PRIVATE, &self);
  return *reinterpret_cast<Transfer*>(self);
}

void Transfer::start(sdk::FetchRequest request) {
  common::http::HeaderList headers;
  // Validators go out byte for byte as they came: a server may compare them as it likes.
  if (!request.etag.empty()) headers.add("If-None-Match", request.etag);
  if (!request.last_modified.empty()) headers.add("If-Modified-Since", request.last_modified);
  for (const sdk::Header& header : request.headers) headers.add(header.name, header.value);
  request_ = std::move(request);
  headers_ = std::move(headers);
  answer_.begin(request_->max_bytes > 0 ? request_->max_bytes : kDefaultBytes);
  refused_address_.clear();
  connected_somewhere_ = false;
  socket_error_.clear();
  error_[0] = '\0';
  const std::int64_t timeout = request_->timeout_us > 0 ? request_->timeout_us : kDefaultTimeout;
  set(easy_.get(), CURLOPT_URL, request_->url.c_str());
  set(easy_.get(), CURLOPT_HTTPHEADER, headers_.get());
  set(easy_.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(std::min<std::int64_t>((timeout + 999) / 1000, 86'400'000)));
}

const char* Transfer::url_now() const {
  char* url = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_EFFECTIVE_URL, &url);
  return url;
}

std::size_t Transfer::on_head(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::string_view line(data, size * count);
  // A connection may be refused or fail at the next hop anew.
  transfer.refused_address_.clear();
  transfer.connected_somewhere_ = false;
  const bool begins = line.starts_with("HTTP/");
  return transfer.answer_.head_line(line, begins ? transfer.url_now() : nullptr) ? line.size() : 0;
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::string_view piece(data, size * count);
  const std::int64_t received = number(transfer.handle(), CURLINFO_SIZE_DOWNLOAD_T);
  const std::int64_t declared = number(transfer.handle(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
  return transfer.answer_.body_piece(piece, received, declared) ? piece.size() : 0;
}

curl_socket_t Transfer::on_connect(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  // A proxy is the operator's choice, and what lies behind it is the proxy's to guard.
  if (transfer.settings_.connection.proxy.empty()) {
    if (auto why = transfer.settings_.guard.refusal(address->addr)) {
      transfer.refused_address_ = std::move(*why);
      return CURL_SOCKET_BAD;
    }
  }
  transfer.connected_somewhere_ = true;
  const int fd = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd < 0) transfer.socket_error_ = "no socket: " + std::generic_category().message(errno);
  return fd < 0 ? CURL_SOCKET_BAD : fd;
}

sdk::FetchResult Transfer::begin_result() {
  sdk::FetchResult result;
  result.id = request_->id;
  result.http_status = answer_.status();
  const char* url = url_now();
  // What is read from the document later must not carry a password about.
  result.url = common::http::without_userinfo(url != nullptr && *url != '\0' ? url : request_->url.c_str());
  result.elapsed_us = number(easy_.get(), CURLINFO_TOTAL_TIME_T);
  return result;
}

sdk::FetchResult Transfer::finish(CURLcode code, std::int64_t now_us) {
  sdk::FetchResult result = begin_result();
  const int status = answer_.status();
  const bool asked = !request_->etag.empty() || !request_->last_modified.empty();
  const bool good = (status >= 200 && status <= 299) || (status == 304 && asked);
  if (code == CURLE_OK && good) {
    succeed(result, now_us);
  } else {
    fail(result, code, now_us);
  }
  return result;
}

sdk::FetchResult Transfer::cancelled() {
  sdk::FetchResult result = begin_result();
  result.failure = MENTIOND_FETCH_CANCELLED;
  result.message = "cancelled";
  return result;
}

void Transfer::succeed(sdk::FetchResult& result, std::int64_t now_us) {
  result.outcome = answer_.status() == 304 ? MENTIOND_NOT_MODIFIED : MENTIOND_FETCHED;
  if (answer_.permanent_url() != request_->url) result.permanent_url = answer_.permanent_url();
  result.content_type = answer_.header("content-type");
  result.etag = answer_.header("etag");
  result.last_modified = answer_.header("last-modified");
  result.max_age_us = common::http::max_age(
      {answer_.header("cache-control"), answer_.header("expires"), answer_.header("date"), answer_.header("age")},
      now_us);
  result.headers = answer_.take_headers();
  result.body = answer_.take_body();
}

void Transfer::fail(sdk::FetchResult& result, CURLcode code, std::int64_t now_us) {
  result.outcome = MENTIOND_FETCH_FAILED;
  result.retry_after_us = common::http::retry_after(answer_.header("retry-after"), now_us);
  const bool refused = !refused_address_.empty() && !connected_somewhere_;
  const Failure failure = judge({code, answer_, settings_, refused ? refused_address_ : std::string(),
                                 socket_error_.empty() ? std::string_view(error_) : socket_error_, result.url,
                                 was_redirected(easy_.get()), result.retry_after_us});
  result.failure = failure.kind;
  result.message = failure.message;
  result.headers = answer_.take_headers();
}

}  // namespace mentiond::plugins::http
