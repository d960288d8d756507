// Who reads the parts of mentiond.yaml, and their key tables.
#pragma once

#include "host/settings/keys.h"

namespace mentiond::settings {

// Feeds and watchlists (feeds.cpp, watchlists.cpp).
void read_feeds(Reading& reading, const Node& node, Settings& settings);
void read_watchlists(Reading& reading, const Node& node, Settings& settings);
std::vector<KeyTable> feed_tables();

// Receivers (receivers.cpp).
void read_receivers(Reading& reading, const Node& node, Settings& settings);
std::vector<std::string> receiver_names(const Settings& settings);

// The routes (routes.cpp).
void read_route(Reading& reading, const Node& node, Settings& settings);
/// Once all else is read: the routes; or there is one receiver, and it is clear who is told.
void settle_route(Reading& reading, Settings& settings);
void read_global(Reading& reading, const Node& node, Settings& settings);
std::vector<KeyTable> route_tables();

// Quiet hours and office hours (time_intervals.cpp).
void read_time_intervals(Reading& reading, const Node& node, Settings& settings);
std::vector<KeyTable> time_interval_tables();

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
