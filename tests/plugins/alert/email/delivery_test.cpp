#include <chrono>
#include <thread>

#include "tests/plugins/alert/email/mailing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

constexpr char kAlert[] = R"({"id":"A1","kind":"mention","watchlist":"demo","entity":{"name":"Leyla Aksoy"},
  "severity":"high","article":{"headline":"Boğazın ışıkları","url":"https://kuzey.example/1","source":{"name":"Kuzey"}},
  "story":{"id":"S1"}})";

}  // namespace

BOOST_AUTO_TEST_SUITE(delivery)

BOOST_AUTO_TEST_CASE(a_mail_arrives_as_it_was_rendered) {
  const MailServer server;
  Mailing mailing(server);
  const std::string mail = render(mailing.email, {.recipient = "desk@example.org", .alerts = {kAlert}});
  const auto outcome = mailing.send("desk@example.org", mail);
  BOOST_TEST(outcome.outcome == Outcome::kDelivered, outcome.answer);
  BOOST_TEST(outcome.code == 250);
  BOOST_TEST(outcome.answer == "250 2.0.0 taken");
  const rapidjson::Document mails = server.mails();
  BOOST_REQUIRE(mails.Size() == 1u);
  BOOST_TEST(mails[0]["mail_from"].GetString() == std::string("mentiond@example.org"));
  BOOST_TEST(mails[0]["rcpt_tos"][0].GetString() == std::string("desk@example.org"));
  BOOST_TEST(mails[0]["data"].GetString() == mail);
  BOOST_TEST(mails[0]["defects"].Empty());
  BOOST_TEST(mails[0]["headers"]["Subject"].GetString() == std::string("Leyla Aksoy: Boğazın ışıkları"));
}

BOOST_AUTO_TEST_CASE(a_resolution_says_so_in_the_thread_of_its_story) {
  const MailServer server;
  Mailing mailing(server);
  std::string at_rest = kAlert;
  at_rest.insert(1, R"("state":"resolved","change":"update",)");
  const std::string mail =
      render(mailing.email, {.type = "alert.resolved", .recipient = "desk@example.org", .alerts = {at_rest}});
  BOOST_TEST(mailing.send("desk@example.org", mail).outcome == Outcome::kDelivered);
  const rapidjson::Document mails = server.mails();
  BOOST_REQUIRE(mails.Size() == 1u);
  const rapidjson::Value& headers = mails[0]["headers"];
  BOOST_TEST(mails[0]["defects"].Empty());
  BOOST_TEST(headers["Subject"].GetString() == std::string("Resolved: Leyla Aksoy: Boğazın ışıkları"));
  BOOST_TEST(headers["In-Reply-To"].GetString() == std::string("<story-S1@example.org>"));
  BOOST_TEST(contains(mails[0]["text"].GetString(), "Leyla Aksoy (resolved, high)"), mails[0]["text"].GetString());
  BOOST_TEST(contains(mails[0]["html"].GetString(), "resolved"));
}

BOOST_AUTO_TEST_CASE(lines_of_dots_and_long_mails_arrive_unchanged) {
  const MailServer server;
  Mailing mailing(server);
  std::string long_mail = "Subject: x\r\n\r\n";
  for (int i = 0; i < 40'000; ++i) long_mail += (i % 7 == 0 ? ".\r\n" : "some words of a long mail\r\n");
  for (const std::string& mail : {std::string(kMail), long_mail}) {
    BOOST_TEST(mailing.send("desk@example.org", mail).outcome == Outcome::kDelivered);
    const rapidjson::Document mails = server.mails();
    BOOST_TEST((mails[mails.Size() - 1]["data"].GetString() == mail));
  }
}

BOOST_AUTO_TEST_CASE(each_recipient_gets_a_mail_of_their_own_over_one_connection) {
  const MailServer server;
  Mailing mailing(server,
                  {{"to", "Desk <desk@example.org>"}, {"to", "night@bücher.example"}, {"to", "desk@EXAMPLE.org"}});
  const std::vector<std::string> recipients = mailing.email.recipients();
  BOOST_TEST(recipients == (std::vector<std::string>{"desk@example.org", "night@xn--bcher-kva.example"}),
             boost::test_tools::per_element());
  for (const std::string& to : recipients) {
    const std::string mail = render(mailing.email, {.recipient = to, .alerts = {kAlert}});
    BOOST_TEST(mailing.send(to, mail).outcome == Outcome::kDelivered);
  }
  const rapidjson::Document mails = server.mails();
  BOOST_TEST(mails[0]["headers"]["To"].GetString() == std::string("Desk <desk@example.org>"));
  BOOST_TEST(mails[1]["headers"]["To"].GetString() == std::string("night@xn--bcher-kva.example"));
  BOOST_TEST(mails[0]["session"].GetInt() == mails[1]["session"].GetInt());
}

BOOST_AUTO_TEST_CASE(a_hostile_recipient_of_an_old_outbox_reaches_no_command) {
  const MailServer server;
  Mailing mailing(server);
  for (const std::string to : {"a@b.example>\r\nRCPT TO:<evil@example.org", "", "a@b c", "a\0@b.example"}) {
    BOOST_CHECK_THROW((void)mailing.send(to), sdk::Rejected);
  }
  BOOST_CHECK_THROW((void)render(mailing.email, {.recipient = "x\r\ny@example.org", .alerts = {kAlert}}),
                    sdk::Rejected);
  BOOST_TEST(server.mails().Empty());
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_closed_while_idle_is_made_anew_at_once) {
  const MailServer silent({"--rule", "MESSAGE#1=close-after"});
  Mailing mailing(silent);
  for (int i = 0; i < 3; ++i) {
    const auto outcome = mailing.send();
    BOOST_TEST(outcome.outcome == Outcome::kDelivered, outcome.answer);
  }
  BOOST_TEST(silent.mails().Size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_server_that_takes_its_leave_at_the_next_mail_gets_it_on_a_new_connection) {
  // libcurl announces the size, so a rule can tell the mails apart.
  const MailServer server({"--rule", "MAIL:1234#1=421 4.4.2 idle for too long"});
  Mailing mailing(server);
  std::string second = "Subject: x\r\n\r\n";
  for (int i = 0; i < 20; ++i) second += std::string(59, 'x') + "\r\n";
  BOOST_REQUIRE(second.size() == 1234u);
  BOOST_TEST(mailing.send().outcome == Outcome::kDelivered);
  const auto outcome = mailing.send("desk@example.org", second);
  BOOST_TEST_REQUIRE(outcome.answer == "250 2.0.0 taken");
  const rapidjson::Document mails = server.mails();
  BOOST_TEST(mails[0]["session"].GetInt() != mails[1]["session"].GetInt());
}

BOOST_AUTO_TEST_CASE(on_a_new_connection_421_means_later) {
  const MailServer server({"--rule", "MAIL#1=421 4.3.2 busy"});
  Mailing mailing(server);
  BOOST_TEST(mailing.send().outcome == Outcome::kRetry);
  BOOST_TEST(mailing.send().outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(another_thread_cancels_the_mail_under_way_and_all_later_ones) {
  const MailServer server({"--rule", "RCPT=stall"});
  Mailing mailing(server);
  std::thread canceller([&] { mailing.email.cancel(); });
  const auto outcome = mailing.send();
  canceller.join();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.answer == "cancelled");
  BOOST_TEST(mailing.send().answer == "cancelled");
}

BOOST_AUTO_TEST_SUITE_END()
