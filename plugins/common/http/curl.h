// libcurl's handles as owners, and the options that every request of ours has.
//
// REQUIRES of all that is here: the host has called curl_global_init().
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

namespace mentiond::common::http {

struct CloseEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct CloseMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, CloseEasy>;
using Multi = std::unique_ptr<CURLM, CloseMulti>;

/// A list of header lines. Owned; moves only.
class HeaderList final {
 public:
  /// Adds "name: value" as it stands. Throws sdk::Rejected where `name` is no token (RFC 9110 §5.6.2) or
  /// `value` holds a control character: it would begin a header of its own.
  void add(std::string_view name, std::string_view value);
  /// Leaves out a header that libcurl would send of itself. REQUIRES: `name` is a token.
  void leave_out(std::string_view name);
  curl_slist* get() const { return list_.get(); }

 private:
  void append(const std::string& line);
  std::unique_ptr<curl_slist, FreeList> list_;
};

struct CommonOptions {
  std::string user_agent;
  std::string ca;     ///< A file of certificates to trust instead of the system's; empty: the system's.
  std::string proxy;  ///< Empty: none, whatever the environment says.
  long connect_timeout_ms = 30'000;
};

/// A handle for http and https with our limits: no signals, no cookies, no netrc, no other protocol,
/// redirects included. Throws std::bad_alloc.
Easy make_easy(const CommonOptions& options);

/// Throws std::runtime_error naming the option.
[[noreturn]] void refuse_option(CURLoption option, CURLcode code);

/// Throws where libcurl does not take the option.
template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
  if (const CURLcode code = curl_easy_setopt(easy, option, value); code != CURLE_OK) refuse_option(option, code);
}

/// Bytes from the other side as something that one line of a log can hold: printable ASCII, at most `limit`
/// bytes.
std::string printable(std::string_view bytes, std::size_t limit);

}  // namespace mentiond::common::http
