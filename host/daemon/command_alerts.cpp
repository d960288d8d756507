// mentiond alerts list|show|ack|redeliver: what was raised, the latest first; ack says that somebody looks after it.
#include <algorithm>
#include <iostream>

#include "host/daemon/alert_details.h"
#include "host/daemon/commands.h"
#include "host/daemon/redelivery.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

void require_state(const std::string& state) {
  const std::vector<std::string> states = {"firing", "acknowledged", "resolved"};
  if (state.empty() || std::find(states.begin(), states.end(), state) != states.end()) return;
  throw UsageError("--state: \"" + state + "\" is none of firing, acknowledged, resolved" +
                   did_you_mean(state, states));
}

/// An acknowledged alert is not repeated; what is new of it is still told.
bool acknowledge(store::Store& store, const std::string& id) {
  bool found = false;
  store.transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    std::optional<alert::Alert> alert = alerts.find_alert(id);
    found = alert.has_value();
    if (!alert || alert->state != "firing") return;
    alert->state = "acknowledged";
    alerts.put(*alert);
  });
  return found;
}

int acknowledge_all(const Invocation& invocation) {
  if (invocation.words.size() < 3) throw UsageError("alerts ack: the id of an alert is missing");
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  int status = kDone;
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    if (store && acknowledge(*store, invocation.words[i])) continue;
    std::cerr << "mentiond: there is no alert " << invocation.words[i] << "; mentiond alerts list has the ids\n";
    status = kDoneWithFailures;
  }
  return status;
}

}  // namespace

int alerts(const Invocation& invocation) {
  if (invocation.words.size() > 1 && invocation.words[1] == "ack") return acknowledge_all(invocation);
  if (invocation.words.size() > 1 && invocation.words[1] == "redeliver") return redeliver(invocation);
  if (is_show(invocation)) return show_each(invocation, "alert", "mentiond alerts list has the ids", show_alert);
  require_list(invocation);
  require_state(invocation.state);
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  const store::AlertFilter filter{invocation.state, since(invocation, clock.now()), invocation.limit};
  Table table({"UPDATED", "ID", "STATE", "SEVERITY", "WATCH", "HEADLINE", "SOURCE", "LINK"});
  if (store) {
    store->for_each_alert(filter, [&](const alert::Alert& alert) {
      if (invocation.json) {
        std::cout << alert::to_json(alert) << "\n";
      } else {
        const std::string& watch = alert.entity.name.empty() ? alert.watch : alert.entity.name;
        table.add({age(alert.updated, clock.now()), alert.id, alert.state, alert.severity, watch,
                   alert.article.headline, alert.article.source_name, alert.article.url});
      }
    });
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace mentiond::daemon
