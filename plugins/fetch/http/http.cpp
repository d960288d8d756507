#include "plugins/fetch/http/http.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "plugins/fetch/http/local_file.h"

namespace mentiond::plugins::http {
namespace {

/// Handles that are kept ready when nothing is under way.
constexpr std::size_t kIdleTransfers = 64;

bool has_scheme(std::string_view url, std::string_view scheme) {
  return url.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), url.begin(), [](char s, char u) {
           return s == (u >= 'A' && u <= 'Z' ? static_cast<char>(u + 32) : u);
         });
}

}  // namespace

Http::Http(const sdk::Config& config) : host_(config.host()), settings_(read_settings(config)) {}

Http::~Http() {
  for (const auto& [id, transfer] : under_way_) curl_multi_remove_handle(loop_.multi(), transfer->handle());
}

bool Http::accepts(std::string_view url) const {
  // Also where files are not allowed: the refusal then says how to allow them.
  return has_scheme(url, "http://") || has_scheme(url, "https://") || is_file_url(url);
}

void Http::submit(sdk::FetchRequest request) {
  if (is_file_url(request.url)) {
    if (settings_.local_files) return local_.push_back(std::move(request));
    return refuse(request, "files of this machine are read only for feeds that the configuration itself names");
  }
  if (!accepts(request.url)) return refuse(request, "expected a URL that begins with http:// or https://");
  if (under_way_.contains(request.id)) throw sdk::Rejected("a request of this id is under way");
  std::unique_ptr<Transfer> transfer = idle_transfer();
  try {
    transfer->start(request);
  } catch (const sdk::Rejected& rejected) {
    return refuse(request, rejected.what());
  }
  const CURLMcode code = curl_multi_add_handle(loop_.multi(), transfer->handle());
  if (code != CURLM_OK) return refuse(request, std::string("libcurl: ") + curl_multi_strerror(code));
  under_way_.emplace(request.id, std::move(transfer));
}

void Http::refuse(const sdk::FetchRequest& request, std::string why) {
  sdk::FetchResult result;
  result.id = request.id;
  result.url = request.url;
  result.failure = MENTIOND_FETCH_BAD_URL;
  result.message = std::move(why);
  refused_.push_back(std::move(result));
}

std::unique_ptr<Transfer> Http::idle_transfer() {
  if (idle_.empty()) return std::make_unique<Transfer>(settings_);
  std::unique_ptr<Transfer> transfer = std::move(idle_.back());
  idle_.pop_back();
  return transfer;
}

void Http::run_once(std::int64_t timeout_us, const sdk::FetchSink& sink) {
  using Time = std::chrono::steady_clock;
  const auto deadline = Time::now() + std::chrono::microseconds(std::max<std::int64_t>(0, timeout_us));
  std::size_t reported = report_cancelled(sink) + report_refused(sink) + report_local(sink);
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Time::now()).count();
    const bool woken = loop_.round(reported > 0 ? 0 : left);
    reported += report_cancelled(sink) + report_ended(sink);
    if (reported > 0 || woken || left <= 0) return;
  }
}

void Http::cancel(std::uint64_t id) {
  {
    const std::lock_guard lock(mutex_);
    cancelled_.push_back(id);
  }
  loop_.wake();
}

std::size_t Http::report_refused(const sdk::FetchSink& sink) {
  const std::vector<sdk::FetchResult> refused = std::exchange(refused_, {});
  for (const sdk::FetchResult& result : refused) sink.done(result);
  return refused.size();
}

std::size_t Http::report_local(const sdk::FetchSink& sink) {
  const std::vector<sdk::FetchRequest> requests = std::exchange(local_, {});
  for (const sdk::FetchRequest& request : requests) sink.done(read_local_file(request));
  return requests.size();
}

std::size_t Http::report_cancelled(const sdk::FetchSink& sink) {
  std::vector<std::uint64_t> ids;
  {
    const std::lock_guard lock(mutex_);
    ids.swap(cancelled_);
  }
  std::size_t reported = 0;
  for (const std::uint64_t id : ids) {
    auto found = under_way_.extract(id);
    if (found.empty()) continue;  // It ended of itself before.
    curl_multi_remove_handle(loop_.multi(), found.mapped()->handle());
    sdk::FetchResult result = found.mapped()->cancelled();
    settle(std::move(found.mapped()), std::move(result), sink);
    ++reported;
  }
  return reported;
}

std::size_t Http::report_ended(const sdk::FetchSink& sink) {
  std::size_t reported = 0;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(loop_.multi(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    Transfer& ended = Transfer::of(message->easy_handle);
    auto transfer = std::move(under_way_.extract(ended.id()).mapped());
    curl_multi_remove_handle(loop_.multi(), transfer->handle());
    sdk::FetchResult result = transfer->finish(code, host_.now());
    settle(std::move(transfer), std::move(result), sink);
    ++reported;
  }
  return reported;
}

void Http::settle(std::unique_ptr<Transfer> transfer, sdk::FetchResult result, const sdk::FetchSink& sink) {
  sink.done(result);
  transfer->give_back(std::move(result.body));
  if (idle_.size() < kIdleTransfers) idle_.push_back(std::move(transfer));
}

}  // namespace mentiond::plugins::http
