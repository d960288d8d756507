// Deletes what is past its time, a small batch at a time, so that no writer waits long.
//
// The text of an article goes first; what is known of the item stays as long as its feed lists it. Calls belong to the
// writer's transaction.
#pragma once

#include "host/store/connection.h"
#include "host/store/store.h"

namespace mentiond::store {

class Retention final {
 public:
  explicit Retention(Connection& connection);
  /// At most one batch. True: there is more.
  bool prune(Micros now, const Store::Retention& retention);

 private:
  bool take_texts(Micros before);
  void take_text(std::int64_t article, std::string_view json);
  bool forget_alerts(Micros before);
  bool end_stories(Micros before);
  bool sweep_claims(std::int64_t today);
  void forget_item(std::int64_t feed, std::int64_t key, std::int64_t article, bool own);

  Statement old_texts_, put_text_, delete_text_, mark_taken_;
  Statement delete_log_, delete_members_, delete_alerts_, delete_silences_;
  Statement claims_, delete_claim_, delete_article_;
  Statement old_stories_, delete_fingerprints_, end_story_, delete_story_;
  // The claims are looked through once a day, from here on.
  std::int64_t feed_ = 0, key_ = 0, swept_ = 0;
};

}  // namespace mentiond::store
