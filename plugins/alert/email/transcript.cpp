#include "plugins/alert/email/transcript.h"

#include "plugins/common/alert/plain_text.h"

namespace mentiond::plugins::email {
namespace {

constexpr int kGoOn = 334;  // In an AUTH exchange.
constexpr int kSendTheMail = 354;
/// "Authentication required" and "must issue STARTTLS first" (RFC 4954, 3207): in answer to MAIL, yet about us.
constexpr int kAuthenticationRequired = 530;
constexpr std::size_t kLongestAnswer = 1000;
constexpr std::string_view kMessage = "the message";

/// 0 where the line begins with no code.
int code_of(std::string_view line) {
  if (line.size() < 3) return 0;
  int code = 0;
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

}  // namespace

void Transcript::sent(std::string_view line) {
  if (over_) return;
  const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
  if (word == "QUIT") {
    over_ = true;
    return;
  }
  // The lines of an AUTH exchange are no commands, and secrets.
  const bool is_secret = said_ == "AUTH" && code() == kGoOn;
  say(is_secret ? std::string_view("AUTH") : word);
}

void Transcript::say(std::string_view what) {
  said_ = what;
  answer_.clear();
  complete_ = false;
}

void Transcript::received(std::string_view line) {
  if (over_) return;
  const int code = code_of(line);
  if (code == 0) return;
  if (complete_) answer_.clear();
  code_ = code;
  complete_ = line.size() < 4 || line[3] != '-';
  if (!answer_.empty()) answer_ += ' ';
  if (answer_.size() < kLongestAnswer) answer_ += common::one_line(line.substr(0, kLongestAnswer));
  if (complete_ && said_ == "DATA" && code == kSendTheMail) say(kMessage);
}

bool Transcript::accepts_the_mail() const { return said_ == kMessage && code() >= 200 && code() < 300; }

bool Transcript::refuses_the_mail() const {
  const bool about_the_mail = said_ == "MAIL" || said_ == "RCPT" || said_ == "DATA" || said_ == kMessage;
  return about_the_mail && code() >= 500 && code() < 600 && code() != kAuthenticationRequired;
}

}  // namespace mentiond::plugins::email
