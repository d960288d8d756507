// The http plugin as the host drives it: submit, run_once until all is reported.
#pragma once

#include <boost/test/unit_test.hpp>
#include <map>

#include "plugins/fetch/http/http.h"
#include "tests/support/http_server.h"
#include "tests/support/plugin_setup.h"

namespace mentiond::tests {

using support::http_answer;
using support::http_stall;
using support::HttpAnswer;
using support::HttpRequest;
using support::HttpServer;
using Settings = support::PluginSetup::Settings;

constexpr std::int64_t kMillisecond = 1000;
constexpr std::int64_t kSecond = 1'000'000;

/// Copies what the plugin reports.
struct Report {
  explicit Report(const mentiond_fetch_result& result)
      : outcome(result.outcome),
        failure(result.failure),
        status(result.http_status),
        message(sdk::view(result.message)),
        url(sdk::view(result.url)),
        permanent_url(sdk::view(result.permanent_url)),
        content_type(sdk::view(result.content_type)),
        etag(sdk::view(result.etag)),
        last_modified(sdk::view(result.last_modified)),
        body(sdk::view(result.body)),
        retry_after_us(result.retry_after_us),
        max_age_us(result.max_age_us),
        elapsed_us(result.elapsed_us) {
    for (const mentiond_header header : sdk::Elements<mentiond_header>(result.headers))
      headers.emplace_back(sdk::view(header.name), sdk::view(header.value));
  }
  bool says(std::string_view part) const { return message.find(part) != std::string::npos; }

  std::uint32_t outcome, failure;
  int status;
  std::string message, url, permanent_url, content_type, etag, last_modified, body;
  std::int64_t retry_after_us, max_age_us, elapsed_us;
  std::vector<std::pair<std::string, std::string>> headers;
};

class Fetching {
 public:
  /// Loopback is open unless `settings` say allow_networks themselves.
  explicit Fetching(Settings settings = {{"allow_networks", "127.0.0.0/8"}})
      : setup(std::move(settings)), http(setup.config()) {}

  static sdk::FetchRequest request(std::uint64_t id, std::string_view url) {
    mentiond_fetch_request crossing{};
    crossing.size = sizeof(crossing);
    crossing.id = id;
    crossing.url = sdk::text(url);
    crossing.timeout_us = 20 * kSecond;
    crossing.max_bytes = 10 << 20;
    return sdk::FetchRequest(crossing);
  }
  /// Waits until `count` requests in all have been reported.
  void run_until(std::size_t count) {
    while (reports.size() < count) run(20 * kSecond);
  }
  void run(std::int64_t timeout_us) { http.run_once(timeout_us, sdk::FetchSink(&sink_)); }
  Report fetch(sdk::FetchRequest request) {
    const std::uint64_t id = request.id;
    http.submit(std::move(request));
    while (!reports.contains(id)) run(20 * kSecond);
    const Report report = reports.at(id);
    reports.erase(id);
    return report;
  }
  Report fetch(std::string_view url) { return fetch(request(next_id_++, url)); }

  support::PluginSetup setup;
  plugins::http::Http http;
  std::map<std::uint64_t, Report> reports;

 private:
  static void done(void* self, const mentiond_fetch_result* result) {
    const bool first = static_cast<Fetching*>(self)->reports.emplace(result->id, Report(*result)).second;
    BOOST_TEST(first, "request " << result->id << " was reported twice");
  }
  std::uint64_t next_id_ = 1'000'000;
  const mentiond_fetch_sink sink_ = {sizeof(mentiond_fetch_sink), this, &done};
};

}  // namespace mentiond::tests
