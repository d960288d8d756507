// Gives alerts to the groups of their routes, and puts into the outbox what the groups have to tell when they are due.
//
// Lives for one transaction of the store, and is as thread-safe as that: not at all. Every moment is `now`.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "host/alert/outbox.h"
#include "host/alert/route.h"

namespace mentiond::alert {

class Router final {
 public:
  /// Both outlive it.
  Router(const Routing& routing, AlertRepository& store, Micros now);

  /// To be told: a new alert or revision of one.
  void hold(const Alert& alert);
  /// To be told of more outlets, and of nothing else: that can wait, the longer the older the story is.
  void hold_outlets(const Alert& alert);

  struct Told {
    std::size_t groups = 0;         ///< Looked at.
    std::size_t notifications = 0;  ///< Entries put into the outbox, one for each recipient.
  };
  /// Looks at the groups that are due, and puts what they tell into the outbox.
  Told tell_due(std::size_t most = std::numeric_limits<std::size_t>::max());

  /// Resolves alerts whose story has been quiet; how many.
  std::size_t resolve_quiet(std::size_t most);

  /// After a start or a reload: groups whose route is no more go to the routes of today, and so does what waits for a
  /// receiver that is no more; digests and hours are those of today, and so is a repeat_interval. What is held keeps
  /// the wait that it began with. Returns the receivers that are no more.
  std::vector<std::string> reconsider();

 private:
  /// What a group could tell.
  struct Telling {
    std::vector<Alert> news, firing;
    std::vector<Member> members;  ///< Of `news`.
    Micros silenced_until = 0;    ///< Of what it has to hold back; 0: nothing.
  };
  /// What one notification tells.
  struct Part {
    std::vector<const Alert*> alerts;
    std::string json;       ///< A line each.
    std::size_t bytes = 0;  ///< Of the alerts, without the ends of lines.
  };
  void hold_in(const Route& route, const Labels& labels, const Alert& alert, bool outlets_alone = false);
  void schedule_outlets(Group& group, const Route& route, Micros raised);
  void schedule(Group& group, const Route& route);
  void put_due(Group& group, Micros due, Waits waits);
  void tell(Group group, const Route& route);
  Telling sort_out(const Group& group);
  void sort_in(Telling& telling, const Group& group, const Member& member);
  void mark_told(const Group& group, Telling& telling);
  void settle(Group& group, const Route& route, const Telling& telling);
  void enqueue(const Group& group, const Route& route, const std::string& type, const std::vector<Alert>& alerts,
               bool repeated);
  void enqueue_part(const Group& group, const Route& route, std::string_view type, const Part& part, bool repeated);
  void move(const Group& group);
  void reroute(std::string_view receiver);
  void hold_untold(const Alert& alert);
  void reconsider(Group& group);
  void resolve(Alert& alert);
  void end(const Group& group, Member member);
  void resolve_in(Group& group, const Alert& alert);
  const std::vector<Silence>& silences();

  const Routing& routing_;
  AlertRepository& store_;
  const Micros now_;
  std::optional<std::vector<Silence>> silences_;  // Once they are asked for.
  std::size_t notifications_ = 0;
};

/// Of a notification about several alerts, or of a repeated one (`repeated`: when; else 0): hash of the group, the
/// alerts and their revisions, receiver and recipient.
std::string delivery_key(const Group& group, const std::vector<const Alert*>& alerts, Micros repeated,
                         std::string_view recipient);

}  // namespace mentiond::alert
