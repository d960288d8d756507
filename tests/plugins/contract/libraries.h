// The libraries under test, and the folder of the tree that each comes from.
#pragma once

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "host/registry/library.h"
#include "host/registry/registry.h"
#include "host/settings/settings.h"
#include "tests/support/manual_clock.h"

namespace mentiond::contract {

struct Plugin {
  std::filesystem::path library;
  std::string kind, name;  ///< As the file is called: KIND-NAME.so.

  std::filesystem::path folder() const { return std::filesystem::path(MENTIOND_SOURCE_DIR) / "plugins" / kind / name; }
};
inline std::ostream& operator<<(std::ostream& out, const Plugin& plugin) {
  return out << plugin.kind << "/" << plugin.name;
}

/// Those of one kind, or of all.
inline std::vector<Plugin> plugins(const std::string& kind = {}) {
  std::vector<Plugin> found;
  const std::filesystem::path folder = std::filesystem::path(MENTIOND_BINARY_DIR) / "lib" / "mentiond";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".so") continue;
    const std::string stem = file.path().stem().string();
    Plugin plugin{file.path(), stem.substr(0, stem.find('-')), stem.substr(stem.find('-') + 1)};
    if (kind.empty() || plugin.kind == kind) found.push_back(std::move(plugin));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.library < b.library; });
  return found;
}

/// The settings of the plugin's sample.yaml, as the host reads them. What is wrong is added to `diagnostics`.
article::InstanceSettings sample_settings(const Plugin& plugin, article::Diagnostics& diagnostics);

/// A registry of the one plugin, and the settings of its sample.
struct Host {
  explicit Host(const Plugin& plugin) : registry(clock) {
    diagnostics = registry.scan({plugin.library.parent_path()}, {plugin.name});
    settings = sample_settings(plugin, diagnostics);
  }
  support::ManualClock clock;
  registry::Registry registry;
  article::Diagnostics diagnostics;
  article::InstanceSettings settings;
};

}  // namespace mentiond::contract
