// What the host gives a plugin when it makes an instance, for tests of a plugin's insides: settings, a manual
// clock, a log.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::support {

class PluginSetup final {
 public:
  using Settings = std::vector<std::pair<std::string, std::string>>;

  explicit PluginSetup(Settings settings = {}, std::string name = "test")
      : settings_(std::move(settings)), name_(std::move(name)) {}
  PluginSetup(const PluginSetup&) = delete;
  PluginSetup& operator=(const PluginSetup&) = delete;

  /// Valid as long as this.
  sdk::Config config() const {
    std::vector<mentiond_setting> crossing;
    for (const auto& [key, value] : settings_) crossing.push_back({sdk::text(key), sdk::text(value)});
    const mentiond_setup setup = {sizeof(mentiond_setup), &host_, sdk::text(name_), sdk::array_of(crossing)};
    return sdk::Config(&setup);
  }
  void set_now(std::int64_t microseconds) { now_ = microseconds; }
  std::vector<std::string> log() const {
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  static void log(void* self, int32_t, mentiond_text message) {
    auto& setup = *static_cast<PluginSetup*>(self);
    const std::lock_guard lock(setup.mutex_);
    setup.log_.emplace_back(sdk::view(message));
  }
  static int64_t now(void* self) { return static_cast<PluginSetup*>(self)->now_; }

  const Settings settings_;
  const std::string name_;
  std::atomic<std::int64_t> now_ = 1'700'000'000'000'000;
  const mentiond_host host_ = {sizeof(mentiond_host), this, &log, &now};
  mutable std::mutex mutex_;  // Guards log_.
  std::vector<std::string> log_;
};

}  // namespace mentiond::support
