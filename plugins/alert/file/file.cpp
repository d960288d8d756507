#include "plugins/alert/file/file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "plugins/alert/file/maildir.h"
#include "plugins/common/alert/json.h"

namespace mentiond::plugins::file {
namespace {

/// What a rendered text holds around matched words. No alert's text does (plain_text.h), so deliver(), which alone
/// knows the terminal, can replace them.
constexpr common::Marks kMarks = {.matched = {"\x01", "\x04"}, .strong = {"\x02", "\x04"}, .faint = {"\x03", "\x04"}};
/// What a terminal shows for them: bold red as grep has it, bold, faint, and the end of each.
constexpr std::string_view kOnTerminal[] = {"\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"};

constexpr int kLongestWait = 30'000;  // Milliseconds for the reader of a pipe.

Format read_format(const sdk::Config& config) {
  const std::string format = config.get("format", "lines");
  if (format == "lines") return Format::kLines;
  if (format == "text") return Format::kText;
  if (format == "maildir") return Format::kMaildir;
  throw sdk::Rejected("format: \"" + format + "\" is none of lines, text, maildir");
}

/// The alert object on one line, with the delivery key as its last member: readers may see a line twice after a crash,
/// and know it by that. A raw line end can only be white space between tokens, for a string must escape it.
std::string line_of(std::string_view json, std::string_view key) {
  if (!common::is_json_object(json)) throw sdk::Rejected("an alert is no JSON object in UTF-8");
  std::string line(json.substr(0, json.rfind('}')));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const bool is_empty = line.find_last_not_of(" \t{") == std::string::npos;
  return line + (is_empty ? "" : ",") + "\"key\":" + common::json_string(key) + "}\n";
}

common::Address here() { return {"mentiond", "mentiond@localhost"}; }

std::string mail_of(common::MailWriter& writer, const sdk::Notification& notification) {
  std::string mail = writer.write(here(), notification);
  // Files in a maildir have the system's line ends.
  mail.erase(std::remove(mail.begin(), mail.end(), '\r'), mail.end());
  return mail;
}

std::string with_marks(std::string_view rendered, bool coloured) {
  std::string text;
  for (const char c : rendered) {
    if (c < '\x01' || c > '\x04') {
      text += c;
    } else if (coloured) {
      text += kOnTerminal[c - 1];
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
  if (format_ == Format::kText) text_.emplace();
  if (format_ == Format::kMaildir) mail_.emplace(common::Letterhead{here(), "localhost", ""});
}

std::string File::render(const sdk::Notification& notification) {
  if (format_ == Format::kMaildir) return mail_of(*mail_, notification);
  std::string payload;
  for (const std::string_view alert : notification.alerts) {
    payload += format_ == Format::kLines ? line_of(alert, notification.key)
                                         : text_->write(common::read_alert(alert), kMarks) + '\n';
  }
  return payload;
}

bool File::append_lines(const Append& options, std::string_view lines, Patience& patience) {
  Appended appended = append(options, lines, patience);
  const bool written = appended.written;
  if (!fsync_) return written;
  // The file may have been rotated since the last line: then that one has no other chance to be synced.
  if (unsynced_.file && !is_same_file(*unsynced_.file, *appended.file)) flush();
  appended.made |= unsynced_.made;
  unsynced_ = std::move(appended);
  return written;
}

void File::flush() {
  if (!unsynced_.file) return;
  sync(unsynced_.file->get(), path_);
  if (unsynced_.made) sync_folder(std::filesystem::path(path_).parent_path().string());
  unsynced_ = {};
}

bool File::write(const sdk::Delivery& delivery) {
  const bool to_standard_output = path_ == "-";
  Patience patience(shown_path(), wait_of(delivery), cancelled_);
  switch (format_) {
    case Format::kMaildir:
      return put_into_maildir({path_, fsync_}, delivery.key, delivery.payload, patience);
    case Format::kLines:
      if (!to_standard_output) return append_lines({path_, HalfLine::kRemove, true}, delivery.payload, patience);
      write_to_standard_output(delivery.payload, patience);
      return true;
    case Format::kText:
      const std::string text = with_marks(delivery.payload, to_standard_output && standard_output_is_coloured());
      if (!to_standard_output) return append_lines({path_, HalfLine::kEnd, false}, text, patience);
      write_to_standard_output(text, patience);
      return true;
  }
  return true;
}

sdk::DeliveryOutcome File::deliver(const sdk::Delivery& delivery) {
  if (cancelled_) return {sdk::Outcome::kRetry, 0, 0, "cancelled"};
  try {
    const bool written = write(delivery);
    return {sdk::Outcome::kDelivered, 0, 0, (written ? "written to " : "was already in ") + shown_path()};
  } catch (const std::system_error& error) {
    // A missing folder, wrong rights, a full disk: the operator mends it, and nothing is lost until then.
    return {sdk::Outcome::kRetry, 0, 0, cancelled_ ? "cancelled" : error.what()};
  }
}

}  // namespace mentiond::plugins::file
