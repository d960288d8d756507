#include "host/store/alerts.h"

#include "host/store/outbox.h"

namespace mentiond::store {

Alerts::Alerts(Connection& connection)
    : Groups(connection),
      find_(connection, "SELECT json FROM alert WHERE id = ?1"),
      of_story_(connection, "SELECT json FROM alert WHERE story = ?1 ORDER BY number"),
      put_(connection,
           "INSERT INTO alert(id, state, updated, json, story) VALUES (?1, ?2, ?3, ?4, nullif(?5, '')) "
           "ON CONFLICT(id) DO UPDATE SET state = excluded.state, updated = excluded.updated, json = excluded.json"),
      enqueue_(connection,
               "INSERT INTO outbox(" + std::string(kEntryColumns) +
                   ") SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 "
                   "WHERE NOT EXISTS (SELECT 1 FROM notification WHERE key = ?1) ON CONFLICT(key) DO NOTHING"),
      awaited_(connection, "SELECT min(receiver) FROM outbox WHERE receiver > ?1"),
      entries_(connection,
               "SELECT " + std::string(kEntryColumns) + " FROM outbox WHERE receiver = ?1 ORDER BY due LIMIT ?2"),
      withdraw_(connection, "DELETE FROM outbox WHERE key = ?1"),
      quiet_(connection, "SELECT id FROM alert WHERE state <> 'resolved' AND updated < ?1 ORDER BY updated LIMIT ?2") {}

std::optional<alert::Alert> Alerts::find_alert(std::string_view id) {
  Rows rows(find_, id);
  if (!rows.next()) return std::nullopt;
  return alert::alert_from_json(rows.bytes(0));
}

std::vector<alert::Alert> Alerts::alerts_of(std::string_view story) {
  std::vector<alert::Alert> alerts;
  Rows rows(of_story_, story);
  while (rows.next()) alerts.push_back(alert::alert_from_json(rows.bytes(0)));
  return alerts;
}

void Alerts::put(const alert::Alert& alert) {
  put_.run(alert.id, alert.state, alert.updated, alert::to_json(alert), alert.story_id);
}

void Alerts::enqueue(const alert::OutboxEntry& entry) {
  enqueue_.run(entry.key, entry.receiver, entry.recipient, entry.type, entry.alert_id, entry.revision, entry.created,
               entry.due, entry.attempts, entry.alert_json, entry.payload, entry.group, entry.group_labels);
}

// From one to the next: the entries of each may be many.
std::vector<std::string> Alerts::awaited_receivers() {
  std::vector<std::string> receivers;
  for (std::string next = awaited_behind(""); !next.empty(); next = awaited_behind(next)) receivers.push_back(next);
  return receivers;
}

std::string Alerts::awaited_behind(std::string_view receiver) {
  Rows rows(awaited_, receiver);
  return rows.next() ? rows.text(0) : std::string();
}

std::vector<alert::OutboxEntry> Alerts::entries_for(std::string_view receiver, std::size_t most) {
  std::vector<alert::OutboxEntry> entries;
  Rows rows(entries_, receiver, most);
  while (rows.next()) entries.push_back(entry_at(rows));
  return entries;
}

void Alerts::withdraw(std::string_view key) { withdraw_.run(key); }

std::vector<std::string> Alerts::quiet_alerts(Micros before, std::size_t most) {
  std::vector<std::string> ids;
  Rows rows(quiet_, before, most);
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

}  // namespace mentiond::store
