// The whole of mentiond.yaml.
#include <algorithm>
#include <map>
#include <tuple>

#include "host/settings/files.h"
#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

constexpr std::array<Key<Settings>, 16> kRootKeys = {{
    {{"store"}, read_store},
    {{"plugins"}, read_plugins},
    {{"feeds", Presence::kRequired}, read_feeds},
    {{"watchlists", Presence::kRequired}, read_watchlists},
    {{"receivers"}, read_receivers},
    {{"route"}, read_route},
    {{"per_host"}, read_per_host},
    {{"retention"}, read_retention},
    {{"limits"}, read_limits},
    {{"allow_networks"}, read_allow_networks},
    {{"web"}, read_web},
    {{"log"}, read_log},
    {{"templates", Presence::kLater}},
    {{"inhibit_rules", Presence::kLater}},
    {{"time_intervals"}, read_time_intervals},
    {{"global"}, read_global},
}};

/// File by file as they were first named, and in the order of the lines.
article::Diagnostics in_order(article::Diagnostics diagnostics) {
  std::map<std::string, std::size_t> files;
  for (const article::Diagnostic& diagnostic : diagnostics) files.emplace(diagnostic.file, files.size());
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const article::Diagnostic& a, const article::Diagnostic& b) {
                     return std::tuple(files[a.file], a.line, a.column) < std::tuple(files[b.file], b.line, b.column);
                   });
  return diagnostics;
}

}  // namespace

std::vector<KeyTable> key_tables() {
  std::vector<KeyTable> tables = {{"", names_of<Settings>(kRootKeys)}};
  for (auto part : {feed_tables(), route_tables(), time_interval_tables(), section_tables()})
    tables.insert(tables.end(), part.begin(), part.end());
  return tables;
}

Loaded load(const std::filesystem::path& file) {
  Reading reading;
  Settings& settings = reading.settings;
  settings.file = file;
  settings.store = "sqlite:" + resolve("mentiond.db", file.string()).string();
  const YamlFile* yaml = reading.open(file.string(), nullptr);
  if (yaml != nullptr) {
    read_mapping<Settings>(reading, yaml->root(), "the configuration", kRootKeys, settings);
    settle_route(reading, settings);
  }
  Loaded loaded{std::nullopt, in_order(reading.diagnostics())};
  if (reading.errors() == 0) loaded.settings = std::move(reading.settings);
  return loaded;
}

}  // namespace mentiond::settings
