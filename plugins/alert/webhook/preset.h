// The bodies that chat services and other receivers expect: which template makes them, in which markup, within which
// limits. Immutable; thread-safe. The limits are those that the services document (docs/channels.md); where it is
// unclear what a service counts, the largest count is taken.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "plugins/common/alert/markup.h"
#include "plugins/common/template/template.h"

namespace mentiond::plugins::webhook {

enum class Format {
  kStandard,  ///< {"type", "timestamp", "data"}, as Standard Webhooks has it.
  kJson,      ///< What would be "data", alone.
  kSlack,
  kTeams,
  kMattermost,
  kDiscord,
  kNtfy,
  kAlertmanager
};

enum class Unit {
  kUtf16,       ///< UTF-16 code units of a text.
  kCharacters,  ///< Code points of a text.
  kItems,       ///< Of a list.
  kAllTexts,    ///< UTF-16 code units of all texts below.
  kBytes        ///< Of the whole, in UTF-8 or in UTF-16, whichever is more.
};

struct Limit {
  std::string_view path;  ///< Names in the JSON text with '/' between them; '*': each item.
  std::size_t most;
  Unit unit;
};

struct Preset {
  Format format;
  std::string_view name;
  std::string_view file;  ///< The built-in template; empty: the alert objects themselves.
  common::TemplateKind kind;
  common::Markup markup;
  std::string_view content_type;
  std::span<const Limit> limits;
};

/// Throws sdk::Rejected where no format is called so.
const Preset& preset_of(std::string_view name);

/// Which limit `payload` breaks, for people; empty: none. What is no JSON where it should be breaks one, too.
std::string broken_limit(const Preset& preset, const std::string& payload);

/// What ntfy takes as headers, and the message: "Title: x\nPriority: 4\n\nmessage".
struct NtfyMessage {
  std::string_view head, body;
};
NtfyMessage split_ntfy(std::string_view payload);

}  // namespace mentiond::plugins::webhook
