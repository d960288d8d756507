#include "host/store/dead_letters.h"

#include "host/store/outbox.h"

namespace mentiond::store {

void for_each_dead_letter(const std::filesystem::path& database, const std::function<void(const DeadLetter&)>& use) {
  Connection connection(database, kBusy);
  Statement list(connection,
                 "SELECT key, receiver, recipient, type, alert, settled, code, answer, alert_json FROM notification "
                 "WHERE delivered = 0 ORDER BY number");
  Rows rows(list);
  while (rows.next()) {
    use({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.integer(5),
         static_cast<int>(rows.integer(6)), rows.text(7), rows.text(8)});
  }
}

// It is rendered anew: what it was refused for may have been a template.
std::size_t redeliver(Connection& connection, std::span<const std::string> keys, Micros now) {
  Transaction transaction(connection);
  Statement put(
      connection,
      "INSERT INTO outbox(" + std::string(kEntryColumns) +
          ") SELECT key, receiver, recipient, type, alert, revision, created, ?2, 0, alert_json, '', alert_group, "
          "group_labels FROM notification WHERE key = ?1 AND delivered = 0 ON CONFLICT(key) DO NOTHING");
  Statement remove(connection, "DELETE FROM notification WHERE key = ?1 AND delivered = 0");
  std::size_t found = 0;
  for (const std::string& key : keys) {
    put.run(key, now);
    found += static_cast<std::size_t>(remove.run(key));
  }
  transaction.commit();
  return found;
}

}  // namespace mentiond::store
