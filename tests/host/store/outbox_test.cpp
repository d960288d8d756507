// Alerts, the outbox, and the notification log that its entries end in.
#include <boost/test/unit_test.hpp>

#include <thread>

#include "host/store/connection.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;
using alert::OutboxEntry;
using alert::Settled;

namespace {

OutboxEntry entry(const std::string& key, article::Micros due = 0, const std::string& receiver = "desk") {
  OutboxEntry made;
  made.key = key;
  made.receiver = receiver;
  made.recipient = "desk@example.org";
  made.type = "alert.new";
  made.alert_id = "alert of " + key;
  made.revision = 3;
  made.alert_json = "{\"id\":\"ä" + key + "\"}";
  made.group = "group of " + key, made.group_labels = "{\"story\":\"" + key + "\"}";
  made.created = 5;
  made.due = due;
  return made;
}

void enqueue(Home& home, const std::vector<OutboxEntry>& entries) {
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    for (const OutboxEntry& one : entries) alerts.enqueue(one);
  });
}

std::string keys(const std::vector<OutboxEntry>& entries) {
  std::string all;
  for (const OutboxEntry& one : entries) all += one.key + " ";
  return all;
}

void settle(Home& home, const std::string& key, Settled settled, article::Micros due = 0) {
  const std::vector<alert::Settlement> settlements{{key, settled, 1, 10, due, 200, "antwort: ü"}};
  home.store->outbox().settle(settlements);
}

std::string log(Home& home, const std::string& columns) {
  store::Connection connection(home.path(), article::kSecond);
  return connection.text("SELECT group_concat(" + columns + ", ';') FROM (SELECT * FROM notification ORDER BY number)");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox)

BOOST_AUTO_TEST_CASE(an_entry_comes_back_as_it_was_put) {
  Home home;
  OutboxEntry put = entry("k1", 7);
  put.payload = std::string("bytes\0of any kind\r\n\xc3\xa4", 20);
  enqueue(home, {put});
  home.reopen();
  const auto due = home.store->outbox().due("desk", 7, 10);
  BOOST_REQUIRE(due.size() == 1);
  const OutboxEntry& got = due[0];
  BOOST_TEST((got.key == put.key && got.receiver == put.receiver && got.recipient == put.recipient));
  BOOST_TEST((got.type == put.type && got.alert_id == put.alert_id && got.revision == put.revision));
  BOOST_TEST((got.alert_json == put.alert_json && got.created == put.created && got.due == put.due));
  BOOST_TEST(got.attempts == 0);
  BOOST_TEST(got.payload == put.payload);
  BOOST_TEST((got.group == put.group && got.group_labels == put.group_labels));
}

BOOST_AUTO_TEST_CASE(what_is_due_comes_oldest_first_and_for_its_receiver_alone) {
  Home home;
  enqueue(home, {entry("c", 3), entry("a", 1), entry("b", 1), entry("later", 9), entry("other", 1, "hook")});
  BOOST_TEST(keys(home.store->outbox().due("desk", 3, 10)) == "a b c ");
  BOOST_TEST(keys(home.store->outbox().due("desk", 3, 2)) == "a b ");
  BOOST_TEST(keys(home.store->outbox().due("hook", 3, 10)) == "other ");
  BOOST_TEST(home.store->outbox().next_due("desk").value() == 1);
  BOOST_TEST(!home.store->outbox().next_due("nobody"));
  BOOST_TEST(home.store->waiting() == 5);
}

BOOST_AUTO_TEST_CASE(of_what_concerns_an_alert_the_first_is_due_before_the_next) {
  Home home;
  OutboxEntry first = entry("new", 1), next = entry("correction", 1), other = entry("to another", 1);
  next.alert_id = other.alert_id = first.alert_id;
  other.recipient = "another@example.org";
  enqueue(home, {first, next, other});
  alert::Outbox& outbox = home.store->outbox();
  BOOST_TEST(keys(outbox.due("desk", 9, 10)) == "new to another ");
  settle(home, "new", Settled::kRetry, 20), settle(home, "to another", Settled::kDelivered);
  BOOST_TEST(keys(outbox.due("desk", 9, 10)) == "");
  BOOST_TEST(outbox.next_due("desk").value() == 20);
  settle(home, "new", Settled::kDead);
  BOOST_TEST(keys(outbox.due("desk", 9, 10)) == "correction ");
}

BOOST_AUTO_TEST_CASE(what_waits_for_another_try_can_be_brought_forward) {
  Home home;
  OutboxEntry other = entry("to another", 1), often = entry("often", 1);
  other.recipient = "another@example.org", often.attempts = 3;
  enqueue(home, {entry("tried", 1), other, often, entry("not tried", 50), entry("elsewhere", 50, "hook")});
  for (const char* key : {"tried", "to another", "elsewhere"}) settle(home, key, Settled::kRetry, 50);
  const std::vector<alert::Settlement> settlements{{"often", Settled::kRetry, 4, 10, 50, 503, ""}};
  alert::Outbox& outbox = home.store->outbox();
  outbox.settle(settlements);
  outbox.bring_forward("desk", "desk@example.org", 2, 20);
  BOOST_TEST(keys(outbox.due("desk", 20, 10)) == "tried ");
  outbox.bring_forward("desk", std::nullopt, 10, 20);
  BOOST_TEST(keys(outbox.due("desk", 20, 10)) == "tried to another often ");
  BOOST_TEST(keys(outbox.due("hook", 20, 10)) == "");
}

BOOST_AUTO_TEST_CASE(the_writer_sees_for_whom_something_waits_and_can_withdraw_it) {
  Home home;
  enqueue(home, {entry("a", 1), entry("b", 2), entry("c", 3, "hook")});
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    BOOST_TEST(alerts.awaited_receivers() == (std::vector<std::string>{"desk", "hook"}),
               boost::test_tools::per_element());
    BOOST_TEST(keys(alerts.entries_for("desk", 1)) == "a ");
    alerts.withdraw("a");
    BOOST_TEST(keys(alerts.entries_for("desk", 9)) == "b ");
  });
  BOOST_TEST(home.store->waiting() == 2);
}

BOOST_AUTO_TEST_CASE(a_key_enters_once_and_never_again_after_it_was_settled) {
  Home home;
  OutboxEntry again = entry("k1");
  again.alert_json = "another";
  enqueue(home, {entry("k1"), again});
  BOOST_TEST(home.store->waiting() == 1);
  BOOST_TEST(home.store->outbox().due("desk", 0, 9)[0].alert_json == entry("k1").alert_json);
  settle(home, "k1", Settled::kDelivered);
  enqueue(home, {again, entry("k2")});
  settle(home, "k2", Settled::kDead);
  home.reopen();
  enqueue(home, {again, entry("k2")});
  BOOST_TEST(home.store->waiting() == 0);
  BOOST_TEST(log(home, "key") == "k1;k2");
}

BOOST_AUTO_TEST_CASE(what_could_not_be_delivered_waits_with_its_payload) {
  Home home;
  enqueue(home, {entry("k1")});
  const std::vector<std::pair<std::string, std::string>> payloads{{"k1", "rendered"}, {"unknown", "x"}};
  home.store->outbox().keep_payloads(payloads);
  settle(home, "k1", Settled::kRetry, 50);
  home.reopen();
  BOOST_TEST(home.store->outbox().due("desk", 49, 9).empty());
  const auto due = home.store->outbox().due("desk", 50, 9);
  BOOST_REQUIRE(due.size() == 1);
  BOOST_TEST(due[0].payload == "rendered");
  BOOST_TEST(due[0].attempts == 1);
  BOOST_TEST(home.store->outbox().next_due("desk").value() == 50);
}

BOOST_AUTO_TEST_CASE(the_log_says_what_became_of_each_and_keeps_what_a_dead_letter_needs_to_be_sent_again) {
  Home home;
  enqueue(home, {entry("k1"), entry("k2")});
  const std::vector<std::pair<std::string, std::string>> payloads{{"k1", "p1"}, {"k2", "p2"}};
  home.store->outbox().keep_payloads(payloads);
  settle(home, "k1", Settled::kDelivered);
  settle(home, "k2", Settled::kDead);
  BOOST_TEST(log(home,
                 "key || ' ' || receiver || ' ' || delivered || ' ' || code || ' ' || attempts || ' ' || settled "
                 "|| ' ' || answer") == "k1 desk 1 200 1 10 antwort: ü;k2 desk 0 200 1 10 antwort: ü");
  BOOST_TEST(log(home, "coalesce(payload, '-') || coalesce(alert_json, '-')") == "--;p2" + entry("k2").alert_json);
}

BOOST_AUTO_TEST_CASE(a_long_answer_is_cut_between_characters) {
  Home home;
  enqueue(home, {entry("k1")});
  std::string answer = "x";
  for (int i = 0; i < 1000; ++i) answer += "ü";
  const std::vector<alert::Settlement> settlements{{"k1", Settled::kDead, 1, 1, 0, 500, answer}};
  home.store->outbox().settle(settlements);
  BOOST_TEST(log(home, "answer") == answer.substr(0, 999));
}

BOOST_AUTO_TEST_CASE(settling_what_is_not_there_changes_nothing) {
  Home home;
  settle(home, "unknown", Settled::kDelivered);
  settle(home, "unknown", Settled::kRetry);
  BOOST_TEST(log(home, "key").empty());
  BOOST_TEST(home.store->waiting() == 0);
}

BOOST_AUTO_TEST_CASE(nothing_of_a_transaction_that_failed_is_in_the_outbox) {
  Home home;
  BOOST_CHECK_THROW(home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    alerts.enqueue(entry("k1"));
    throw std::runtime_error("no");
  }),
                    std::runtime_error);
  BOOST_TEST(home.store->waiting() == 0);
}

BOOST_AUTO_TEST_CASE(deliveries_look_up_what_is_due_while_a_transaction_is_under_way) {
  Home home;
  enqueue(home, {entry("k1")});
  std::string seen;
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    alerts.enqueue(entry("k2"));
    std::thread([&] { seen = keys(home.store->outbox().due("desk", 0, 9)); }).join();
  });
  BOOST_TEST(seen == "k1 ");
  BOOST_TEST(home.store->waiting() == 2);
}

BOOST_AUTO_TEST_CASE(writers_and_deliveries_lose_nothing_between_them) {
  Home home;
  constexpr int kEntries = 60;
  std::thread delivering([&] {
    for (int delivered = 0; delivered < kEntries;) {
      const auto due = home.store->outbox().due("desk", 0, 7);
      std::vector<std::pair<std::string, std::string>> payloads;
      std::vector<alert::Settlement> settlements;
      for (const OutboxEntry& one : due) {
        payloads.emplace_back(one.key, "p");
        settlements.push_back({one.key, Settled::kDelivered, 1, 1, 0, 200, ""});
      }
      if (due.empty()) std::this_thread::yield();
      if (!due.empty()) home.store->outbox().keep_payloads(payloads), home.store->outbox().settle(settlements);
      delivered += static_cast<int>(due.size());
    }
  });
  for (int i = 0; i < kEntries; ++i) enqueue(home, {entry(std::to_string(i))});
  delivering.join();
  BOOST_TEST(home.store->waiting() == 0);
  store::Connection connection(home.path(), article::kSecond);
  BOOST_TEST(connection.number("SELECT count(*) FROM notification WHERE delivered = 1") == kEntries);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(alerts)

BOOST_AUTO_TEST_CASE(an_alert_is_found_as_it_was_put_last) {
  Home home;
  alert::Alert alert;
  alert.id = "a1";
  alert.watch = "lavrov";
  alert.mentions = {mention("lavrov", "Лавров")};
  alert.raised = alert.updated = home.clock.now();
  const auto put = [&] {
    home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) { alerts.put(alert); });
  };
  put();
  alert.revision = 2;
  put();
  home.reopen();
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    BOOST_TEST(!alerts.find_alert("a2"));
    const auto found = alerts.find_alert("a1");
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(alert::to_json(*found) == alert::to_json(alert));
  });
}

BOOST_AUTO_TEST_CASE(alerts_are_listed_newest_first_by_state_and_time) {
  Home home;
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
    for (int i = 1; i <= 4; ++i) {
      alert::Alert alert;
      alert.id = std::to_string(i);
      alert.state = i == 2 ? "resolved" : "firing";
      alert.raised = alert.updated = i * article::kSecond;
      alerts.put(alert);
    }
  });
  const auto ids = [&](const store::AlertFilter& filter) {
    std::string all;
    home.store->for_each_alert(filter, [&](const alert::Alert& alert) { all += alert.id; });
    return all;
  };
  BOOST_TEST(ids({}) == "4321");
  BOOST_TEST(ids({"firing", 0, 0}) == "431");
  BOOST_TEST(ids({"", 2 * article::kSecond, 0}) == "432");
  BOOST_TEST(ids({"firing", 0, 1}) == "4");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(feed_states)

BOOST_AUTO_TEST_CASE(a_feeds_state_comes_back_as_it_was_put) {
  Home home;
  schedule::FeedState state;
  state.feed = "ленты";
  state.url = "https://x.example/rss";
  state.etag = "W/\"a'b\"", state.last_modified = "Tue, 24 Nov 2026 15:00:00 GMT";
  state.permanent_url = "https://y.example/", state.title = "T", state.link = "L", state.format = "rss20";
  state.next_due = 1, state.last_poll = 2, state.last_success = 3, state.last_change = 4, state.interval = 5;
  state.failures = 6, state.last_error = "DNS", state.baseline_done = true;
  home.store->transact([&](auto&, schedule::FeedRepository& feeds, auto&) {
    BOOST_TEST(!feeds.feed_state(state.feed));
    feeds.put(state_of(state.feed));
    feeds.put(state);
    BOOST_TEST((feeds.feed_state(state.feed) == state));
    BOOST_TEST(feeds.feed_states().size() == 1);
  });
  home.reopen();
  BOOST_TEST((home.store->feed_states() == std::vector{state}));
}

BOOST_AUTO_TEST_CASE(a_feed_that_was_only_read_has_no_state_yet) {
  Home home;
  const auto articles = document("a", {{"1", "", "T", "x", 1}});
  home.store->transact([&](auto& repository, auto&, auto&) { repository.claim(articles[0], home.clock.now()); });
  BOOST_TEST(home.store->feed_states().empty());
}

BOOST_AUTO_TEST_CASE(a_feed_whose_first_transaction_failed_is_numbered_again) {
  Home home;
  BOOST_CHECK_THROW(home.store->transact([&](auto&, schedule::FeedRepository& feeds, auto&) {
    feeds.put(state_of("a"));
    throw std::runtime_error("no");
  }),
                    std::runtime_error);
  home.store->transact([&](auto&, schedule::FeedRepository& feeds, auto&) { feeds.put(state_of("b")); });
  home.store->transact([&](auto&, schedule::FeedRepository& feeds, auto&) { feeds.put(state_of("a")); });
  BOOST_TEST(home.store->feed_states().size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
