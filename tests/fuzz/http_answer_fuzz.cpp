// links: mentiond_fetch_http
//
// An answer's head and body as a hostile server may send them, line by line, and what is read from its
// headers.
#include <cstdlib>
#include <string>

#include "plugins/common/http/address_guard.h"
#include "plugins/common/http/headers.h"
#include "plugins/common/http/url.h"
#include "plugins/fetch/http/answer.h"

namespace {

constexpr std::uint64_t kLimit = 4096;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace http = mentiond::common::http;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  mentiond::plugins::http::Answer answer;
  answer.begin(kLimit);
  std::string_view rest = input;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1);
    rest.remove_prefix(line.size());
    // A line that begins with > is a piece of the body.
    const bool more =
        line.front() == '>' ? answer.body_piece(line.substr(1), 0, -1) : answer.head_line(line, "http://x/");
    if (!more) break;
  }
  const std::int64_t now = 1'700'000'000'000'000;
  require(http::retry_after(answer.header("retry-after"), now) >= 0);
  require(http::max_age(
              {answer.header("cache-control"), answer.header("expires"), answer.header("date"), answer.header("age")},
              now) >= 0);
  const std::string shown = http::redact_url(answer.header("location"));
  require(http::redact_url(shown).find('#') == std::string::npos);
  (void)http::name_of_url(answer.header("location"));
  if (const auto network = http::Network::parse(answer.header("x-network"))) {
    require(http::Network::parse(network->to_string()).has_value());
  }
  require(answer.take_body().size() <= kLimit);
  return 0;
}
