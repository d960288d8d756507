// What chat services and Alertmanager are sent: of their shape and within their limits, whatever a headline says.
#include "plugins/alert/webhook/preset.h"

#include <rapidjson/document.h>

#include <fstream>

#include "plugins/common/alert/json.h"
#include "tests/plugins/alert/hostile_titles.h"
#include "tests/plugins/alert/webhook/posting.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

using namespace mentiond;
using namespace mentiond::tests;
using plugins::webhook::broken_limit;
using plugins::webhook::preset_of;

namespace {

const std::vector<std::string> kFormats = {"slack", "teams", "mattermost", "discord", "ntfy", "alertmanager"};

/// An alert that says `text` wherever somebody else chose the words.
std::string alert_saying(const std::string& text, const std::string& id = "A1") {
  const std::string json = common::json_string(text);
  std::string mentions;
  for (int i = 0; i < 10; ++i) {
    mentions += std::string(i == 0 ? "" : ",") + R"({"alias":)" + json + R"(,"field":"body","index":)" +
                std::to_string(i) + R"(,"start":0,"text":)" + json + R"(,"sentence":)" +
                common::json_string(text + " and " + text) + "}";
  }
  return R"({"id":")" + id + R"(","kind":"mention","state":"firing","change":"new","severity":"high","watch":)" + json +
         R"(,"entity":{"name":)" + json + R"(},"labels":{"desk":)" + json + R"(},"article":{"headline":)" + json +
         R"(,"standfirst":)" + json + R"(,"url":"https://news.example/story","by":)" + json + R"(,"source":{"name":)" +
         json + R"(}},"mentions":[)" + mentions +
         R"(],"story":{"id":"S1"},"raised":"2026-03-04T12:31:02Z","updated":"2026-03-04T12:31:02Z"})";
}

/// The same alert once its story has come to rest.
std::string at_rest(std::string alert) {
  const auto replace = [&](const std::string& old, const std::string& by) {
    alert.replace(alert.find(old), old.size(), by);
  };
  replace(R"("state":"firing")", R"("state":"resolved")");
  replace(R"("updated":"2026-03-04T12:31:02Z")", R"("updated":"2026-03-05T08:00:00Z")");
  return alert;
}

std::string validated(const support::TempFolder& folder) {
  support::ChildProcess python({"/usr/bin/python3", MENTIOND_TEST_DIR "/validate.py", folder.path().string()});
  const std::string said = python.read_all();
  BOOST_TEST(python.wait() == 0);
  return said;
}

void put(const support::TempFolder& folder, const std::string& name, const std::string& payload) {
  std::ofstream(folder / name, std::ios::binary) << payload;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(presets)

BOOST_AUTO_TEST_CASE(a_hundred_hostile_headlines_break_no_shape_and_no_limit) {
  const support::TempFolder folder;
  const std::vector<std::string> titles = hostile_titles();
  BOOST_TEST(titles.size() == 100u);
  for (const std::string& format : kFormats) {
    Posting posting({{"url", "http://127.0.0.1:9/"}, {"format", format}});
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const std::string payload = posting.render("alert.new", {alert_saying(titles[i])});
      BOOST_TEST(broken_limit(preset_of(format), payload) == "");
      put(folder, format + "-" + std::to_string(i), payload);
    }
  }
  BOOST_TEST(validated(folder) == "600 payloads, 0 wrong\n");
}

BOOST_AUTO_TEST_CASE(a_digest_is_cut_to_what_fits_and_counts_the_rest) {
  const support::TempFolder folder;
  const std::vector<std::string> titles = hostile_titles();
  std::vector<std::string> alerts, plain;
  for (std::size_t i = 0; i < titles.size(); ++i) alerts.push_back(alert_saying(titles[i], "A" + std::to_string(i)));
  for (int i = 0; i < 100; ++i) plain.push_back(alert_saying("Leyla Aksoy", "A" + std::to_string(i)));
  for (const std::string& format : kFormats) {
    Posting posting({{"url", "http://127.0.0.1:9/"}, {"format", format}});
    put(folder, format + "-1", posting.render("digest", plain));
    const std::string payload = posting.render("digest", plain);
    if (format != "alertmanager" && format != "ntfy") BOOST_TEST(contains(payload, " more alerts"), payload);
    put(folder, format + "-2", posting.render("alert.update", {plain.front(), plain.back()}));
    const std::string hostile = posting.render("digest", alerts);
    BOOST_TEST(broken_limit(preset_of(format), hostile) == "");
    put(folder, format + "-3", hostile);
  }
  BOOST_TEST(validated(folder) == "18 payloads, 0 wrong\n");
}

BOOST_AUTO_TEST_CASE(limits_are_counted_as_they_are_meant) {
  const auto broken = [](const char* format, const std::string& payload) {
    return broken_limit(preset_of(format), payload);
  };
  const auto discord = [&](std::size_t emoji) {
    return broken("discord", R"({"content":")" + repeated("😀", emoji) + "\"}");
  };
  BOOST_TEST(discord(1000) == "");
  BOOST_TEST(discord(1001) == "content is 2002, and may be 2000");
  const auto mattermost = [&](std::size_t emoji) {
    return broken("mattermost", R"({"text":")" + repeated("😀", emoji) + "\"}");
  };
  BOOST_TEST(mattermost(16'383) == "");
  BOOST_TEST(mattermost(16'384) == "text is 16384, and may be 16383");
  BOOST_TEST(broken("ntfy", "Title: x\n\n" + repeated("é", 2048)) == "");
  BOOST_TEST(broken("ntfy", "Title: x\n\n" + repeated("é", 2049)) == "the message is 4098, and may be 4096");
  BOOST_TEST(broken("slack", "{").starts_with("it is no JSON"));
  BOOST_TEST(broken("discord", R"({"embeds":[{},{},{},{},{},{},{},{},{},{},{}]})") == "embeds is 11, and may be 10");
}

BOOST_AUTO_TEST_CASE(matched_words_are_marked_in_each_markup) {
  const std::string alert = R"({"entity":{"name":"Leyla Aksoy"},"article":{"headline":"A & B"},"mentions":[
    {"alias":"Aksoy","field":"body","text":"Aksoy","sentence":"Said Aksoy's office."}]})";
  const auto rendered = [&](const char* format) {
    return Posting({{"url", "http://127.0.0.1:9/"}, {"format", format}}).render("alert.new", {alert});
  };
  BOOST_TEST(contains(rendered("slack"), R"(> Said \u200b*Aksoy*\u200b's office.)"));
  BOOST_TEST(contains(rendered("slack"), "A &amp; B"));
  BOOST_TEST(contains(rendered("discord"), "> Said **Aksoy**'s office."));
  BOOST_TEST(contains(rendered("mattermost"), "> Said **Aksoy**'s office."));
  BOOST_TEST(contains(rendered("teams"), R"("text": "Aksoy", "highlight": true)"));
}

BOOST_AUTO_TEST_CASE(ntfy_gets_headers_and_the_message_alone) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, HttpHeaders{}); });
  Posting posting(server, {{"format", "ntfy"}, {"secret", kSecret}});
  const std::string payload = posting.render("alert.new", {alert_saying("Zürich\r\nX-Evil: 1")});
  BOOST_TEST((posting.deliver(payload).outcome == sdk::Outcome::kDelivered));
  const HttpRequest seen = server.requests().at(0);
  BOOST_TEST(seen.header("title").starts_with("=?UTF-8?B?WsO8cmljaCBYLUV2aWw6IDE"));
  BOOST_TEST(seen.header("priority") == "4");
  BOOST_TEST(seen.header("click") == "https://news.example/story");
  BOOST_TEST(!seen.headers.contains("x-evil"));
  BOOST_TEST(!contains(seen.body, "Title:"));
  BOOST_TEST(contains(seen.body, "Zürich"));
  BOOST_TEST(seen.header("content-type") == "text/plain; charset=utf-8");
  BOOST_TEST(!seen.headers.contains("ce-type"));
}

BOOST_AUTO_TEST_CASE(groups_of_alertmanager_say_what_they_share) {
  Posting posting({{"url", "http://127.0.0.1:9/"}, {"format", "alertmanager"}});
  const auto notice = [](auto use) {
    const std::string alert = alert_saying("Leyla Aksoy");
    const mentiond_text alerts[] = {sdk::text(alert), sdk::text(alert)};
    mentiond_notification notification{};
    notification.size = sizeof(notification);
    notification.type = sdk::text("digest");
    notification.alerts = {alerts, 2, sizeof(mentiond_text)};
    notification.group_key = sdk::text("{}/desk");
    notification.group_labels = sdk::text(R"({"desk":"foreign"})");
    notification.left_out = 7;
    return use(sdk::Notification(notification));
  };
  const std::string payload = notice([&](const sdk::Notification& n) { return posting.webhook.render(n); });
  BOOST_TEST(contains(payload, R"("groupKey": "{}/desk")"));
  BOOST_TEST(contains(payload, R"("groupLabels": { "desk": "foreign" })"));
  BOOST_TEST(contains(payload, R"("commonLabels": { "desk": "Leyla Aksoy" })"));
  BOOST_TEST(contains(payload, R"("truncatedAlerts": 7,)"));
  BOOST_TEST(contains(payload, R"("receiver": "news desk")"));
}

BOOST_AUTO_TEST_CASE(a_resolution_is_within_shape_and_limits_and_says_what_it_is) {
  const support::TempFolder folder;
  for (const std::string& format : kFormats) {
    Posting posting({{"url", "http://127.0.0.1:9/"}, {"format", format}});
    const std::string payload = posting.render("alert.resolved", {at_rest(alert_saying("Leyla Aksoy"))});
    BOOST_TEST(contains(payload, format == "alertmanager" ? "resolved" : "Resolved"), payload);
    put(folder, format + "-1", payload);
  }
  BOOST_TEST(validated(folder) == "6 payloads, 0 wrong\n");
}

BOOST_AUTO_TEST_CASE(alertmanager_is_told_what_is_resolved_and_since_when) {
  const support::TempFolder folder;
  Posting posting({{"url", "http://127.0.0.1:9/"}, {"format", "alertmanager"}});
  const std::string firing = alert_saying("Leyla Aksoy", "A1"), resolved = at_rest(alert_saying("Leyla Aksoy", "A2"));
  const auto said = [&](const std::string& type, const std::vector<std::string>& alerts) {
    const std::string payload = posting.render(type, alerts);
    put(folder, "alertmanager-" + type + std::to_string(alerts.size()), payload);
    rapidjson::Document body;
    body.Parse(payload.c_str());
    std::string all = body["status"].GetString() + std::string(", ") + body["notification_reason"].GetString();
    for (const auto& alert : body["alerts"].GetArray())
      all += std::string("; ") + alert["status"].GetString() + " until " + alert["endsAt"].GetString();
    return all;
  };
  const std::string still = "firing until 0001-01-01T00:00:00Z", over = "resolved until 2026-03-05T08:00:00Z";
  BOOST_TEST(said("alert.new", {firing}) == "firing, first notification; " + still);
  BOOST_TEST(said("alert.correction", {firing}) == "firing, unknown; " + still);
  BOOST_TEST(said("alert.resolved", {resolved}) == "resolved, all alerts resolved; " + over);
  BOOST_TEST(said("digest", {firing, resolved}) == "firing, new alerts added; " + still + "; " + over);
  BOOST_TEST(said("digest", {resolved}) == "resolved, all alerts resolved; " + over);
  BOOST_TEST(validated(folder) == "5 payloads, 0 wrong\n");
}

BOOST_AUTO_TEST_SUITE_END()
