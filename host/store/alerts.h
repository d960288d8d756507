// Alerts, and their entries in the outbox as the writer makes them. Calls belong to the writer's transaction.
#pragma once

#include <optional>
#include <string_view>

#include "host/alert/outbox.h"
#include "host/store/connection.h"

namespace mentiond::store {

class Alerts final : public alert::AlertRepository {
 public:
  explicit Alerts(Connection& connection);

  std::optional<alert::Alert> find_alert(std::string_view id) override;
  void put(const alert::Alert& alert) override;
  void enqueue(const alert::OutboxEntry& entry) override;

 private:
  Statement find_, put_, enqueue_;
};

}  // namespace mentiond::store
