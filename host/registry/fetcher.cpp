// article::Fetcher over mentiond_fetch_table.
#include <algorithm>
#include <unordered_map>

#include "host/registry/adapters.h"
#include "host/registry/instance.h"

namespace mentiond::registry {
namespace {

using article::FetchFailureKind;
using article::FetchResult;

constexpr article::Micros kLongestWait = 366 * article::kDay;

article::Micros duration(std::int64_t theirs) { return std::clamp<std::int64_t>(theirs, 0, kLongestWait); }

/// A validator is sent back byte for byte, so it is not mended: one that could break a header is dropped.
std::string validator(mentiond_text theirs) {
  const std::string_view text = view_of(theirs);
  const bool is_printable =
      std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
  return text.size() <= kUrlLimit && is_printable ? std::string(text) : std::string();
}

article::Headers read_headers(mentiond_array theirs, TextReader& text) {
  article::Headers headers;
  for (const mentiond_header header : elements_of<mentiond_header>(theirs)) {
    headers.emplace_back(text(header.name, kWordLimit), text(header.value));
  }
  return headers;
}

article::FetchFailure read_failure(const mentiond_fetch_result& theirs, TextReader& text) {
  article::FetchFailure failure;
  if (theirs.failure <= MENTIOND_FETCH_CANCELLED) failure.kind = static_cast<FetchFailureKind>(theirs.failure);
  failure.http_status = theirs.http_status;
  failure.message = text(theirs.message, kMessageLimit);
  if (failure.message.empty()) failure.message = "the fetch failed, and the plugin gave no reason";
  failure.retry_after = duration(theirs.retry_after_us);
  failure.permanent_url = text.whole(theirs.permanent_url);
  return failure;
}

article::Document read_document(const mentiond_fetch_result& theirs, TextReader& text, article::Micros now) {
  article::Document document;
  document.body = view_of(theirs.body);
  document.url = text.whole(theirs.url);
  document.permanent_url = text.whole(theirs.permanent_url);
  document.content_type = text(theirs.content_type, kWordLimit);
  document.etag = validator(theirs.etag);
  document.last_modified = validator(theirs.last_modified);
  document.headers = read_headers(theirs.headers, text);
  document.retrieved = now;
  document.max_age = duration(theirs.max_age_us);
  return document;
}

FetchResult read_result(const mentiond_fetch_result& theirs, std::uint64_t max_bytes, article::Micros now) {
  TextReader text;
  FetchResult result;
  result.id = theirs.id;
  result.elapsed = duration(theirs.elapsed_us);
  if (theirs.outcome == MENTIOND_NOT_MODIFIED) {
    result.outcome = article::NotModified{text.whole(theirs.permanent_url), duration(theirs.max_age_us)};
  } else if (theirs.outcome == MENTIOND_FETCHED && view_of(theirs.body).size() > max_bytes) {
    article::FetchFailure failure;
    failure.kind = FetchFailureKind::kTooLarge;
    failure.message = "the document is larger than " + std::to_string(max_bytes) + " bytes";
    result.outcome = std::move(failure);
  } else if (theirs.outcome == MENTIOND_FETCHED) {
    result.outcome = read_document(theirs, text, now);
  } else {
    result.outcome = read_failure(theirs, text);
  }
  return result;
}

class Fetcher final : public article::Fetcher {
 public:
  Fetcher(const Library& library, const article::InstanceSettings& settings, const article::Clock& clock)
      : instance_(library, settings, clock) {}

  bool accepts(std::string_view url) const override {
    return instance_.services().shielded(
        false, [&] { return instance_.table().accepts(instance_.get(), sdk::text(url)) != 0; });
  }

  void submit(const article::FetchRequest& request) override {
    std::vector<mentiond_header> headers;
    for (const auto& [name, value] : request.headers) headers.push_back({sdk::text(name), sdk::text(value)});
    const mentiond_fetch_request crossing = {sizeof(crossing),
                                             request.id,
                                             sdk::text(request.url),
                                             sdk::text(request.etag),
                                             sdk::text(request.last_modified),
                                             request.timeout,
                                             request.max_bytes,
                                             sdk::array_of(headers)};
    under_way_.emplace(request.id, request.max_bytes);
    try {
      instance_.call(
          [&](const mentiond_call* call) { return instance_.table().submit(instance_.get(), &crossing, call); });
    } catch (...) {
      under_way_.erase(request.id);
      throw;
    }
  }

  void run_once(article::Micros timeout, const std::function<void(FetchResult)>& done) override {
    Call call(instance_.services().plugin());
    Reporting reporting{*this, call, done};
    const mentiond_fetch_sink sink = {sizeof(sink), &reporting, &Fetcher::report};
    call([&](const mentiond_call* crossing) {
      return instance_.table().run_once(instance_.get(), timeout, &sink, crossing);
    });
  }

  void wake() override {
    instance_.services().shield([&] { instance_.table().wake(instance_.get()); });
  }
  void cancel(std::uint64_t id) override {
    instance_.services().shield([&] { instance_.table().cancel(instance_.get(), id); });
  }

 private:
  struct Reporting {
    Fetcher& fetcher;
    Call& call;
    const std::function<void(FetchResult)>& done;
  };

  static void report(void* context, const mentiond_fetch_result* result) {
    const Reporting& reporting = *static_cast<Reporting*>(context);
    reporting.call.host_side([&] { reporting.fetcher.report(sdk::known(result), reporting.done); });
  }

  void report(const mentiond_fetch_result& theirs, const std::function<void(FetchResult)>& done) {
    const auto request = under_way_.extract(theirs.id);
    if (request.empty()) {
      instance_.services().warn("it reported request " + std::to_string(theirs.id) + ", which is not under way");
      return;
    }
    done(read_result(theirs, request.mapped(), instance_.services().clock().now()));
  }

  const Instance<mentiond_fetch_table> instance_;
  std::unordered_map<std::uint64_t, std::uint64_t> under_way_;  ///< The byte limit of each request, by its id.
};

}  // namespace

std::unique_ptr<article::Fetcher> adapt_fetcher(const Library& library, const article::InstanceSettings& settings,
                                                const article::Clock& clock) {
  return std::make_unique<Fetcher>(library, settings, clock);
}

}  // namespace mentiond::registry
