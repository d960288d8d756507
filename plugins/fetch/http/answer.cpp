#include "plugins/fetch/http/answer.h"

#include <algorithm>
#include <charconv>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::http {
namespace {

constexpr std::size_t kHeadLimit = 256 << 10;
/// Of what an error page may send before we hang up: reading a short one keeps the connection for the next
/// request.
constexpr std::uint64_t kErrorPageLimit = 64 << 10;
constexpr std::uint64_t kInflation = 100;
/// libcurl counts received bytes a buffer late, and the first kilobytes of an honest document may inflate
/// further than its whole; both are given one buffer's worth.
constexpr std::uint64_t kReceiveBuffer = 16 << 10;
constexpr std::size_t kKeptMemory = 256 << 10;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string megabytes(std::uint64_t bytes) {
  return bytes >= (1 << 20) ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes) + " bytes";
}

}  // namespace

void Answer::begin(std::uint64_t max_bytes) {
  max_bytes_ = max_bytes;
  status_ = answers_ = 0;
  reason_.clear();
  in_head_ = false;
  permanent_ = true;
  head_bytes_ = 0;
  dropped_ = 0;
  permanent_url_.clear();
  body_.clear();
  headers_.clear();
  breach_.reset();
}

bool Answer::head_line(std::string_view line, const char* url) {
  head_bytes_ += line.size();
  if (head_bytes_ > kHeadLimit) {
    return stop(MENTIOND_FETCH_TOO_LARGE, "the headers of the answer are longer than 256 KB");
  }
  if (!in_head_) {
    // What follows a body is a trailer, whatever it looks like.
    return !body_.empty() || !line.starts_with("HTTP/") || status_line(line, url);
  }
  return header_line(line);
}

bool Answer::status_line(std::string_view line, const char* url) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view rest = trimmed(line.substr(space));
  int status = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), status);
  in_head_ = true;
  headers_.clear();
  if (status < 200) return true;  // 100 and 103 announce the answer.
  status_ = status;
  reason_ = trimmed(rest.substr(std::min<std::size_t>(3, rest.size())));
  if (++answers_ > 1 && permanent_ && url != nullptr) permanent_url_ = url;
  permanent_ = permanent_ && (status == 301 || status == 308);
  return true;
}

bool Answer::header_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.empty()) {
    in_head_ = false;
    return true;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return true;  // libcurl has judged the head already.
  headers_.push_back({common::html::lower(text.substr(0, colon)), std::string(trimmed(text.substr(colon + 1)))});
  return true;
}

bool Answer::body_piece(std::string_view piece, std::int64_t received, std::int64_t declared) {
  if (status_ < 200 || status_ > 299) {
    dropped_ += piece.size();
    return dropped_ <= kErrorPageLimit;
  }
  const auto length = static_cast<std::uint64_t>(std::max<std::int64_t>(0, declared));
  if (length > max_bytes_ || body_.size() + piece.size() > max_bytes_) {
    return stop(MENTIOND_FETCH_TOO_LARGE, "the document is larger than " + megabytes(max_bytes_));
  }
  const auto wire = static_cast<std::uint64_t>(std::max<std::int64_t>(0, received));
  if (body_.size() + piece.size() > kInflation * (wire + kReceiveBuffer)) {
    return stop(MENTIOND_FETCH_TOO_LARGE,
                "the document inflates to more than " + std::to_string(kInflation) + " times what was sent");
  }
  body_.append(piece);
  return true;
}

std::string_view Answer::header(std::string_view name) const {
  const auto found =
      std::find_if(headers_.begin(), headers_.end(), [&](const sdk::Header& header) { return header.name == name; });
  return found == headers_.end() ? std::string_view() : std::string_view(found->value);
}

void Answer::give_back(std::string body) {
  if (body.capacity() <= kKeptMemory) body_ = std::move(body);
}

bool Answer::stop(std::uint32_t failure, std::string message) {
  breach_ = Breach{failure, std::move(message)};
  return false;
}

}  // namespace mentiond::plugins::http
