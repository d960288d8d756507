#include "host/store/groups.h"

#include <algorithm>
#include <limits>

#include "host/store/silences.h"

namespace mentiond::store {
namespace {

alert::Group group_at(const Rows& row) {
  alert::Group group;
  group.key = row.text(0);
  group.route = row.text(1);
  group.receiver = row.text(2);
  group.due = row.integer(3);  // NULL reads as 0.
  group.waits = static_cast<alert::Waits>(row.integer(4));
  group.told = row.integer(5);
  return group;
}

alert::Member member_at(const Rows& row) {
  alert::Member member;
  member.alert = row.text(0);
  member.told = static_cast<unsigned>(row.integer(1));
  member.pending = row.integer(2) != 0;
  member.corrected = row.integer(3) != 0;
  member.since = row.integer(4);
  member.over = row.integer(5) != 0;
  return member;
}

std::int64_t limit_of(std::size_t most) {
  return static_cast<std::int64_t>(std::min<std::size_t>(most, std::numeric_limits<std::int64_t>::max()));
}

}  // namespace

Groups::Groups(Connection& connection)
    : find_group_(connection, "SELECT key, route, receiver, due, waits, told FROM alert_group WHERE key = ?1"),
      put_group_(connection,
                 "INSERT INTO alert_group(key, route, receiver, due, waits, told) "
                 "VALUES (?1, ?2, ?3, nullif(?4, 0), ?5, ?6) ON CONFLICT(key) DO UPDATE SET route = excluded.route, "
                 "receiver = excluded.receiver, due = excluded.due, waits = excluded.waits, told = excluded.told"),
      remove_group_(connection, "DELETE FROM alert_group WHERE key = ?1"),
      due_(connection,
           "SELECT key, route, receiver, due, waits, told FROM alert_group WHERE due IS NOT NULL AND due <= ?1 "
           "ORDER BY due LIMIT ?2"),
      of_alert_(connection,
                "SELECT g.key, g.route, g.receiver, g.due, g.waits, g.told FROM group_member m "
                "JOIN alert_group g ON g.key = m.alert_group WHERE m.alert = ?1"),
      find_member_(connection,
                   "SELECT alert, told, pending, corrected, since, over FROM group_member "
                   "WHERE alert_group = ?1 AND alert = ?2"),
      put_member_(
          connection,
          "INSERT INTO group_member(alert_group, alert, told, pending, corrected, since, over) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(alert_group, alert) DO UPDATE SET told = excluded.told, "
          "pending = excluded.pending, corrected = excluded.corrected, since = excluded.since, over = excluded.over"),
      remove_member_(connection, "DELETE FROM group_member WHERE alert_group = ?1 AND alert = ?2"),
      remove_members_(connection, "DELETE FROM group_member WHERE alert_group = ?1 AND over = 0"),
      members_(
          connection,
          "SELECT alert, told, pending, corrected, since, over FROM group_member WHERE alert_group = ?1 AND over = 0 "
          "ORDER BY since, rowid"),
      silences_(connection, kSelectSilences) {}

std::optional<alert::Group> Groups::find_group(std::string_view key) {
  Rows rows(find_group_, key);
  if (!rows.next()) return std::nullopt;
  return group_at(rows);
}

void Groups::put_group(const alert::Group& group) {
  put_group_.run(group.key, group.route, group.receiver, group.due, static_cast<int>(group.waits), group.told);
}

void Groups::remove_group(std::string_view key) {
  remove_members_.run(key);
  remove_group_.run(key);
}

std::vector<alert::Group> Groups::groups_due(Micros by, std::size_t most) {
  std::vector<alert::Group> groups;
  Rows rows(due_, by, limit_of(most));
  while (rows.next()) groups.push_back(group_at(rows));
  return groups;
}

std::vector<alert::Group> Groups::groups_of(std::string_view alert) {
  std::vector<alert::Group> groups;
  Rows rows(of_alert_, alert);
  while (rows.next()) groups.push_back(group_at(rows));
  return groups;
}

std::optional<alert::Member> Groups::find_member(std::string_view group, std::string_view alert) {
  Rows rows(find_member_, group, alert);
  if (!rows.next()) return std::nullopt;
  return member_at(rows);
}

void Groups::put_member(std::string_view group, const alert::Member& member) {
  put_member_.run(group, member.alert, member.told, member.pending, member.corrected, member.since, member.over);
}

void Groups::remove_member(std::string_view group, std::string_view alert) { remove_member_.run(group, alert); }

std::vector<alert::Member> Groups::members(std::string_view group) {
  std::vector<alert::Member> members;
  Rows rows(members_, group);
  while (rows.next()) members.push_back(member_at(rows));
  return members;
}

std::vector<alert::Silence> Groups::silences(Micros now) { return read_silences(silences_, now); }

}  // namespace mentiond::store
