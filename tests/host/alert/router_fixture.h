// A router over a store in memory, on the manual clock. Every look at the store is a new router, as after a restart.
#pragma once

#include <boost/test/unit_test.hpp>

#include "host/alert/router.h"
#include "tests/support/memory_store.h"
#include "tests/support/routing.h"

namespace mentiond::alert {

using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;

inline Micros at(const char* text) { return article::parse_rfc3339(text).value().us; }

struct RouterFixture {
  support::MemoryStore store;
  Route root = support::desk_route();
  Micros now = at("2026-03-02T12:00:00Z");

  template <class Work>
  void route(Work work) {
    const Routing routing = support::routing_of(root);
    store.transact([&](auto repositories) {
      Router router(routing, repositories.alerts, now);
      work(router, repositories.alerts);
    });
  }
  void raise(const std::string& id, const std::string& severity = "high") {
    Alert alert;
    alert.id = id;
    alert.watchlist = "list", alert.watch = id, alert.story_id = "story of " + id;
    alert.severity = severity;
    alert.change = "new";
    alert.raised = alert.updated = now;
    route([&](Router& router, AlertRepository& alerts) {
      alerts.put(alert);
      router.hold(alert);
    });
  }
  void revise(const std::string& id, const std::string& change = "update") {
    Alert alert = *store.alert(id);
    ++alert.revision;
    if (alert.state == "resolved") alert.state = "firing";
    alert.change = change;
    alert.updated = now;
    route([&](Router& router, AlertRepository& alerts) {
      alerts.put(alert);
      router.hold(alert);
    });
  }
  /// As when its story has come to rest.
  void resolve() {
    now += 4 * kDay;
    route([](Router& router, AlertRepository&) { router.resolve_quiet(10); });
  }
  void gain_outlet(const std::string& id) {
    Alert alert = *store.alert(id);
    ++alert.revision;
    alert.outlets.push_back({"outlet " + std::to_string(alert.revision), "", "", alert.revision});
    route([&](Router& router, AlertRepository& alerts) {
      alerts.put(alert);
      router.hold_outlets(alert);
    });
  }
  /// Of the last notification: how many outlets came since the one before.
  std::size_t gained() { return alert_from_json(store.entries().back().entry.alert_json).gained; }
  /// What is told now: "receiver type ids", one notification after another.
  std::string told(Micros after = 0) {
    now += after;
    const std::size_t before = store.entries().size();
    route([](Router& router, AlertRepository&) { router.tell_due(); });
    std::string text;
    const auto entries = store.entries();
    for (std::size_t i = before; i < entries.size(); ++i) {
      const OutboxEntry& entry = entries[i].entry;
      text += (text.empty() ? "" : "; ") + entry.receiver + " " + entry.type;
      for (const std::string& id : ids_in_lines(entry.alert_json)) text += " " + id;
    }
    return text;
  }
  void reload() {
    route([](Router& router, AlertRepository&) { router.reconsider(); });
  }
  static std::shared_ptr<const TimeInterval> night(const std::string& zone) {
    TimeSpan evening, morning;
    evening.zone = morning.zone = Zone::find(zone).value();
    evening.minutes = {{22 * 60, 24 * 60 - 1}};
    morning.minutes = {{0, 7 * 60 - 1}};
    return std::make_shared<const TimeInterval>(TimeInterval{"night", {evening, morning}});
  }
  /// A root that keeps still, and a route below it for everything.
  void keep_quiet_at_night(const std::string& zone) {
    Route below = root;
    below.hours.mute = {night(zone)};
    root.routes = {below};
  }
};

}  // namespace mentiond::alert
