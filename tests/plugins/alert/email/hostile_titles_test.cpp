// A hundred hostile headlines through a real mail server, read back header by header.
#include "tests/plugins/alert/hostile_titles.h"

#include <set>

#include "plugins/common/alert/json.h"
#include "tests/plugins/alert/email/mailing.h"
#include "tests/plugins/common/mail/mail_rules.h"

using namespace mentiond;
using namespace mentiond::tests;

BOOST_AUTO_TEST_SUITE(hostile_titles)

BOOST_AUTO_TEST_CASE(no_headline_makes_a_header_a_recipient_or_a_part) {
  const MailServer server;
  Mailing mailing(server, {{"unsubscribe", "https://example.org/u?{recipient}"}});
  for (const std::string& title : tests::hostile_titles()) {
    const std::string json = common::json_string(title);
    const std::string alert = R"({"id":"A1","kind":"mention","watchlist":)" + json + R"(,"watch":)" + json +
                              R"(,"entity":{"name":)" + json + R"(},"severity":"high","article":{"headline":)" + json +
                              R"(,"url":"https://news.example/story","source":{"name":)" + json +
                              R"(}},"story":{"id":"S1"}})";
    const std::string mail = render(mailing.email, {.recipient = "desk@example.org", .alerts = {alert}});
    BOOST_TEST(mailing.send("desk@example.org", mail).outcome == Outcome::kDelivered);
  }
  const rapidjson::Document mails = server.mails();
  BOOST_REQUIRE(mails.Size() == 100u);
  const std::set<std::string> known(our_fields().begin(), our_fields().end());
  for (const auto& mail : mails.GetArray()) {
    BOOST_TEST(mail["defects"].Empty());
    BOOST_TEST(mail["rcpt_tos"].Size() == 1u);
    BOOST_TEST(mail["parts"].Size() == 2u);
    std::set<std::string> seen;
    for (const auto& name : mail["names"].GetArray()) {
      BOOST_TEST(known.contains(name.GetString()), name.GetString());
      BOOST_TEST(seen.insert(name.GetString()).second, name.GetString());
    }
    const std::string subject = mail["headers"]["Subject"].GetString();
    BOOST_TEST(subject.find_first_of(std::string("\r\n\0", 3)) == std::string::npos);
    BOOST_TEST(std::string(mail["headers"]["In-Reply-To"].GetString()) == "<story-S1@example.org>");
    BOOST_TEST(std::string(mail["html"].GetString()).find("<script") == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
