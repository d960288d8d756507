// What a mail server may do wrong, at each step of the conversation.
#include <chrono>

#include "tests/plugins/alert/email/mailing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

struct Fault {
  std::string rule;
  Outcome outcome;
  int code;
  std::string words;  ///< Part of the answer.
};

void check(const Fault& fault, std::int64_t timeout_us = 20 * kSecond) {
  BOOST_TEST_CONTEXT(fault.rule) {
    const MailServer server({"--rule", fault.rule});
    Mailing mailing(server);
    const auto outcome = mailing.send("desk@example.org", kMail, timeout_us);
    BOOST_TEST(outcome.outcome == fault.outcome);
    BOOST_TEST(outcome.code == fault.code);
    BOOST_TEST(contains(outcome.answer, fault.words), outcome.answer);
    BOOST_TEST(server.mails().Empty() == (fault.outcome != Outcome::kDelivered));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(a_reply_of_4xx_is_tried_again) {
  const Fault faults[] = {
      {"CONNECT=421 4.3.2 shutting down", Outcome::kRetry, 421,
       "421 4.3.2 shutting down (in answer to the connection)"},
      {"MAIL=451 4.3.0 later", Outcome::kRetry, 451, "451 4.3.0 later (in answer to MAIL)"},
      {"RCPT=450 4.2.0 greylisted", Outcome::kRetry, 450, "450 4.2.0 greylisted (in answer to RCPT)"},
      {"RCPT=421 4.3.2 shutting down", Outcome::kRetry, 421, "(in answer to RCPT)"},
      {"DATA=452 4.3.1 no space", Outcome::kRetry, 452, "452 4.3.1 no space (in answer to DATA)"},
      {"MESSAGE=451 4.7.1 try again", Outcome::kRetry, 451, "451 4.7.1 try again (in answer to the message)"},
  };
  for (const Fault& fault : faults) check(fault);
}

BOOST_AUTO_TEST_CASE(a_refusal_of_the_mail_is_final) {
  const Fault faults[] = {
      {"MAIL=550 5.7.1 not you", Outcome::kRefused, 550, "550 5.7.1 not you (in answer to MAIL)"},
      {"RCPT=550 5.1.1 no such user", Outcome::kRefused, 550, "550 5.1.1 no such user (in answer to RCPT)"},
      {"RCPT=552 5.2.2 over quota", Outcome::kRefused, 552, "over quota"},
      {"DATA=554 5.5.1 no", Outcome::kRefused, 554, "(in answer to DATA)"},
      {"MESSAGE=554 5.7.1 looks like spam", Outcome::kRefused, 554, "looks like spam (in answer to the message)"},
  };
  for (const Fault& fault : faults) check(fault);
}

BOOST_AUTO_TEST_CASE(a_refusal_of_us_is_tried_again) {
  const Fault faults[] = {
      {"CONNECT=554 5.7.1 no service for you", Outcome::kRetry, 554, "no service for you"},
      {"MAIL=530 5.7.0 authenticate first", Outcome::kRetry, 530, "write user and password"},
  };
  for (const Fault& fault : faults) check(fault);
}

BOOST_AUTO_TEST_CASE(a_refused_recipient_leaves_the_others_alone) {
  const MailServer server({"--rule", "RCPT:gone@=550 5.1.1 gone", "--rule", "RCPT:full@#1=452 4.2.2 full"});
  Mailing mailing(server);
  BOOST_TEST(mailing.send("gone@example.org").outcome == Outcome::kRefused);
  BOOST_TEST(mailing.send("full@example.org").outcome == Outcome::kRetry);
  BOOST_TEST(mailing.send("desk@example.org").outcome == Outcome::kDelivered);
  BOOST_TEST(mailing.send("full@example.org").outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_at_any_step_is_tried_again) {
  for (const std::string verb : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "MESSAGE"}) {
    for (const std::string action : {"close", "reset"})
      check({verb + "=" + action, Outcome::kRetry, 0, "no answer to "});
  }
  check({"MESSAGE=close", Outcome::kRetry, 0, "(no answer to the message)"});
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_taken_is_delivered_although_the_connection_ends) {
  check({"MESSAGE=close-after", Outcome::kDelivered, 250, "250"});
}

BOOST_AUTO_TEST_CASE(a_server_that_goes_silent_costs_no_more_than_the_timeout) {
  for (const std::string verb : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "MESSAGE"}) {
    check({verb + "=stall", Outcome::kRetry, 0, "no answer to "}, kSecond / 4);
  }
}

BOOST_AUTO_TEST_CASE(nobody_waits_for_an_answer_to_quit) {
  const auto begin = std::chrono::steady_clock::now();
  const MailServer server({"--rule", "RCPT=550 5.1.1 no such user", "--rule", "QUIT=stall"});
  {
    Mailing mailing(server);
    BOOST_TEST(mailing.send().outcome == Outcome::kRefused);
  }
  BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 30);
}

BOOST_AUTO_TEST_CASE(garbage_is_tried_again) {
  for (const std::string verb : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "MESSAGE"}) {
    for (const std::string garbage : {"HTTP/1.1 400 Bad Request", "\x01\x02\x7f", "-55 what"}) {
      check({verb + "=" + garbage, Outcome::kRetry, 0, "no answer to "}, kSecond / 4);
    }
  }
  check({"RCPT=999 what", Outcome::kRetry, 999, "999 what (in answer to RCPT)"});
}

BOOST_AUTO_TEST_CASE(half_a_reply_is_none) {
  check({"RCPT=550-5.1.1 no such", Outcome::kRetry, 0, "no answer to RCPT"}, kSecond / 4);
}

BOOST_AUTO_TEST_CASE(an_unusual_code_of_success_is_success) {
  const MailServer server({"--rule", "MESSAGE=251 taken, and passed on"});
  Mailing mailing(server);
  BOOST_TEST(mailing.send().outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(nobody_there_is_tried_again_and_says_what_to_check) {
  std::string url;
  {
    MailServer server;
    url = server.url();
  }
  Mailing mailing(Settings{{"smtp", url}});
  const auto outcome = mailing.send();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, url), outcome.answer);
  BOOST_TEST(contains(outcome.answer, "check host and port"), outcome.answer);
}

BOOST_AUTO_TEST_CASE(an_answer_shows_no_control_character_and_is_bounded) {
  const MailServer server({"--rule", "RCPT=550 \x1b[2Jno " + std::string(100'000, 'x')});
  Mailing mailing(server);
  const auto outcome = mailing.send("desk@example.org", kMail, kSecond * 5);
  BOOST_TEST(!contains(outcome.answer, "\x1b"));
  BOOST_TEST(outcome.answer.size() < 3000u);
}

BOOST_AUTO_TEST_SUITE_END()
