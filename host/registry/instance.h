// An instance of a plugin, and what the host does for it: log and clock.
#pragma once

#include <Poco/Logger.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/article/plugin.h"
#include "host/article/time.h"
#include "host/registry/call.h"
#include "host/registry/library.h"

namespace mentiond::registry {

/// The host's services for one instance. Thread-safe. Stays where it is: the plugin keeps its address.
class Services final {
 public:
  /// `clock` outlives it.
  Services(const article::PluginInfo& plugin, const std::string& instance, const article::Clock& clock);
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;

  const mentiond_host* crossing() const { return &crossing_; }
  const std::string& plugin() const { return plugin_; }
  const article::Clock& clock() const { return clock_; }
  /// Writes a line that names the plugin, and the instance where it is called otherwise.
  void log(Poco::Message::Priority priority, std::string_view message) const noexcept;
  void warn(std::string_view message) const noexcept { log(Poco::Message::PRIO_WARNING, message); }

  /// Runs a call that has no status: what it throws all the same is a line in the log, and the answer `otherwise`.
  template <class Answer, class Function>
  Answer shielded(Answer otherwise, Function&& function) const noexcept {
    Answer answer = otherwise;
    shield([&] { answer = function(); });
    return answer;
  }
  template <class Function>
  void shield(Function&& function) const noexcept {
    try {
      Call call(plugin_);
      call([&](const mentiond_call*) {
        function();
        return MENTIOND_OK;
      });
    } catch (const std::exception& error) {
      log(Poco::Message::PRIO_ERROR, error.what());
    }
  }

 private:
  static void log(void* self, int32_t level, mentiond_text message);
  static int64_t now(void* self);

  const std::string plugin_, prefix_;
  const article::Clock& clock_;
  Poco::Logger& logger_;
  const mentiond_host crossing_;
};

/// The settings of an instance as they cross. Borrows all.
class Setup final {
 public:
  Setup(const Services& services, const article::InstanceSettings& settings);
  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;
  const mentiond_setup* crossing() const { return &crossing_; }

 private:
  std::vector<mentiond_setting> settings_;
  mentiond_setup crossing_;
};

/// What `create` gave, until `destroy`. Not thread-safe beyond what the table says.
template <class Table>
class Instance final {
 public:
  /// Throws PluginError where the plugin refuses its settings.
  Instance(const Library& library, const article::InstanceSettings& settings, const article::Clock& clock)
      : services_(library.info, settings.name, clock), table_(sdk::known(static_cast<const Table*>(library.table))) {
    const Setup setup(services_, settings);
    call([&](const mentiond_call* crossing) { return table_.create(setup.crossing(), &instance_, crossing); });
  }
  ~Instance() {
    services_.shield([&] { table_.destroy(instance_); });
  }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  const Services& services() const { return services_; }
  const Table& table() const { return table_; }
  void* get() const { return instance_; }
  template <class Function>
  void call(Function&& function) const {
    Call call(services_.plugin());
    call(std::forward<Function>(function));
  }

 private:
  const Services services_;
  const Table table_;
  void* instance_ = nullptr;
};

}  // namespace mentiond::registry
