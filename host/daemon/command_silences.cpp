// mentiond silences list|add|expire: what is not told for a while, as in Alertmanager.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"
#include "host/settings/units.h"

namespace mentiond::daemon {
namespace {

using alert::Silence;
using article::json_string;

std::string state_of(const Silence& silence, article::Micros now) {
  if (silence.ends <= now) return "expired";
  return silence.starts > now ? "pending" : "active";
}

void print_json(const Silence& silence, article::Micros now) {
  std::string matchers;
  for (const alert::Matcher& matcher : silence.matchers)
    matchers += (matchers.empty() ? "" : ",") + json_string(matcher.text());
  std::cout << "{\"id\":" << json_string(silence.id) << ",\"state\":\"" << state_of(silence, now) << "\",\"matchers\":["
            << matchers << "],\"startsAt\":" << json_string(article::to_rfc3339(silence.starts))
            << ",\"endsAt\":" << json_string(article::to_rfc3339(silence.ends))
            << ",\"createdBy\":" << json_string(silence.created_by) << ",\"comment\":" << json_string(silence.comment)
            << "}\n";
}

int list(const Invocation& invocation, store::Store& store, article::Micros now) {
  Table table({"ID", "STATE", "ENDS", "BY", "MATCHERS", "COMMENT"});
  for (const Silence& silence : store.silences(invocation.all ? 0 : now)) {
    if (invocation.json) print_json(silence, now);
    table.add({silence.id, state_of(silence, now), article::to_rfc3339(silence.ends), silence.created_by,
               to_string(silence.matchers), silence.comment});
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

int add(const Invocation& invocation, store::Store& store, article::Micros now) {
  const auto duration = settings::parse_duration(invocation.duration);
  if (!duration)
    throw UsageError("silences add: --duration says how long it lasts, as in 2h, not \"" + invocation.duration + "\"");
  Silence silence;
  silence.starts = now;
  silence.ends = now + *duration;
  silence.comment = invocation.comment;
  silence.created_by = invocation.author;
  try {
    for (std::size_t i = 2; i < invocation.words.size(); ++i)
      silence.matchers.push_back(alert::Matcher::parse(invocation.words[i]));
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("silences add: ") + error.what());
  }
  if (const std::string problem = problem_of(silence); !problem.empty()) throw UsageError("silences add: " + problem);
  silence.id = silence_id(silence, now);
  store.add_silence(silence);
  std::cout << silence.id << "\n";
  return kDone;
}

int expire(const Invocation& invocation, store::Store& store, article::Micros now) {
  if (invocation.words.size() < 3) throw UsageError("silences expire: the id of a silence is missing");
  int status = kDone;
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    if (store.expire_silence(invocation.words[i], now)) continue;
    std::cerr << "mentiond: there is no silence " << invocation.words[i] << " that has not ended\n";
    status = kDoneWithFailures;
  }
  return status;
}

}  // namespace

int silences(const Invocation& invocation) {
  const std::string verb = invocation.words.size() > 1 ? invocation.words[1] : "";
  if (verb != "list" && verb != "add" && verb != "expire")
    throw UsageError("silences: expected \"silences list\", \"silences add MATCHER...\" or \"silences expire ID...\"");
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  if (!store) throw UsageError("silences: nothing was stored yet; run mentiond once or mentiond run first");
  if (verb == "add") return add(invocation, *store, clock.now());
  if (verb == "expire") return expire(invocation, *store, clock.now());
  return list(invocation, *store, clock.now());
}

}  // namespace mentiond::daemon
