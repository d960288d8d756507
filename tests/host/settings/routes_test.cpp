// What is written of routes and hours, as values: every key, and what a route has from the one above.
#include <boost/test/unit_test.hpp>

#include "host/settings/settings.h"
#include "tests/support/temp_folder.h"

namespace mentiond::settings {
namespace {

using alert::Route;
using article::kDay;
using article::kHour;
using article::kMinute;
using article::kSecond;
using boost::test_tools::per_element;
using Words = std::vector<std::string>;

const char kOthers[] =
    "feeds: [{ url: https://a.example/ }]\n"
    "watchlists: [watch.yaml]\n"
    "receivers: [{ name: desk, file: { path: x } }, { name: boss, file: { path: y } }]\n"
    "time_intervals:\n"
    "  - { name: office, times: [{ start_time: \"09:00\", end_time: \"17:30\" }], location: Europe/Berlin }\n"
    "  - { name: nights, times: [{ start_time: \"22:00\", end_time: \"24:00\" }] }\n"
    "  - { name: lunch, times: [{ start_time: \"12:00\", end_time: \"13:00\" }] }\n"
    "  - { name: sundays, weekdays: [sunday] }\n";

/// Differs from the defaults in all that can be inherited.
const char kFirst[] =
    "route:\n"
    "  receiver: desk\n"
    "  group_by: [watchlist, story]\n"
    "  group_wait: 10s\n"
    "  group_interval: 10m\n"
    "  repeat_interval: 4h\n"
    "  send_resolved: true\n";

struct Folder : support::TempFolder {
  Folder() { write("watch.yaml", "watchlist: a\n"); }
  Settings with(const std::string& more) const {
    Loaded loaded = load(write("mentiond.yaml", kOthers + more));
    for (const article::Diagnostic& diagnostic : loaded.diagnostics) {
      // Not every case needs both receivers.
      if (diagnostic.message != "no route tells the receiver \"boss\"") BOOST_ERROR(to_string(diagnostic));
    }
    BOOST_TEST_REQUIRE(loaded.settings.has_value());
    return std::move(*loaded.settings);
  }
  Route route(const std::string& more) const { return with(more).route.value(); }
  /// The only one below the first.
  Route below(const std::string& more) const { return route(kFirst + ("  routes: [{ " + more + " }]\n")).routes.at(0); }
};

Words names(const alert::TimeIntervals& intervals) {
  Words names;
  for (const auto& interval : intervals) names.push_back(interval->name);
  return names;
}

std::string digest_of(const Route& route) { return route.digest ? route.digest->text() : "never"; }

/// What kFirst says, but the receiver.
void check_has_waits_of_the_first(const Route& route) {
  BOOST_TEST(route.group_by == (Words{"story", "watchlist"}), per_element());
  BOOST_TEST(route.group_wait == 10 * kSecond);
  BOOST_TEST(route.group_interval == 10 * kMinute);
  BOOST_TEST(route.repeat_interval == 4 * kHour);
  BOOST_TEST(route.send_resolved);
  BOOST_TEST(digest_of(route) == "never");
}

void check_takes_all_always(const Route& route) {
  BOOST_TEST(to_string(route.matchers) == "{}");
  BOOST_TEST(names(route.hours.mute) == Words(), per_element());
  BOOST_TEST(names(route.hours.active) == Words(), per_element());
  BOOST_TEST(!route.continues);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_route, Folder)

BOOST_AUTO_TEST_CASE(that_names_its_receiver_alone_tells_of_each_alert_at_once_and_never_again) {
  const Route written = route("route: { receiver: desk }\n");
  BOOST_TEST(written.receiver == "desk");
  BOOST_TEST(written.group_by == Words{"..."}, per_element());
  BOOST_TEST(written.group_wait == 0);
  BOOST_TEST(written.group_interval == 5 * kMinute);
  BOOST_TEST(written.repeat_interval == 0);
  BOOST_TEST(!written.send_resolved);
  BOOST_TEST(digest_of(written) == "never");
  BOOST_TEST(written.routes.empty());
  check_takes_all_always(written);
}

BOOST_AUTO_TEST_CASE(is_as_it_is_written) {
  const Route first = route(kFirst);
  BOOST_TEST(first.receiver == "desk");
  check_has_waits_of_the_first(first);
  check_takes_all_always(first);
}

BOOST_AUTO_TEST_CASE(inherits_what_it_does_not_say) {
  const Route inherits = below("match: { severity: high }");
  BOOST_TEST(inherits.receiver == "desk");
  check_has_waits_of_the_first(inherits);
}

BOOST_AUTO_TEST_CASE(says_otherwise_than_the_one_above) {
  const Route own = below(
      "receiver: boss, group_by: [source], group_wait: 20s, group_interval: 1h, repeat_interval: 2d, "
      "send_resolved: false");
  BOOST_TEST(own.receiver == "boss");
  BOOST_TEST(own.group_by == Words{"source"}, per_element());
  BOOST_TEST(own.group_wait == 20 * kSecond);
  BOOST_TEST(own.group_interval == kHour);
  BOOST_TEST(own.repeat_interval == 2 * kDay);
  BOOST_TEST(!own.send_resolved);
}

BOOST_AUTO_TEST_CASE(that_never_repeats_does_not_inherit_how_often) {
  BOOST_TEST(below("repeat_interval: never").repeat_interval == 0);
}

BOOST_AUTO_TEST_CASE(is_muted_and_active_in_the_intervals_that_it_names_so) {
  const Route one = below("mute_time_intervals: nights, active_time_intervals: office");
  BOOST_TEST(names(one.hours.mute) == Words{"nights"}, per_element());
  BOOST_TEST(names(one.hours.active) == Words{"office"}, per_element());
  const Route several = below("mute_time_intervals: [lunch, sundays], active_time_intervals: [office, nights]");
  BOOST_TEST(names(several.hours.mute) == (Words{"lunch", "sundays"}), per_element());
  BOOST_TEST(names(several.hours.active) == (Words{"office", "nights"}), per_element());
}

BOOST_AUTO_TEST_CASE(matches_what_both_of_its_ways_to_say_so_ask_for) {
  BOOST_TEST(to_string(below("match: { severity: [high, critical], source: \"~BBC.*\", desk: politics }").matchers) ==
             "{severity=~\"high|critical\",source=~\"BBC.*\",desk=\"politics\"}");
  BOOST_TEST(to_string(below("matchers: ['tag=~\"world|europe\"', type!=person], match: { a: b }").matchers) ==
             "{tag=~\"world|europe\",type!=\"person\",a=\"b\"}");
}

BOOST_AUTO_TEST_CASE(has_its_matchers_hours_and_continue_for_itself) {
  const Route parent = below(
      "match: { severity: high }, mute_time_intervals: [nights], active_time_intervals: [office], continue: true, "
      "routes: [{ receiver: boss }]");
  BOOST_TEST(parent.continues);
  check_takes_all_always(parent.routes.at(0));
  check_has_waits_of_the_first(parent.routes[0]);
}

BOOST_AUTO_TEST_CASE(is_known_by_its_place_in_the_tree) {
  const Route first = route(std::string(kFirst) + "  routes: [{ match: { a: b }, receiver: boss }]\n");
  BOOST_TEST(first.key == "{}->desk");
  BOOST_TEST(first.routes.at(0).key == "{}->desk/{a=\"b\"}->boss");
}

BOOST_AUTO_TEST_CASE(with_a_digest_is_one_group_and_hands_it_down) {
  const Route weekly = below("digest: monday at 07:00 Europe/Istanbul, routes: [{ match: { a: b } }]");
  for (const Route* digest : {&weekly, &weekly.routes.at(0)}) {
    BOOST_TEST(digest_of(*digest) == "monday at 07:00 Europe/Istanbul");
    BOOST_TEST(digest->group_by == Words(), per_element());
  }
  BOOST_TEST(below("digest: hourly, group_by: [source]").group_by == Words{"source"}, per_element());
}

BOOST_AUTO_TEST_CASE(below_a_digest_may_have_another_or_none) {
  const Route hourly =
      below("digest: hourly, routes: [{ match: { a: b }, digest: never }, { digest: daily at 07:00 }]");
  BOOST_TEST(digest_of(hourly.routes.at(0)) == "never");
  BOOST_TEST(hourly.routes[0].group_by == Words{"..."}, per_element());
  BOOST_TEST(digest_of(hourly.routes.at(1)) == "daily at 07:00");
  BOOST_TEST(hourly.routes[1].group_by == Words(), per_element());
}

BOOST_AUTO_TEST_CASE(is_beside_the_time_after_which_a_quiet_story_is_resolved) {
  const std::string route = "route: { receiver: desk }\n";
  BOOST_TEST(with(route).resolve_timeout == 3 * kDay);
  BOOST_TEST(with(route + "global: { resolve_timeout: 12h }\n").resolve_timeout == 12 * kHour);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_time_interval)

BOOST_AUTO_TEST_CASE(holds_every_part_of_its_spans) {
  const Loaded loaded = load(std::string(MENTIOND_TEST_DIR) + "/cases/good_routes/mentiond.yaml");
  const alert::Hours hours = loaded.settings.value().route.value().routes.at(0).hours;
  alert::TimeSpan office, evening, morning;
  office.weekdays = {{1, 5}};
  office.minutes = {{9 * 60, 17 * 60 + 29}};
  office.zone = alert::Zone::find("Europe/Berlin").value();
  evening.zone = morning.zone = alert::Zone::find("Europe/Istanbul").value();
  evening.minutes = {{22 * 60, 24 * 60 - 1}};
  morning.minutes = {{0, 7 * 60 - 1}};
  morning.months = {{1, 3}, {12, 12}};
  morning.days_of_month = {{1, 5}, {-3, -1}, {15, 15}};
  morning.years = {{2026, 2026}, {2027, 2030}};
  BOOST_TEST((*hours.mute.at(0) == alert::TimeInterval{"office", {office}}));
  BOOST_TEST((*hours.active.at(0) == alert::TimeInterval{"nights", {evening, morning}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::settings
