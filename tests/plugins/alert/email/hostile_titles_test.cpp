// A hundred hostile headlines through a real mail server, read back header by header.
#include "tests/plugins/alert/hostile_titles.h"

#include <map>

#include "plugins/common/alert/json.h"
#include "plugins/common/alert/plain_text.h"
#include "plugins/common/mail/header.h"
#include "tests/plugins/alert/email/mailing.h"
#include "tests/plugins/common/mail/mail_rules.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

using Headers = std::map<std::string, std::string>;

std::string alert_saying(const std::string& title) {
  const std::string json = common::json_string(title);
  return R"({"id":"A1","kind":"mention","watchlist":)" + json + R"(,"watch":)" + json + R"(,"entity":{"name":)" + json +
         R"(},"severity":"high","article":{"headline":)" + json +
         R"(,"url":"https://news.example/story","source":{"name":)" + json + R"(}},"story":{"id":"S1"}})";
}

Settings settings_for(const MailServer& server) {
  return {{"to", "Night desk <desk@example.org>"},
          {"from", "Haber Masası <mentiond@example.org>"},
          {"unsubscribe", "https://example.org/u?{recipient}"},
          {"starttls", "required"},
          {"ca", server.certificate()},
          {"user", "mentiond"},
          {"password", "s3cret"}};
}

bool is_domain(const std::string& name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == name.npos;
}

/// What a mail program should show of the mail about `title` that has `key`; Content-Type and Date aside.
Headers expected_headers(const std::string& title, const std::string& key) {
  const std::string headline = common::cut_after(common::one_line(title), 1000);
  const std::string name = common::cut_after(common::one_line(title), 200);
  const std::string subject = name.empty() ? "mention" : headline == name ? name : name + ": " + headline;
  Headers headers = {{"From", "Haber Masası <mentiond@example.org>"},
                     {"To", "Night desk <desk@example.org>"},
                     {"Subject", common::cut_after(subject, 250)},
                     {"Message-ID", "<" + key + "@example.org>"},
                     {"In-Reply-To", "<story-S1@example.org>"},
                     {"References", "<story-S1@example.org>"},
                     {"List-Unsubscribe", "<https://example.org/u?desk%40example.org>"},
                     {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
                     {"Auto-Submitted", "auto-generated"},
                     {"X-Mentiond-Kind", "mention"},
                     {"X-Mentiond-Severity", "high"},
                     {"MIME-Version", "1.0"}};
  headers["List-Id"] = "<" + (name.empty() ? "" : common::list_label(name) + ".") + "mentiond.example.org>";
  BOOST_TEST(is_domain(common::list_label(name)));
  if (name.empty()) return headers;
  for (const char* field : {"Entity", "Watchlist", "Watch", "Source"})
    headers["X-Mentiond-" + std::string(field)] = name;
  return headers;
}

Headers seen_headers(const rapidjson::Value& mail) {
  Headers headers;
  for (const auto& [name, value] : mail["headers"].GetObject())
    headers[name.GetString()] = {value.GetString(), value.GetStringLength()};
  BOOST_TEST(headers.erase("Date") == 1u);
  BOOST_TEST(headers.erase("Content-Type") == 1u);
  BOOST_TEST(mail["names"].Size() == headers.size() + 2);  // None of them twice.
  return headers;
}

void check_envelope(const rapidjson::Value& mail) {
  BOOST_TEST(mail["tls"].GetBool());
  BOOST_TEST(mail["user"].GetString() == std::string("mentiond"));
  BOOST_TEST(mail["mail_from"].GetString() == std::string("mentiond@example.org"));
  BOOST_TEST_REQUIRE(mail["rcpt_tos"].Size() == 1u);
  BOOST_TEST(mail["rcpt_tos"][0].GetString() == std::string("desk@example.org"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_titles)

BOOST_AUTO_TEST_CASE(over_starttls_and_auth_no_headline_makes_a_header_a_recipient_or_a_part) {
  const MailServer server({"--tls", "required", "--auth", "mentiond:s3cret"});
  Mailing mailing(server, settings_for(server));
  const std::vector<std::string> titles = tests::hostile_titles();
  const auto key_of = [](std::size_t i) { return "key" + std::to_string(i); };
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string mail =
        render(mailing.email, {.key = key_of(i), .recipient = "desk@example.org", .alerts = {alert_saying(titles[i])}});
    BOOST_TEST(mailing.send("desk@example.org", mail).outcome == Outcome::kDelivered);
  }
  const rapidjson::Document mails = server.mails();
  BOOST_REQUIRE(mails.Size() == 100u);
  for (unsigned i = 0; i < mails.Size(); ++i) {
    const rapidjson::Value& mail = mails[i];
    check_envelope(mail);
    BOOST_TEST(mail["defects"].Empty());
    BOOST_TEST(mail["parts"].Size() == 2u);
    BOOST_TEST(foreign_markup(mail["html"].GetString()) == "");
    Headers seen = seen_headers(mail);
    for (const auto& [name, value] : expected_headers(titles[i], key_of(i))) {
      BOOST_TEST(seen[name] == value, i << ": " << name << " is " << seen[name] << " and not " << value);
      seen.erase(name);
    }
    for (const auto& [name, value] : seen) BOOST_ERROR(i << ": an unexpected " << name << ": " << value);
  }
}

BOOST_AUTO_TEST_SUITE_END()
