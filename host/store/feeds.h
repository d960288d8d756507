// Feed states, and the numbers by which other tables refer to feeds. Calls belong to the writer's transaction.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "host/schedule/feed_state.h"
#include "host/store/connection.h"

namespace mentiond::store {

class Feeds final : public schedule::FeedRepository {
 public:
  explicit Feeds(Connection& connection);

  std::vector<schedule::FeedState> feed_states() override;
  std::optional<schedule::FeedState> feed_state(std::string_view feed) override;
  void put(const schedule::FeedState& state) override;

  /// The feed's number; it is given one where it has none.
  std::int64_t number(const std::string& feed);
  /// An item of the feed was read on that day: its next put() says so.
  void was_read(std::int64_t feed, std::int64_t day) { read_[feed] = day; }
  void begin() { read_.clear(); }
  void rolled_back() { numbers_.clear(); }

 private:
  Statement all_, one_, put_, find_number_, add_number_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::unordered_map<std::int64_t, std::int64_t> read_;
};

}  // namespace mentiond::store
