// What the host knows of a plugin without running it, and the settings that it hands to an instance.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentiond::article {

enum class PluginKind { kFetch = 1, kNormalise, kEnrich, kMatch, kAlert };

/// "fetch", "normalise", "enrich", "match", "alert".
std::string_view to_string(PluginKind kind);

enum class SettingType { kString, kInteger, kBoolean, kDuration, kUrl, kPath, kChoice };

/// A setting that a plugin understands.
struct SettingSpec {
  std::string key;
  SettingType type = SettingType::kString;
  bool required = false, list = false, secret = false;
  std::string fallback;  ///< The default as one would write it; empty: none.
  std::vector<std::string> choices;
  std::string summary;
};

struct PluginInfo {
  PluginKind kind = PluginKind::kFetch;
  std::string name, version, summary;
  std::string path;  ///< Of the library.
  unsigned abi_major = 0, abi_minor = 0;
  std::vector<SettingSpec> settings;
};

/// The settings of one instance, checked, secrets resolved. A list is its key several times.
struct InstanceSettings {
  std::string name;  ///< What the configuration calls the instance.
  std::vector<std::pair<std::string, std::string>> values;
  bool operator==(const InstanceSettings&) const = default;
};

}  // namespace mentiond::article
