#include "host/schedule/next_state.h"

#include <algorithm>

namespace mentiond::schedule {
namespace {

/// FNV-1a with a last mix (MurmurHash3's): the same on every machine, unlike std::hash.
std::uint64_t mixed_hash(std::string_view text, Micros number) {
  std::uint64_t hash = 0xcbf29ce484222325u ^ static_cast<std::uint64_t>(number);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
  return hash ^ (hash >> 33);
}

/// The interval after a poll. `asked_for`: ttl and max-age, 0 where the feed asks for nothing.
Micros learnt(const FeedState& state, bool anything_new, Micros asked_for) {
  Micros interval = interval_of(state);
  // At the first poll everything is new, which says nothing of how often the feed changes.
  if (state.last_success > 0) {
    interval = anything_new ? std::max(interval / 2, kLeastInterval) : std::min(interval + interval / 2, kMostInterval);
  }
  return std::max(interval, std::min(asked_for, kMostAskedFor));
}

/// A success, whatever it brought. `asked_for` binds the learnt interval and is not undercut by jitter.
void succeed(FeedState& state, bool anything_new, Micros asked_for, Micros now) {
  asked_for = std::clamp<Micros>(asked_for, 0, kMostAskedFor);
  Micros earliest = 0;
  if (state.fixed_interval == 0) {
    state.interval = learnt(state, anything_new, asked_for);
    earliest = now + asked_for;
  }
  state.failures = 0;
  state.last_error.clear();
  state.last_poll = state.last_success = now;
  state.next_due = std::max(now + with_jitter(interval_of(state), state.feed, now), earliest);
}

void move(FeedState& state, const std::string& permanent_url) {
  if (permanent_url.empty()) return;
  // A feed that has moved back is at home again.
  state.permanent_url = permanent_url == state.url ? std::string() : permanent_url;
}

/// Whether the answer says that there is nothing at this address and will not be.
bool says_gone(const article::FetchFailure& failure) {
  return failure.http_status == 404 || failure.http_status == 410;
}

/// Goes back to the configured address. Validators belong to the address that gave them.
void forget_move(FeedState& state) {
  state.permanent_url.clear();
  state.etag.clear();
  state.last_modified.clear();
}

/// The wait after the `failures`th failure in a row.
Micros back_off(const FeedState& state) {
  const Micros most = std::max(kMostBackOff, interval_of(state));
  Micros wait = interval_of(state);
  for (unsigned i = 1; i < state.failures && wait < most; ++i) wait *= 2;
  return std::min(wait, most);
}

}  // namespace

FeedState after_document(FeedState state, const article::Document& document, const article::FeedInfo& info,
                         bool anything_new, Micros now) {
  succeed(state, anything_new, std::max(info.ttl, document.max_age), now);
  state.etag = document.etag;
  state.last_modified = document.last_modified;
  state.title = info.title;
  state.link = info.link;
  state.format = info.format;
  state.baseline_done = true;
  if (anything_new) state.last_change = now;
  move(state, document.permanent_url);
  return state;
}

FeedState after_not_modified(FeedState state, const article::NotModified& answer, Micros now) {
  // A 304 repeats no ttl: an interval that the last document made longer than we learn stays.
  const Micros asked_for = answer.max_age > 0 || state.interval <= kMostInterval ? answer.max_age : state.interval;
  succeed(state, false, asked_for, now);
  move(state, answer.permanent_url);
  return state;
}

FeedState after_failure(FeedState state, const article::FetchFailure& failure, Micros now) {
  if (failure.kind == article::FetchFailureKind::kCancelled) {
    state.next_due = now;
    return state;
  }
  const bool had_moved = !state.permanent_url.empty();
  ++state.failures;
  state.last_poll = now;
  state.last_error = failure.message;
  // Gone from where it has moved to is not gone: the configured address is asked first.
  const bool gone = failure.http_status == 410 && !had_moved;
  const Micros wait = with_jitter(gone ? kMostBackOff : back_off(state), state.feed, now);
  const Micros asked_for = std::clamp<Micros>(failure.retry_after, 0, kMostRetryAfter);
  state.next_due = now + std::max(wait, asked_for);
  if (!says_gone(failure)) move(state, failure.permanent_url);
  if (had_moved && (says_gone(failure) || state.failures >= kFailuresToForgetMove)) forget_move(state);
  return state;
}

Micros interval_of(const FeedState& state) {
  if (state.fixed_interval > 0) return state.fixed_interval;
  return state.interval > 0 ? state.interval : kFirstInterval;
}

Micros with_jitter(Micros duration, std::string_view feed, Micros now) {
  // In steps of a ten-thousandth of the duration, so that long ones do not overflow.
  const auto step = static_cast<Micros>(mixed_hash(feed, now) % 2001) - 1000;
  return duration + duration / 10'000 * step + duration % 10'000 * step / 10'000;
}

}  // namespace mentiond::schedule
