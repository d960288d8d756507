// Write a fetch plugin: derive from Fetcher, name the class in MENTIOND_FETCHER.
#pragma once

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::sdk {

struct Header {
  std::string name;
  std::string value;
};

/// Copied from the host: outlives the call.
struct FetchRequest {
  explicit FetchRequest(const mentiond_fetch_request& request)
      : id(request.id),
        url(view(request.url)),
        etag(view(request.etag)),
        last_modified(view(request.last_modified)),
        timeout_us(request.timeout_us),
        max_bytes(request.max_bytes) {
    for (const mentiond_header header : Elements<mentiond_header>(request.headers)) {
      headers.push_back({std::string(view(header.name)), std::string(view(header.value))});
    }
  }
  std::uint64_t id;
  std::string url;
  std::string etag;           ///< Byte-exact; empty: none.
  std::string last_modified;  ///< Byte-exact; empty: none.
  std::int64_t timeout_us;
  std::uint64_t max_bytes;  ///< Of the decoded body.
  std::vector<Header> headers;
};

struct FetchResult {
  std::uint64_t id = 0;
  std::uint32_t outcome = MENTIOND_FETCH_FAILED;
  std::uint32_t failure = MENTIOND_FETCH_OTHER;
  int http_status = 0;
  std::string message;
  std::string url;
  std::string permanent_url;
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string body;
  std::vector<Header> headers;  ///< Names in lower case.
  std::int64_t retry_after_us = 0;
  std::int64_t max_age_us = 0;
  std::int64_t elapsed_us = 0;
};

/// Takes what has ended. Borrowed for the call of run_once.
class FetchSink {
 public:
  explicit FetchSink(const mentiond_fetch_sink* sink) : sink_(known(sink)) {}
  void done(const FetchResult& result) const {
    std::vector<mentiond_header> headers;
    for (const Header& header : result.headers) headers.push_back({text(header.name), text(header.value)});
    mentiond_fetch_result crossing{};
    crossing.size = sizeof(crossing);
    crossing.id = result.id;
    crossing.outcome = result.outcome;
    crossing.failure = result.failure;
    crossing.http_status = result.http_status;
    crossing.message = text(result.message);
    crossing.url = text(result.url);
    crossing.permanent_url = text(result.permanent_url);
    crossing.content_type = text(result.content_type);
    crossing.etag = text(result.etag);
    crossing.last_modified = text(result.last_modified);
    crossing.body = text(result.body);
    crossing.headers = array_of(headers);
    crossing.retry_after_us = result.retry_after_us;
    crossing.max_age_us = result.max_age_us;
    crossing.elapsed_us = result.elapsed_us;
    sink_.done(sink_.context, &crossing);
  }

 private:
  mentiond_fetch_sink sink_;
};

/// Event-driven: `submit` starts a transfer, `run_once` waits at most `timeout_us`, makes progress and
/// reports what has ended; each request is reported exactly once, cancelled ones included. `wake` and
/// `cancel` are called from other threads; all else is serialised by the host.
class Fetcher {
 public:
  virtual ~Fetcher() = default;
  virtual bool accepts(std::string_view url) const = 0;
  virtual void submit(FetchRequest request) = 0;
  virtual void run_once(std::int64_t timeout_us, const FetchSink& sink) = 0;
  virtual void wake() = 0;
  virtual void cancel(std::uint64_t id) = 0;
};

namespace detail {
template <class Plugin>
struct FetchTable {
  static int32_t accepts(void* instance, mentiond_text url) {
    return answer(0, [&] { return static_cast<Fetcher*>(instance)->accepts(view(url)) ? 1 : 0; });
  }
  static mentiond_status submit(void* instance, const mentiond_fetch_request* request, const mentiond_call* call) {
    return guard(call, [&] { static_cast<Fetcher*>(instance)->submit(FetchRequest(known(request))); });
  }
  static mentiond_status run_once(void* instance, int64_t timeout_us, const mentiond_fetch_sink* sink,
                                  const mentiond_call* call) {
    return guard(call, [&] { static_cast<Fetcher*>(instance)->run_once(timeout_us, FetchSink(sink)); });
  }
  static void wake(void* instance) {
    guard(nullptr, [&] { static_cast<Fetcher*>(instance)->wake(); });
  }
  static void cancel(void* instance, uint64_t id) {
    guard(nullptr, [&] { static_cast<Fetcher*>(instance)->cancel(id); });
  }
  static constexpr mentiond_fetch_table kTable = {sizeof(mentiond_fetch_table),
                                                  &create<Plugin, Fetcher>,
                                                  &destroy<Fetcher>,
                                                  &accepts,
                                                  &submit,
                                                  &run_once,
                                                  &wake,
                                                  &cancel};
};
}  // namespace detail
}  // namespace mentiond::sdk

#define MENTIOND_FETCHER(Class, name, version) \
  MENTIOND_PLUGIN_ENTRY(MENTIOND_FETCH, Class, name, version, ::mentiond::sdk::detail::FetchTable<Class>::kTable)
