// mentiond run: the daemon. SIGHUP reloads; SIGTERM, SIGINT and SIGQUIT drain and stop.
#include <Poco/Logger.h>
#include <signal.h>

#include <cerrno>

#include "host/daemon/commands.h"
#include "host/daemon/logging.h"
#include "host/daemon/service.h"
#include "host/daemon/supervisor.h"

namespace mentiond::daemon {
namespace {

Poco::Logger& logger() { return Poco::Logger::get("daemon"); }

/// The signals of the daemon, blocked in every thread and taken here by waiting. REQUIRES: made before any thread.
class Signals final {
 public:
  Signals() {
    sigemptyset(&set_);
    for (const int signal : {SIGHUP, SIGTERM, SIGINT, SIGQUIT}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
  }
  /// The next signal, or 0 after a second without one.
  int wait() const {
    const timespec second{1, 0};
    const int signal = sigtimedwait(&set_, nullptr, &second);
    return signal > 0 ? signal : 0;
  }

 private:
  sigset_t set_;
};

void log(const article::Diagnostics& diagnostics) {
  for (const article::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == article::Severity::kError) {
      logger().error(article::to_string(diagnostic));
    } else {
      logger().warning(article::to_string(diagnostic));
    }
  }
}

void reload(const std::filesystem::path& file, registry::Registry& registry, Service& service, Supervisor& supervisor) {
  supervisor.tell("RELOADING=1");
  article::Diagnostics diagnostics;
  std::optional<Configuration> configuration;
  try {
    configuration = assemble(file, registry, diagnostics);
    log(diagnostics);
    if (configuration) service.reload(std::move(*configuration));
  } catch (const std::exception& error) {
    logger().error(std::string("reload: ") + error.what());
    configuration.reset();
  }
  if (configuration) {
    logger().information("reloaded: " + std::to_string(service.configuration().settings.feeds.size()) + " feeds");
  } else {
    logger().error("the configuration has errors: the old settings stay in force");
  }
  supervisor.tell("READY=1");
}

void serve(const std::filesystem::path& file, const Signals& signals, registry::Registry& registry, Service& service) {
  Supervisor supervisor;
  service.start();
  logger().information("running: " + std::to_string(service.configuration().settings.feeds.size()) + " feeds");
  supervisor.tell("READY=1");
  for (;;) {
    const int signal = signals.wait();
    supervisor.show_sign_of_life();
    if (signal == SIGHUP) {
      reload(file, registry, service, supervisor);
    } else if (signal != 0) {
      break;
    }
    service.tick();
  }
  supervisor.tell("STOPPING=1");
  logger().information("stopping");
  service.stop();
  logger().information("stopped");
}

}  // namespace

int run(const Invocation& invocation) {
  const Signals signals;
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  const std::filesystem::path file = configuration_file(invocation);
  std::optional<Configuration> configuration = assemble(file, registry, diagnostics);
  print(diagnostics);
  if (!configuration) throw ConfigurationError("the configuration has errors; nothing was started");
  log_to_standard_error(invocation.log_level.empty() ? configuration->settings.log_level : invocation.log_level,
                        configuration->settings.log_format);
  Service service(clock, registry, std::move(*configuration));
  serve(file, signals, registry, service);
  return kDone;
}

}  // namespace mentiond::daemon
