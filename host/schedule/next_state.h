// What a feed's state is after a poll: when it is due again, and what is remembered of the answer.
//
// Intervals with jitter, back-off, Retry-After. All functions are pure and thread-safe (workers and the
// writer call them): the jitter is a hash of the feed's id and `now`, so that feeds spread and tests repeat.
#pragma once

#include <optional>

#include "host/article/document.h"
#include "host/schedule/feed_state.h"

namespace mentiond::schedule {

// An interval that is learnt starts here, halves toward the least while there is news, and grows by half
// toward the most while there is none.
inline constexpr Micros kFirstInterval = 15 * article::kMinute;
inline constexpr Micros kLeastInterval = 5 * article::kMinute;
inline constexpr Micros kMostInterval = 2 * article::kHour;
/// What a feed asks for by ttl or max-age binds a learnt interval up to this.
inline constexpr Micros kMostAskedFor = article::kDay;
/// Back-off ends here (or at the feed's own interval, where that is longer). Gone for good (410): at once.
inline constexpr Micros kMostBackOff = article::kDay;
/// A Retry-After beyond this is not believed.
inline constexpr Micros kMostRetryAfter = 7 * article::kDay;
/// So many failures in a row at the address to which a feed has moved send us back to the configured one.
inline constexpr unsigned kFailuresToForgetMove = 5;

/// The interval of a feed that has `interval: auto` is `state.interval`, and is learnt; 0: not learnt yet. A
/// feed with an interval of its own carries it in `state.fixed_interval`, and what the feed asks for does not
/// change it.
FeedState after_document(FeedState state, const article::Document& document, const article::FeedInfo& info,
                         bool anything_new, Micros now);
FeedState after_not_modified(FeedState state, const article::NotModified& answer, Micros now);
/// A cancelled request says nothing of the feed: it is due at once, and nothing else changes.
FeedState after_failure(FeedState state, const article::FetchFailure& failure, Micros now);

/// What the scheduler keeps to when no poll has set another time: the fixed, else the learnt, else the first.
Micros interval_of(const FeedState& state);

/// `duration` times 0.9 to 1.1, by the feed's id and `now`.
Micros with_jitter(Micros duration, std::string_view feed, Micros now);

}  // namespace mentiond::schedule
