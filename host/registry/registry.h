// Loads plugin libraries, checks them before anything in them is called, and adapts their C tables to the host's stage
// interfaces (DESIGN §3).
//
// Libraries are never unloaded. Thread-safe: make_*() may be called from any thread, also while a reload scans. What
// they make may outlive the registry, and not the clock.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "host/article/plugin.h"
#include "host/article/stages.h"
#include "host/article/time.h"

namespace mentiond::registry {

class Registry final {
 public:
  /// Initialises libcurl and libxml2 for the process. `clock` outlives the registry.
  explicit Registry(const article::Clock& clock);
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  /// Loads every *.so of the folders, or only the plugins named: of those, the file is called <kind>-<name>.so, and no
  /// other file is opened. A library that is refused is a warning that says why; a plugin that is named and missing is
  /// an error. Of two plugins of one kind and name, the first wins. A library that is loaded already stays as it is.
  article::Diagnostics scan(const std::vector<std::filesystem::path>& folders, const std::vector<std::string>& only);

  /// What the last scan found, ordered by kind and name.
  std::vector<article::PluginInfo> plugins() const;

  // Each throws PluginError where the plugin is not there or refuses its settings.
  std::unique_ptr<article::Fetcher> make_fetcher(const std::string& name,
                                                 const article::InstanceSettings& settings) const;
  std::unique_ptr<article::Normaliser> make_normaliser(const std::string& name,
                                                       const article::InstanceSettings& settings) const;
  std::unique_ptr<article::Enricher> make_enricher(const std::string& name,
                                                   const article::InstanceSettings& settings) const;
  std::unique_ptr<article::Notifier> make_notifier(const std::string& name,
                                                   const article::InstanceSettings& settings) const;
  /// Null where `diagnostics` got an error.
  std::shared_ptr<const article::MatchProgram> compile_matcher(const std::string& name,
                                                               const article::InstanceSettings& settings,
                                                               const std::vector<article::WatchlistFile>& files,
                                                               article::Diagnostics& diagnostics) const;

 private:
  struct Loaded;
  struct Scan;
  void scan_file(const std::filesystem::path& file, Scan& scan);
  /// The library, opened now or before; null where it is refused.
  Loaded* open(const std::filesystem::path& file, Scan& scan);
  /// Null where nothing of that kind and name is loaded; one that the last scan found goes first.
  const Loaded* find(article::PluginKind kind, const std::string& name) const;
  const Loaded& get(article::PluginKind kind, const std::string& name) const;

  const article::Clock& clock_;
  mutable std::mutex mutex_;  // Guards loaded_, which only grows: what it points to stays.
  std::vector<std::unique_ptr<Loaded>> loaded_;
};

/// What a library is, or why it is refused. Loads it into this process.
std::variant<article::PluginInfo, std::string> check_library(const std::filesystem::path& file);

}  // namespace mentiond::registry
