#include "plugins/alert/webhook/body.h"

#include "plugins/common/alert/json.h"
#include "plugins/common/alert/rfc3339.h"

namespace mentiond::plugins::webhook {
namespace {

constexpr std::string_view kBeginning = "{\"type\":";

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
         common::rfc3339(notification.timestamp) + "\",\"data\":" + data + "}";
}

std::string type_of(std::string_view body) {
  if (!body.starts_with(kBeginning)) return {};
  const std::string_view rest = body.substr(kBeginning.size() + 1);
  return std::string(rest.substr(0, rest.find('"')));
}

}  // namespace mentiond::plugins::webhook
