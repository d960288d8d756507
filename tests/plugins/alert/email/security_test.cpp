// Encryption, certificates and passwords.
#include "plugins/common/mail/transfer_encoding.h"
#include "tests/plugins/alert/email/mailing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

constexpr char kPassword[] = "s3cret pässword";

std::string credentials() { return std::string("mentiond:") + kPassword; }

Settings login(const std::string& password = kPassword) { return {{"user", "mentiond"}, {"password", password}}; }

Settings operator+(Settings settings, const Settings& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(security)

BOOST_AUTO_TEST_CASE(starttls_and_auth_with_a_trusted_certificate) {
  const MailServer server({"--tls", "required", "--auth", credentials()});
  Mailing mailing(server, login() + Settings{{"starttls", "required"}, {"ca", server.certificate()}});
  const auto outcome = mailing.send();
  BOOST_TEST(outcome.outcome == Outcome::kDelivered, outcome.answer);
  const rapidjson::Document mails = server.mails();
  BOOST_TEST(mails[0]["tls"].GetBool());
  BOOST_TEST(mails[0]["user"].GetString() == std::string("mentiond"));
}

BOOST_AUTO_TEST_CASE(tls_from_the_first_byte) {
  const MailServer server({"--tls", "implicit"});
  Mailing mailing(Settings{{"smtp", server.url("smtps", "localhost")}, {"ca", server.certificate()}});
  const auto outcome = mailing.send();
  BOOST_TEST(outcome.outcome == Outcome::kDelivered, outcome.answer);
  BOOST_TEST(server.mails()[0]["tls"].GetBool());
}

BOOST_AUTO_TEST_CASE(on_loopback_encryption_is_used_where_it_is_offered) {
  const MailServer encrypting({"--tls", "starttls"}), plain;
  BOOST_TEST(Mailing(encrypting).send().outcome == Outcome::kDelivered);
  BOOST_TEST(encrypting.mails()[0]["tls"].GetBool());
  BOOST_TEST(Mailing(plain).send().outcome == Outcome::kDelivered);
  BOOST_TEST(!plain.mails()[0]["tls"].GetBool());
  BOOST_TEST(Mailing(encrypting, {{"starttls", "off"}}).send().outcome == Outcome::kDelivered);
  BOOST_TEST(!encrypting.mails()[1]["tls"].GetBool());
}

BOOST_AUTO_TEST_CASE(an_untrusted_certificate_gets_no_mail_and_the_answer_says_what_to_do) {
  const MailServer server({"--tls", "starttls"});
  const auto outcome = Mailing(server, {{"starttls", "required"}}).send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "certificate"), outcome.answer);
  BOOST_TEST(contains(outcome.answer, "name the file of its issuer's certificate as ca"), outcome.answer);
  const MailServer implicit({"--tls", "implicit"});
  BOOST_TEST(contains(Mailing(Settings{{"smtp", implicit.url("smtps")}}).send().answer, "as ca"));
  BOOST_TEST(server.mails().Empty());
  BOOST_TEST(implicit.mails().Empty());
}

BOOST_AUTO_TEST_CASE(a_certificate_for_another_name_gets_no_mail) {
  const MailServer server({"--tls", "implicit", "--name", "mail.example.org"});
  const auto outcome = Mailing(Settings{{"smtp", server.url("smtps")}, {"ca", server.certificate()}}).send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "write the server's name in smtp as the certificate has it"), outcome.answer);
  BOOST_TEST(server.mails().Empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_drops_starttls_gets_no_mail_where_it_is_required) {
  const MailServer plain, refusing({"--tls", "starttls", "--rule", "STARTTLS=454 4.7.0 not now"});
  const auto outcome = Mailing(plain, {{"starttls", "required"}}).send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "offers no STARTTLS"), outcome.answer);
  BOOST_TEST(Mailing(refusing, {{"starttls", "required"}}).send().outcome == Outcome::kRetry);
  BOOST_TEST(plain.mails().Empty());
  BOOST_TEST(refusing.mails().Empty());
}

BOOST_AUTO_TEST_CASE(smtps_to_a_server_of_starttls_says_so) {
  const MailServer server;
  const auto outcome = Mailing(Settings{{"smtp", server.url("smtps")}}).send("desk@example.org", kMail, 5 * kSecond);
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "port 465"), outcome.answer);
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_at_starttls_or_auth_is_tried_again) {
  for (const std::string rule : {"STARTTLS=close", "STARTTLS=reset", "AUTH=close", "AUTH=reset"}) {
    const MailServer server({"--tls", "starttls", "--auth", credentials(), "--rule", rule});
    const auto outcome =
        Mailing(server, login() + Settings{{"starttls", "required"}, {"ca", server.certificate()}}).send();
    BOOST_TEST((outcome.outcome == Outcome::kRetry), rule << ": " << outcome.answer);
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_tried_again_and_said) {
  const MailServer server({"--tls", "starttls", "--auth", credentials()});
  const auto outcome = Mailing(server, login("wrong-password")).send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.code == 535);
  BOOST_TEST(contains(outcome.answer, "check user and password"), outcome.answer);
  BOOST_TEST(!contains(outcome.answer, "wrong-password"));
}

BOOST_AUTO_TEST_CASE(no_answer_shows_the_password_in_any_form_that_was_sent) {
  const std::string password = "s3cret word";
  const std::string plain = common::base64(std::string(1, '\0') + "mentiond" + '\0' + password);
  const MailServer server({"--tls", "starttls", "--auth", "mentiond:" + password, "--rule",
                           "AUTH=535 you sent " + password + " as " + plain + " or " + common::base64(password)});
  const auto outcome = Mailing(server, login(password)).send();
  BOOST_TEST(contains(outcome.answer, "you sent [hidden] as [hidden]"), outcome.answer);
  for (const std::string& secret : {password, plain, common::base64(password)}) {
    BOOST_TEST(!contains(outcome.answer, secret), outcome.answer);
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_certificates_that_is_missing_is_said) {
  const MailServer server({"--tls", "starttls"});
  const auto outcome = Mailing(server, {{"starttls", "required"}, {"ca", "/nowhere/ca.pem"}}).send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "/nowhere/ca.pem"), outcome.answer);
}

BOOST_AUTO_TEST_SUITE_END()
