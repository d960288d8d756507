// When a notification is tried again, and when a whole receiver is left in peace.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "host/article/time.h"

namespace mentiond::alert {

using article::Micros;

/// So many attempts, over about three days (the waits of Standard Webhooks), and a notification is a dead letter.
inline constexpr unsigned kMostAttempts = 10;
/// A Retry-After beyond this is not believed.
inline constexpr Micros kMostRetryAfter = article::kDay;

/// How long to wait after the `attempts`th attempt has failed; absent: no more. The schedule's wait and up to a fifth
/// more, by a hash of key and attempt: entries that failed together do not come back together, and tests repeat. What
/// the other side asks for by `retry_after` is kept. Pure.
std::optional<Micros> wait_after(unsigned attempts, std::string_view key, Micros retry_after);

/// Leaves a receiver in peace that fails again and again, or asks for it: then one entry is tried after growing pauses,
/// not each of thousands that wait. Not thread-safe.
class Breaker final {
 public:
  static constexpr unsigned kFailures = 5;  ///< In a row.
  static constexpr Micros kFirstPause = 5 * article::kSecond;
  static constexpr Micros kMostPause = 5 * article::kMinute;
  static constexpr Micros kMostHold = article::kHour;  ///< That a Retry-After can ask for.

  /// False: leave the receiver in peace for now. A clock that was set back ends the pause.
  bool may_try(Micros now) const { return now >= until_ || now < since_; }
  /// Whether the next attempt is a probe: one entry, and no more before its outcome.
  bool is_probing() const { return failures_ >= kFailures; }
  Micros until() const { return until_; }
  unsigned failures() const { return failures_; }

  void answered() { failures_ = 0, until_ = 0; }
  void failed(Micros now, Micros retry_after);

 private:
  unsigned failures_ = 0;
  Micros since_ = 0, until_ = 0;
};

}  // namespace mentiond::alert
