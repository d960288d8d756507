#include "plugins/alert/webhook/body.h"

#include <cstdio>
#include <ctime>

#include "plugins/common/alert/json.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::string_view kBeginning = "{\"type\":";

std::string rfc3339(std::int64_t microseconds) {
  constexpr std::int64_t kSecond = 1'000'000;
  const std::int64_t fraction = ((microseconds % kSecond) + kSecond) % kSecond;
  const std::time_t seconds = (microseconds - fraction) / kSecond;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[64];
  std::size_t size = std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &utc);
  if (fraction != 0) {
    size +=
        static_cast<std::size_t>(std::snprintf(text + size, sizeof(text) - size, ".%06d", static_cast<int>(fraction)));
  }
  return std::string(text, size) + "Z";
}

std::string data_of(const sdk::Notification& notification) {
  const bool single = notification.alerts.size() == 1 && notification.type != "digest";
  std::string data = single ? "" : "[";
  for (const std::string_view alert : notification.alerts) {
    if (!common::is_json_object(alert)) throw sdk::Rejected("an alert is no JSON object in UTF-8");
    if (data.size() > 1) data += ',';
    data += alert;
  }
  return single ? data : data + "]";
}

}  // namespace

std::string write_body(Format format, const sdk::Notification& notification) {
  std::string data = data_of(notification);
  if (format == Format::kJson) return data;
  return std::string(kBeginning) + common::json_string(notification.type) + ",\"timestamp\":\"" +
         rfc3339(notification.timestamp) + "\",\"data\":" + data + "}";
}

std::string type_of(std::string_view body) {
  if (!body.starts_with(kBeginning)) return {};
  const std::string_view rest = body.substr(kBeginning.size() + 1);
  return std::string(rest.substr(0, rest.find('"')));
}

}  // namespace mentiond::plugins::webhook
