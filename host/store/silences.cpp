#include "host/store/silences.h"

namespace mentiond::store {

std::vector<alert::Silence> read_silences(Statement& select, Micros after) {
  std::vector<alert::Silence> silences;
  Rows rows(select, after);
  while (rows.next()) {
    silences.push_back({rows.text(0), alert::matchers_from_lines(rows.bytes(1)), rows.integer(2), rows.integer(3),
                        rows.text(4), rows.text(5)});
  }
  return silences;
}

void add_silence(Connection& connection, const alert::Silence& silence) {
  Transaction transaction(connection);
  Statement add(connection,
                "INSERT INTO silence(id, matchers, starts, ends, created_by, comment) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  add.run(silence.id, alert::matchers_to_lines(silence.matchers), silence.starts, silence.ends, silence.created_by,
          silence.comment);
  transaction.commit();
}

bool expire_silence(Connection& connection, std::string_view id, Micros now) {
  Transaction transaction(connection);
  Statement expire(connection, "UPDATE silence SET ends = ?2, starts = min(starts, ?2) WHERE id = ?1 AND ends > ?2");
  if (expire.run(id, now) == 0) return false;
  Statement look_again(connection, "UPDATE alert_group SET due = ?1 WHERE due > ?1 AND waits = ?2");
  look_again.run(now, static_cast<int>(alert::Waits::kSilence));
  transaction.commit();
  return true;
}

}  // namespace mentiond::store
