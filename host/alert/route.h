// The tree of routes: which receivers an alert reaches, together with which others, and when; in Alertmanager's words.
//
// An alert goes down the tree: at each route it is given to the first of the routes below that matches, and to the next
// too where that says `continue`; where none below matches, the route itself takes it. Values; thread-safe to read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/alert/alert.h"
#include "host/alert/digest.h"
#include "host/alert/matcher.h"
#include "host/alert/time_interval.h"

namespace mentiond::alert {

/// All but matchers, hours and `continue` is inherited from the route above.
struct Route {
  std::string receiver;  ///< Empty: nobody; alerts are raised and listed all the same.
  std::vector<Matcher> matchers;
  /// The labels whose values make a group; "..." is each alert by itself.
  std::vector<std::string> group_by = {"..."};
  Micros group_wait = 0;
  Micros group_interval = 5 * article::kMinute;
  Micros repeat_interval = 0;  ///< 0: never.
  bool continues = false;
  bool send_resolved = false;
  Hours hours;
  std::optional<DigestSchedule> digest;
  std::vector<Route> routes;
  /// What it is known by in the store, across reloads: matchers and receivers on the way to it. Set by name_routes().
  std::string key;
};

/// Sets the keys of a whole tree.
void name_routes(Route& root);

/// What one configuration says of telling.
struct Routing {
  std::optional<Route> root;
  std::map<std::string, std::vector<std::string>> recipients;  ///< By receiver.
  /// An alert whose story was quiet for so long is resolved.
  Micros resolve_timeout = 3 * article::kDay;

  /// The routes that take an alert of these labels, in their order.
  std::vector<const Route*> match(const Labels& labels) const;
  /// May be null.
  const Route* find(std::string_view key) const;
};

/// The labels of an alert, for matchers and groups: its own, and `story` and `kind`.
Labels routing_labels(const Alert& alert);

/// What a route groups an alert of these labels by; empty where the alert has no such label.
std::vector<std::pair<std::string, std::string>> group_labels(const Route& route, const Labels& labels);

/// The group of a route that an alert of these labels belongs to: a hash of those.
std::string group_key(const Route& route, const Labels& labels);

}  // namespace mentiond::alert
