// The checks of a plugin's entry. Each gives the reason of a refusal, or nothing.
#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "host/registry/library.h"
#include "host/registry/text.h"

namespace mentiond::registry {
namespace {

using article::PluginKind;
using article::SettingSpec;
using Reason = std::optional<std::string>;

constexpr std::size_t kNameLimit = 40, kSummaryLimit = 400, kMostSettings = 200;
constexpr const char* kRebuild = ": rebuild it with the SDK of this mentiond";

/// The functions that a table of this kind must have, in its order: what stands after them may be absent.
std::span<const char* const> required_functions(PluginKind kind) {
  static constexpr std::array kFetch = {"create", "destroy", "accepts", "submit", "run_once", "wake", "cancel"};
  static constexpr std::array kNormalise = {"create", "destroy", "accepts", "normalise"};
  static constexpr std::array kEnrich = {"create", "destroy", "enrich"};
  static constexpr std::array kMatch = {"compile", "release", "describe", "open_session", "close_session", "match"};
  static constexpr std::array kAlert = {"create", "destroy", "recipients", "render", "deliver", "cancel"};
  switch (kind) {
    case PluginKind::kFetch:
      return kFetch;
    case PluginKind::kNormalise:
      return kNormalise;
    case PluginKind::kEnrich:
      return kEnrich;
    case PluginKind::kMatch:
      return kMatch;
    case PluginKind::kAlert:
      return kAlert;
  }
  return {};
}

constexpr std::size_t slot(std::size_t function) { return sizeof(std::size_t) + function * sizeof(void*); }
static_assert(offsetof(mentiond_fetch_table, cancel) == slot(6));
static_assert(offsetof(mentiond_normalise_table, normalise) == slot(3));
static_assert(offsetof(mentiond_enrich_table, enrich) == slot(2));
static_assert(offsetof(mentiond_match_table, match) == slot(5));
static_assert(offsetof(mentiond_alert_table, cancel) == slot(5));

/// Whether an address lies in a loaded library: constant data of a plugin does, a wild pointer does not.
bool is_loaded(const void* address) {
  Dl_info info{};
  return address != nullptr && ::dladdr(address, &info) != 0;
}

/// A constant text of the entry; absent where it is not there, too long or not clean.
std::optional<std::string> constant(const char* text, std::size_t limit) {
  if (!is_loaded(text)) return std::nullopt;
  const std::string_view view(text, ::strnlen(text, limit + 1));
  const bool plain = std::none_of(view.begin(), view.end(), [](char c) { return c >= 0 && c < ' '; });
  if (view.size() > limit || !plain || !is_clean(view)) return std::nullopt;
  return std::string(view);
}

/// Lower case, digits and `more`; begins with a letter.
bool is_name(std::string_view name, std::string_view more) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && is_lower(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_lower(c) || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

std::string abi(unsigned major, unsigned minor) { return std::to_string(major) + "." + std::to_string(minor); }

Reason check_version(const mentiond_plugin& entry) {
  const std::string theirs = "it was built for the plugin ABI " + abi(entry.abi_major, entry.abi_minor);
  const std::string ours = ", and this mentiond has " + abi(MENTIOND_ABI_MAJOR, MENTIOND_ABI_MINOR);
  if (entry.abi_major != MENTIOND_ABI_MAJOR) return theirs + ours + kRebuild;
  if (entry.abi_minor > MENTIOND_ABI_MINOR)
    return theirs + ours + ": update mentiond, or rebuild the plugin with its SDK";
  return std::nullopt;
}

Reason read_names(const mentiond_plugin& entry, article::PluginInfo& info) {
  if (entry.kind < MENTIOND_FETCH || entry.kind > MENTIOND_ALERT) {
    return "its kind is " + std::to_string(entry.kind) + ", and there is none of that number" + kRebuild;
  }
  info.kind = static_cast<PluginKind>(entry.kind);
  info.abi_major = entry.abi_major, info.abi_minor = entry.abi_minor;
  const auto name = constant(entry.name, kNameLimit);
  if (!name) return std::string("its name cannot be read: give it one in the macro that names its class");
  if (!is_name(*name, "-_")) {
    return "its name is \"" + *name +
           "\", and may have only lower-case letters, digits, - and _, a letter first: rename it";
  }
  const auto version = constant(entry.version, kNameLimit);
  if (!version || version->empty()) return std::string("its version cannot be read: give it one, as in \"1.0.0\"");
  const auto summary = constant(entry.summary, kSummaryLimit);
  if (!summary) return std::string("its summary cannot be read: make kSummary one sentence");
  info.name = *name, info.version = *version, info.summary = *summary;
  return std::nullopt;
}

Reason check_table(const void* table, PluginKind kind) {
  const auto functions = required_functions(kind);
  const bool is_aligned = reinterpret_cast<std::uintptr_t>(table) % alignof(std::size_t) == 0;
  if (!is_loaded(table) || !is_aligned) return std::string("its table of functions cannot be read") + kRebuild;
  std::size_t size = 0;
  std::memcpy(&size, table, sizeof(size));
  if (size < slot(functions.size())) {
    return "its table of functions has " + std::to_string(size) + " bytes, and a plugin of this kind has at least " +
           std::to_string(slot(functions.size())) + kRebuild;
  }
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const void* function = nullptr;
    std::memcpy(&function, static_cast<const char*>(table) + slot(i), sizeof(function));
    if (!is_loaded(function)) return std::string("its function ") + functions[i] + " is missing: write it";
  }
  return std::nullopt;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(separator, from), text.size());
    if (to > from) parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

Reason read_setting(const mentiond_setting_spec& theirs, article::PluginInfo& info) {
  const auto key = constant(theirs.key, kNameLimit);
  if (!key || !is_name(*key, "._")) {
    return std::string("one of its settings has no proper key (lower-case letters, digits, . and _): rename it");
  }
  const std::string setting = "its setting " + *key;
  const bool is_there =
      std::any_of(info.settings.begin(), info.settings.end(), [&](const auto& s) { return s.key == *key; });
  if (is_there) return setting + " is described twice: take one out";
  if (theirs.type > MENTIOND_SETTING_CHOICE) return setting + " has a type that does not exist" + kRebuild;
  SettingSpec spec;
  spec.key = *key;
  spec.type = static_cast<article::SettingType>(theirs.type);
  spec.required = (theirs.flags & MENTIOND_SETTING_REQUIRED) != 0;
  spec.list = (theirs.flags & MENTIOND_SETTING_LIST) != 0;
  spec.secret = (theirs.flags & MENTIOND_SETTING_SECRET) != 0;
  spec.fallback = constant(theirs.fallback, kSummaryLimit).value_or("");
  spec.choices = split(constant(theirs.choices, kSummaryLimit).value_or(""), '|');
  spec.summary = constant(theirs.summary, kSummaryLimit).value_or("");
  if (spec.type == article::SettingType::kChoice && spec.choices.empty()) {
    return setting + " is a choice without choices: write them as \"a|b|c\"";
  }
  info.settings.push_back(std::move(spec));
  return std::nullopt;
}

Reason read_settings(mentiond_array settings, article::PluginInfo& info) {
  if (settings.count == 0) return std::nullopt;
  const bool too_short = settings.stride < offsetof(mentiond_setting_spec, fallback);
  if (!is_loaded(settings.items) || too_short || settings.count > kMostSettings) {
    return std::string("the description of its settings cannot be read") + kRebuild;
  }
  for (const mentiond_setting_spec spec : sdk::Elements<mentiond_setting_spec>(settings)) {
    if (auto reason = read_setting(spec, info)) return reason;
  }
  return std::nullopt;
}

}  // namespace

std::variant<Library, std::string> check_entry(const void* symbol, std::size_t readable_bytes) {
  mentiond_plugin entry{};
  std::memcpy(&entry, symbol, std::min(readable_bytes, sizeof(entry)));
  // Another major version may have another entry: of that, only the two numbers are looked at.
  if (readable_bytes < offsetof(mentiond_plugin, kind)) {
    return std::string("its " MENTIOND_ENTRY_SYMBOL " is no mentiond_plugin: use a macro of the SDK to define it");
  }
  if (auto reason = check_version(entry)) return *reason;
  if (readable_bytes < sizeof(mentiond_plugin)) {
    return "its " MENTIOND_ENTRY_SYMBOL " has " + std::to_string(readable_bytes) + " bytes and not " +
           std::to_string(sizeof(mentiond_plugin)) + kRebuild;
  }
  Library library;
  if (auto reason = read_names(entry, library.info)) return *reason;
  if (auto reason = check_table(entry.table, library.info.kind)) return *reason;
  if (auto reason = read_settings(entry.settings, library.info)) return *reason;
  library.table = entry.table;
  return library;
}

}  // namespace mentiond::registry
