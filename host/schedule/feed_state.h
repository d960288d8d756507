// What mentiond remembers of a feed between polls, and who keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/article/time.h"

namespace mentiond::schedule {

using article::Micros;

/// Written with the last batch of a document, in its transaction: the validators are never newer than the
/// articles.
struct FeedState {
  std::string feed;                 ///< The feed's id.
  std::string url;                  ///< As configured.
  std::string etag, last_modified;  ///< Byte-exact.
  std::string permanent_url;        ///< Where the feed has moved for good; empty: nowhere.
  std::string title, link, format;  ///< What the document said of itself at the last success.
  Micros next_due = 0;
  Micros last_poll = 0, last_success = 0, last_change = 0;  ///< 0: never.
  Micros interval = 0;                                      ///< The present one, where it is auto.
  Micros fixed_interval = 0;  ///< As configured; 0: auto. The scheduler fills it; it is not stored.
  unsigned failures = 0;      ///< In a row.
  std::string last_error;
  bool baseline_done = false;
  bool operator==(const FeedState&) const = default;
};

/// Real: store. Calls belong to the caller's transaction.
class FeedRepository {
 public:
  virtual ~FeedRepository() = default;
  virtual std::vector<FeedState> feed_states() = 0;
  virtual std::optional<FeedState> feed_state(std::string_view feed) = 0;
  virtual void put(const FeedState& state) = 0;
};

}  // namespace mentiond::schedule
