#include "plugins/common/http/curl.h"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::common::http {
namespace {

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

}  // namespace

void refuse_option(CURLoption option, CURLcode code) {
  const curl_easyoption* known = curl_easy_option_by_id(option);
  throw std::runtime_error(std::string("libcurl refuses the option ") + (known != nullptr ? known->name : "?") + ": " +
                           curl_easy_strerror(code));
}

void HeaderList::add(std::string_view name, std::string_view value) {
  if (!is_token(name)) throw sdk::Rejected("\"" + printable(name, 80) + "\" is no name of a header");
  if (std::any_of(value.begin(), value.end(), is_control)) {
    throw sdk::Rejected("the header " + std::string(name) +
                        " has a line break or another control character in its value");
  }
  // libcurl's own way to say that a header is empty: "Name:" would leave it out.
  append(value.empty() ? std::string(name) + ";" : std::string(name).append(": ").append(value));
}

void HeaderList::leave_out(std::string_view name) { append(std::string(name) + ":"); }

void HeaderList::append(const std::string& line) {
  curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  (void)list_.release();
  list_.reset(longer);
}

Easy make_easy(const CommonOptions& options) {
  Easy easy(curl_easy_init());
  if (!easy) throw std::bad_alloc();
  CURL* const handle = easy.get();
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  // The environment does not decide where a daemon connects to: the configuration does.
  set(handle, CURLOPT_PROXY, options.proxy.c_str());
  set(handle, CURLOPT_NOPROXY, "");
  set(handle, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, options.connect_timeout_ms);
  // OpenSSL would look through the folder of certificates at each connection: thirty times the work for the
  // same trust.
  set(handle, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  if (!options.ca.empty()) set(handle, CURLOPT_CAINFO, options.ca.c_str());
  // A slow name server must not hold up whoever gives up waiting for it: libcurl would join its resolving
  // thread.
  set(handle, CURLOPT_QUICK_EXIT, 1L);
  return easy;
}

std::string printable(std::string_view bytes, std::size_t limit) {
  std::string text;
  for (const char c : bytes) {
    if (text.size() == limit) break;
    const bool visible = c >= 0x20 && c < 0x7f;
    if (visible) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += is_control(c) || c == '\t' ? ' ' : '?';
    }
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace mentiond::common::http
