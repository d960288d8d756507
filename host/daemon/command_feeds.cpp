// mentiond feeds list: the configured feeds and their health.
#include <iostream>
#include <unordered_map>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"
#include "host/schedule/next_state.h"
#include "host/settings/units.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using article::Micros;
using schedule::FeedState;

std::unordered_map<std::string, FeedState> stored_states(const settings::Settings& settings,
                                                         const article::Clock& clock) {
  std::unordered_map<std::string, FeedState> states;
  const auto store = open_beside(settings, clock);
  if (!store) return states;
  for (FeedState& state : store->feed_states()) {
    std::string id = state.feed;
    states.emplace(std::move(id), std::move(state));
  }
  return states;
}

const char* health(const FeedState& state) {
  if (state.failures > 0) return "failing";
  return state.last_success > 0 ? "ok" : "new";
}

std::string name_of(const settings::Feed& feed, const FeedState& state) {
  return feed.name.empty() ? state.title : feed.name;
}

void print_json(const settings::Feed& feed, const FeedState& state) {
  std::string line = "{\"id\":" + json_string(feed.id) + ",\"url\":" + json_string(feed.url);
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) line += std::string(",\"") + key + "\":" + json_string(value);
  };
  const auto time = [&](const char* key, Micros value) {
    if (value > 0) text(key, article::to_rfc3339(value));
  };
  text("name", name_of(feed, state));
  text("health", health(state));
  text("moved_to", state.permanent_url);
  text("title", state.title);
  text("link", state.link);
  text("format", state.format);
  time("last_poll", state.last_poll);
  time("last_success", state.last_success);
  time("last_change", state.last_change);
  time("next_due", state.next_due);
  text("interval", settings::duration_text(schedule::interval_of(state)));
  if (state.failures > 0) line += ",\"failures\":" + std::to_string(state.failures);
  text("error", state.last_error);
  std::cout << line << "}\n";
}

}  // namespace

int feeds(const Invocation& invocation) {
  require_list(invocation);
  const settings::Settings settings = read_settings(invocation);
  const article::SystemClock clock;
  const auto states = stored_states(settings, clock);
  Table table({"ID", "NAME", "HEALTH", "POLLED", "CHANGED", "NEXT", "URL", "ERROR"});
  for (const settings::Feed& feed : settings.feeds) {
    const auto found = states.find(feed.id);
    FeedState state = found == states.end() ? FeedState() : found->second;
    state.fixed_interval = feed.interval.value_or(0);
    if (invocation.json) print_json(feed, state);
    table.add({feed.id, name_of(feed, state), health(state), age(state.last_poll, clock.now()),
               age(state.last_change, clock.now()), state.next_due == 0 ? "now" : age(state.next_due, clock.now()),
               feed.url, state.last_error});
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace mentiond::daemon
