#include "host/alert/router.h"

#include <algorithm>
#include <limits>

#include "host/article/hash.h"
#include "host/article/json_parts.h"

namespace mentiond::alert {
namespace {

// A notification about several is kept below these, so that what is rendered of it stays below the plugins' limits;
// what does not fit comes in another at the same time.
constexpr std::size_t kMostAlerts = 1000, kMostBytes = 4 << 20;

// What is told and not repeated is due some day all the same, for a reload may set another repeat_interval.
constexpr Micros kNever = std::numeric_limits<Micros>::max() / 2;

std::string list_of(const std::vector<const Alert*>& alerts) {
  std::string text;
  for (const Alert* alert : alerts) text += alert->id + "@" + std::to_string(alert->revision) + "\n";
  return text;
}

/// Whether its article mentions nothing any more.
bool is_emptied(const Alert& alert) { return alert.change == "correction" && alert.mentions.empty(); }

/// Whether nobody has to hear of it who was not told yet. Where another outlet has the story too, that one named it.
bool is_void(const Alert& alert) { return is_emptied(alert) && alert.outlets.size() <= 1; }

bool is_firing(const Alert& alert) { return alert.state == "firing" && !is_void(alert); }

/// What the news of an alert are to somebody who was told of it as far as `member` says.
std::string change_for(const Member& member, const Alert& alert) {
  if (member.told == 0) return is_emptied(alert) ? "correction" : "new";
  return member.corrected ? "correction" : "update";
}

std::string json_of(const std::vector<std::pair<std::string, std::string>>& labels) {
  rapidjson::StringBuffer buffer;
  article::json::Writer out(buffer);
  out.StartObject();
  for (const auto& [name, value] : labels) article::json::put(out, name.c_str(), value);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::size_t outlets_since(const Alert& alert, unsigned revision) {
  return static_cast<std::size_t>(std::count_if(alert.outlets.begin(), alert.outlets.end(),
                                                [=](const Outlet& outlet) { return outlet.revision > revision; }));
}

std::string type_of(const Route& route, const std::vector<Alert>& alerts, bool was_told) {
  if (route.digest || alerts.size() > 1) return "digest";
  const Alert& alert = alerts.front();
  return alert.state == "resolved" && was_told && route.send_resolved ? "alert.resolved" : "alert." + alert.change;
}

/// A digest is not repeated: it tells what came since the last one.
Micros repeat_interval_of(const Route& route) { return route.digest ? 0 : route.repeat_interval; }

}  // namespace

std::string delivery_key(const Group& group, const std::vector<const Alert*>& alerts, Micros repeated,
                         std::string_view recipient) {
  return article::hash_id("group " + group.key + "\n" + list_of(alerts) + std::to_string(repeated) + "\n" +
                          group.receiver + "\n" + std::string(recipient));
}

Router::Router(const Routing& routing, AlertRepository& store, Micros now)
    : routing_(routing), store_(store), now_(now) {}

void Router::hold(const Alert& alert) {
  const Labels labels = routing_labels(alert);
  for (const Route* route : routing_.match(labels)) hold_in(*route, labels, alert);
}

void Router::hold_outlets(const Alert& alert) {
  const Labels labels = routing_labels(alert);
  for (const Route* route : routing_.match(labels)) hold_in(*route, labels, alert, true);
}

void Router::hold_in(const Route& route, const Labels& labels, const Alert& alert, bool outlets_alone) {
  if (route.receiver.empty()) return;
  const std::string key = group_key(route, labels);
  Group group = store_.find_group(key).value_or(Group{key, route.key, route.receiver});
  Member member = store_.find_member(key, alert.id).value_or(Member{alert.id});
  if (!member.pending) member.pending = true, member.since = now_;
  member.over = false;
  member.corrected |= !outlets_alone && alert.change == "correction";
  store_.put_member(key, member);
  if (outlets_alone && !route.digest) return schedule_outlets(group, route, alert.raised);
  const auto can_wait = {Waits::kRepeat, Waits::kSilence, Waits::kOutlets};
  if (group.due == 0 || std::find(can_wait.begin(), can_wait.end(), group.waits) != can_wait.end())
    schedule(group, route);
}

/// Copies come in swarms, and long after the report: the first waits for more, and while a story goes on the messages
/// become rarer.
void Router::schedule_outlets(Group& group, const Route& route, Micros raised) {
  const Micros rest = std::max(route.group_interval, group.told - raised);
  const Micros due = std::max(group.told + rest, now_ + route.group_interval);
  if (group.due == 0 || group.due > due) put_due(group, due, Waits::kOutlets);
}

/// There is something new to tell.
void Router::schedule(Group& group, const Route& route) {
  if (route.digest) return put_due(group, route.digest->next_after(now_), Waits::kDigest);
  const Micros next = group.told + route.group_interval;
  put_due(group, group.told > 0 && next > now_ ? next : now_ + route.group_wait, Waits::kTime);
}

void Router::put_due(Group& group, Micros due, Waits waits) {
  group.due = due;
  group.waits = waits;
  store_.put_group(group);
}

Router::Told Router::tell_due(std::size_t most) {
  const std::size_t before = notifications_;
  const std::vector<Group> groups = store_.groups_due(now_, most);
  for (const Group& group : groups) {
    if (const Route* route = routing_.find(group.route)) {
      tell(group, *route);
    } else {
      move(group);
    }
  }
  return {groups.size(), notifications_ - before};
}

void Router::tell(Group group, const Route& route) {
  if (!route.hours.open(now_)) return put_due(group, route.hours.next_open(now_), Waits::kHours);
  Telling telling = sort_out(group);
  const Micros repeat = repeat_interval_of(route);
  const bool repeats = repeat > 0 && group.told > 0 && group.told + repeat <= now_ && !telling.firing.empty();
  if (!telling.news.empty()) {
    enqueue(group, route, type_of(route, telling.news, telling.members.front().told > 0), telling.news, false);
    group.told = now_;
    mark_told(group, telling);
  } else if (repeats) {
    enqueue(group, route, type_of(route, telling.firing, true), telling.firing, true);
    group.told = now_;
  }
  settle(group, route, telling);
}

void Router::mark_told(const Group& group, Telling& telling) {
  for (std::size_t i = 0; i < telling.news.size(); ++i) {
    const Alert& alert = telling.news[i];
    const bool is_over = alert.state == "resolved";
    store_.put_member(group.key, {alert.id, alert.revision, false, false, telling.members[i].since, is_over});
    if (is_firing(alert)) telling.firing.push_back(alert);
  }
}

/// When it is looked at next, once all is told that can be told now.
void Router::settle(Group& group, const Route& route, const Telling& telling) {
  if (telling.silenced_until > 0) return put_due(group, telling.silenced_until, Waits::kSilence);
  const Micros repeat = repeat_interval_of(route);
  if (repeat > 0 && group.told > 0 && !telling.firing.empty())
    return put_due(group, std::max(group.told + repeat, now_ + 1), Waits::kRepeat);
  if (store_.members(group.key).empty()) return store_.remove_group(group.key);
  put_due(group, kNever, Waits::kRepeat);
}

Router::Telling Router::sort_out(const Group& group) {
  Telling telling;
  for (const Member& member : store_.members(group.key)) sort_in(telling, group, member);
  return telling;
}

// Nobody hears of what was taken back before it was told, nor of what is over when its silence ends.
void Router::sort_in(Telling& telling, const Group& group, const Member& member) {
  std::optional<Alert> alert = store_.find_alert(member.alert);
  const bool was_told = member.told > 0;
  const bool is_over = alert && alert->state == "resolved";
  const Micros silenced = alert ? silenced_until(silences(), routing_labels(*alert), now_) : 0;
  if (!alert || (!was_told && is_void(*alert))) return store_.remove_member(group.key, member.alert);
  if (is_over && (!member.pending || silenced > 0)) return end(group, member);
  if (silenced > 0) {
    Micros& earliest = telling.silenced_until;
    if (member.pending) earliest = earliest == 0 ? silenced : std::min(earliest, silenced);
  } else if (member.pending) {
    alert->change = change_for(member, *alert);
    if (was_told) alert->gained = outlets_since(*alert, member.told);
    telling.news.push_back(std::move(*alert));
    telling.members.push_back(member);
  } else if (was_told && is_firing(*alert)) {
    telling.firing.push_back(std::move(*alert));
  }
}

/// Only who was told has to hear of what corrects it.
void Router::end(const Group& group, Member member) {
  if (member.told == 0) return store_.remove_member(group.key, member.alert);
  member.over = true, member.pending = member.corrected = false;
  store_.put_member(group.key, member);
}

void Router::enqueue(const Group& group, const Route& route, const std::string& type, const std::vector<Alert>& alerts,
                     bool repeated) {
  Part part;
  for (const Alert& alert : alerts) {
    const std::string json = to_json(alert);
    if (!part.alerts.empty() && (part.alerts.size() == kMostAlerts || part.bytes + json.size() > kMostBytes)) {
      enqueue_part(group, route, type, part, repeated);
      part = {};
    }
    part.json += (part.alerts.empty() ? "" : "\n") + json;
    part.bytes += json.size();
    part.alerts.push_back(&alert);
  }
  enqueue_part(group, route, type, part, repeated);
}

void Router::enqueue_part(const Group& group, const Route& route, std::string_view type, const Part& part,
                          bool repeated) {
  const auto recipients = routing_.recipients.find(group.receiver);
  if (recipients == routing_.recipients.end()) return;
  const Alert& first = *part.alerts.front();
  const bool is_digest = type == "digest";
  OutboxEntry entry;
  entry.receiver = group.receiver;
  entry.type = type;
  entry.alert_id = is_digest ? group.key : first.id;
  entry.revision = is_digest ? 0 : first.revision;
  entry.group = group.key;
  entry.group_labels = json_of(group_labels(route, routing_labels(first)));
  entry.alert_json = part.json;
  entry.created = is_digest || repeated || first.state == "resolved" ? now_ : first.updated;
  entry.due = now_;
  for (const std::string& recipient : recipients->second) {
    entry.key = is_digest || repeated ? delivery_key(group, part.alerts, repeated ? now_ : 0, recipient)
                                      : delivery_key(first, group.receiver, recipient);
    entry.recipient = recipient;
    store_.enqueue(entry);
    ++notifications_;
  }
}

/// What a group of a route that is no more has yet to tell goes the way of today; what it has told is known there.
void Router::move(const Group& group) {
  const std::vector<Member> members = store_.members(group.key);
  store_.remove_group(group.key);
  for (const Member& member : members) {
    const std::optional<Alert> alert = store_.find_alert(member.alert);
    if (!alert || !member.pending) continue;
    const Labels labels = routing_labels(*alert);
    for (const Route* route : routing_.match(labels)) {
      const std::string key = group_key(*route, labels);
      if (route->receiver == group.receiver && !store_.find_member(key, member.alert)) store_.put_member(key, member);
      hold_in(*route, labels, *alert);
    }
  }
}

std::size_t Router::resolve_quiet(std::size_t most) {
  const std::vector<std::string> quiet = store_.quiet_alerts(now_ - routing_.resolve_timeout, most);
  for (const std::string& id : quiet) {
    if (std::optional<Alert> alert = store_.find_alert(id)) resolve(*alert);
  }
  return quiet.size();
}

// `updated` stays: it is when there was something new.
void Router::resolve(Alert& alert) {
  alert.state = "resolved";
  ++alert.revision;
  store_.put(alert);
  for (Group& group : store_.groups_of(alert.id)) resolve_in(group, alert);
}

void Router::resolve_in(Group& group, const Alert& alert) {
  const Route* route = routing_.find(group.route);
  const std::optional<Member> member = store_.find_member(group.key, alert.id);
  // What waits for its digest or the morning is told all the same, but not what is silenced.
  const bool silenced = silenced_until(silences(), routing_labels(alert), now_) > 0;
  if (!member || member->over || (member->pending && !silenced)) return;
  if (route != nullptr && route->send_resolved && member->told > 0)
    return hold_in(*route, routing_labels(alert), alert);
  end(group, *member);
  if (store_.members(group.key).empty()) store_.remove_group(group.key);
}

const std::vector<Silence>& Router::silences() {
  if (!silences_) silences_ = store_.silences(now_);
  return *silences_;
}

/// What waits in the outbox for a receiver that is no more.
void Router::reroute(std::string_view receiver) {
  constexpr std::size_t kAtOnce = 1000;
  for (auto entries = store_.entries_for(receiver, kAtOnce); !entries.empty();
       entries = store_.entries_for(receiver, kAtOnce)) {
    for (const OutboxEntry& entry : entries) {
      store_.withdraw(entry.key);
      for (const std::string& id : ids_in_lines(entry.alert_json)) {
        if (const std::optional<Alert> alert = store_.find_alert(id)) hold_untold(*alert);
      }
    }
  }
}

/// To be told on those routes that have not told it yet.
void Router::hold_untold(const Alert& alert) {
  const Labels labels = routing_labels(alert);
  for (const Route* route : routing_.match(labels)) {
    const std::optional<Member> member = store_.find_member(group_key(*route, labels), alert.id);
    if (!member || member->told < alert.revision) hold_in(*route, labels, alert);
  }
}

std::vector<std::string> Router::reconsider() {
  for (Group& group : store_.groups_due(std::numeric_limits<Micros>::max(), std::numeric_limits<std::size_t>::max()))
    reconsider(group);
  std::vector<std::string> gone = store_.awaited_receivers();
  std::erase_if(gone, [&](const std::string& receiver) { return routing_.recipients.contains(receiver); });
  for (const std::string& receiver : gone) reroute(receiver);
  return gone;
}

void Router::reconsider(Group& group) {
  const Route* route = routing_.find(group.route);
  if (route == nullptr) {
    // What has nothing to tell remembers what it told: its route may come back.
    if (group.due < kNever) move(group);
  } else if (group.waits == Waits::kHours) {
    put_due(group, std::min(group.due, now_), Waits::kHours);
  } else if (const Micros repeat = repeat_interval_of(*route); group.waits == Waits::kRepeat && repeat > 0) {
    // One that is shorter now. Whether it is longer, or none, is asked when the group is due.
    if (group.told + repeat < group.due) put_due(group, group.told + repeat, Waits::kRepeat);
  } else if (group.due > now_ && (route->digest ? group.waits != Waits::kRepeat : group.waits == Waits::kDigest)) {
    schedule(group, *route);
  }
}

}  // namespace mentiond::alert
