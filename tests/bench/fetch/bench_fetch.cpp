// What a fetch costs this process: µs of CPU for a feed that has not changed (304) and for one of 32 KB sent
// with gzip (200), 256 at once from an nginx on loopback. Prints a JSON line a figure (INTERFACES); a table
// on standard error.
#include <sys/resource.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <random>
#include <stdexcept>

#include "plugins/fetch/http/http.h"
#include "tests/support/nginx.h"
#include "tests/support/plugin_setup.h"

namespace {

using namespace mentiond;

constexpr std::uint64_t kFetches = 40'000, kAtOnce = 256, kFiles = 64;

double cpu_microseconds() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  const auto us = [](const timeval& time) {
    return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

/// About 32 KB of items in which words come as often as in a language, so that gzip has its usual work.
std::string feed(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words(3000);
  for (std::string& word : words) {
    for (std::size_t length = 2 + random() % 9; word.size() < length;) word += static_cast<char>('a' + random() % 26);
  }
  std::exponential_distribution<double> rank(0.004);
  std::string text = "<rss version=\"2.0\"><channel><title>Bench</title>";
  while (text.size() < 32'000) {
    text += "<item><title>";
    for (int i = 0; i < 120; ++i) {
      if (i == 9) text += "</title><description>";
      text += words[std::min(words.size() - 1, static_cast<std::size_t>(rank(random)))] + " ";
    }
    text += "</description></item>";
  }
  return text + "</channel></rss>";
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  ::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  if (::deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("deflate failed");
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

/// Keeps kAtOnce requests under way until kFetches are done.
class Run {
 public:
  Run(plugins::http::Http& http, const support::Nginx& nginx) : http_(http), nginx_(nginx) {}

  /// µs of CPU for one fetch; all must have the outcome.
  double measure(std::uint32_t outcome, const std::vector<std::string>& etags) {
    expected_ = outcome;
    done_ = submitted_ = 0;
    const double before = cpu_microseconds();
    while (done_ < kFetches) {
      while (submitted_ < kFetches && submitted_ - done_ < kAtOnce) submit(etags);
      http_.run_once(1'000'000, sdk::FetchSink(&sink_));
    }
    return (cpu_microseconds() - before) / static_cast<double>(kFetches);
  }
  std::string etag_of(std::uint64_t file) {
    done_ = submitted_ = 0;
    expected_ = MENTIOND_FETCHED;
    submitted_ = file;
    submit({});
    while (done_ == 0) http_.run_once(1'000'000, sdk::FetchSink(&sink_));
    return etag_;
  }

 private:
  void submit(const std::vector<std::string>& etags) {
    const std::uint64_t file = submitted_ % kFiles;
    const std::string url = nginx_.url("/" + std::to_string(file) + ".xml");
    mentiond_fetch_request request{};
    request.size = sizeof(request);
    request.id = ++submitted_;
    request.url = sdk::text(url);
    if (!etags.empty()) request.etag = sdk::text(etags[file]);
    request.timeout_us = 60'000'000;
    request.max_bytes = 10 << 20;
    http_.submit(sdk::FetchRequest(request));
  }
  static void done(void* self, const mentiond_fetch_result* result) {
    auto& run = *static_cast<Run*>(self);
    if (result->outcome != run.expected_)
      throw std::runtime_error("bench_fetch: " + std::string(sdk::view(result->message)));
    run.etag_ = sdk::view(result->etag);
    ++run.done_;
  }

  plugins::http::Http& http_;
  const support::Nginx& nginx_;
  std::uint32_t expected_ = 0;
  std::uint64_t done_ = 0, submitted_ = 0;
  std::string etag_;
  const mentiond_fetch_sink sink_ = {sizeof(mentiond_fetch_sink), this, &done};
};

void print(const char* metric, double value) {
  std::printf("{\"bench\":\"fetch\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"us\"}\n", metric, value);
  std::fprintf(stderr, "%-40s %8.1f us of CPU\n", metric, value);
}

}  // namespace

int main() {
  curl_global_init(CURL_GLOBAL_ALL);
  const support::TempFolder folder;
  for (unsigned file = 0; file < kFiles; ++file) folder.write(std::to_string(file) + ".xml", gzip(feed(file)));
  const support::Nginx nginx("root " + folder.path().string() +
                             "; default_type application/rss+xml; types { } add_header Content-Encoding gzip;");
  const support::PluginSetup setup(support::PluginSetup::Settings{{"allow_networks", "127.0.0.0/8"}});
  plugins::http::Http http(setup.config());
  Run run(http, nginx);
  std::vector<std::string> etags;
  for (std::uint64_t file = 0; file < kFiles; ++file) etags.push_back(run.etag_of(file));
  print("304 not modified, per fetch", run.measure(MENTIOND_NOT_MODIFIED, etags));
  print("200 gzip 32 KB, per fetch", run.measure(MENTIOND_FETCHED, {}));
}
