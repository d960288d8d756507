#include "plugins/alert/webhook/preset.h"

#include <algorithm>
#include <array>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/json/rapidjson.h"

namespace mentiond::plugins::webhook {
namespace {

using common::Markup;
using common::TemplateKind;
using Json = rapidjson::Value;

// https://api.slack.com/reference/block-kit/blocks, .../methods/chat.postMessage
constexpr std::array kSlack = {Limit{"text", 4000, Unit::kUtf16},
                               Limit{"attachments", 20, Unit::kItems},
                               Limit{"attachments/*/blocks", 50, Unit::kItems},
                               Limit{"attachments/*/blocks/*/text/text", 3000, Unit::kUtf16},
                               Limit{"attachments/*/blocks/*/elements/*/text", 2000, Unit::kUtf16},
                               Limit{"attachments", 30'000, Unit::kAllTexts}};
// https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using: 28 KB.
constexpr std::array kTeams = {Limit{"", 28'000, Unit::kBytes}};
// https://developers.mattermost.com/integrate/webhooks/incoming/
constexpr std::array kMattermost = {Limit{"text", 16'383, Unit::kCharacters}};
// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
constexpr std::array kDiscord = {
    Limit{"content", 2000, Unit::kUtf16}, Limit{"embeds", 10, Unit::kItems}, Limit{"embeds/*/title", 256, Unit::kUtf16},
    Limit{"embeds/*/description", 4096, Unit::kUtf16}, Limit{"embeds", 6000, Unit::kAllTexts}};

constexpr std::string_view kJsonType = "application/json";
constexpr std::array<Preset, 8> kPresets = {
    {{Format::kStandard, "standard", "", TemplateKind::kJson, Markup::kPlain, kJsonType, {}},
     {Format::kJson, "json", "", TemplateKind::kJson, Markup::kPlain, kJsonType, {}},
     {Format::kSlack, "slack", "slack.mustache", TemplateKind::kJson, Markup::kSlack, kJsonType, kSlack},
     {Format::kTeams, "teams", "teams.mustache", TemplateKind::kJson, Markup::kPlain, kJsonType, kTeams},
     {Format::kMattermost, "mattermost", "mattermost.mustache", TemplateKind::kJson, Markup::kMattermost, kJsonType,
      kMattermost},
     {Format::kDiscord, "discord", "discord.mustache", TemplateKind::kJson, Markup::kDiscord, kJsonType, kDiscord},
     {Format::kNtfy, "ntfy", "ntfy.mustache", TemplateKind::kText, Markup::kPlain, "text/plain; charset=utf-8", {}},
     {Format::kAlertmanager,
      "alertmanager",
      "alertmanager.mustache",
      TemplateKind::kJson,
      Markup::kPlain,
      kJsonType,
      {}}}};

/// ntfy's default message-size-limit; a longer message becomes a file.
constexpr std::size_t kNtfyMessage = 4096, kNtfyHead = 4096;

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) units += byte >= 0xf0U ? 2 : 1;
  }
  return units;
}

std::string_view text_of(const Json& value) {
  return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength()) : std::string_view();
}

std::size_t all_texts(const Json& value) {
  std::size_t units = utf16_units(text_of(value));
  if (value.IsArray()) {
    for (const Json& item : value.GetArray()) units += all_texts(item);
  } else if (value.IsObject()) {
    for (const auto& member : value.GetObject()) units += all_texts(member.value);
  }
  return units;
}

std::size_t measure(const Json& value, Unit unit) {
  switch (unit) {
    case Unit::kUtf16:
      return utf16_units(text_of(value));
    case Unit::kCharacters:
      return common::characters_of(text_of(value));
    case Unit::kItems:
      return value.IsArray() ? value.Size() : 0;
    case Unit::kAllTexts:
      return all_texts(value);
    case Unit::kBytes:
      break;
  }
  return 0;
}

/// The largest that stands at `path`; 0: nothing does.
std::size_t largest(const Json& value, std::string_view path, Unit unit) {
  if (path.empty()) return measure(value, unit);
  const std::size_t slash = path.find('/');
  const std::string_view name = path.substr(0, slash);
  const std::string_view rest = slash == path.npos ? std::string_view() : path.substr(slash + 1);
  std::size_t most = 0;
  if (name == "*" && value.IsArray()) {
    for (const Json& item : value.GetArray()) most = std::max(most, largest(item, rest, unit));
  } else if (value.IsObject()) {
    const auto member = value.FindMember(std::string(name).c_str());
    if (member != value.MemberEnd()) most = largest(member->value, rest, unit);
  }
  return most;
}

std::string too_large(std::string_view what, std::size_t size, std::size_t most) {
  return std::string(what) + " is " + std::to_string(size) + ", and may be " + std::to_string(most);
}

}  // namespace

const Preset& preset_of(std::string_view name) {
  std::string names;
  for (const Preset& preset : kPresets) {
    if (preset.name == name) return preset;
    names.append(names.empty() ? "" : ", ").append(preset.name);
  }
  throw sdk::Rejected("format: \"" + std::string(name) + "\" is none of " + names);
}

std::string broken_limit(const Preset& preset, const std::string& payload) {
  if (preset.format == Format::kNtfy) {
    const NtfyMessage message = split_ntfy(payload);
    if (message.head.size() > kNtfyHead) return too_large("the head", message.head.size(), kNtfyHead);
    if (message.body.size() > kNtfyMessage) return too_large("the message", message.body.size(), kNtfyMessage);
    return {};
  }
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(payload.data(),
                                                                                         payload.size());
  if (document.HasParseError()) {
    return std::string("it is no JSON: ") + rapidjson::GetParseError_En(document.GetParseError());
  }
  for (const Limit& limit : preset.limits) {
    const std::size_t size = limit.unit == Unit::kBytes ? std::max(payload.size(), 2 * utf16_units(payload))
                                                        : largest(document, limit.path, limit.unit);
    if (size > limit.most) return too_large(limit.path.empty() ? "the whole" : limit.path, size, limit.most);
  }
  return {};
}

NtfyMessage split_ntfy(std::string_view payload) {
  const std::size_t blank = payload.find("\n\n");
  if (blank == payload.npos) return {payload, {}};
  std::string_view body = payload.substr(blank + 2);
  while (body.ends_with('\n')) body.remove_suffix(1);
  return {payload.substr(0, blank + 1), body};
}

}  // namespace mentiond::plugins::webhook
