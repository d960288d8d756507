// Groups: alerts that are told together, and what the store keeps of them.
//
// A route gathers its alerts by the values of some labels. A new group waits for group_wait, and after it has told for
// group_interval; quiet hours, silences and digests make it wait longer. All of it is in the store: a restart or a
// reload changes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/alert/silence.h"

namespace mentiond::alert {

/// What a group waits for. Stored as a number: append only.
enum class Waits { kTime, kHours, kSilence, kDigest, kRepeat, kOutlets };

struct Group {
  std::string key;              ///< group_key()
  std::string route, receiver;  ///< The route's key.
  Micros due = 0;               ///< When it is looked at next; 0: it is new.
  Waits waits = Waits::kTime;
  Micros told = 0;  ///< When it told last; 0: never.
  bool operator==(const Group&) const = default;
};

/// An alert in a group.
struct Member {
  std::string alert;
  unsigned told = 0;       ///< The revision that was told last; 0: none.
  bool pending = false;    ///< There is something to tell.
  bool corrected = false;  ///< A correction is part of that.
  Micros since = 0;        ///< Pending since then.
  bool over = false;       ///< Its alert is resolved. What was told is kept for the day on which somebody corrects it.
  bool operator==(const Member&) const = default;
};

/// Calls belong to the caller's transaction. Real: store.
class GroupRepository {
 public:
  virtual ~GroupRepository() = default;
  virtual std::optional<Group> find_group(std::string_view key) = 0;
  virtual void put_group(const Group& group) = 0;
  /// The group and its members, but those that are over.
  virtual void remove_group(std::string_view key) = 0;
  /// Groups that are due by then, the oldest first.
  virtual std::vector<Group> groups_due(Micros by, std::size_t most) = 0;
  virtual std::vector<Group> groups_of(std::string_view alert) = 0;

  virtual std::optional<Member> find_member(std::string_view group, std::string_view alert) = 0;
  virtual void put_member(std::string_view group, const Member& member) = 0;
  virtual void remove_member(std::string_view group, std::string_view alert) = 0;
  /// In the order in which they became pending, without those that are over.
  virtual std::vector<Member> members(std::string_view group) = 0;

  /// Those that have not ended.
  virtual std::vector<Silence> silences(Micros now) = 0;
};

}  // namespace mentiond::alert
