#include "host/registry/instance.h"

namespace mentiond::registry {
namespace {

Poco::Message::Priority priority_of(int32_t level) {
  switch (level) {
    case MENTIOND_LOG_DEBUG:
      return Poco::Message::PRIO_DEBUG;
    case MENTIOND_LOG_WARNING:
      return Poco::Message::PRIO_WARNING;
    case MENTIOND_LOG_ERROR:
      return Poco::Message::PRIO_ERROR;
    default:
      return Poco::Message::PRIO_INFORMATION;
  }
}

}  // namespace

Services::Services(const article::PluginInfo& plugin, const std::string& instance, const article::Clock& clock)
    : plugin_(plugin.name),
      prefix_(instance.empty() || instance == plugin.name ? std::string() : instance + ": "),
      clock_(clock),
      logger_(Poco::Logger::get(std::string(article::to_string(plugin.kind)) + "/" + plugin.name)),
      crossing_{sizeof(mentiond_host), this, &Services::log, &Services::now} {}

void Services::log(Poco::Message::Priority priority, std::string_view message) const noexcept {
  try {
    if (!logger_.is(priority)) return;
    logger_.log(Poco::Message(logger_.name(), prefix_ + clean(message, kMessageLimit), priority));
  } catch (const std::exception&) {
    // A log that cannot be written is no reason to fail, and nothing may be thrown into the plugin.
  }
}

void Services::log(void* self, int32_t level, mentiond_text message) {
  static_cast<const Services*>(self)->log(priority_of(level), view_of(message));
}

int64_t Services::now(void* self) { return static_cast<const Services*>(self)->clock_.now(); }

Setup::Setup(const Services& services, const article::InstanceSettings& settings) {
  settings_.reserve(settings.values.size());
  for (const auto& [key, value] : settings.values) settings_.push_back({sdk::text(key), sdk::text(value)});
  crossing_ = {sizeof(mentiond_setup), services.crossing(), sdk::text(settings.name), sdk::array_of(settings_)};
}

}  // namespace mentiond::registry
