// mentiond alerts list: what was raised, the latest first.
#include <algorithm>
#include <iostream>

#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"
#include "host/settings/settings.h"

namespace mentiond::daemon {
namespace {

void require_state(const std::string& state) {
  const std::vector<std::string> states = {"firing", "acknowledged", "resolved"};
  if (state.empty() || std::find(states.begin(), states.end(), state) != states.end()) return;
  const std::string near = settings::nearest(state, states);
  throw UsageError("--state: \"" + state + "\" is none of firing, acknowledged, resolved" +
                   (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

}  // namespace

int alerts(const Invocation& invocation) {
  require_list(invocation);
  require_state(invocation.state);
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  const store::AlertFilter filter{invocation.state, since(invocation, clock.now()), invocation.limit};
  Table table({"UPDATED", "STATE", "SEVERITY", "WATCH", "HEADLINE", "SOURCE", "LINK"});
  if (store) {
    store->for_each_alert(filter, [&](const alert::Alert& alert) {
      if (invocation.json) {
        std::cout << alert::to_json(alert) << "\n";
      } else {
        const std::string& watch = alert.entity.name.empty() ? alert.watch : alert.entity.name;
        table.add({age(alert.updated, clock.now()), alert.state, alert.severity, watch, alert.article.headline,
                   alert.article.source_name, alert.article.url});
      }
    });
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace mentiond::daemon
