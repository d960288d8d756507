// The delivering side of the outbox, and the notification log that its entries end in.
//
// Reads have a connection of their own and never wait for a writer; writes take their turn in the writer's mutex.
// Thread-safe.
#pragma once

#include <mutex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "host/alert/outbox.h"
#include "host/store/connection.h"
#include "host/store/fair_mutex.h"

namespace mentiond::store {

/// What an entry is read from, and written to.
inline constexpr std::string_view kEntryColumns =
    "key, receiver, recipient, type, alert, revision, created, due, attempts, alert_json, payload, "
    "alert_group, group_labels";
alert::OutboxEntry entry_at(const Rows& row);

class Outbox final : public alert::Outbox {
 public:
  /// The connections outlive it. `writing` guards `writer`; `reader` is this object's alone.
  Outbox(Connection& writer, FairMutex& writing, Connection& reader);

  std::vector<alert::OutboxEntry> due(std::string_view receiver, Micros now, std::size_t most) override;
  std::optional<Micros> next_due(std::string_view receiver) override;
  void keep_payloads(std::span<const std::pair<std::string, std::string>> payloads) override;
  void settle(std::span<const alert::Settlement> settlements) override;
  void bring_forward(std::string_view receiver, std::optional<std::string_view> recipient, unsigned most_attempts,
                     Micros now) override;
  std::size_t waiting() override;

  void end_group_waits(Micros now);
  std::optional<Micros> next_group_due();

 private:
  void settle(const alert::Settlement& settlement);

  Connection& writer_;
  FairMutex& writing_;
  std::mutex reading_;
  Statement due_, next_due_, waiting_, next_group_;                      // Of the reader.
  Statement keep_payload_, retry_, log_, remove_, forward_, end_waits_;  // Of the writer.
};

}  // namespace mentiond::store
