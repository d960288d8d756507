// From a configuration file to what the pipeline runs on: settings, plugins, compiled watchlists, checked
// whole.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/article/plugin.h"
#include "host/daemon/application.h"
#include "host/pipeline/fetch_loop.h"
#include "host/pipeline/generation.h"
#include "host/registry/registry.h"
#include "host/schedule/scheduler.h"
#include "host/settings/settings.h"

namespace mentiond::daemon {

/// A plugin, the settings for one instance of it, and whom that tells.
struct Instance {
  std::string plugin;
  article::InstanceSettings settings;
  std::vector<std::string> recipients = {};
  std::vector<std::string> templates = {};  ///< What the files of its templates say: edited in place, it is another.
  bool operator==(const Instance&) const = default;
};

/// One reading of the configuration in which nothing is wrong.
struct Configuration {
  settings::Settings settings;
  std::vector<Instance> receivers;
  article::MatchPrograms programs;
  std::shared_ptr<const pipeline::Generation> generation;
};

/// `--config`, else ./mentiond.yaml, else /etc/mentiond/mentiond.yaml. Throws UsageError where there is none.
std::filesystem::path configuration_file(const Invocation& invocation);

/// Where plugins are when the configuration does not say: ../lib/mentiond, seen from the program.
std::filesystem::path plugin_folder();

/// Loads the plugins of `settings` (absent: those beside the program). A library that is refused is a
/// warning, one that is asked for and missing an error.
void load_plugins(registry::Registry& registry, const settings::Settings* settings, article::Diagnostics& diagnostics);

/// Reads and checks everything. Absent where `diagnostics` holds an error. The registry outlives the result.
std::optional<Configuration> assemble(const std::filesystem::path& file, registry::Registry& registry,
                                      article::Diagnostics& diagnostics);

/// New instances of the fetch plugins.
pipeline::FetchLoop::Fetchers make_fetchers(const registry::Registry& registry, const Configuration& configuration);

/// One worker's normalisers and enrichers, by their defaults or by the settings. `settings` may be null.
pipeline::WorkerStages open_readers(const registry::Registry& registry, const settings::Settings* settings);

/// The feeds for the scheduler.
std::vector<schedule::ScheduledFeed> scheduled_feeds(const settings::Settings& settings);

/// Adds `more` to the end of `all`.
void append(article::Diagnostics& all, const article::Diagnostics& more);

/// Prints them to standard error, a line each; returns the number of errors.
std::size_t print(const article::Diagnostics& diagnostics);

}  // namespace mentiond::daemon
