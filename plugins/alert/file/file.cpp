#include "plugins/alert/file/file.h"

#include <algorithm>
#include <system_error>

#include "plugins/alert/file/append.h"
#include "plugins/alert/file/maildir.h"
#include "plugins/common/alert/alert_view.h"
#include "plugins/common/mail/message.h"

namespace mentiond::plugins::file {
namespace {

/// What a rendered text holds around matched words. No alert's text does (plain_text.h), so deliver(), which alone
/// knows the terminal, can replace them.
constexpr common::Marks kMarks = {"\x02", "\x03"};
constexpr std::string_view kHighlight = "\x1b[1;33m";
constexpr std::string_view kNormal = "\x1b[0m";

constexpr int kLongestWait = 30'000;  // Milliseconds for the reader of a pipe.

Format read_format(const sdk::Config& config) {
  const std::string format = config.get("format", "lines");
  if (format == "lines") return Format::kLines;
  if (format == "text") return Format::kText;
  if (format == "maildir") return Format::kMaildir;
  throw sdk::Rejected("format: \"" + format + "\" is none of lines, text, maildir");
}

/// JSON on one line. A raw line end can only be white space between tokens, for a string must escape it.
std::string on_one_line(std::string_view json) {
  std::string line(json);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line + '\n';
}

std::string mail_of(const sdk::Notification& notification) {
  const common::Address here{"mentiond", "mentiond@localhost"};
  std::string mail = common::write_mail({here, "localhost", ""}, here, notification);
  // Files in a maildir have the system's line ends.
  mail.erase(std::remove(mail.begin(), mail.end(), '\r'), mail.end());
  return mail;
}

std::string with_marks(std::string_view rendered, bool coloured) {
  std::string text;
  for (const char c : rendered) {
    if (c == kMarks.begin[0]) {
      text += coloured ? kHighlight : "";
    } else if (c == kMarks.end[0]) {
      text += coloured ? kNormal : "";
    } else {
      text += c;
    }
  }
  return text;
}

int wait_of(const sdk::Delivery& delivery) {
  if (delivery.timeout_us <= 0) return kLongestWait;
  return static_cast<int>(std::clamp<std::int64_t>(delivery.timeout_us / 1000, 1, kLongestWait));
}

}  // namespace

File::File(const sdk::Config& config) : path_(config.get("path", "")), format_(read_format(config)) {
  if (path_.empty()) throw sdk::Rejected("path: is required; - is standard output");
  if (path_ == "-" && format_ == Format::kMaildir) {
    throw sdk::Rejected("path: a maildir is a folder and cannot be standard output; write format: lines or text");
  }
  fsync_ = config.boolean("fsync", true);
}

std::string File::render(const sdk::Notification& notification) {
  if (format_ == Format::kMaildir) return mail_of(notification);
  std::string payload;
  for (const std::string_view alert : notification.alerts) {
    payload += format_ == Format::kLines ? on_one_line(alert) : as_text(common::read_alert(alert), kMarks) + '\n';
  }
  return payload;
}

void File::write(const sdk::Delivery& delivery) const {
  if (format_ == Format::kMaildir) {
    put_into_maildir(path_, delivery.key, delivery.payload, fsync_);
    return;
  }
  const bool to_standard_output = path_ == "-";
  const bool coloured = to_standard_output && standard_output_is_coloured();
  const std::string text =
      format_ == Format::kText ? with_marks(delivery.payload, coloured) : std::string(delivery.payload);
  if (to_standard_output) {
    write_to_standard_output(text, wait_of(delivery));
  } else {
    append(path_, text, fsync_, wait_of(delivery));
  }
}

sdk::DeliveryOutcome File::deliver(const sdk::Delivery& delivery) {
  if (cancelled_) return {sdk::Outcome::kRetry, 0, 0, "cancelled"};
  try {
    write(delivery);
    return {sdk::Outcome::kDelivered, 0, 0, "written to " + (path_ == "-" ? "standard output" : path_)};
  } catch (const std::system_error& error) {
    // A missing folder, wrong rights, a full disk: the operator mends it, and nothing is lost until then.
    return {sdk::Outcome::kRetry, 0, 0, error.what()};
  }
}

}  // namespace mentiond::plugins::file
