// The smaller parts of mentiond.yaml.
#include "host/settings/sections.h"

#include "host/settings/checks.h"
#include "host/settings/files.h"

namespace mentiond::settings {
namespace {

constexpr unsigned kMost = 1'000'000'000;

constexpr std::array<Key<Settings>, 3> kPluginsKeys = {{
    {{"path"},
     [](Reading& reading, const Node& node, Settings& settings) {
       for (const Node& path : texts_of(reading, node, "a folder of plugins"))
         settings.plugin_paths.push_back(resolve(path.text(), path.file()));
     }},
    {{"only"},
     [](Reading& reading, const Node& node, Settings& settings) {
       for (const Node& name : texts_of(reading, node, "the name of a plugin"))
         settings.plugins_only.push_back(name.text());
     }},
    {{"settings"},
     [](Reading& reading, const Node& node, Settings& settings) {
       if (!node.is_mapping())
         return reading.error(node.where(),
                              "expected plugins and their settings, as in { http: { max_redirects: 5 } }");
       for (const auto& [key, value] : node.entries()) {
         const auto name = text_of(reading, key, "the name of a plugin");
         if (!name) continue;
         PluginSettings written{*name, *name, {}, key.where()};
         if (value.is_mapping()) {
           collect_settings(reading, value, written);
         } else {
           reading.error(value.where(), "expected the settings of the plugin \"" + *name + "\" as a mapping, not " +
                                            value.description());
         }
         if (!settings.plugin_settings.emplace(*name, std::move(written)).second)
           reading.error(key.where(), "the key \"" + *name + "\" stands here a second time");
       }
     }},
}};

constexpr std::array<Key<PerHost>, 2> kPerHostKeys = {{
    {{"connections"},
     [](Reading& reading, const Node& node, PerHost& per_host) {
       assign(per_host.connections, count_of(reading, node, 1, 1000));
     }},
    {{"spacing"},
     [](Reading& reading, const Node& node, PerHost& per_host) {
       assign(per_host.spacing, duration_of(reading, node, 0, article::kDay));
     }},
}};

constexpr std::array<Key<Limits>, 6> kLimitsKeys = {{
    {{"document_bytes"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.document_bytes, size_of(reading, node, 1024, 1 << 30));
     }},
    {{"fetch_timeout"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.fetch_timeout, duration_of(reading, node, article::kSecond, article::kHour));
     }},
    {{"items_per_document"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.items_per_document, count_of(reading, node, 1, kMost));
     }},
    {{"fetches"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.fetches, count_of(reading, node, 1, 100'000));
     }},
    {{"queue"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.queue, count_of(reading, node, 1, 100'000));
     }},
    {{"outbox"},
     [](Reading& reading, const Node& node, Limits& limits) {
       assign(limits.outbox, count_of(reading, node, 1, kMost));
     }},
}};

constexpr Micros kLongest = 200LL * 365 * article::kDay;

constexpr std::array<Key<Retention>, 2> kRetentionKeys = {{
    {{"articles"},
     [](Reading& reading, const Node& node, Retention& retention) {
       assign(retention.articles, duration_of(reading, node, article::kHour, kLongest));
     }},
    {{"alerts"},
     [](Reading& reading, const Node& node, Retention& retention) {
       assign(retention.alerts, duration_of(reading, node, article::kHour, kLongest));
     }},
}};

struct Web {};

constexpr std::array<Key<Web>, 1> kWebKeys = {{
    {{"listen"},
     [](Reading& reading, const Node& node, Web&) {
       (void)text_of(reading, node, "an address and a port, as in 127.0.0.1:8460");
     }},
}};

void read_level(Reading& reading, const Node& node, Settings& settings) {
  const std::vector<std::string> levels = {"trace",   "debug", "info",     "information", "notice",
                                           "warning", "error", "critical", "fatal"};
  const auto level = choice_of(reading, node, levels);
  if (level) settings.log_level = levels[*level] == "info" ? "information" : levels[*level];
}

constexpr std::array<Key<Settings>, 2> kLogKeys = {{
    {{"level"}, read_level},
    {{"format"},
     [](Reading& reading, const Node& node, Settings& settings) {
       const std::vector<std::string> formats = {"logfmt", "json"};
       if (const auto format = choice_of(reading, node, formats)) settings.log_format = formats[*format];
     }},
}};

}  // namespace

void read_store(Reading& reading, const Node& node, Settings& settings) {
  const auto store = text_of(reading, node, "a store, as in sqlite:mentiond.db");
  if (!store) return;
  if (store->starts_with("postgresql:") || store->starts_with("postgres:"))
    return reading.error(node.where(), "this version stores in SQLite only; write sqlite: and a file",
                         "sqlite:mentiond.db");
  const std::string_view kScheme = "sqlite:";
  if (!store->starts_with(kScheme) || store->size() == kScheme.size() || store->ends_with('/')) {
    return reading.error(node.where(),
                         "expected sqlite: and a file, as in sqlite:mentiond.db, not " + node.description(),
                         store->find(':') == std::string::npos ? "sqlite:" + *store : std::string());
  }
  settings.store = std::string(kScheme) + resolve(store->substr(kScheme.size()), node.file()).string();
}

void read_plugins(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<Settings>(reading, node, "plugins", kPluginsKeys, settings);
}

void read_per_host(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<PerHost>(reading, node, "per_host", kPerHostKeys, settings.per_host);
}

void read_limits(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<Limits>(reading, node, "limits", kLimitsKeys, settings.limits);
}

void read_retention(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<Retention>(reading, node, "retention", kRetentionKeys, settings.retention);
}

void read_allow_networks(Reading& reading, const Node& node, Settings& settings) {
  for (const Node& network : texts_of(reading, node, "a list of networks, as in [10.0.0.0/8]")) {
    if (const auto wrong = check_network(network.text()))
      reading.error(network.where(), wrong->message);
    else
      settings.allow_networks.push_back(network.text());
  }
}

void read_web(Reading& reading, const Node& node, Settings&) {
  Web web;
  read_mapping<Web>(reading, node, "web", kWebKeys, web);
  reading.warning(node.where(), "the web side comes with a later version; nothing listens yet");
}

void read_log(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<Settings>(reading, node, "log", kLogKeys, settings);
}

std::vector<KeyTable> section_tables() {
  return {{"plugins", names_of<Settings>(kPluginsKeys)},
          {"per_host", names_of<PerHost>(kPerHostKeys)},
          {"limits", names_of<Limits>(kLimitsKeys)},
          {"retention", names_of<Retention>(kRetentionKeys)},
          {"web", names_of<Web>(kWebKeys)},
          {"log", names_of<Settings>(kLogKeys)}};
}

}  // namespace mentiond::settings
