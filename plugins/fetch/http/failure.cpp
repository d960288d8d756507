#include "plugins/fetch/http/failure.h"

#include "plugins/common/http/url.h"

namespace mentiond::plugins::http {
namespace {

using common::http::printable;

std::string status_message(const Ended& ended) {
  const int status = ended.answer.status();
  if (status == 304) return "the server answered 304 Not Modified, though it was not asked whether anything was";
  std::string message = "the server answered " + std::to_string(status);
  if (const std::string reason = printable(ended.answer.reason(), 60); !reason.empty()) message += " " + reason;
  if (status >= 300 && status <= 399 && ended.answer.header("location").empty()) {
    message += ", a redirect that leads nowhere";
  }
  if (ended.retry_after_us > 0) {
    message += "; it asks to wait " + std::to_string(ended.retry_after_us / 1'000'000) + " s";
  }
  return message;
}

std::string detail_or(const Ended& ended, const std::string& otherwise) {
  const std::string detail = printable(ended.detail, 200);
  return detail.empty() ? otherwise : detail;
}

Failure timeout(const Ended& ended) {
  if (ended.detail.starts_with("Operation too slow")) {
    return {MENTIOND_FETCH_TIMEOUT, "slower than " + std::to_string(kLowSpeed) + " bytes/s for " +
                                        std::to_string(ended.settings.low_speed_seconds) + " s"};
  }
  return {MENTIOND_FETCH_TIMEOUT, "no complete answer in time: " + detail_or(ended, "timed out")};
}

Failure unsupported(const Ended& ended, const std::string& what) {
  if (ended.answer.status() == 0) return {MENTIOND_FETCH_BAD_URL, what};
  return {MENTIOND_FETCH_REDIRECTS, "the server redirects to something that is neither http nor https: " +
                                        printable(ended.answer.header("location"), 100)};
}

Failure by_code(const Ended& ended) {
  const std::string known = detail_or(ended, curl_easy_strerror(ended.code));
  switch (ended.code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return unsupported(ended, "no URL that can be fetched: " + known);
    case CURLE_TOO_MANY_REDIRECTS:
      return {MENTIOND_FETCH_REDIRECTS, "more than " + std::to_string(ended.settings.max_redirects) + " redirects"};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {MENTIOND_FETCH_RESOLVE, known};
    case CURLE_COULDNT_CONNECT:
      if (ended.refused_address.empty()) return {MENTIOND_FETCH_CONNECT, known};
      return {MENTIOND_FETCH_FORBIDDEN_ADDRESS, ended.refused_address};
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return {MENTIOND_FETCH_CONNECT, "the connection broke: " + known};
    case CURLE_OPERATION_TIMEDOUT:
      return timeout(ended);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_PEER_FAILED_VERIFICATION:
      return {MENTIOND_FETCH_TLS, known};
    default:
      return {MENTIOND_FETCH_OTHER, known};
  }
}

Failure without_place(const Ended& ended) {
  if (ended.answer.breach()) return {ended.answer.breach()->failure, ended.answer.breach()->message};
  const int status = ended.answer.status();
  // An error stays what it is, however its page ends.
  const bool answered = status >= 400 || (status >= 300 && (ended.code == CURLE_OK || ended.code == CURLE_WRITE_ERROR));
  if (answered) return {MENTIOND_FETCH_HTTP_STATUS, status_message(ended)};
  return by_code(ended);
}

}  // namespace

Failure judge(const Ended& ended) {
  Failure failure = without_place(ended);
  if (ended.redirected) failure.message += " (redirected to " + common::http::redact_url(ended.url) + ")";
  return failure;
}

}  // namespace mentiond::plugins::http
