#include "plugins/common/html/url.h"

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/scan.h"

namespace mentiond::common::html {
namespace {

struct Parts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_authority = false, has_query = false, has_fragment = false;
};

bool is_web_scheme(std::string_view scheme) {
  return equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https");
}

Parts split(std::string_view url) {
  Parts parts;
  parts.scheme = scheme_of(url);
  if (!parts.scheme.empty()) url.remove_prefix(parts.scheme.size() + 1);
  if (const auto at = url.find('#'); at != url.npos) {
    parts.has_fragment = true;
    parts.fragment = url.substr(at + 1);
    url = url.substr(0, at);
  }
  if (const auto at = url.find('?'); at != url.npos) {
    parts.has_query = true;
    parts.query = url.substr(at + 1);
    url = url.substr(0, at);
  }
  if (url.starts_with("//")) {
    parts.has_authority = true;
    url.remove_prefix(2);
    // Too many slashes are a slip of the pen, as browsers take it (WHATWG URL, special authority ignore slashes).
    if (is_web_scheme(parts.scheme)) url.remove_prefix(std::min(url.find_first_not_of('/'), url.size()));
    const auto end = std::min(url.find('/'), url.size());
    parts.authority = url.substr(0, end);
    url.remove_prefix(end);
  }
  parts.path = url;
  return parts;
}

// RFC 3986 §5.2.4.
std::string without_dots(std::string_view path) {
  std::string clean;
  clean.reserve(path.size());
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./") || path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path == "/.") {
      path = "/";
    } else if (path.starts_with("/../") || path == "/..") {
      path = path.size() == 3 ? std::string_view("/") : path.substr(3);
      clean.resize(clean.rfind('/') == clean.npos ? 0 : clean.rfind('/'));
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      const auto end = std::min(path.find('/', 1), path.size());
      clean += path.substr(0, end);
      path.remove_prefix(end);
    }
  }
  return clean;
}

std::string merge(const Parts& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const auto slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == base.path.npos ? 0 : slash + 1)) + std::string(path);
}

std::string joined(const Parts& base, const Parts& reference) {
  std::string url(reference.scheme.empty() ? base.scheme : reference.scheme);
  url += ':';
  const Parts& authority = reference.has_authority ? reference : base;
  if (authority.has_authority) (url += "//") += authority.authority;
  if (reference.has_authority || reference.path.starts_with('/')) {
    url += without_dots(reference.path);
  } else if (reference.path.empty()) {
    url += base.path;
  } else {
    url += without_dots(merge(base, reference.path));
  }
  const bool base_query = !reference.has_authority && reference.path.empty() && !reference.has_query;
  const Parts& query = base_query ? base : reference;
  if (query.has_query) (url += '?') += query.query;
  if (reference.has_fragment) (url += '#') += reference.fragment;
  return url;
}

std::string cleaned(std::string_view reference) {
  reference = trimmed(reference);
  std::string clean;
  clean.reserve(reference.size());
  for (const char c : reference) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) clean += c;
  }
  return clean;
}

bool has_web_prefix(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

#if defined(__SSE2__)
bool has_controls_or_blanks(const char* sixteen_bytes) {
  const __m128i half = load_half(sixteen_bytes);
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(half, _mm_set1_epi8(' ')), half);
  return bits(_mm_or_si128(low, among<0x7F>(half))) != 0;
}
#endif

bool has_controls_or_blanks(std::string_view url) {
#if defined(__SSE2__)
  if (url.size() >= 16) {
    for (std::size_t i = 0; i + 16 < url.size(); i += 16) {
      if (has_controls_or_blanks(url.data() + i)) return true;
    }
    return has_controls_or_blanks(url.data() + url.size() - 16);
  }
#endif
  return std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

constexpr std::array<std::string_view, 28> kSafeSchemes = {
    "callto", "feed", "ftp",  "ftps", "geo", "git",  "gopher", "http", "https", "imap", "irc", "ircs", "itms", "magnet",
    "mailto", "mms",  "news", "nntp", "rss", "rtsp", "sftp",   "sip",  "sips",  "sms",  "ssh", "tel",  "urn",  "xmpp"};

// Pixels alone: SVG can hold scripts.
constexpr std::array<std::string_view, 8> kPictureTypes = {"data:image/avif", "data:image/bmp",   "data:image/gif",
                                                           "data:image/jpeg", "data:image/jpg",   "data:image/png",
                                                           "data:image/webp", "data:image/x-icon"};
constexpr std::size_t kLongestPictureType = 32;

}  // namespace

std::string_view scheme_of(std::string_view url) {
  if (url.empty() || !is_alpha(url[0])) return {};
  for (std::size_t i = 1; i < url.size(); ++i) {
    if (url[i] == ':') return url.substr(0, i);
    if (!is_alnum(url[i]) && url[i] != '+' && url[i] != '-' && url[i] != '.') return {};
  }
  return {};
}

bool is_plain_web_url(std::string_view url) {
  if (!has_web_prefix(url) || url.starts_with("http:///") || url.starts_with("https:///")) return false;
  return !has_controls_or_blanks(url);
}

std::string resolve(std::string_view base, std::string_view reference) {
  if (is_plain_web_url(reference)) return std::string(reference);
  std::string clean = cleaned(reference);
  const std::string_view scheme = scheme_of(clean);
  if (is_web_scheme(scheme) && clean.compare(scheme.size(), 4, ":///") == 0) return joined({}, split(clean));
  if (!scheme.empty()) return clean;
  const Parts from = split(base);
  if (from.scheme.empty() || (!from.has_authority && !from.path.starts_with('/'))) return clean;
  // "////host/" is "//host/" to a browser.
  if (is_web_scheme(from.scheme) && clean.starts_with("///"))
    clean.erase(2, std::min(clean.find_first_not_of('/'), clean.size()) - 2);
  return joined(from, split(clean));
}

bool is_safe_link(std::string_view url) {
  if (has_web_prefix(url)) return true;
  const std::string clean = cleaned(url);
  const std::string scheme = lower(scheme_of(clean));
  // "javascript&#58;..." and its like: something before a colon that is no scheme by the letter of RFC 3986.
  if (scheme.empty()) return clean.substr(0, clean.find_first_of("/?#")).find(':') == std::string::npos;
  return std::binary_search(kSafeSchemes.begin(), kSafeSchemes.end(), scheme);
}

bool is_safe_image(std::string_view url) {
  if (has_web_prefix(url)) return true;
  const std::string clean = lower(cleaned(trimmed(url).substr(0, kLongestPictureType)));
  if (!clean.starts_with("data:")) return is_safe_link(url);
  const std::string type = clean.substr(0, clean.find_first_of(";,"));
  return std::find(kPictureTypes.begin(), kPictureTypes.end(), type) != kPictureTypes.end();
}

bool is_web_url(std::string_view url) {
  const std::string_view scheme = scheme_of(url);
  return is_web_scheme(scheme) && url.substr(scheme.size()).starts_with("://") && url.size() > scheme.size() + 3;
}

}  // namespace mentiond::common::html
