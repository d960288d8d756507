#include "tests/plugins/contract/libraries.h"
#include "tests/support/temp_folder.h"

namespace mentiond::contract {
namespace {

/// A sample shows what it is about; what a whole configuration needs besides is added.
std::string completed(std::string yaml) {
  const auto has = [&](const std::string& key) {
    return yaml.starts_with(key) || yaml.find("\n" + key) != std::string::npos;
  };
  if (!has("feeds:")) yaml += "\nfeeds: [{ url: 'https://example.org/feed' }]\n";
  if (!has("watchlists:")) yaml += "\nwatchlists: [watchlists/one.yaml]\n";
  if (!has("receivers:")) yaml += "\nreceivers: [{ name: out, file: { path: '-' } }]\n";
  return yaml;
}

const settings::PluginSettings* written_for(const Plugin& plugin, const settings::Settings& settings) {
  for (const settings::PluginSettings& receiver : settings.receivers) {
    if (plugin.kind == "alert" && receiver.plugin == plugin.name) return &receiver;
  }
  const auto found = settings.plugin_settings.find(plugin.name);
  return found == settings.plugin_settings.end() ? nullptr : &found->second;
}

}  // namespace

article::InstanceSettings sample_settings(const Plugin& plugin, article::Diagnostics& diagnostics) {
  const std::filesystem::path sample = plugin.folder() / "sample.yaml";
  if (!std::filesystem::exists(sample)) {
    diagnostics.push_back({sample.string(), 0, 0, article::Severity::kError, "there is no such file", {}});
    return {plugin.name, {}};
  }
  const support::TempFolder folder;
  folder.write("watchlists/one.yaml", "watchlist: one\nentities: [{ id: nato, name: NATO, case: exact }]\n");
  const auto file = folder.write("mentiond.yaml", completed(support::read_file(sample)));
  const settings::Loaded loaded = settings::load(file);
  diagnostics.insert(diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
  if (!loaded.settings) return {};
  const settings::PluginSettings* written = written_for(plugin, *loaded.settings);
  const auto checked = registry::check_library(plugin.library);
  const auto* info = std::get_if<article::PluginInfo>(&checked);
  if (written == nullptr || info == nullptr) return {plugin.name, {}};
  return settings::check_plugin_settings(*written, *info, diagnostics);
}

}  // namespace mentiond::contract
