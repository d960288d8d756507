// `receivers:` and `route:`. What a receiver's plugin understands is checked once the plugins are known.
#include <algorithm>

#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

void read_group_by(Reading& reading, const Node& node, Route&) {
  const std::vector<Node> words = texts_of(reading, node, "[story]");
  if (words.size() == 1 && words.front().text() == "story") return;
  if (!words.empty()) reading.error(node.where(), "expected [story]; other groups come with a later version");
}

void read_repeat_interval(Reading& reading, const Node& node, Route&) {
  if (node.is_text() && node.text() == "never") return;
  reading.error(node.where(), "expected never; repeating comes with a later version");
}

constexpr std::array<Key<Route>, 10> kRouteKeys = {{
    {{"receiver", Presence::kRequired},
     [](Reading& reading, const Node& node, Route& route) {
       assign(route.receiver, text_of(reading, node, "the name of a receiver"));
       route.where = node.where();
     }},
    {{"group_wait"},
     [](Reading& reading, const Node& node, Route& route) {
       assign(route.group_wait, duration_of(reading, node, 0, 7 * article::kDay));
     }},
    {{"group_by"}, read_group_by},
    {{"repeat_interval"}, read_repeat_interval},
    {{"routes", Presence::kLater}},
    {{"group_interval", Presence::kLater}},
    {{"match", Presence::kLater}},
    {{"matchers", Presence::kLater}},
    {{"mute_time_intervals", Presence::kLater}},
    {{"active_time_intervals", Presence::kLater}},
}};

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

std::vector<std::string> receiver_names(const Settings& settings) {
  std::vector<std::string> names;
  for (const PluginSettings& receiver : settings.receivers) names.push_back(receiver.name);
  return names;
}

}  // namespace

void read_receivers(Reading& reading, const Node& node, Settings&) {
  if (!node.is_list()) {
    reading.error(node.where(), "expected a list of receivers, not " + node.description());
    return;
  }
  for (const Node& item : node.items()) read_receiver(reading, item);
}

void read_route(Reading& reading, const Node& node, Settings& settings) {
  Route route;
  route.where = node.where();
  read_mapping<Route>(reading, node, "the route", kRouteKeys, route);
  settings.route = std::move(route);
}

void settle_route(Reading& reading, Settings& settings) {
  const std::vector<std::string> names = receiver_names(settings);
  if (settings.route) {
    const std::string& wanted = settings.route->receiver;
    if (wanted.empty() || std::find(names.begin(), names.end(), wanted) != names.end()) return;
    reading.error(settings.route->where, "there is no receiver \"" + wanted + "\"; expected one of: " + joined(names),
                  nearest(wanted, names));
  } else if (names.size() == 1) {
    settings.route = Route{names.front(), 0, settings.receivers.front().where};
  } else if (names.size() > 1) {
    reading.error(settings.receivers[1].where,
                  "there are several receivers and no route; say which of them is told: route: { receiver: " +
                      names.front() + " }");
  } else if (reading.errors() == 0) {
    reading.warning({settings.file.string(), 1, 1},
                    "there are no receivers: alerts are only stored, for mentiond alerts list");
  }
}

std::vector<KeyTable> receiver_tables() { return {{"route", names_of<Route>(kRouteKeys)}}; }

}  // namespace mentiond::settings
