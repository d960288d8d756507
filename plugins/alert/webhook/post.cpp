#include "plugins/alert/webhook/post.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <stdexcept>

namespace mentiond::plugins::webhook {
namespace {

using common::http::set;

constexpr std::size_t kKeptBody = 8 << 10;
/// How long to wait for a socket before looking again; cancel() ends the wait.
constexpr int kRound = 1000;

void check(CURLMcode code) {
  if (code != CURLM_OK) throw std::runtime_error(std::string("libcurl: ") + curl_multi_strerror(code));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The value, where the line is that header.
std::string_view value_of(std::string_view line, std::string_view lower_name) {
  const bool is = line.size() > lower_name.size() && line[lower_name.size()] == ':' &&
                  std::equal(lower_name.begin(), lower_name.end(), line.begin(), [](char n, char c) {
                    return n == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
                  });
  return is ? trimmed(line.substr(lower_name.size() + 1)) : std::string_view();
}

}  // namespace

Post::Post(const common::http::CommonOptions& options)
    : multi_(curl_multi_init()), easy_(common::http::make_easy(options)) {
  if (!multi_) throw std::bad_alloc();
  set(easy_.get(), CURLOPT_POST, 1L);
  set(easy_.get(), CURLOPT_FOLLOWLOCATION, 0L);
  set(easy_.get(), CURLOPT_ERRORBUFFER, error_);
  set(easy_.get(), CURLOPT_HEADERFUNCTION, &on_head);
  set(easy_.get(), CURLOPT_WRITEFUNCTION, &on_body);
}

Reply Post::send(const std::string& url, const common::http::HeaderList& headers, std::string_view body,
                 std::int64_t timeout_us) {
  Reply reply;
  CURL* const easy = easy_.get();
  error_[0] = '\0';
  set(easy, CURLOPT_URL, url.c_str());
  set(easy, CURLOPT_HTTPHEADER, headers.get());
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(easy, CURLOPT_POSTFIELDS, body.data());
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(1, timeout_us / 1000)));
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&reply));
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&reply));
  const CURLcode code = perform();
  if (code != CURLE_OK) reply.error = error_[0] != '\0' ? error_ : curl_easy_strerror(code);
  // What was borrowed for this request must not outlive it.
  set(easy, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
  set(easy, CURLOPT_POSTFIELDS, static_cast<const char*>(nullptr));
  return reply;
}

CURLcode Post::perform() {
  check(curl_multi_add_handle(multi_.get(), easy_.get()));
  const auto remove = [this](CURL* easy) { curl_multi_remove_handle(multi_.get(), easy); };
  const std::unique_ptr<CURL, decltype(remove)> added(easy_.get(), remove);
  int running = 1;
  for (;;) {
    if (cancelled_) return CURLE_ABORTED_BY_CALLBACK;
    check(curl_multi_perform(multi_.get(), &running));
    if (running == 0) break;
    check(curl_multi_poll(multi_.get(), nullptr, 0, kRound, nullptr));
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg == CURLMSG_DONE) return message->data.result;
  }
  return CURLE_GOT_NOTHING;
}

void Post::cancel() {
  cancelled_ = true;
  curl_multi_wakeup(multi_.get());
}

std::size_t Post::on_head(char* data, std::size_t size, std::size_t count, void* reply_data) {
  auto& reply = *static_cast<Reply*>(reply_data);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/") && reply.body.empty()) {
    const std::string_view rest = trimmed(line.substr(std::min(line.find(' '), line.size())));
    reply = {};
    std::from_chars(rest.data(), rest.data() + rest.size(), reply.status);
    reply.reason = trimmed(rest.substr(std::min<std::size_t>(3, rest.size())));
  } else if (const std::string_view wait = value_of(line, "retry-after"); !wait.empty()) {
    reply.retry_after = wait;
  } else if (const std::string_view location = value_of(line, "location"); !location.empty()) {
    reply.location = location;
  }
  return line.size();
}

std::size_t Post::on_body(char* data, std::size_t size, std::size_t count, void* reply_data) {
  auto& reply = *static_cast<Reply*>(reply_data);
  const std::string_view piece(data, size * count);
  reply.body.append(piece.substr(0, kKeptBody - reply.body.size()));
  // The status has said it all: a receiver that talks on is not listened to.
  return reply.body.size() < kKeptBody ? piece.size() : 0;
}

}  // namespace mentiond::plugins::webhook
