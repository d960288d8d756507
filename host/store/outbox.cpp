#include "host/store/outbox.h"

namespace mentiond::store {
namespace {

// Of what concerns one alert, the first is to be settled before the next: else who was away hears of a correction, and
// then of what it corrects.
const std::string kFirstOfItsAlert =
    "NOT EXISTS (SELECT 1 FROM outbox e WHERE e.alert = o.alert AND e.receiver = o.receiver "
    "AND e.recipient = o.recipient AND e.number < o.number) ";

constexpr std::size_t kLongestAnswer = 1000;  // Bytes of the other side's text that are kept.

/// Cut between two characters of UTF-8.
std::string_view shortened(std::string_view text) {
  if (text.size() <= kLongestAnswer) return text;
  std::size_t end = kLongestAnswer;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

alert::OutboxEntry entry_at(const Rows& row) {
  alert::OutboxEntry entry;
  entry.key = row.text(0);
  entry.receiver = row.text(1);
  entry.recipient = row.text(2);
  entry.type = row.text(3);
  entry.alert_id = row.text(4);
  entry.revision = static_cast<unsigned>(row.integer(5));
  entry.created = row.integer(6);
  entry.due = row.integer(7);
  entry.attempts = static_cast<unsigned>(row.integer(8));
  entry.alert_json = row.text(9);
  entry.payload = row.text(10);
  entry.group = row.text(11);
  entry.group_labels = row.text(12);
  return entry;
}

// A delivered notification is kept as a line of the log; a dead one with all that it takes to send it again.
Outbox::Outbox(Connection& writer, FairMutex& writing, Connection& reader)
    : writer_(writer),
      writing_(writing),
      due_(reader, "SELECT " + std::string(kEntryColumns) + " FROM outbox o WHERE receiver = ?1 AND due <= ?2 AND " +
                       kFirstOfItsAlert + "ORDER BY due, number LIMIT ?3"),
      next_due_(reader,
                "SELECT due FROM outbox o WHERE receiver = ?1 AND " + kFirstOfItsAlert + "ORDER BY due LIMIT 1"),
      waiting_(reader, "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM group_member WHERE pending = 1)"),
      next_group_(reader, "SELECT min(due) FROM alert_group WHERE due IS NOT NULL"),
      keep_payload_(writer, "UPDATE outbox SET payload = ?2 WHERE key = ?1"),
      retry_(writer, "UPDATE outbox SET attempts = ?2, due = ?3, code = ?4, answer = ?5 WHERE key = ?1"),
      log_(writer,
           "INSERT INTO notification(key, receiver, recipient, type, alert, revision, created, settled, delivered, "
           "attempts, code, answer, alert_json, payload, alert_group, group_labels) SELECT key, receiver, recipient, "
           "type, alert, revision, created, ?2, ?3, ?4, ?5, ?6, iif(?3, NULL, alert_json), iif(?3, NULL, payload), "
           "iif(?3, '', alert_group), iif(?3, '', group_labels) "
           "FROM outbox WHERE key = ?1"),
      remove_(writer, "DELETE FROM outbox WHERE key = ?1"),
      forward_(writer,
               "UPDATE outbox SET due = ?4 WHERE receiver = ?1 AND due > ?4 AND attempts BETWEEN 1 AND ?3 "
               "AND (?5 OR recipient = ?2)"),
      end_waits_(writer, "UPDATE alert_group SET due = ?1 WHERE due > ?1 AND waits IN (?2, ?3)") {}

std::vector<alert::OutboxEntry> Outbox::due(std::string_view receiver, Micros now, std::size_t most) {
  const std::lock_guard lock(reading_);
  std::vector<alert::OutboxEntry> entries;
  Rows rows(due_, receiver, now, most);
  while (rows.next()) entries.push_back(entry_at(rows));
  return entries;
}

std::optional<Micros> Outbox::next_due(std::string_view receiver) {
  const std::lock_guard lock(reading_);
  Rows rows(next_due_, receiver);
  if (!rows.next()) return std::nullopt;
  return rows.integer(0);
}

std::size_t Outbox::waiting() {
  const std::lock_guard lock(reading_);
  Rows rows(waiting_);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::optional<Micros> Outbox::next_group_due() {
  const std::lock_guard lock(reading_);
  Rows rows(next_group_);
  if (!rows.next() || rows.null(0)) return std::nullopt;
  return rows.integer(0);
}

void Outbox::keep_payloads(std::span<const std::pair<std::string, std::string>> payloads) {
  const std::lock_guard lock(writing_);
  Transaction transaction(writer_);
  for (const auto& [key, payload] : payloads) keep_payload_.run(key, payload);
  transaction.commit();
}

void Outbox::settle(std::span<const alert::Settlement> settlements) {
  const std::lock_guard lock(writing_);
  Transaction transaction(writer_);
  for (const alert::Settlement& settlement : settlements) settle(settlement);
  transaction.commit();
}

void Outbox::settle(const alert::Settlement& settlement) {
  const std::string_view answer = shortened(settlement.answer);
  if (settlement.settled == alert::Settled::kRetry) {
    retry_.run(settlement.key, settlement.attempts, settlement.due, settlement.code, answer);
    return;
  }
  const bool delivered = settlement.settled == alert::Settled::kDelivered;
  log_.run(settlement.key, settlement.at, delivered, settlement.attempts, settlement.code, answer);
  remove_.run(settlement.key);
}

void Outbox::bring_forward(std::string_view receiver, std::optional<std::string_view> recipient, unsigned most_attempts,
                           Micros now) {
  const std::lock_guard lock(writing_);
  Transaction transaction(writer_);
  forward_.run(receiver, recipient.value_or(""), most_attempts, now, !recipient);
  transaction.commit();
}

void Outbox::end_group_waits(Micros now) {
  const std::lock_guard lock(writing_);
  Transaction transaction(writer_);
  end_waits_.run(now, static_cast<int>(alert::Waits::kTime), static_cast<int>(alert::Waits::kOutlets));
  transaction.commit();
}

}  // namespace mentiond::store
