#include "plugins/alert/email/transcript.h"

#include <charconv>

#include "plugins/common/alert/plain_text.h"

namespace mentiond::plugins::email {
namespace {

/// "Authentication required" and "must issue STARTTLS first" (RFC 4954, 3207): in answer to MAIL, yet about us.
constexpr int kAuthenticationRequired = 530;
constexpr std::size_t kLongestAnswer = 1000;

}  // namespace

void Transcript::sent(std::string_view line) {
  const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
  if (over_) return;
  if (word == "QUIT") {
    over_ = true;
    return;
  }
  // The lines of an AUTH exchange are no commands, and secrets.
  if (command_ == "AUTH" && code_ == 334) return;
  command_ = word;
  answer_.clear();
  code_ = 0;
}

void Transcript::received(std::string_view line) {
  if (over_) return;
  if (complete_) answer_.clear();
  int code = 0;
  const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), code);
  if (error != std::errc() || rest != line.data() + 3) return;
  code_ = code;
  complete_ = line.size() < 4 || line[3] != '-';
  if (!answer_.empty()) answer_ += ' ';
  if (answer_.size() < kLongestAnswer) answer_ += common::one_line(line.substr(0, kLongestAnswer));
}

bool Transcript::refuses_the_mail() const {
  const bool about_the_mail = command_ == "MAIL" || command_ == "RCPT" || command_ == "DATA";
  return about_the_mail && code_ >= 500 && code_ < 600 && code_ != kAuthenticationRequired;
}

}  // namespace mentiond::plugins::email
