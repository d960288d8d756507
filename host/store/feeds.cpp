#include "host/store/feeds.h"

namespace mentiond::store {
namespace {

#define FEED_COLUMNS                                                                                      \
  "id, url, etag, last_modified, permanent_url, title, link, format, next_due, last_poll, last_success, " \
  "last_change, interval, failures, last_error, baseline_done"

schedule::FeedState state_at(const Rows& row) {
  schedule::FeedState state;
  state.feed = row.text(0);
  state.url = row.text(1);
  state.etag = row.text(2);
  state.last_modified = row.text(3);
  state.permanent_url = row.text(4);
  state.title = row.text(5);
  state.link = row.text(6);
  state.format = row.text(7);
  state.next_due = row.integer(8);
  state.last_poll = row.integer(9);
  state.last_success = row.integer(10);
  state.last_change = row.integer(11);
  state.interval = row.integer(12);
  state.failures = static_cast<unsigned>(row.integer(13));
  state.last_error = row.text(14);
  state.baseline_done = row.integer(15) != 0;
  return state;
}

}  // namespace

Feeds::Feeds(Connection& connection)
    : all_(connection, "SELECT " FEED_COLUMNS " FROM feed WHERE polled = 1 ORDER BY number"),
      one_(connection, "SELECT " FEED_COLUMNS " FROM feed WHERE id = ?1 AND polled = 1"),
      put_(connection,
           "UPDATE feed SET url = ?2, etag = ?3, last_modified = ?4, permanent_url = ?5, title = ?6, link = ?7, "
           "format = ?8, next_due = ?9, last_poll = ?10, last_success = ?11, last_change = ?12, interval = ?13, "
           "failures = ?14, last_error = ?15, baseline_done = ?16, read = max(read, ?17), polled = 1 "
           "WHERE number = ?1"),
      find_number_(connection, "SELECT number FROM feed WHERE id = ?1"),
      add_number_(connection, "INSERT INTO feed(id) VALUES (?1)") {}

std::vector<schedule::FeedState> Feeds::feed_states() {
  std::vector<schedule::FeedState> states;
  Rows rows(all_);
  while (rows.next()) states.push_back(state_at(rows));
  return states;
}

std::optional<schedule::FeedState> Feeds::feed_state(std::string_view feed) {
  Rows rows(one_, feed);
  if (!rows.next()) return std::nullopt;
  return state_at(rows);
}

void Feeds::put(const schedule::FeedState& state) {
  const std::int64_t feed = number(state.feed);
  const auto read = read_.find(feed);
  put_.run(feed, state.url, state.etag, state.last_modified, state.permanent_url, state.title, state.link, state.format,
           state.next_due, state.last_poll, state.last_success, state.last_change, state.interval, state.failures,
           state.last_error, state.baseline_done, read == read_.end() ? 0 : read->second);
}

std::int64_t Feeds::number(const std::string& feed) {
  const auto [known, is_new] = numbers_.try_emplace(feed, 0);
  if (!is_new) return known->second;
  Rows rows(find_number_, feed);
  if (rows.next()) return known->second = rows.integer(0);
  add_number_.run(feed);
  return known->second = add_number_.last_row();
}

}  // namespace mentiond::store
