// `route:`, the tree of routes (docs/routing.md), and `global:`.
#include <algorithm>
#include <stdexcept>

#include "host/settings/checks.h"
#include "host/settings/sections.h"

namespace mentiond::settings {
namespace {

using alert::Matcher;
using alert::Route;

constexpr Micros kLongestWait = 366 * article::kDay;

/// A route while it is read: the routes below it are read once it is known what they inherit.
struct Draft {
  Route route;
  std::vector<Node> below;
  bool has_group_by = false;
  std::vector<Position> matching, no_digest;  ///< Of what the first route may not say, and what a digest does not heed.
};

/// What std::invalid_argument says is wrong with a value is said at its place.
template <class Parse>
void try_to_read(Reading& reading, const Node& node, Parse parse) {
  try {
    parse();
  } catch (const std::invalid_argument& error) {
    reading.error(node.where(), error.what());
  }
}

void read_receiver_name(Reading& reading, const Node& node, Draft& draft) {
  const auto name = text_of(reading, node, "the name of a receiver");
  if (!name) return;
  const std::vector<std::string> names = receiver_names(reading.settings);
  if (std::find(names.begin(), names.end(), *name) == names.end()) {
    reading.error(node.where(), "there is no receiver \"" + *name + "\"; expected one of: " + joined(names),
                  nearest(*name, names));
  }
  draft.route.receiver = *name;
}

/// { severity: high, tag: [world, europe], source: "~BBC.*" }
void read_match(Reading& reading, const Node& node, Draft& draft) {
  draft.matching.push_back(node.where());
  if (!node.is_mapping()) {
    return reading.error(
        node.where(),
        "expected labels and their values, as in { severity: high, tag: [world, de] }, not " + node.description());
  }
  for (const auto& [key, value] : node.entries()) {
    const auto label = text_of(reading, key, "a label");
    const std::vector<Node> words =
        texts_of(reading, value, "a value, a list of values, or ~ and a regular expression");
    if (value.is_list() && value.items().empty())
      reading.error(value.where(),
                    "expected a value, a list of values, or ~ and a regular expression, not an empty list");
    if (!label || words.empty()) continue;
    std::vector<std::string> values;
    for (const Node& word : words) values.push_back(word.text());
    AskedLabel& asked = reading.settings.asked_labels.emplace_back(AskedLabel{*label, key.where(), {}});
    const bool is_expression = value.is_text() && values.front().starts_with('~');
    if (!is_expression) {
      for (const Node& word : words) asked.values.emplace_back(word.text(), word.where());
    }
    try_to_read(reading, value, [&] {
      draft.route.matchers.push_back(is_expression
                                         ? Matcher(*label, Matcher::Operator::kMatches, values.front().substr(1))
                                         : Matcher::one_of(*label, values));
    });
  }
}

void read_matchers(Reading& reading, const Node& node, Draft& draft) {
  draft.matching.push_back(node.where());
  for (const Node& item : texts_of(reading, node, "matchers, as in [severity=\"high\", 'source=~\"BBC.*\"']")) {
    try_to_read(reading, item, [&] {
      const Matcher& matcher = draft.route.matchers.emplace_back(Matcher::parse(item.text()));
      AskedLabel& asked = reading.settings.asked_labels.emplace_back(AskedLabel{matcher.label(), item.where(), {}});
      if (const auto value = matcher.plain_value()) asked.values.emplace_back(*value, item.where());
    });
  }
}

void read_group_by(Reading& reading, const Node& node, Draft& draft) {
  draft.has_group_by = true;
  draft.route.group_by.clear();
  for (const Node& item : texts_of(reading, node, "labels, as in [story] or [watchlist, severity]")) {
    draft.route.group_by.push_back(item.text());
    reading.settings.asked_labels.push_back({item.text(), item.where(), {}});
  }
  std::sort(draft.route.group_by.begin(), draft.route.group_by.end());
  if (draft.route.group_by.size() > 1 && draft.route.group_by.front() == "...")
    reading.error(node.where(), "\"...\" stands for all labels; write it alone");
}

void read_repeat_interval(Reading& reading, const Node& node, Draft& draft) {
  draft.route.repeat_interval = 0;
  if (node.is_text() && node.text() == "never") return;
  draft.no_digest.push_back(node.where());
  assign(draft.route.repeat_interval, duration_of(reading, node, article::kMinute, kLongestWait));
}

void read_flag(Reading& reading, const Node& node, bool& flag) {
  if (const auto choice = choice_of(reading, node, {"false", "true"})) flag = *choice == 1;
}

void read_hours(Reading& reading, const Node& node, Draft& draft, alert::TimeIntervals& intervals) {
  draft.matching.push_back(node.where());
  std::vector<std::string> names;
  for (const auto& [name, interval] : reading.time_intervals) names.push_back(name);
  for (const Node& item : texts_of(reading, node, "names of time_intervals")) {
    const auto found = reading.time_intervals.find(item.text());
    if (found != reading.time_intervals.end()) {
      intervals.push_back(found->second);
    } else {
      reading.error(item.where(),
                    "there is no time interval \"" + item.text() +
                        "\"; expected one of: " + (names.empty() ? "(there are no time_intervals)" : joined(names)),
                    nearest(item.text(), names));
    }
  }
}

/// The text with its last word spelled as the nearest time zone; empty where none is near or it is one.
std::string with_nearest_zone(const std::string& text) {
  const std::size_t last = text.rfind(' ') + 1;
  const auto wrong = check_timezone(text.substr(last));
  return wrong && !wrong->suggestion.empty() ? text.substr(0, last) + wrong->suggestion : std::string();
}

void read_digest(Reading& reading, const Node& node, Draft& draft) {
  draft.route.digest.reset();
  if (node.is_text() && node.text() == "never") return;
  const auto text = text_of(reading, node, "when digests are sent, as in daily at 07:00 Europe/Istanbul, or never");
  if (!text) return;
  try {
    draft.route.digest = alert::DigestSchedule::parse(*text);
  } catch (const std::invalid_argument& error) {
    reading.error(node.where(), error.what(), with_nearest_zone(*text));
  }
}

constexpr std::array<Key<Draft>, 13> kRouteKeys = {{
    {{"receiver"}, read_receiver_name},
    {{"match"}, read_match},
    {{"matchers"}, read_matchers},
    {{"group_by"}, read_group_by},
    {{"group_wait"},
     [](Reading& reading, const Node& node, Draft& draft) {
       draft.no_digest.push_back(node.where());
       assign(draft.route.group_wait, duration_of(reading, node, 0, 7 * article::kDay));
     }},
    {{"group_interval"},
     [](Reading& reading, const Node& node, Draft& draft) {
       draft.no_digest.push_back(node.where());
       assign(draft.route.group_interval, duration_of(reading, node, 0, kLongestWait));
     }},
    {{"repeat_interval"}, read_repeat_interval},
    {{"continue"},
     [](Reading& reading, const Node& node, Draft& draft) {
       draft.matching.push_back(node.where());
       read_flag(reading, node, draft.route.continues);
     }},
    {{"send_resolved"},
     [](Reading& reading, const Node& node, Draft& draft) { read_flag(reading, node, draft.route.send_resolved); }},
    {{"digest"}, read_digest},
    {{"mute_time_intervals"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_hours(reading, node, draft, draft.route.hours.mute);
     }},
    {{"active_time_intervals"},
     [](Reading& reading, const Node& node, Draft& draft) {
       read_hours(reading, node, draft, draft.route.hours.active);
     }},
    {{"routes"},
     [](Reading& reading, const Node& node, Draft& draft) {
       if (node.is_list()) {
         draft.below = node.items();
       } else {
         reading.error(node.where(), "expected a list of routes, not " + node.description());
       }
     }},
}};

/// A digest is one group unless it says otherwise; and what one inherits from a digest is no wish of its own.
void settle_digest(Reading& reading, Draft& draft, bool inherits_digest) {
  Route& route = draft.route;
  if (!draft.has_group_by && route.digest && !inherits_digest) route.group_by.clear();
  if (!draft.has_group_by && !route.digest && inherits_digest) route.group_by = Route().group_by;
  if (!route.digest) return;
  for (const Position& where : draft.no_digest) {
    reading.warning(where, "this has no effect beside digest: " + route.digest->text());
  }
}

/// Whether all that reaches the second route was taken by the first already, as far as that is plain to see.
bool takes_all_of(const Route& first, const Route& second) {
  return !first.continues && (first.matchers.empty() || to_string(first.matchers) == to_string(second.matchers));
}

void warn_of_unreachable(Reading& reading, const Draft& draft) {
  if (reading.errors() > 0) return;  // What was not understood seems to match everything.
  const std::vector<Route>& routes = draft.route.routes;
  for (std::size_t at = 1; at < routes.size(); ++at) {
    const auto taker = std::find_if(routes.begin(), routes.begin() + static_cast<std::ptrdiff_t>(at),
                                    [&](const Route& earlier) { return takes_all_of(earlier, routes[at]); });
    if (taker == routes.begin() + static_cast<std::ptrdiff_t>(at)) continue;
    const Node& by = draft.below[static_cast<std::size_t>(taker - routes.begin())];
    reading.warning(draft.below[at].where(),
                    "no alert reaches this route: the one at " + to_string(by.where()) +
                        " takes them all; write continue: true there, or move this one before it");
  }
}

Draft read_one(Reading& reading, const Node& node, Route inherited) {
  Draft draft;
  const bool inherits_digest = inherited.digest.has_value();
  draft.route = std::move(inherited);
  read_mapping<Draft>(reading, node, "the route", kRouteKeys, draft);
  settle_digest(reading, draft, inherits_digest);
  Route handed_down = draft.route;
  handed_down.matchers.clear();
  handed_down.hours = {};
  handed_down.continues = false;
  for (const Node& below : draft.below) draft.route.routes.push_back(read_one(reading, below, handed_down).route);
  warn_of_unreachable(reading, draft);
  return draft;
}

bool tells(const Route& route, const std::string& receiver) {
  return route.receiver == receiver || std::any_of(route.routes.begin(), route.routes.end(),
                                                   [&](const Route& below) { return tells(below, receiver); });
}

void warn_of_untold(Reading& reading, const Route& root) {
  for (const PluginSettings& receiver : reading.settings.receivers) {
    if (!tells(root, receiver.name))
      reading.warning(receiver.where, "no route tells the receiver \"" + receiver.name + "\"");
  }
}

void read_tree(Reading& reading, const Node& node, Settings& settings) {
  const std::size_t errors = reading.errors();
  Draft root = read_one(reading, node, {});
  if (root.route.receiver.empty() && reading.errors() == errors)
    reading.error(node.where(), "the route needs the key \"receiver\"");
  for (const Position& where : root.matching) {
    reading.error(where,
                  "the first route takes every alert at any time; write this in a route below it, under routes:");
  }
  if (reading.errors() == 0) warn_of_untold(reading, root.route);
  name_routes(root.route);
  settings.route = std::move(root.route);
}

constexpr std::array<Key<Settings>, 1> kGlobalKeys = {{
    {{"resolve_timeout"},
     [](Reading& reading, const Node& node, Settings& settings) {
       assign(settings.resolve_timeout, duration_of(reading, node, article::kMinute, kLongestWait));
     }},
}};

}  // namespace

void read_route(Reading& reading, const Node& node, Settings&) { reading.route = node; }

void settle_route(Reading& reading, Settings& settings) {
  if (reading.route) return read_tree(reading, *reading.route, settings);
  const std::vector<std::string> names = receiver_names(settings);
  if (names.size() == 1) {
    settings.route.emplace().receiver = names.front();
    name_routes(*settings.route);
  } else if (names.size() > 1) {
    reading.error(settings.receivers[1].where,
                  "there are several receivers and no route; say which of them is told: route: { receiver: " +
                      names.front() + " }");
  } else if (reading.errors() == 0) {
    reading.warning({settings.file.string(), 1, 1},
                    "there are no receivers: alerts are only stored, for mentiond alerts list");
  }
}

void read_global(Reading& reading, const Node& node, Settings& settings) {
  read_mapping<Settings>(reading, node, "global", kGlobalKeys, settings);
}

std::vector<KeyTable> route_tables() {
  return {{"route", names_of<Draft>(kRouteKeys)}, {"global", names_of<Settings>(kGlobalKeys)}};
}

}  // namespace mentiond::settings
