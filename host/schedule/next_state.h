// What a feed's state is after a poll: when it is due again, and what is remembered of the answer.
//
// Intervals with jitter, back-off, Retry-After. All functions are pure and thread-safe (workers and the
// writer call them): the jitter is a hash of the feed's id and `now`, so that feeds spread and tests repeat.
#pragma once

#include <optional>

#include "host/article/document.h"
#include "host/schedule/feed_state.h"

namespace mentiond::schedule {

/// The interval of a feed that has `interval: auto` is `state.interval`, and is learnt; 0: not learnt yet. A
/// feed with an interval of its own carries it in `state.fixed_interval`.
FeedState after_document(FeedState state, const article::Document& document, const article::FeedInfo& info,
                         bool anything_new, Micros now);
FeedState after_not_modified(FeedState state, const article::NotModified& answer, Micros now);
FeedState after_failure(FeedState state, const article::FetchFailure& failure, Micros now);

}  // namespace mentiond::schedule
