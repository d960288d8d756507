#include "host/alert/alert.h"

#include <boost/test/unit_test.hpp>

#include "host/article/rapidjson.h"

namespace mentiond::alert {
namespace {

Alert full() {
  Alert alert;
  alert.id = "abc";
  alert.state = "acknowledged";
  alert.revision = 3;
  alert.change = "update";
  alert.watchlist = "diplomacy";
  alert.watch = "ryabkov";
  alert.entity = {"ryabkov", "Sergey Ryabkov", "person", "https://www.wikidata.org/entity/Q4404104"};
  alert.severity = "high";
  alert.labels = {{"desk", "security"}, {"tags", "world,en"}};
  alert.article = {"https://x.example/1",
                   "Russia says \"no\"",
                   "A standfirst",
                   "https://x.example/1?utm=1",
                   "2023-11-29T12:55:00+03:00",
                   "en",
                   "A. Writer",
                   "Example",
                   "https://x.example/",
                   "feed-1",
                   "a1"};
  alert.mentions = {{"diplomacy",
                     "ryabkov",
                     alert.entity,
                     "body",
                     "Ryabkov",
                     {},
                     "body",
                     0,
                     4,
                     11,
                     "Ryabkov",
                     "And Ryabkov said.",
                     {}}};
  alert.story_id = "story";
  alert.outlets = {{"Example", "https://x.example/1", "2023-11-29T12:55:00+03:00"},
                   {"Other", "https://o.example/", "", 2}};
  alert.raised = 1'700'000'000'000'000;
  alert.updated = 1'700'000'001'500'000;
  return alert;
}

rapidjson::Document parsed(const Alert& alert) {
  rapidjson::Document document;
  document.Parse(to_json(alert).c_str());
  BOOST_TEST_REQUIRE(document.IsObject());
  return document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_alert_object)

BOOST_AUTO_TEST_CASE(is_written_as_every_channel_shows_it) {
  BOOST_TEST(
      to_json(full()) ==
      R"({"id":"abc","kind":"mention","state":"acknowledged","revision":3,"change":"update","watchlist":"diplomacy",)"
      R"("watch":"ryabkov","entity":{"id":"ryabkov","name":"Sergey Ryabkov","type":"person",)"
      R"("uri":"https://www.wikidata.org/entity/Q4404104"},"severity":"high",)"
      R"("labels":{"desk":"security","tags":"world,en"},"article":{"id":"a1","uri":"https://x.example/1",)"
      R"("headline":"Russia says \"no\"","standfirst":"A standfirst","url":"https://x.example/1?utm=1",)"
      R"("source":{"name":"Example","url":"https://x.example/","feed":"feed-1"},)"
      R"("published":"2023-11-29T12:55:00+03:00","language":"en","by":"A. Writer"},"mentions":[)"
      R"({"watchlist":"diplomacy","watch":"ryabkov","entity":{"id":"ryabkov","name":"Sergey Ryabkov","type":"person",)"
      R"("uri":"https://www.wikidata.org/entity/Q4404104"},"article":"https://x.example/1","role":"body",)"
      R"("alias":"Ryabkov","field":"body","index":0,"start":4,"end":11,"text":"Ryabkov",)"
      R"("sentence":"And Ryabkov said."}],"story":{"id":"story","size":2,"outlets":[)"
      R"({"name":"Example","url":"https://x.example/1","published":"2023-11-29T12:55:00+03:00"},)"
      R"({"name":"Other","url":"https://o.example/","revision":2}]},"raised":"2023-11-14T22:13:20Z",)"
      R"("updated":"2023-11-14T22:13:21.5Z"})");
}

BOOST_AUTO_TEST_CASE(comes_back_as_it_was) {
  const std::string json = to_json(full());
  const Alert back = alert_from_json(json);
  BOOST_TEST(to_json(back) == json);
  BOOST_TEST(back.raised == full().raised);
  BOOST_TEST(back.updated == full().updated);
  BOOST_TEST(back.mentions.front().end == 11U);
}

BOOST_AUTO_TEST_CASE(of_a_correction_says_what_is_gone_what_was_changed_and_by_whom) {
  Alert alert = full();
  alert.lost = {"Ryabkov"};
  alert.corrected_by = {"https://o.example/1"};
  alert.changes = {{"headline", {"says", "no", "yes", "again"}}, {"body", {"", "", "added", ""}}};
  alert.gained = 7;
  const auto json = parsed(alert);
  BOOST_TEST(std::string(json["lost"][0].GetString()) == "Ryabkov");
  BOOST_TEST(std::string(json["corrected_by"][0].GetString()) == "https://o.example/1");
  BOOST_TEST(std::string(json["changes"][0]["removed"].GetString()) == "no");
  BOOST_TEST(std::string(json["changes"][0]["added"].GetString()) == "yes");
  BOOST_TEST(json["changes"][1].MemberCount() == 2U);
  BOOST_TEST(json["story"]["gained"].GetUint() == 7U);
  BOOST_TEST(to_json(alert_from_json(to_json(alert))) == to_json(alert));
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_absent_but_keeps_its_lists_and_the_entity) {
  Alert alert;
  alert.id = "abc";
  alert.article.uri = "urn:x";
  alert.story_id = "s";
  const auto json = parsed(alert);
  BOOST_TEST(json["entity"].IsNull());
  BOOST_TEST(json["mentions"].IsArray());
  BOOST_TEST(json["labels"].IsObject());
  BOOST_TEST(json["story"]["size"].GetUint() == 0U);
  BOOST_TEST(json["article"].MemberCount() == 1U);
  for (const char* absent :
       {"watchlist", "watch", "severity", "raised", "updated", "changes", "lost", "corrected_by"}) {
    BOOST_TEST(!json.HasMember(absent), absent);
  }
  BOOST_TEST(to_json(alert_from_json(to_json(alert))) == to_json(alert));
}

BOOST_AUTO_TEST_CASE(of_what_is_no_object_is_empty) {
  BOOST_TEST(alert_from_json("[1]").id.empty());
  BOOST_TEST(alert_from_json("{\"id\":").id.empty());
  BOOST_TEST(alert_from_json(R"({"id":1,"labels":[],"article":2,"mentions":{},"story":null})").id.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(identities)

BOOST_AUTO_TEST_CASE(no_two_lists_of_parts_share_an_id) {
  const std::string id = alert_id("mention", "a", "bc", "story");
  BOOST_TEST(id == alert_id("mention", "a", "bc", "story"));
  BOOST_TEST(id.size() == 26U);
  BOOST_TEST(id != alert_id("mention", "ab", "c", "story"));
  BOOST_TEST(id != alert_id("mentiona", "", "bc", "story"));
  BOOST_TEST(id != alert_id("spike", "a", "bc", "story"));
  BOOST_TEST(alert_id("mention", "a", "1:b", "s") != alert_id("mention", "a1:b", "", "s"));
}

BOOST_AUTO_TEST_CASE(a_delivery_key_says_alert_revision_receiver_and_recipient) {
  Alert alert;
  alert.id = "one";
  const std::string key = delivery_key(alert, "desk", "a@x.example");
  BOOST_TEST(key == delivery_key(alert, "desk", "a@x.example"));
  BOOST_TEST(key != delivery_key(alert, "desk", "b@x.example"));
  BOOST_TEST(key != delivery_key(alert, "hook", "a@x.example"));
  alert.revision = 2;
  BOOST_TEST(key != delivery_key(alert, "desk", "a@x.example"));
  alert.revision = 1;
  alert.id = "two";
  BOOST_TEST(key != delivery_key(alert, "desk", "a@x.example"));
}

BOOST_AUTO_TEST_CASE(a_key_does_not_depend_on_what_the_alert_says) {
  Alert alert = full();
  const std::string key = delivery_key(alert, "desk", "x");
  alert.article.headline = "another";
  alert.updated += 1;
  BOOST_TEST(key == delivery_key(alert, "desk", "x"));
}

BOOST_AUTO_TEST_CASE(the_type_is_the_change_or_the_end) {
  Alert alert;
  BOOST_TEST(notification_type(alert) == "alert.new");
  alert.change = "correction";
  BOOST_TEST(notification_type(alert) == "alert.correction");
  alert.state = "resolved";
  BOOST_TEST(notification_type(alert) == "alert.resolved");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
