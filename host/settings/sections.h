// Who reads the parts of mentiond.yaml, and their key tables.
#pragma once

#include "host/settings/keys.h"

namespace mentiond::settings {

// Feeds and watchlists (feeds.cpp, watchlists.cpp).
void read_feeds(Reading& reading, const Node& node, Settings& settings);
void read_watchlists(Reading& reading, const Node& node, Settings& settings);
std::vector<KeyTable> feed_tables();

// Receivers and the route (receivers.cpp).
void read_receivers(Reading& reading, const Node& node, Settings& settings);
void read_route(Reading& reading, const Node& node, Settings& settings);
/// Once all is read: the route names a receiver, or there is one and it is clear which.
void settle_route(Reading& reading, Settings& settings);
std::vector<KeyTable> receiver_tables();

// The settings of a plugin, as written (plugin_settings.cpp).
void collect_settings(Reading& reading, const Node& node, PluginSettings& into);

// All others (sections.cpp).
void read_store(Reading& reading, const Node& node, Settings& settings);
void read_plugins(Reading& reading, const Node& node, Settings& settings);
void read_per_host(Reading& reading, const Node& node, Settings& settings);
void read_limits(Reading& reading, const Node& node, Settings& settings);
void read_retention(Reading& reading, const Node& node, Settings& settings);
void read_allow_networks(Reading& reading, const Node& node, Settings& settings);
void read_web(Reading& reading, const Node& node, Settings& settings);
void read_log(Reading& reading, const Node& node, Settings& settings);
std::vector<KeyTable> section_tables();

}  // namespace mentiond::settings
