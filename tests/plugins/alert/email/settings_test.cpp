#include "tests/plugins/alert/email/mailing.h"

using namespace mentiond;
using namespace mentiond::tests;
using plugins::email::StartTls;

namespace {

plugins::email::Settings read(Settings settings) {
  settings.emplace_back("to", "desk@example.org");
  settings.emplace_back("from", "mentiond@example.org");
  return plugins::email::read_settings(support::PluginSetup(std::move(settings)).config());
}

/// The message, where `settings` are rejected.
std::string rejection(const Settings& settings) {
  try {
    const Mailing accepted{Settings(settings)};
    return "accepted";
  } catch (const sdk::Rejected& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(encryption_is_required_but_on_loopback) {
  for (const char* url : {"smtp://mail.example.org", "smtp://127.0.0.1.example.org:25", "smtp://localhost.example.org",
                          "smtp://10.0.0.1", "smtp://[::2]"}) {
    BOOST_TEST((read({{"smtp", url}}).starttls == StartTls::kRequired), url);
  }
  for (const char* url :
       {"smtp://localhost", "smtp://LocalHost:25", "smtp://127.0.0.1", "smtp://127.9.9.9", "smtp://[::1]"}) {
    BOOST_TEST((read({{"smtp", url}}).starttls == StartTls::kOpportunistic), url);
  }
  BOOST_TEST((read({{"smtp", "smtp://mail.example.org"}, {"starttls", "off"}}).starttls == StartTls::kOff));
}

BOOST_AUTO_TEST_CASE(a_password_goes_unencrypted_to_loopback_alone) {
  const Settings login = {{"user", "u"}, {"password", "hunter2"}};
  for (const char* choice : {"off", "opportunistic"}) {
    Settings remote = login, local = login, tls = login;
    remote.insert(remote.end(), {{"smtp", "smtp://mail.example.org"}, {"starttls", choice}});
    local.insert(local.end(), {{"smtp", "smtp://127.0.0.1"}, {"starttls", choice}});
    tls.insert(tls.end(), {{"smtp", "smtps://mail.example.org"}, {"starttls", choice}});
    BOOST_TEST(contains(rejection(remote), "starttls: \"" + std::string(choice) + "\" would show the password"));
    BOOST_TEST(!contains(rejection(remote), "hunter2"));
    BOOST_TEST(rejection(local) == "accepted");
    BOOST_TEST(rejection(tls) == "accepted");
  }
}

BOOST_AUTO_TEST_CASE(a_bad_setting_is_named_and_no_secret_shown) {
  const std::pair<std::string, std::string> bad[] = {
      {"smtp", ""},
      {"smtp", "mail.example.org"},
      {"smtp", "http://mail.example.org"},
      {"smtp", "smtp://"},
      {"smtp", "smtp://user:hunter2@mail.example.org"},
      {"smtp", "smtp://a\r\nb"},
      {"to", ""},
      {"to", "desk"},
      {"to", "desk@example.org\r\nBcc: evil@example.org"},
      {"from", "<mentiond@example.org"},
      {"from", "a@b@example.org"},
      {"instance", "not a domain"},
      {"instance", "evil.example\r\nX: y"},
      {"starttls", "yes"},
      {"timeout", "0s"},
      {"timeout", "2h"},
      {"timeout", "soon"},
      {"password", "hunter2"},
      {"user", std::string("a\0b", 3)},
  };
  for (const auto& [key, value] : bad) {
    const std::string message = rejection({{key, value}});
    BOOST_TEST(message.starts_with(key + ": "), key << "=" << value << ": " << message);
    BOOST_TEST(!contains(message, "hunter2"), message);
    BOOST_TEST(message.find_first_of("\r\n") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_letterhead_is_from_and_instance) {
  const Settings named = {{"smtp", "smtp://localhost"}, {"instance", "News.Example"}, {"subject_prefix", " [a\r\nb] "}};
  BOOST_TEST(read({{"smtp", "smtp://localhost"}}).letterhead.domain == "example.org");
  BOOST_TEST(read(named).letterhead.domain == "news.example");
  BOOST_TEST(read(named).letterhead.subject_prefix == "[a b]");
}

BOOST_AUTO_TEST_SUITE_END()
