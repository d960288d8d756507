// What is said to a plugin: first as written, then held against what the plugin understands.
#include <algorithm>
#include <filesystem>
#include <set>

#include "host/article/ascii.h"
#include "host/settings/checks.h"
#include "host/settings/files.h"
#include "host/settings/sections.h"
#include "host/settings/units.h"

namespace mentiond::settings {
namespace {

using article::InstanceSettings;
using article::PluginInfo;
using article::SettingSpec;
using article::SettingType;

constexpr int kDeepest = 4;
const std::vector<std::string> kSecretKinds = {"file", "env", "credential"};

/// `{ env: NAME }` and its like; null where `node` is none.
std::optional<std::pair<std::string, Node>> secret_reference(const Node& node) {
  if (!node.is_mapping()) return std::nullopt;
  const auto entries = node.entries();
  if (entries.size() != 1 || !entries.front().first.is_text()) return std::nullopt;
  const std::string& kind = entries.front().first.text();
  if (std::find(kSecretKinds.begin(), kSecretKinds.end(), kind) == kSecretKinds.end()) return std::nullopt;
  return std::pair(kind, entries.front().second);
}

void add_secret(Reading& reading, const std::string& key, const std::string& kind, const Node& node,
                PluginSettings& into) {
  const auto name = text_of(reading, node, kind == "file" ? "a file" : "the name of the secret");
  if (!name) return;
  Secret secret = read_secret(kind, *name, node.file());
  if (!secret.value) return reading.error(node.where(), key + ": " + secret.problem);
  into.settings.push_back({key, std::move(*secret.value), true, node.where()});
}

void collect(Reading& reading, const Node& node, const std::string& prefix, int depth, PluginSettings& into);

void add_value(Reading& reading, const std::string& key, const Node& value, int depth, PluginSettings& into) {
  if (const auto secret = secret_reference(value)) {
    add_secret(reading, key, secret->first, secret->second, into);
  } else if (value.is_text()) {
    into.settings.push_back({key, value.text(), false, value.where()});
  } else if (value.is_mapping() && depth < kDeepest) {
    collect(reading, value, key + ".", depth + 1, into);
  } else {
    reading.error(value.where(), key + ": expected a value, not " + value.description());
  }
}

void collect(Reading& reading, const Node& node, const std::string& prefix, int depth, PluginSettings& into) {
  std::set<std::string> seen;
  for (const auto& [key, value] : node.entries()) {
    const auto name = text_of(reading, key, "the name of a setting");
    if (!name) continue;
    if (!seen.insert(*name).second) {
      reading.error(key.where(), "the key \"" + *name + "\" stands here a second time");
    } else if (value.is_list()) {
      for (const Node& item : value.items()) add_value(reading, prefix + *name, item, kDeepest, into);
    } else {
      add_value(reading, prefix + *name, value, depth, into);
    }
  }
}

/// Words that mean yes and no, in the spelling that plugins read.
std::optional<std::string> boolean_word(std::string_view written) {
  const std::string word = article::lower(written);
  if (word == "true" || word == "yes" || word == "on") return "true";
  if (word == "false" || word == "no" || word == "off") return "false";
  return std::nullopt;
}

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return parse_count(text).has_value();
}

/// What is wrong with a value of this type. Names no value: it may be a secret.
std::optional<Wrong> check_value(const SettingSpec& spec, const std::string& value) {
  switch (spec.type) {
    case SettingType::kInteger:
      if (!is_integer(value)) return Wrong{"expected a whole number", {}};
      break;
    case SettingType::kBoolean:
      if (!boolean_word(value)) return Wrong{"expected true or false", nearest(value, {"true", "false"})};
      break;
    case SettingType::kDuration:
      if (!parse_duration(value)) return Wrong{"expected a duration, as in 500ms, 30s, 5m or 2h", {}};
      break;
    case SettingType::kUrl:
      return check_url(value);
    case SettingType::kPath:
      if (value.empty()) return Wrong{"expected a path", {}};
      break;
    case SettingType::kChoice:
      if (std::find(spec.choices.begin(), spec.choices.end(), value) == spec.choices.end())
        return Wrong{"expected one of " + joined(spec.choices), nearest(value, spec.choices)};
      break;
    case SettingType::kString:
      break;
  }
  return std::nullopt;
}

/// As the plugin reads it.
std::string translated(const SettingSpec& spec, const PluginSetting& written) {
  if (spec.type == SettingType::kBoolean) return *boolean_word(written.value);
  const bool is_file = spec.type == SettingType::kPath && written.value != "-";
  return is_file ? resolve(written.value, written.where.file).string() : written.value;
}

class Checker {
 public:
  Checker(const PluginInfo& plugin, article::Diagnostics& diagnostics) : plugin_(plugin), diagnostics_(diagnostics) {}

  InstanceSettings check(const PluginSettings& written) {
    InstanceSettings result;
    result.name = written.name;
    std::set<std::string> seen;
    for (const PluginSetting& setting : written.settings) {
      const SettingSpec* spec = spec_of(setting);
      if (spec == nullptr) continue;
      const bool is_first = seen.insert(setting.key).second;
      if (is_right(*spec, setting, is_first)) result.values.emplace_back(setting.key, translated(*spec, setting));
    }
    for (const SettingSpec& spec : plugin_.settings) {
      if (spec.required && !seen.contains(spec.key))
        error(written.where, "the plugin " + plugin_.name + " needs the setting \"" + spec.key + "\": " + spec.summary);
    }
    return result;
  }

 private:
  void error(const Position& where, std::string message, std::string suggestion = {}) {
    diagnostics_.push_back(
        {where.file, where.line, where.column, article::Severity::kError, std::move(message), std::move(suggestion)});
  }

  /// Null: the plugin has none of that name, which is reported.
  const SettingSpec* spec_of(const PluginSetting& setting) {
    std::vector<std::string> names;
    for (const SettingSpec& spec : plugin_.settings) {
      if (spec.key == setting.key) return &spec;
      names.push_back(spec.key);
    }
    error(setting.where,
          "the plugin " + plugin_.name + " has no setting \"" + setting.key + "\"" +
              (names.empty() ? std::string("; it has none") : "; expected one of " + joined(names)),
          nearest(setting.key, names));
    return nullptr;
  }

  bool is_right(const SettingSpec& spec, const PluginSetting& setting, bool is_first) {
    if (!is_first && !spec.list) {
      error(setting.where, setting.key + ": expected one value, not a list");
      return false;
    }
    // A URL with a key in it is what services hand out to be pasted; it is hidden wherever it is shown.
    if (spec.secret && !setting.secret && spec.type != SettingType::kUrl) {
      error(setting.where, setting.key + ": a secret is not written here; write where it is: " + setting.key +
                               ": { file: PATH }, { env: NAME } or { credential: NAME }");
      return false;
    }
    const auto wrong = check_value(spec, setting.value);
    if (!wrong) return true;
    error(setting.where, setting.key + ": " + wrong->message, setting.secret ? std::string() : wrong->suggestion);
    return false;
  }

  const PluginInfo& plugin_;
  article::Diagnostics& diagnostics_;
};

}  // namespace

void collect_settings(Reading& reading, const Node& node, PluginSettings& into) { collect(reading, node, "", 0, into); }

InstanceSettings check_plugin_settings(const PluginSettings& written, const PluginInfo& plugin,
                                       article::Diagnostics& diagnostics) {
  return Checker(plugin, diagnostics).check(written);
}

}  // namespace mentiond::settings
