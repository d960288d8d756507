// `receivers:`. What a receiver's plugin understands is checked once the plugins are known.
#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

struct NamedReceiver {
  PluginSettings settings;
  std::size_t plugins = 0;
};

/// Anything but `name` names the plugin, so this is the one mapping that is not read by a table.
void read_receiver_key(Reading& reading, const Node& key, const Node& value, NamedReceiver& receiver) {
  if (!key.is_text()) {
    reading.error(key.where(), "expected \"name\" or the name of a plugin, not " + key.description());
  } else if (key.text() == "name") {
    if (!receiver.settings.name.empty()) reading.error(key.where(), "the key \"name\" stands here a second time");
    assign(receiver.settings.name, text_of(reading, value, "the name of a receiver"));
  } else if (++receiver.plugins > 1) {
    reading.error(key.where(), "a receiver has one plugin, and this has " + receiver.settings.plugin +
                                   " already; write another receiver with a name of its own");
  } else if (value.is_mapping() || value.is_nothing()) {
    receiver.settings.plugin = key.text();
    if (value.is_mapping()) collect_settings(reading, value, receiver.settings);
  } else {
    reading.error(value.where(),
                  "expected the settings of the plugin \"" + key.text() + "\" as a mapping, not " + value.description(),
                  nearest(key.text(), {"name"}));
  }
}

void read_receiver(Reading& reading, const Node& node) {
  if (!node.is_mapping()) {
    reading.error(node.where(), "expected a receiver, as in { name: desk, email: { … } }, not " + node.description());
    return;
  }
  NamedReceiver receiver;
  receiver.settings.where = node.where();
  const std::size_t errors = reading.errors();
  for (const auto& [key, value] : node.entries()) read_receiver_key(reading, key, value, receiver);
  if (receiver.settings.name.empty() && reading.errors() == errors)
    reading.error(node.where(), "a receiver needs the key \"name\"");
  if (receiver.plugins == 0 && reading.errors() == errors)
    reading.error(node.where(), "a receiver needs a plugin, as in email: { … }, webhook: { … } or file: { … }");
  if (receiver.settings.name.empty()) return;
  const auto [first, is_new] = reading.receivers.emplace(receiver.settings.name, node.where());
  if (!is_new) {
    reading.error(node.where(), "a receiver with the name \"" + receiver.settings.name +
                                    "\" is there a second time; the first is at " + to_string(first->second));
  }
  reading.settings.receivers.push_back(std::move(receiver.settings));
}

}  // namespace

void read_receivers(Reading& reading, const Node& node, Settings&) {
  if (!node.is_list()) {
    reading.error(node.where(), "expected a list of receivers, not " + node.description());
    return;
  }
  for (const Node& item : node.items()) read_receiver(reading, item);
}

std::vector<std::string> receiver_names(const Settings& settings) {
  std::vector<std::string> names;
  for (const PluginSettings& receiver : settings.receivers) names.push_back(receiver.name);
  return names;
}

}  // namespace mentiond::settings
