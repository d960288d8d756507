// Groups of alerts and what they wait for (docs/routing.md). Calls belong to the writer's transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "host/alert/outbox.h"
#include "host/store/connection.h"

namespace mentiond::store {

class Groups : public alert::AlertRepository {
 public:
  explicit Groups(Connection& connection);

  std::optional<alert::Group> find_group(std::string_view key) override;
  void put_group(const alert::Group& group) override;
  void remove_group(std::string_view key) override;
  std::vector<alert::Group> groups_due(Micros by, std::size_t most) override;
  std::vector<alert::Group> groups_of(std::string_view alert) override;

  std::optional<alert::Member> find_member(std::string_view group, std::string_view alert) override;
  void put_member(std::string_view group, const alert::Member& member) override;
  void remove_member(std::string_view group, std::string_view alert) override;
  std::vector<alert::Member> members(std::string_view group) override;

  std::vector<alert::Silence> silences(Micros now) override;

 private:
  Statement find_group_, put_group_, remove_group_, due_, of_alert_;
  Statement find_member_, put_member_, remove_member_, remove_members_, members_, silences_;
};

}  // namespace mentiond::store
