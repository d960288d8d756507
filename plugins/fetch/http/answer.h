// What comes back for one request, gathered as it arrives: the last answer's headers, its body within limits,
// and where permanent redirects led. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/fetch.hpp"

namespace mentiond::plugins::http {

/// Why a transfer was broken off by us.
struct Breach {
  std::uint32_t failure = MENTIOND_FETCH_OTHER;
  std::string message;
};

class Answer final {
 public:
  /// Forgets all; keeps memory for the next.
  void begin(std::uint64_t max_bytes);

  /// A line of a head, or of what follows a body (RFC 9112 §2.2, §7.1.2). `url` is where it comes from.
  /// False: enough.
  [[nodiscard]] bool head_line(std::string_view line, const char* url);
  /// A piece of the decoded body. `received` counts the bytes on the wire so far, `declared` is the
  /// Content-Length, or less than 0. False: enough.
  [[nodiscard]] bool body_piece(std::string_view piece, std::int64_t received, std::int64_t declared);

  int status() const { return status_; }                 ///< 0: no answer.
  const std::string& reason() const { return reason_; }  ///< The server's word for the status; may be hostile.
  /// Empty where no permanent redirect was the first answer.
  const std::string& permanent_url() const { return permanent_url_; }
  /// Of the last answer; the first of that lower-case name.
  std::string_view header(std::string_view name) const;
  const std::optional<Breach>& breach() const { return breach_; }

  std::vector<sdk::Header> take_headers() { return std::move(headers_); }
  std::string take_body() { return std::move(body_); }
  /// Memory for the next body.
  void give_back(std::string body);

 private:
  bool status_line(std::string_view line, const char* url);
  bool header_line(std::string_view line);
  bool stop(std::uint32_t failure, std::string message);

  std::uint64_t max_bytes_ = 0;
  int status_ = 0, answers_ = 0;
  std::string reason_;
  bool in_head_ = false, permanent_ = true;
  std::size_t head_bytes_ = 0;
  std::uint64_t dropped_ = 0;
  std::string permanent_url_, body_;
  std::vector<sdk::Header> headers_;
  std::optional<Breach> breach_;
};

}  // namespace mentiond::plugins::http
