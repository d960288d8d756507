// mentiond.yaml and the files that it names, as values: read, validated and explained.
//
// load() reads everything or says everything that is wrong: each problem with file, line and column, what was
// expected, and the nearest valid word. Nothing is skipped silently. Values are plain and not synchronised; a
// reload makes new ones.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/alert/route.h"
#include "host/article/mention.h"
#include "host/article/plugin.h"
#include "host/article/stages.h"
#include "host/article/time.h"

namespace mentiond::settings {

using article::Micros;

/// Where a value stands in a file. Lines and columns count characters from 1.
struct Position {
  std::string file;
  unsigned line = 0, column = 0;
};

/// Which items of a feed's first poll raise alerts (DESIGN §1, baseline).
struct Backfill {
  enum class Kind { kNone, kAll, kSince } kind = Kind::kNone;
  Micros since = 0;  ///< kSince: items published at most so long before the poll.
};

enum class FullText { kAuto, kNever, kAlways };

struct Feed {
  std::string id;  ///< `id:`, else a hash of the URL as first configured.
  std::string url, name, timezone, language;
  std::vector<std::string> tags;
  std::optional<Micros> interval;  ///< Absent: auto.
  FullText full_text = FullText::kAuto;
  Backfill backfill;
  Position where;
};

/// A setting of a plugin, as written. Checked by check_plugin_settings() once the plugin is known.
struct PluginSetting {
  std::string key, value;
  bool secret = false;  ///< It came from {file:}, {env:} or {credential:}.
  Position where;
};

/// What a receiver or `plugins: settings:` says to one plugin.
struct PluginSettings {
  std::string plugin;  ///< "email", "webhook", "http"
  std::string name;    ///< The receiver's name; else the plugin's.
  std::vector<PluginSetting> settings;
  Position where;
};

struct PerHost {
  unsigned connections = 1;
  Micros spacing = article::kSecond;
};

struct Limits {
  std::uint64_t document_bytes = 10 << 20;  ///< Decoded.
  Micros fetch_timeout = article::kMinute;
  unsigned items_per_document = 100'000;
  unsigned fetches = 256;       ///< At once.
  unsigned queue = 64;          ///< Documents between two stages.
  unsigned outbox = 1'000'000;  ///< Alerts that wait; above it, fetching pauses.
};

/// A label that a route asks alerts for, and the plain values that it compares it with.
struct AskedLabel {
  std::string label;
  Position where;
  std::vector<std::pair<std::string, Position>> values;
};

struct Retention {
  Micros articles = 90 * article::kDay;
  Micros alerts = 365 * article::kDay;
};

struct Settings {
  std::filesystem::path file;
  std::string store;                                ///< "sqlite:/absolute/path"
  std::vector<std::filesystem::path> plugin_paths;  ///< Empty: beside the program.
  std::vector<std::string> plugins_only;            ///< Empty: all.
  std::map<std::string, PluginSettings> plugin_settings;
  std::vector<Feed> feeds;
  std::vector<article::WatchlistFile> watchlists;  ///< Path and bytes.
  std::vector<PluginSettings> receivers;
  std::optional<alert::Route> route;
  std::vector<AskedLabel> asked_labels;        ///< By all routes.
  Micros resolve_timeout = 3 * article::kDay;  ///< An alert whose story is quiet for so long is resolved.
  PerHost per_host;
  Limits limits;
  Retention retention;
  std::vector<std::string> allow_networks;  ///< CIDR.
  std::string log_level = "information";    ///< As Poco names them.
  std::string log_format = "logfmt";        ///< logfmt or json
};

struct Loaded {
  std::optional<Settings> settings;  ///< Absent where a diagnostic is an error.
  article::Diagnostics diagnostics;
};

/// Reads `file` and what it includes. Never throws on what a person may have written.
Loaded load(const std::filesystem::path& file);

/// Holds what was written for an instance against what the plugin understands; relative paths become
/// absolute. Adds to `diagnostics`; the result is usable where no error was added.
article::InstanceSettings check_plugin_settings(const PluginSettings& written, const article::PluginInfo& plugin,
                                                article::Diagnostics& diagnostics);

/// Holds what routes ask for against the labels that alerts about these watches can have: what none has is a warning.
void check_labels(const Settings& settings, const std::vector<article::Watch>& watches,
                  article::Diagnostics& diagnostics);

/// The word of `valid` nearest to `word` (Damerau-Levenshtein), or empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& valid);

}  // namespace mentiond::settings
