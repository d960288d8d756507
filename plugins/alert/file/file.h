// The alert plugin "file": alerts as JSON lines, as text for people, or as mails in a maildir.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "mentiond/sdk/alert.hpp"
#include "plugins/alert/file/append.h"
#include "plugins/common/alert/as_text.h"
#include "plugins/common/mail/message.h"

namespace mentiond::plugins::file {

enum class Format {
  kLines,   ///< One alert object a line, as INTERFACES gives it, and the delivery key.
  kText,    ///< A paragraph for people.
  kMaildir  ///< A mail as the email plugin writes it, in a folder that mail programs read.
};

class File final : public sdk::Notifier {
 public:
  static constexpr char kSummary[] = "Writes alerts to a file, to standard output or into a maildir.";
  static constexpr mentiond_setting_spec kSettings[] = {
      {"path", MENTIOND_SETTING_PATH, MENTIOND_SETTING_REQUIRED, nullptr, nullptr,
       "The file, or the maildir's folder; - is standard output."},
      {"format", MENTIOND_SETTING_CHOICE, 0, "lines", "lines|text|maildir",
       "lines: one JSON object a line; text: for people; maildir: a mail for each alert."},
      {"fsync", MENTIOND_SETTING_BOOLEAN, 0, "true", nullptr,
       "Whether an alert counts as delivered only once it is on the disk."},
  };

  explicit File(const sdk::Config& config);

  std::vector<std::string> recipients() const override { return {path_}; }
  std::string render(const sdk::Notification& notification) override;
  [[nodiscard]] sdk::DeliveryOutcome deliver(const sdk::Delivery& delivery) override;
  void cancel() override { cancelled_ = true; }
  void flush() override;

 private:
  std::string shown_path() const { return path_ == "-" ? "standard output" : path_; }
  /// False: it was there. Throws std::system_error.
  bool write(const sdk::Delivery& delivery);
  bool append_lines(const Append& options, std::string_view lines, Patience& patience);

  std::string path_;
  Format format_ = Format::kLines;
  bool fsync_ = true;
  std::optional<common::TextWriter> text_;  ///< Where the format is text,
  std::optional<common::MailWriter> mail_;  ///< or mails: made once, for each compiles its templates.
  std::atomic<bool> cancelled_ = false;
  Appended unsynced_;  ///< What flush() has to sync; without a file: nothing.
};

}  // namespace mentiond::plugins::file
