// Routings as tests need them: everything to one receiver, or a tree of one's own.
#pragma once

#include <string>
#include <vector>

#include "host/alert/route.h"

namespace mentiond::support {

/// Of a tree whose receivers have one recipient each, called as they are.
inline alert::Routing routing_of(alert::Route root) {
  alert::Routing routing;
  const auto add = [&](const auto& self, const alert::Route& route) -> void {
    if (!route.receiver.empty()) routing.recipients[route.receiver] = {route.receiver};
    for (const alert::Route& below : route.routes) self(self, below);
  };
  add(add, root);
  alert::name_routes(root);
  routing.root = std::move(root);
  return routing;
}

/// A group a watchlist, told after ten seconds and then every five minutes.
inline alert::Route desk_route() {
  alert::Route root;
  root.receiver = "desk";
  root.group_by = {"watchlist"};
  root.group_wait = 10 * article::kSecond;
  root.group_interval = 5 * article::kMinute;
  return root;
}

/// Everything to one receiver, at once.
inline alert::Routing tell_all(const std::string& receiver, std::vector<std::string> recipients) {
  alert::Route root;
  root.receiver = receiver;
  root.group_interval = 0;
  alert::Routing routing = routing_of(std::move(root));
  routing.recipients[receiver] = std::move(recipients);
  return routing;
}

}  // namespace mentiond::support
