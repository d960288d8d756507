#include "plugins/alert/email/transcript.h"

#include <boost/test/unit_test.hpp>

using mentiond::plugins::email::Transcript;

BOOST_AUTO_TEST_SUITE(transcript)

BOOST_AUTO_TEST_CASE(a_reply_of_several_lines_counts_once_it_is_whole) {
  Transcript transcript;
  transcript.sent("RCPT TO:<a@b.example>\r\n");
  transcript.received("550-5.1.1 no\r\n");
  BOOST_TEST(transcript.code() == 0);
  BOOST_TEST(!transcript.refuses_the_mail());
  transcript.received("550 5.1.1 such user\r\n");
  BOOST_TEST(transcript.code() == 550);
  BOOST_TEST(transcript.answer() == "550-5.1.1 no 550 5.1.1 such user");
  BOOST_TEST(transcript.refuses_the_mail());
}

BOOST_AUTO_TEST_CASE(a_command_without_a_reply_has_no_code) {
  Transcript transcript;
  transcript.sent("MAIL FROM:<a@b.example>\r\n");
  transcript.received("250 ok\r\n");
  transcript.sent("RCPT TO:<a@b.example>\r\n");
  BOOST_TEST(transcript.code() == 0);
  BOOST_TEST(transcript.answer().empty());
  BOOST_TEST(transcript.said() == "RCPT");
}

BOOST_AUTO_TEST_CASE(what_follows_auth_is_not_kept) {
  Transcript transcript;
  transcript.sent("AUTH LOGIN dXNlcg==\r\n");
  transcript.received("334 UGFzc3dvcmQ6\r\n");
  transcript.sent("c2VjcmV0\r\n");
  BOOST_TEST(transcript.said() == "AUTH");
  transcript.received("535 no\r\n");
  BOOST_TEST(transcript.answer() == "535 no");
  BOOST_TEST(!transcript.refuses_the_mail());
}

BOOST_AUTO_TEST_CASE(the_reply_to_the_message_decides) {
  Transcript transcript;
  transcript.sent("DATA\r\n");
  transcript.received("354 go on\r\n");
  BOOST_TEST(transcript.said() == "the message");
  BOOST_TEST(transcript.code() == 0);
  BOOST_TEST(!transcript.accepts_the_mail());
  transcript.received("250 taken\r\n");
  BOOST_TEST(transcript.accepts_the_mail());
}

BOOST_AUTO_TEST_CASE(what_comes_after_quit_is_politeness) {
  Transcript transcript;
  transcript.sent("RCPT TO:<a@b.example>\r\n");
  transcript.received("550 no\r\n");
  transcript.sent("QUIT\r\n");
  transcript.received("221 bye\r\n");
  BOOST_TEST(transcript.over());
  BOOST_TEST(transcript.refuses_the_mail());
}

BOOST_AUTO_TEST_CASE(what_is_no_reply_is_passed_over) {
  Transcript transcript;
  for (const char* line : {"", "\r\n", "25", "-55 x", "+50 x", "hello", "\xff\xfe", "0x1 y"}) transcript.received(line);
  BOOST_TEST(transcript.code() == 0);
  transcript.received("220");
  BOOST_TEST(transcript.code() == 220);
  for (int i = 0; i < 1000; ++i) transcript.received("220-" + std::string(1000, 'x'));
  BOOST_TEST(transcript.answer().size() < 3000u);
}

BOOST_AUTO_TEST_SUITE_END()
