#include "host/daemon/assembly.h"

#include <algorithm>
#include <iostream>

#include "host/daemon/commands.h"
#include "host/settings/files.h"

namespace mentiond::daemon {
namespace {

using article::Diagnostic;
using article::Diagnostics;
using article::PluginInfo;
using article::PluginKind;
using article::Severity;

std::size_t errors(const Diagnostics& diagnostics) {
  return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                [](const Diagnostic& d) { return d.severity == Severity::kError; }));
}

Diagnostic error_at(const settings::Position& where, std::string message, std::string suggestion = {}) {
  return {where.file, where.line, where.column, Severity::kError, std::move(message), std::move(suggestion)};
}

std::vector<PluginInfo> plugins_of(const registry::Registry& registry, PluginKind kind) {
  std::vector<PluginInfo> found = registry.plugins();
  std::erase_if(found, [&](const PluginInfo& plugin) { return plugin.kind != kind; });
  return found;
}

const PluginInfo* find(const std::vector<PluginInfo>& plugins, const std::string& name) {
  const auto found = std::find_if(plugins.begin(), plugins.end(), [&](const auto& p) { return p.name == name; });
  return found == plugins.end() ? nullptr : &*found;
}

/// The settings of a plugin that is not a receiver: those under `plugins: settings:`, and for fetch plugins
/// the networks that the host allows.
article::InstanceSettings settings_for(const PluginInfo& plugin, const settings::Settings* settings,
                                       Diagnostics& diagnostics) {
  article::InstanceSettings instance;
  instance.name = plugin.name;
  if (settings == nullptr) return instance;
  if (const auto written = settings->plugin_settings.find(plugin.name); written != settings->plugin_settings.end()) {
    instance = settings::check_plugin_settings(written->second, plugin, diagnostics);
  }
  if (plugin.kind != PluginKind::kFetch) return instance;
  const auto understands = [&](const char* key) {
    return std::any_of(plugin.settings.begin(), plugin.settings.end(), [&](const auto& s) { return s.key == key; });
  };
  if (understands("allow_networks")) {
    for (const std::string& network : settings->allow_networks) {
      instance.values.emplace_back("allow_networks", network);
    }
  }
  // The configuration itself names the feeds, and only it can name a file.
  const bool reads_files = std::any_of(settings->feeds.begin(), settings->feeds.end(),
                                       [](const settings::Feed& feed) { return feed.url.starts_with("file:"); });
  if (reads_files && understands("local_files")) instance.values.emplace_back("local_files", "true");
  return instance;
}

void check_settings_name_plugins(const settings::Settings& settings, const registry::Registry& registry,
                                 Diagnostics& diagnostics) {
  const std::vector<PluginInfo> plugins = registry.plugins();
  std::vector<std::string> names;
  for (const PluginInfo& plugin : plugins) names.push_back(plugin.name);
  for (const auto& [name, written] : settings.plugin_settings) {
    if (find(plugins, name) == nullptr) {
      diagnostics.push_back(
          error_at(written.where, "no plugin is called \"" + name + "\"", settings::nearest(name, names)));
    }
  }
}

/// The bytes of the files that `templates:` names. What cannot be read is the plugin's to explain.
std::vector<std::string> read_templates(const article::InstanceSettings& settings) {
  std::vector<std::string> templates;
  for (const auto& [key, value] : settings.values) {
    if (key.starts_with("templates.")) templates.push_back(settings::read_file(value).bytes.value_or(""));
  }
  return templates;
}

std::vector<Instance> check_receivers(const settings::Settings& settings, const registry::Registry& registry,
                                      Diagnostics& diagnostics) {
  const std::vector<PluginInfo> plugins = plugins_of(registry, PluginKind::kAlert);
  std::vector<std::string> names;
  for (const PluginInfo& plugin : plugins) names.push_back(plugin.name);
  std::vector<Instance> receivers;
  for (const settings::PluginSettings& receiver : settings.receivers) {
    const PluginInfo* plugin = find(plugins, receiver.plugin);
    if (plugin == nullptr) {
      diagnostics.push_back(error_at(
          receiver.where,
          "there is no alert plugin \"" + receiver.plugin + "\" (mentiond plugins list shows those that were found)",
          settings::nearest(receiver.plugin, names)));
      continue;
    }
    const std::size_t before = errors(diagnostics);
    Instance instance{receiver.plugin, settings::check_plugin_settings(receiver, *plugin, diagnostics)};
    if (errors(diagnostics) > before) continue;
    // Before the plugin reads them: an edit in between makes another instance at the next reload.
    std::vector<std::string> templates = read_templates(instance.settings);
    try {
      const auto notifier = registry.make_notifier(instance.plugin, instance.settings);
      append(diagnostics, notifier->check());
      instance.recipients = notifier->recipients();
      instance.templates = std::move(templates);
      receivers.push_back(std::move(instance));
    } catch (const article::PluginError& error) {
      diagnostics.push_back(error_at(receiver.where, receiver.name + ": " + error.what()));
    }
  }
  return receivers;
}

article::MatchPrograms compile(const settings::Settings& settings, const registry::Registry& registry,
                               Diagnostics& diagnostics) {
  article::MatchPrograms programs;
  for (const PluginInfo& plugin : plugins_of(registry, PluginKind::kMatch)) {
    const auto program = registry.compile_matcher(plugin.name, settings_for(plugin, &settings, diagnostics),
                                                  settings.watchlists, diagnostics);
    if (program) programs.push_back(program);
  }
  if (programs.empty() && errors(diagnostics) == 0) {
    diagnostics.push_back(
        {settings.file.string(), 0, 0, Severity::kError, "no match plugin was found, so nothing would ever match", {}});
  }
  return programs;
}

pipeline::FeedOptions options_of(const settings::Feed& feed) {
  pipeline::FeedOptions options{feed.name, feed.timezone, feed.language, feed.tags, false, std::nullopt};
  options.backfill_all = feed.backfill.kind == settings::Backfill::Kind::kAll;
  if (feed.backfill.kind == settings::Backfill::Kind::kSince) options.backfill_since = feed.backfill.since;
  return options;
}

alert::Routing routing_of(const settings::Settings& settings, const std::vector<Instance>& receivers) {
  alert::Routing routing;
  routing.root = settings.route;
  routing.resolve_timeout = settings.resolve_timeout;
  for (const Instance& instance : receivers) routing.recipients[instance.settings.name] = instance.recipients;
  return routing;
}

std::shared_ptr<const pipeline::Generation> make_generation(const Configuration& configuration,
                                                            const registry::Registry& registry) {
  auto generation = std::make_shared<pipeline::Generation>();
  for (const settings::Feed& feed : configuration.settings.feeds) generation->feeds[feed.id] = options_of(feed);
  for (const auto& program : configuration.programs) {
    generation->watches.insert(generation->watches.end(), program->watches().begin(), program->watches().end());
  }
  generation->routing = routing_of(configuration.settings, configuration.receivers);
  // The settings are copied: a generation outlives the reading that made it.
  const auto settings = std::make_shared<const settings::Settings>(configuration.settings);
  generation->open_stages = [&registry, settings, programs = configuration.programs] {
    pipeline::WorkerStages stages = open_readers(registry, settings.get());
    for (const auto& program : programs) stages.matchers.push_back(program->open_session());
    return stages;
  };
  return generation;
}

}  // namespace

std::filesystem::path configuration_file(const Invocation& invocation) {
  namespace fs = std::filesystem;
  if (invocation.config) return *invocation.config;
  for (const char* usual : {"mentiond.yaml", "/etc/mentiond/mentiond.yaml"}) {
    if (fs::exists(usual)) return usual;
  }
  throw UsageError("there is neither ./mentiond.yaml nor /etc/mentiond/mentiond.yaml; name one with --config FILE");
}

std::filesystem::path plugin_folder() {
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe");
  return program.parent_path().parent_path() / "lib" / "mentiond";
}

void load_plugins(registry::Registry& registry, const settings::Settings* settings, Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> folders;
  std::vector<std::string> only;
  if (settings != nullptr) folders = settings->plugin_paths, only = settings->plugins_only;
  if (folders.empty()) folders.push_back(plugin_folder());
  append(diagnostics, registry.scan(folders, only));
}

std::optional<Configuration> assemble(const std::filesystem::path& file, registry::Registry& registry,
                                      Diagnostics& diagnostics) {
  settings::Loaded loaded = settings::load(file);
  append(diagnostics, loaded.diagnostics);
  if (!loaded.settings) return std::nullopt;
  Configuration configuration;
  configuration.settings = std::move(*loaded.settings);
  load_plugins(registry, &configuration.settings, diagnostics);
  check_settings_name_plugins(configuration.settings, registry, diagnostics);
  configuration.receivers = check_receivers(configuration.settings, registry, diagnostics);
  configuration.programs = compile(configuration.settings, registry, diagnostics);
  try {
    (void)make_fetchers(registry, configuration);
    (void)open_readers(registry, &configuration.settings);
  } catch (const article::PluginError& error) {
    diagnostics.push_back({configuration.settings.file.string(), 0, 0, Severity::kError, error.what(), {}});
  }
  if (errors(diagnostics) > 0) return std::nullopt;
  configuration.generation = make_generation(configuration, registry);
  settings::check_labels(configuration.settings, configuration.generation->watches, diagnostics);
  return configuration;
}

pipeline::FetchLoop::Fetchers make_fetchers(const registry::Registry& registry, const Configuration& configuration) {
  pipeline::FetchLoop::Fetchers fetchers;
  Diagnostics problems;
  for (const PluginInfo& plugin : plugins_of(registry, PluginKind::kFetch)) {
    fetchers.push_back(registry.make_fetcher(plugin.name, settings_for(plugin, &configuration.settings, problems)));
  }
  if (!problems.empty()) throw article::PluginError(article::Fault::kRejected, to_string(problems.front()));
  return fetchers;
}

pipeline::WorkerStages open_readers(const registry::Registry& registry, const settings::Settings* settings) {
  pipeline::WorkerStages stages;
  Diagnostics problems;
  for (const PluginInfo& plugin : plugins_of(registry, PluginKind::kNormalise)) {
    stages.normalisers.push_back(registry.make_normaliser(plugin.name, settings_for(plugin, settings, problems)));
  }
  for (const PluginInfo& plugin : plugins_of(registry, PluginKind::kEnrich)) {
    stages.enrichers.push_back(registry.make_enricher(plugin.name, settings_for(plugin, settings, problems)));
  }
  if (!problems.empty()) throw article::PluginError(article::Fault::kRejected, to_string(problems.front()));
  return stages;
}

std::vector<schedule::ScheduledFeed> scheduled_feeds(const settings::Settings& settings) {
  std::vector<schedule::ScheduledFeed> feeds;
  for (const settings::Feed& feed : settings.feeds) feeds.push_back({feed.id, feed.url, feed.interval});
  return feeds;
}

void append(Diagnostics& all, const Diagnostics& more) { all.insert(all.end(), more.begin(), more.end()); }

std::size_t print(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) std::cerr << article::to_string(diagnostic) << "\n";
  return errors(diagnostics);
}

}  // namespace mentiond::daemon
