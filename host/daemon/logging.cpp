#include "host/daemon/logging.h"

#include <Poco/ConsoleChannel.h>
#include <Poco/Formatter.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

#include <iostream>

#include "host/article/json.h"
#include "host/article/time.h"
#include "host/daemon/commands.h"

namespace mentiond::daemon {
namespace {

const char* level_name(Poco::Message::Priority priority) {
  switch (priority) {
    case Poco::Message::PRIO_FATAL:
    case Poco::Message::PRIO_CRITICAL:
    case Poco::Message::PRIO_ERROR:
      return "error";
    case Poco::Message::PRIO_WARNING:
      return "warning";
    case Poco::Message::PRIO_DEBUG:
    case Poco::Message::PRIO_TRACE:
      return "debug";
    default:
      return "info";
  }
}

/// `time=… level=… room=… message="…"`, or the same as a JSON object. Text is quoted as JSON in both.
class LineFormatter final : public Poco::Formatter {
 public:
  explicit LineFormatter(bool json) : json_(json) {}
  void format(const Poco::Message& message, std::string& line) override {
    const std::string time = article::to_rfc3339(message.getTime().epochMicroseconds() / 1000 * 1000);
    const std::string text = article::json_string(message.getText());
    if (json_) {
      line = "{\"time\":\"" + time + "\",\"level\":\"" + level_name(message.getPriority()) +
             "\",\"room\":" + article::json_string(message.getSource()) + ",\"message\":" + text + "}";
    } else {
      line = "time=" + time + " level=" + level_name(message.getPriority()) + " room=" + message.getSource() +
             " message=" + text;
    }
  }

 private:
  bool json_;
};

}  // namespace

void log_to_standard_error(const std::string& level, const std::string& format) {
  int parsed = 0;
  try {
    parsed = Poco::Logger::parseLevel(level == "info" ? "information" : level);
  } catch (const Poco::Exception&) {
    throw UsageError("--log-level: \"" + level + "\" is none of debug, information, notice, warning, error");
  }
  Poco::AutoPtr<Poco::Channel> console(new Poco::ConsoleChannel(std::cerr));
  Poco::AutoPtr<Poco::Formatter> formatter(new LineFormatter(format == "json"));
  Poco::AutoPtr<Poco::Channel> channel(new Poco::FormattingChannel(formatter, console));
  Poco::Logger::setChannel("", channel);
  Poco::Logger::setLevel("", parsed);
  Poco::Logger::root().setChannel(channel);
  Poco::Logger::root().setLevel(parsed);
}

}  // namespace mentiond::daemon
