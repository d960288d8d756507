// Groups, silences and digests in the real store, on the manual clock: a restart reopens the database, a reload asks
// the routes of today. How a group waits is tests/host/alert/router_test.cpp's.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <map>
#include <thread>

#include "host/alert/router.h"
#include "host/store/connection.h"
#include "tests/host/store/support.h"
#include "tests/support/routing.h"

using namespace mentiond;
using namespace mentiond::store::tests;
using alert::Alert;
using alert::Matcher;
using alert::Route;
using alert::Router;
using article::kHour;
using article::kMinute;
using article::kSecond;

namespace {

struct Desk : Home {
  Route root = support::desk_route();

  Desk() { clock.set(article::parse_rfc3339("2026-03-02T12:00:00Z").value().us); }
  template <class Work>
  void route(Work work) {
    const alert::Routing routing = support::routing_of(root);
    store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      Router router(routing, alerts, clock.now());
      work(router, alerts);
    });
  }
  void raise(const std::vector<std::string>& ids) {
    route([&](Router& router, alert::AlertRepository& alerts) {
      for (const std::string& id : ids) {
        Alert alert;
        alert.id = alert.watch = alert.story_id = id;
        alert.watchlist = "list";
        alert.severity = "high";
        alert.raised = alert.updated = clock.now();
        alerts.put(alert);
        router.hold(alert);
      }
    });
  }
  /// As after a crash: the database is opened anew, and the daemon looks through its groups.
  void restart() {
    reopen();
    reload();
  }
  void reload() {
    route([](Router& router, auto&) { router.reconsider(); });
  }
  std::size_t tell() {
    std::size_t told = 0;
    route([&](Router& router, auto&) { told = router.tell_due().notifications; });
    return told;
  }
  /// Whether it is told only when `wait` is over, with a restart and a reload in the middle of it.
  bool waits_for(article::Micros wait) {
    clock.advance(wait / 2);
    restart();
    clock.advance(wait - wait / 2 - 1);
    reload();
    if (tell() != 0) return false;
    clock.advance(1);
    return tell() == 1;
  }
  /// How often each alert is in the outbox.
  std::map<std::string, int> told_of() {
    std::map<std::string, int> counts;
    store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      for (const alert::OutboxEntry& entry : alerts.entries_for("desk", 100'000)) {
        for (const std::string& id : alert::ids_in_lines(entry.alert_json)) ++counts[id];
      }
    });
    return counts;
  }
};

std::shared_ptr<const alert::TimeInterval> until_seven() {
  alert::TimeSpan span;
  span.zone = alert::Zone::find("Europe/Berlin").value();
  span.minutes = {{0, 7 * 60 - 1}};
  return std::make_shared<const alert::TimeInterval>(alert::TimeInterval{"night", {span}});
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(around_a_restart_and_a_reload, Desk)

BOOST_AUTO_TEST_CASE(a_new_group_waits_for_group_wait) {
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
}

BOOST_AUTO_TEST_CASE(a_group_that_told_waits_for_group_interval) {
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
  raise({"b"});
  BOOST_TEST(waits_for(5 * kMinute));
  BOOST_TEST((told_of() == std::map<std::string, int>{{"a", 1}, {"b", 1}}));
}

BOOST_AUTO_TEST_CASE(what_still_fires_is_repeated_after_repeat_interval) {
  root.repeat_interval = 4 * kHour;
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
  BOOST_TEST(waits_for(4 * kHour));
  BOOST_TEST(waits_for(4 * kHour));
  BOOST_TEST((told_of() == std::map<std::string, int>{{"a", 3}}));
}

BOOST_AUTO_TEST_CASE(more_outlets_wait_until_they_are_told_of) {
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
  route([](Router& router, alert::AlertRepository& alerts) {
    Alert alert = alerts.find_alert("a").value();
    alert.outlets.push_back({"another", "", "", ++alert.revision});
    alerts.put(alert);
    router.hold_outlets(alert);
  });
  BOOST_TEST(waits_for(5 * kMinute));
}

BOOST_AUTO_TEST_CASE(each_alert_shows_who_was_told_of_it) {
  using State = store::StoredDelivery::State;
  raise({"a", "b"});
  clock.advance(10 * kSecond);
  BOOST_TEST(tell() == 1U);  // Both in one message.
  const auto of = [&](const std::string& id) { return store->deliveries_of(store->find_alert(id).value()); };
  BOOST_REQUIRE(of("a").size() == 1U);
  BOOST_TEST((of("a")[0].state == State::kWaiting));
  const std::string key = store->outbox().due("desk", clock.now(), 1)[0].key;
  store->outbox().settle(std::vector<alert::Settlement>{{key, alert::Settled::kDead, 3, clock.now(), 0, 404, "Gone"}});
  clock.advance(1);
  raise({"c"});  // It joins the group after that message.
  BOOST_TEST(of("c").empty());
  for (const char* id : {"a", "b"}) {
    const auto told = of(id);
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST((told[0].state == State::kGivenUp));
    BOOST_TEST(told[0].attempts == 3);
    BOOST_TEST(told[0].answer == "Gone");
    BOOST_TEST(told[0].when == clock.now() - 1);
  }
  BOOST_TEST(!store->find_alert("x").has_value());
}

BOOST_AUTO_TEST_CASE(who_was_told_is_known_until_the_alert_is_forgotten) {
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
  clock.advance(4 * article::kDay);
  route([](Router& router, auto&) { router.resolve_quiet(10); });
  restart();
  const auto members = [&] { return store::Connection(path(), kSecond).number("SELECT count(*) FROM group_member"); };
  route([](Router&, alert::AlertRepository& alerts) {
    const auto groups = alerts.groups_of("a");
    BOOST_TEST(groups.empty());  // It has nothing to tell, and is made again.
  });
  BOOST_TEST(members() == 1);
  clock.advance(400 * article::kDay);
  while (store->prune(clock.now(), {90 * article::kDay, 365 * article::kDay})) {
  }
  BOOST_TEST(members() == 0);
}

BOOST_AUTO_TEST_CASE(a_digest_waits_for_its_hour) {
  root.digest = alert::DigestSchedule::parse("daily at 14:00");
  raise({"a"});
  BOOST_TEST(waits_for(2 * kHour));
}

BOOST_AUTO_TEST_CASE(what_came_in_quiet_hours_waits_for_their_end) {
  clock.set(article::parse_rfc3339("2026-03-29T00:30:00+01:00").value().us);  // The night has an hour less.
  Route below = root;
  below.hours.mute = {until_seven()};
  root.routes = {below};
  raise({"a"});
  clock.advance(kMinute);
  BOOST_TEST(tell() == 0U);
  BOOST_TEST(waits_for(5 * kHour + 29 * kMinute));
}

BOOST_AUTO_TEST_CASE(what_is_silenced_waits_for_the_end_of_the_silence) {
  store->add_silence({"s", {Matcher::parse("watch=a")}, clock.now(), clock.now() + kHour, "me", "why"});
  raise({"a"});
  clock.advance(kMinute);
  BOOST_TEST(tell() == 0U);
  BOOST_TEST(waits_for(59 * kMinute));
}

BOOST_AUTO_TEST_CASE(what_is_silenced_is_told_as_soon_as_the_silence_is_expired) {
  store->add_silence({"s", {Matcher::parse("watch=a")}, clock.now(), clock.now() + kHour, "me", "why"});
  raise({"a", "b"});
  clock.advance(kMinute);
  BOOST_TEST(tell() == 1U);
  restart();
  clock.advance(kMinute);
  BOOST_TEST(store->expire_silence("s", clock.now()));
  BOOST_TEST(tell() == 1U);
  BOOST_TEST(!store->expire_silence("s", clock.now()));
  BOOST_TEST((told_of() == std::map<std::string, int>{{"a", 1}, {"b", 1}}));
}

BOOST_AUTO_TEST_CASE(a_silence_that_has_not_begun_holds_nothing_back) {
  store->add_silence({"s", {Matcher::parse("watch=a")}, clock.now() + kHour, clock.now() + 2 * kHour, "me", ""});
  raise({"a"});
  BOOST_TEST(waits_for(10 * kSecond));
}

BOOST_AUTO_TEST_CASE(what_waits_in_a_route_that_is_gone_goes_to_the_routes_of_today) {
  raise({"a"});
  root.receiver = "others";
  restart();
  clock.advance(10 * kSecond);
  BOOST_TEST(tell() == 1U);
  BOOST_TEST(store->outbox().due("others", clock.now(), 9).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_digest, Desk)

// Four writers raise alerts while digests go out and the database is looked through as at a reload (FIELD §2: in
// another program 12 to 19 of 20 arrive).
BOOST_AUTO_TEST_CASE(tells_of_each_of_ten_thousand_alerts_once_while_they_come) {
  constexpr int kWriters = 4, kBatches = 50, kBatch = 50;
  root.digest = alert::DigestSchedule::parse("hourly");
  std::atomic<int> writing = kWriters;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int batch = 0; batch < kBatches; ++batch) {
        std::vector<std::string> ids;
        for (int i = 0; i < kBatch; ++i)
          ids.push_back(std::to_string(writer) + "-" + std::to_string(batch * kBatch + i));
        raise(ids);
      }
      --writing;
    });
  }
  std::size_t digests = 0;
  while (writing > 0) {
    clock.advance(20 * kMinute);
    digests += tell();
    reload();
  }
  for (std::thread& writer : writers) writer.join();
  clock.advance(kHour);
  digests += tell();
  BOOST_TEST(digests > 1U);
  BOOST_TEST(store->waiting() == digests);
  const std::map<std::string, int> told = told_of();
  BOOST_TEST(told.size() == std::size_t{kWriters * kBatches * kBatch});
  BOOST_TEST(std::all_of(told.begin(), told.end(), [](const auto& alert) { return alert.second == 1; }));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(dead_letters)

BOOST_AUTO_TEST_CASE(go_back_into_the_outbox_under_their_key_and_are_rendered_anew) {
  Home home;
  alert::OutboxEntry entry;
  entry.key = "k", entry.receiver = "desk", entry.type = "alert.new", entry.alert_id = "a", entry.alert_json = "{}";
  entry.revision = 2, entry.created = 5;
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) { alerts.enqueue(entry); });
  const std::vector<std::pair<std::string, std::string>> payloads{{"k", "wrong"}};
  home.store->outbox().keep_payloads(payloads);
  const std::vector<alert::Settlement> given_up{{"k", alert::Settled::kDead, 10, 7, 0, 400, "no"}};
  home.store->outbox().settle(given_up);
  std::vector<store::DeadLetter> letters;
  home.store->for_each_dead_letter([&](const store::DeadLetter& letter) { letters.push_back(letter); });
  BOOST_TEST_REQUIRE(letters.size() == 1U);
  BOOST_TEST(letters[0].answer == "no");
  BOOST_TEST(letters[0].code == 400);
  BOOST_TEST(letters[0].settled == 7);
  const std::vector<std::string> keys{"k", "unknown"};
  BOOST_TEST(home.store->redeliver(keys, 9) == 1U);
  const auto due = home.store->outbox().due("desk", 9, 10);
  BOOST_TEST_REQUIRE(due.size() == 1U);
  BOOST_TEST((due[0].key == "k" && due[0].payload.empty() && due[0].attempts == 0 && due[0].revision == 2));
  BOOST_TEST(home.store->redeliver(keys, 9) == 0U);
}

BOOST_AUTO_TEST_CASE(are_none_of_what_was_delivered) {
  Home home;
  alert::OutboxEntry entry;
  entry.key = "k", entry.receiver = "desk";
  home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) { alerts.enqueue(entry); });
  const std::vector<alert::Settlement> delivered{{"k", alert::Settled::kDelivered, 1, 7, 0, 200, ""}};
  home.store->outbox().settle(delivered);
  const std::vector<std::string> keys{"k"};
  BOOST_TEST(home.store->redeliver(keys, 9) == 0U);
  BOOST_TEST(home.store->waiting() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
