#include "plugins/common/mail/message.h"

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/alert/json.h"
#include "tests/plugins/common/mail/mail_rules.h"
#include "tests/plugins/common/mail/mails.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

/// The value of a field, unfolded; empty where there is none.
std::string value_of(const std::string& mail, const std::string& name) {
  std::string value;
  bool inside = false;
  for (const std::string& line : lines_of(mail)) {
    if (line.empty()) break;
    if (line.front() != ' ') inside = line.starts_with(name + ": ");
    if (inside) value += line.front() == ' ' ? line : line.substr(name.size() + 2);
  }
  return value;
}

std::string alert(const std::string& id, const std::string& story, const std::string& more = "") {
  return R"({"id":")" + id + R"(","kind":"mention","watchlist":"demo","watch":"w","story":{"id":")" + story + R"("})" +
         more + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message)

BOOST_AUTO_TEST_CASE(the_same_notification_is_the_same_mail) {
  const Notice notice{.key = "k1", .timestamp = 1'795'511'556'000'000, .alerts = {alert("A1", "S1")}};
  BOOST_TEST(write(notice) == write(notice));
  BOOST_TEST(value_of(write(notice), "Message-ID") == "<k1@example.org>");
  BOOST_TEST(value_of(write(notice), "Date") == "Tue, 24 Nov 2026 09:12:36 +0000");
}

BOOST_AUTO_TEST_CASE(mails_of_one_story_are_one_thread) {
  const std::string first = write({.key = "k1", .alerts = {alert("A1", "S1")}});
  const std::string later = write({.type = "alert.update", .key = "k2", .alerts = {alert("A2", "S1")}});
  BOOST_TEST(value_of(first, "References") == "<story-S1@example.org>");
  BOOST_TEST(value_of(first, "In-Reply-To") == "<story-S1@example.org>");
  BOOST_TEST(value_of(later, "References") == value_of(first, "References"));
  BOOST_TEST(value_of(later, "Message-ID") != value_of(first, "Message-ID"));
  BOOST_TEST(value_of(write({.alerts = {alert("A1", "S2")}}), "References") == "<story-S2@example.org>");
}

BOOST_AUTO_TEST_CASE(an_alert_without_a_story_is_threaded_by_itself_and_a_digest_not_at_all) {
  BOOST_TEST(value_of(write({.alerts = {R"({"id":"A7","kind":"health"})"}}), "References") == "<alert-A7@example.org>");
  BOOST_TEST(value_of(write({.type = "digest", .alerts = {alert("A1", "S1"), alert("A2", "S2")}}), "References") == "");
}

BOOST_AUTO_TEST_CASE(filters_find_kind_entity_watchlist_watch_severity_and_source) {
  const std::string mail =
      write({.alerts = {alert(
                 "A1", "S1",
                 R"(,"severity":"high","entity":{"name":"Лейла Аксой"},"article":{"source":{"name":"Kuzey"}})")}});
  BOOST_TEST(value_of(mail, "X-Mentiond-Kind") == "mention");
  BOOST_TEST(value_of(mail, "X-Mentiond-Entity").starts_with("=?UTF-8?B?"));
  BOOST_TEST(value_of(mail, "X-Mentiond-Watchlist") == "demo");
  BOOST_TEST(value_of(mail, "X-Mentiond-Watch") == "w");
  BOOST_TEST(value_of(mail, "X-Mentiond-Severity") == "high");
  BOOST_TEST(value_of(mail, "X-Mentiond-Source") == "Kuzey");
  BOOST_TEST(value_of(mail, "List-Id") == "<demo.mentiond.example.org>");
  BOOST_TEST(value_of(mail, "Auto-Submitted") == "auto-generated");
}

BOOST_AUTO_TEST_CASE(a_subject_names_entity_and_headline) {
  const auto subject = [](const std::string& type, const std::vector<std::string>& alerts,
                          const std::string& prefix = "") {
    return value_of(write({.type = type, .alerts = alerts}, prefix), "Subject");
  };
  const std::string one = R"({"entity":{"name":"Aksoy"},"article":{"headline":"Lights stay on"}})";
  BOOST_TEST(subject("alert.new", {one}) == "Aksoy: Lights stay on");
  BOOST_TEST(subject("alert.new", {R"({"entity":{"name":"Aksoy"},"article":{"headline":"Aksoy: Yes"}})"}) ==
             "Aksoy: Yes");
  BOOST_TEST(subject("alert.new", {one}, "[news]") == "[news] Aksoy: Lights stay on");
  BOOST_TEST(subject("alert.correction", {one}) == "Correction: Aksoy: Lights stay on");
  BOOST_TEST(subject("test", {one}) == "Test: Aksoy: Lights stay on");
  BOOST_TEST(subject("digest", {one, alert("A", "S"), one}) == "3 alerts: Aksoy, w");
  BOOST_TEST(subject("digest", {}) == "0 alerts");
}

BOOST_AUTO_TEST_CASE(no_alert_object_is_no_mail) { BOOST_CHECK_THROW((void)write({.alerts = {"[]"}}), sdk::Rejected); }

BOOST_AUTO_TEST_SUITE_END()
