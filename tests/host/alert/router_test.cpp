// When groups tell, on the manual clock.
#include <utility>

#include "tests/host/alert/router_fixture.h"

namespace mentiond::alert {
namespace {

using Fixture = RouterFixture;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_group, Fixture)

BOOST_AUTO_TEST_CASE(waits_for_group_wait_and_then_tells_of_all_at_once) {
  raise("a");
  BOOST_TEST(told() == "");
  BOOST_TEST(told(9 * kSecond) == "");
  raise("b");
  BOOST_TEST(told(kSecond) == "desk digest a b");
  BOOST_TEST(told(kDay) == "");
}

BOOST_AUTO_TEST_CASE(waits_for_group_interval_before_it_tells_again) {
  raise("a");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new a");
  now += kMinute;
  raise("b");
  BOOST_TEST(told(3 * kMinute) == "");
  reload();
  BOOST_TEST(told(kMinute) == "desk alert.new b");
}

BOOST_AUTO_TEST_CASE(of_which_the_interval_is_over_waits_for_group_wait_again) {
  raise("a");
  told(10 * kSecond);
  now += kHour;
  raise("b");
  BOOST_TEST(told(9 * kSecond) == "");
  BOOST_TEST(told(kSecond) == "desk alert.new b");
}

BOOST_AUTO_TEST_CASE(says_of_each_what_is_new_to_whom_it_tells) {
  raise("a");
  revise("a");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new a");
  revise("a");
  BOOST_TEST(told(5 * kMinute) == "desk alert.update a");
  revise("a", "correction");
  revise("a");
  BOOST_TEST(told(5 * kMinute) == "desk alert.correction a");
}

BOOST_AUTO_TEST_CASE(says_nothing_of_what_was_taken_back_before_it_was_told) {
  raise("a");
  revise("a", "correction");
  BOOST_TEST(told(kHour) == "");
  BOOST_TEST(store.groups().empty());
}

BOOST_AUTO_TEST_CASE(of_each_alert_by_itself_is_the_default) {
  root.group_by = Route().group_by;
  raise("a");
  raise("b");
  BOOST_TEST(told(10 * kSecond).find("digest") == std::string::npos);
  BOOST_TEST(store.entries().size() == 2U);
  BOOST_TEST(store.entries()[0].entry.group != store.entries()[1].entry.group);
}

BOOST_AUTO_TEST_CASE(says_what_it_gathers_alerts_by) {
  root.group_by = {"severity", "team", "watchlist"};
  raise("a");
  told(10 * kSecond);
  revise("a");
  told(kHour);
  BOOST_TEST_REQUIRE(store.entries().size() == 2U);
  BOOST_TEST(store.entries()[0].entry.group_labels == R"({"severity":"high","watchlist":"list"})");
  BOOST_TEST(store.entries()[0].entry.group == store.entries()[1].entry.group);
}

BOOST_AUTO_TEST_CASE(repeats_what_still_fires_with_another_key) {
  root.repeat_interval = 4 * kHour;
  raise("a");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new a");
  BOOST_TEST(told(3 * kHour) == "");
  reload();
  BOOST_TEST(told(kHour) == "desk alert.new a");
  BOOST_TEST(store.entries()[0].entry.key != store.entries()[1].entry.key);
  BOOST_TEST(told(4 * kHour) == "desk alert.new a");
}

BOOST_AUTO_TEST_CASE(does_not_repeat_what_was_taken_back) {
  root.repeat_interval = kHour;
  raise("a");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new a");
  revise("a", "correction");
  BOOST_TEST(told(10 * kMinute) == "desk alert.correction a");
  BOOST_TEST(told(kDay) == "");
}

BOOST_AUTO_TEST_CASE(does_not_repeat_what_was_acknowledged) {
  root.repeat_interval = 4 * kHour;
  raise("a");
  told(10 * kSecond);
  Alert alert = *store.alert("a");
  alert.state = "acknowledged";
  route([&](Router&, AlertRepository& alerts) { alerts.put(alert); });
  BOOST_TEST(told(kDay) == "");
}

BOOST_AUTO_TEST_CASE(whose_route_is_gone_goes_to_the_routes_of_today) {
  raise("a");
  root.receiver = "others";
  reload();
  BOOST_TEST(told(10 * kSecond) == "others alert.new a");
}

BOOST_AUTO_TEST_CASE(that_waits_for_a_receiver_that_is_gone_goes_to_the_routes_of_today) {
  root.routes = {support::desk_route(), support::desk_route()};
  root.routes[0].continues = true;
  root.routes[1].receiver = "pager";
  raise("a"), raise("b");
  BOOST_TEST(told(10 * kSecond).find("pager digest a b") != std::string::npos);
  root.routes[1].receiver = "chat";
  reload();
  BOOST_TEST(told(10 * kSecond) == "chat digest a b", "and not to the desk once more");
  BOOST_TEST(store.count(support::MemoryStore::Fate::kWaiting) == 2U);
  reload();
  BOOST_TEST(told(kHour) == "");
}

BOOST_AUTO_TEST_CASE(whose_route_comes_back_knows_what_it_told) {
  raise("a");
  told(10 * kSecond);
  for (const std::string receiver : {"others", "desk"}) {
    root.receiver = receiver;
    reload();
  }
  revise("a");
  BOOST_TEST(told(kHour) == "desk alert.update a");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(more_outlets, Fixture)

BOOST_AUTO_TEST_CASE(wait_for_others_and_are_told_of_together) {
  raise("a");
  told(10 * kSecond);
  now += kMinute;
  gain_outlet("a");
  now += 4 * kMinute;
  gain_outlet("a");
  BOOST_TEST(told(59 * kSecond) == "");
  BOOST_TEST(told(kSecond) == "desk alert.update a");
  BOOST_TEST(gained() == 2U);
}

BOOST_AUTO_TEST_CASE(are_told_of_ever_more_rarely) {
  raise("a");
  std::size_t messages = 0;
  told(10 * kSecond);
  for (const Micros end = now + 3 * kDay; now < end; now += 2 * kMinute) {
    gain_outlet("a");
    messages += told().empty() ? 0 : 1;
  }
  BOOST_TEST(messages == 10U);
}

BOOST_AUTO_TEST_CASE(hold_nothing_back_that_is_new) {
  raise("a");
  told(10 * kSecond);
  now += 10 * kHour;
  gain_outlet("a");
  told(5 * kMinute);
  now += kMinute;
  gain_outlet("a");  // This alone would wait for ten hours.
  revise("a", "correction");
  BOOST_TEST(told(4 * kMinute) == "desk alert.correction a");
  BOOST_TEST(gained() == 1U);
}

BOOST_AUTO_TEST_CASE(are_no_correction_once_that_was_told) {
  raise("a");
  told(10 * kSecond);
  revise("a", "correction");
  told(5 * kMinute);
  gain_outlet("a");
  BOOST_TEST(told(kHour) == "desk alert.update a");
}

BOOST_AUTO_TEST_CASE(of_an_alert_that_was_not_told_yet_belong_to_it) {
  raise("a");
  gain_outlet("a");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new a");
  BOOST_TEST(gained() == 0U);
}

BOOST_AUTO_TEST_CASE(come_with_the_next_digest) {
  root.digest = DigestSchedule::parse("hourly");
  raise("a");
  BOOST_TEST(told(kHour) == "desk digest a");
  gain_outlet("a");
  BOOST_TEST(told(kHour) == "desk digest a");
  BOOST_TEST(gained() == 1U);
}

BOOST_AUTO_TEST_CASE(count_for_each_receiver_since_what_that_was_told) {
  root.group_interval = 0;
  Route slow = root;
  slow.receiver = "slow", slow.group_interval = kHour;
  root.continues = true, slow.continues = true;
  Route quick = root;
  quick.receiver = "quick", quick.group_wait = 0, slow.group_wait = 0;
  root.routes = {quick, slow};
  raise("a");
  BOOST_TEST(told() == "quick alert.new a; slow alert.new a");
  gain_outlet("a");
  BOOST_TEST(told() == "quick alert.update a");
  now += 30 * kMinute;
  gain_outlet("a");
  BOOST_TEST(told(30 * kMinute) == "quick alert.update a; slow alert.update a");
  BOOST_TEST(gained() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(the_tree, Fixture)

BOOST_AUTO_TEST_CASE(gives_an_alert_to_the_first_that_matches_and_goes_on_where_it_says_so) {
  root.group_wait = 0;
  Route urgent = root, high = root, rest = root;
  urgent.receiver = "pager", urgent.matchers = {Matcher::parse("severity=~\"high|critical\"")}, urgent.continues = true;
  high.receiver = "chat", high.matchers = {Matcher::parse("severity=high")};
  rest.receiver = "log", rest.matchers = {Matcher::parse("severity!=low")};
  root.routes = {urgent, high, rest};
  const Routing routing = support::routing_of(root);
  const auto reached = [&](const char* severity) {
    std::string text;
    for (const Route* route : routing.match({{"severity", severity}})) text += route->receiver + " ";
    return text;
  };
  BOOST_TEST(reached("high") == "pager chat ");
  BOOST_TEST(reached("critical") == "pager log ");
  BOOST_TEST(reached("medium") == "log ");
  BOOST_TEST(reached("low") == "desk ");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(quiet_hours, Fixture)

BOOST_AUTO_TEST_CASE(hold_back_until_they_end_when_the_clocks_are_set_forward) {
  keep_quiet_at_night("Europe/Berlin");
  now = at("2026-03-28T23:30:00+01:00");  // At 02:00 it becomes 03:00.
  raise("a");
  BOOST_TEST(told(kMinute) == "");
  now = at("2026-03-29T06:59:59+02:00");
  BOOST_TEST(told() == "");
  BOOST_TEST(told(kSecond) == "desk alert.new a");
}

BOOST_AUTO_TEST_CASE(hold_back_until_they_end_when_the_clocks_are_set_back) {
  keep_quiet_at_night("Europe/Berlin");
  now = at("2026-10-24T23:30:00+02:00");  // At 03:00 it becomes 02:00.
  raise("a");
  BOOST_TEST(told(kMinute) == "");
  now = at("2026-10-25T06:59:59+01:00");
  BOOST_TEST(told() == "");
  BOOST_TEST(told(kSecond) == "desk alert.new a");
}

BOOST_AUTO_TEST_CASE(are_all_but_the_active_ones_where_there_are_such) {
  root.hours.active = {night("Europe/Istanbul")};
  now = at("2026-06-01T12:00:00+03:00");
  raise("a");
  BOOST_TEST(told(kMinute) == "");
  now = at("2026-06-01T21:59:59+03:00");
  BOOST_TEST(told() == "");
  BOOST_TEST(told(kSecond) == "desk alert.new a");
  now = at("2026-06-02T06:59:55+03:00");
  raise("b");
  BOOST_TEST(told(10 * kSecond) == "");  // They ended while it waited for group_wait.
  BOOST_TEST(told(15 * kHour) == "desk alert.new b");
}

BOOST_AUTO_TEST_CASE(end_with_a_reload_that_ends_them) {
  keep_quiet_at_night("Europe/Istanbul");
  now = at("2026-06-01T23:30:00+03:00");
  raise("a");
  BOOST_TEST(told(kMinute) == "");
  root.routes[0].hours = {};
  reload();
  BOOST_TEST(told() == "desk alert.new a");
}

BOOST_AUTO_TEST_SUITE_END()

// News that are held keep the wait that they began with. What is told again goes by the interval of today.
BOOST_FIXTURE_TEST_SUITE(a_reload, Fixture)

BOOST_AUTO_TEST_CASE(with_another_group_wait_is_heeded_by_what_is_held_next) {
  raise("a");
  for (const Micros changed : {kSecond, kHour, kMinute}) {
    const Micros before = std::exchange(root.group_wait, changed);
    reload();
    BOOST_TEST(told(before - 1) == "");
    BOOST_TEST(told(1).ends_with(" a"));
    now += kDay;
    revise("a");
  }
}

BOOST_AUTO_TEST_CASE(with_another_group_interval_is_heeded_by_what_is_held_next) {
  raise("a");
  told(10 * kSecond);
  for (const Micros changed : {kHour, kMinute, kDay}) {
    revise("a");
    const Micros before = std::exchange(root.group_interval, changed);
    reload();
    BOOST_TEST(told(before - 1) == "");
    BOOST_TEST(told(1) == "desk alert.update a");
  }
}

BOOST_AUTO_TEST_CASE(with_another_repeat_interval_is_heeded_by_what_was_told_already) {
  root.repeat_interval = 4 * kHour;
  raise("a");
  told(10 * kSecond);
  for (const Micros changed : {6 * kHour, 2 * kHour, 30 * kDay}) {
    root.repeat_interval = changed;
    reload();
    BOOST_TEST(told(changed - 1) == "");
    BOOST_TEST(told(1) == "desk alert.new a");
  }
  root.repeat_interval = 0;
  reload();
  BOOST_TEST(told(365 * kDay) == "");
  root.repeat_interval = kHour;
  reload();
  BOOST_TEST(told() == "desk alert.new a");  // That hour is over.
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_silence, Fixture)

BOOST_AUTO_TEST_CASE(holds_back_until_it_expires) {
  store.set_silences({{"s", {Matcher::parse("watch=a")}, now, now + kHour, "me", ""}});
  raise("a");
  raise("b");
  BOOST_TEST(told(10 * kSecond) == "desk alert.new b");
  BOOST_TEST(told(kHour - 11 * kSecond) == "");
  BOOST_TEST(told(kSecond) == "desk alert.new a");
}

BOOST_AUTO_TEST_CASE(outlasts_what_is_resolved_while_it_holds) {
  store.set_silences({{"s", {Matcher::parse("watch=a")}, now, now + 10 * kDay, "me", ""}});
  raise("a");
  told(10 * kSecond);
  now += 4 * kDay;
  route([](Router& router, AlertRepository&) { router.resolve_quiet(10); });
  BOOST_TEST(told(7 * kDay) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_digest, Fixture)

BOOST_AUTO_TEST_CASE(tells_on_its_schedule_of_all_since_the_last_one) {
  root.group_by = {};
  root.digest = DigestSchedule::parse("daily at 07:00 Europe/Istanbul");
  now = at("2026-03-02T08:00:00+03:00");
  raise("a");
  now += kHour;
  raise("b");
  now = at("2026-03-03T06:59:59+03:00");
  BOOST_TEST(told() == "");
  reload();
  BOOST_TEST(told(kSecond) == "desk digest a b");
  BOOST_TEST(told(kDay) == "");
  raise("c");
  BOOST_TEST(told(kDay) == "desk digest c");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_story_that_is_quiet, Fixture)

BOOST_AUTO_TEST_CASE(is_resolved_and_told_of_where_somebody_asked) {
  root.send_resolved = true;
  raise("a");
  told(10 * kSecond);
  now += 3 * kDay;
  route([](Router& router, AlertRepository&) { BOOST_TEST(router.resolve_quiet(10) == 1U); });
  BOOST_TEST(store.alert("a")->state == "resolved");
  BOOST_TEST(told(10 * kSecond) == "desk alert.resolved a");
  BOOST_TEST(store.groups().empty());
}

BOOST_AUTO_TEST_CASE(is_resolved_without_a_word_where_nobody_asked) {
  raise("a");
  told(10 * kSecond);
  now += 3 * kDay;
  route([](Router& router, AlertRepository&) { router.resolve_quiet(10); });
  BOOST_TEST(told(kDay) == "");
  BOOST_TEST(store.groups().empty());
}

BOOST_AUTO_TEST_CASE(is_corrected_to_those_who_were_told_of_it) {
  for (const bool send_resolved : {false, true}) {
    const std::string id = send_resolved ? "a" : "b";
    root.send_resolved = send_resolved;
    raise(id);
    told(10 * kSecond);
    resolve();
    BOOST_TEST(told(kDay) == (send_resolved ? "desk alert.resolved a" : ""));
    revise(id, "correction");
    BOOST_TEST(told(10 * kSecond) == "desk alert.correction " + id);
    resolve();
    told(kDay);
    BOOST_TEST(store.groups().empty());
    revise(id);
    BOOST_TEST(told(10 * kSecond) == "desk alert.update " + id);
    resolve();
    told(kDay);
  }
}

BOOST_AUTO_TEST_CASE(is_corrected_to_nobody_who_never_heard_of_it) {
  store.set_silences({{"s", {Matcher::parse("watch=a")}, now, now + 10 * kDay, "me", ""}});
  raise("a");
  told(10 * kSecond);
  resolve();
  BOOST_TEST(told(7 * kDay) == "");
  revise("a", "correction");
  BOOST_TEST(told(10 * kSecond) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
