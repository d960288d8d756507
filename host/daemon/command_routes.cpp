// mentiond routes test: which receivers an alert of given labels reaches, and when.
#include <iostream>

#include "host/alert/route.h"
#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using article::Micros;

alert::Labels labels_of(const Invocation& invocation) {
  alert::Labels labels;
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    const std::string& word = invocation.words[i];
    const std::size_t equals = word.find('=');
    if (equals == 0 || equals == std::string::npos)
      throw UsageError("routes test: expected label=value, as in severity=high, not \"" + word + "\"");
    const std::string label = word.substr(0, equals), value = word.substr(equals + 1);
    std::string& held = labels[label == "tag" ? "tags" : label];
    held += (held.empty() ? "" : ",") + value;  // A label that stands here twice has both values.
  }
  return labels;
}

Micros moment_of(const Invocation& invocation) {
  if (invocation.at.empty()) return article::SystemClock().now();
  if (const auto time = article::parse_rfc3339(invocation.at)) return time->us;
  throw UsageError("--at: \"" + invocation.at + "\" is no time as in 2026-03-29T01:30:00+01:00");
}

/// When a new group of the route tells, and what it waits for.
struct When {
  Micros at;
  std::string because;
};

When when_of(const alert::Route& route, Micros now) {
  When when{now + route.group_wait, route.group_wait > 0 ? "group_wait" : "at once"};
  if (route.digest) when = {route.digest->next_after(now), "digest " + route.digest->text()};
  if (route.hours.open(when.at)) return when;
  return {route.hours.next_open(when.at), when.because + ", muted by " + route.hours.closed_by(when.at)};
}

}  // namespace

int routes(const Invocation& invocation) {
  if (invocation.words.size() < 2 || invocation.words[1] != "test")
    throw UsageError("routes: expected \"routes test LABEL=VALUE...\"");
  const alert::Labels labels = labels_of(invocation);
  const Micros now = moment_of(invocation);
  alert::Routing routing;
  routing.root = read_settings(invocation).route;
  Table table({"RECEIVER", "WHEN", "BECAUSE", "ROUTE"});
  for (const alert::Route* route : routing.match(labels)) {
    const When when = when_of(*route, now);
    const std::string at = article::to_rfc3339(when.at);
    if (invocation.json) {
      std::cout << "{\"receiver\":" << json_string(route->receiver) << ",\"when\":" << json_string(at)
                << ",\"because\":" << json_string(when.because) << ",\"route\":" << json_string(route->key) << "}\n";
    }
    table.add({route->receiver, at, when.because, route->key});
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace mentiond::daemon
