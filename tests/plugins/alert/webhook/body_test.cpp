#include <rapidjson/document.h>

#include "tests/plugins/alert/webhook/posting.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

const Settings kStandard = {{"url", "https://example.org/hook"}, {"format", "standard"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(body)

BOOST_AUTO_TEST_CASE(one_alert_is_the_data_as_it_stands) {
  Posting posting(kStandard);
  BOOST_TEST(posting.render("alert.new", {kAlert}, 1'764'000'000'000'000) ==
             std::string(R"({"type":"alert.new","timestamp":"2025-11-24T16:00:00Z","data":)") + kAlert + "}");
  BOOST_TEST(contains(posting.render("test", {kAlert}, 1'764'000'000'250'000), "\"2025-11-24T16:00:00.250000Z\""));
}

BOOST_AUTO_TEST_CASE(a_digest_and_several_alerts_are_an_array) {
  Posting posting(kStandard);
  for (const std::vector<std::string>& alerts : {std::vector<std::string>{kAlert}, {kAlert, " {\"id\":\"A2\"}"}, {}}) {
    rapidjson::Document read;
    read.Parse(posting.render("digest", alerts).c_str());
    BOOST_REQUIRE(read.IsObject());
    BOOST_TEST(read["data"].IsArray());
    BOOST_TEST(read["data"].Size() == alerts.size());
  }
  BOOST_TEST(contains(posting.render("alert.new", {kAlert, kAlert}), "\"data\":[{"));
}

BOOST_AUTO_TEST_CASE(a_resolution_has_a_type_of_its_own_and_the_alert_as_it_is_now) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, HttpHeaders{}); });
  Posting posting(server, {{"format", "standard"}});
  const std::string alert = R"({"id":"A1","state":"resolved","revision":3,"updated":"2026-03-05T08:00:00Z"})";
  const std::string payload = posting.render("alert.resolved", {alert}, 1'764'000'000'000'000);
  BOOST_TEST(payload == R"({"type":"alert.resolved","timestamp":"2025-11-24T16:00:00Z","data":)" + alert + "}");
  BOOST_TEST((posting.deliver(payload).outcome == sdk::Outcome::kDelivered));
  BOOST_TEST(server.requests().at(0).header("ce-type") == "alert.resolved");
}

BOOST_AUTO_TEST_CASE(the_json_format_is_the_data_alone) {
  Posting posting({{"url", "https://example.org/hook"}, {"format", "json"}});
  BOOST_TEST(posting.render("alert.new", {kAlert}) == kAlert);
  BOOST_TEST(posting.render("digest", {"{}"}) == "[{}]");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_object_in_utf8_is_rejected) {
  Posting posting(kStandard);
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  for (const std::string& alert :
       {std::string(""), std::string("{"), std::string("[]"), std::string("\"x\""), std::string("{}{}"),
        std::string("{\"a\":1,}"), std::string("{\"a\":\"\xff\"}"), std::string("{\"a\":\"\n\"}")})
    BOOST_CHECK_THROW(posting.render("alert.new", {alert}), sdk::Rejected);
  BOOST_CHECK_NO_THROW(posting.render("alert.new", {deep}));
}

BOOST_AUTO_TEST_CASE(a_type_is_escaped) {
  Posting posting(kStandard);
  rapidjson::Document read;
  read.Parse(posting.render("a\"b\\c\n", {kAlert}).c_str());
  BOOST_REQUIRE(read.IsObject());
  BOOST_TEST(read["type"].GetString() == std::string("a\"b\\c\n"));
}

BOOST_AUTO_TEST_SUITE_END()
