// Alerts, and their entries in the outbox as the writer makes them. Calls belong to the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/alert/outbox.h"
#include "host/store/connection.h"
#include "host/store/groups.h"

namespace mentiond::store {

class Alerts final : public Groups {
 public:
  explicit Alerts(Connection& connection);

  std::optional<alert::Alert> find_alert(std::string_view id) override;
  std::vector<alert::Alert> alerts_of(std::string_view story) override;
  void put(const alert::Alert& alert) override;
  void enqueue(const alert::OutboxEntry& entry) override;
  std::vector<std::string> awaited_receivers() override;
  std::vector<alert::OutboxEntry> entries_for(std::string_view receiver, std::size_t most) override;
  void withdraw(std::string_view key) override;
  std::vector<std::string> quiet_alerts(Micros before, std::size_t most) override;

 private:
  /// Empty: there is none.
  std::string awaited_behind(std::string_view receiver);

  Statement find_, of_story_, put_, enqueue_, awaited_, entries_, withdraw_, quiet_;
};

}  // namespace mentiond::store
