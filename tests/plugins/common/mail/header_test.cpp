#include "plugins/common/mail/header.h"

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"
#include "tests/plugins/common/mail/mail_rules.h"

using namespace mentiond::common;
using mentiond::sdk::Rejected;
using mentiond::tests::lines_of;

BOOST_AUTO_TEST_SUITE(header)

BOOST_AUTO_TEST_CASE(plain_text_stands_as_it_is) {
  BOOST_TEST(text_field("Subject", "Nothing new") == "Subject: Nothing new\r\n");
  BOOST_TEST(text_field("Subject", "") == "Subject: \r\n");
}

BOOST_AUTO_TEST_CASE(other_text_becomes_encoded_words) {
  BOOST_TEST(text_field("Subject", "Zürich") == "Subject: =?UTF-8?B?WsO8cmljaA==?=\r\n");
}

BOOST_AUTO_TEST_CASE(what_looks_like_an_encoded_word_is_encoded) {
  BOOST_TEST(text_field("Subject", "=?UTF-8?Q?boo?=") == "Subject: =?UTF-8?B?PT9VVEYtOD9RP2Jvbz89?=\r\n");
}

BOOST_AUTO_TEST_CASE(long_plain_text_is_folded_at_spaces) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i == 0 ? "" : " ") + std::string(static_cast<std::size_t>(1 + i % 9), 'x');
  const std::string field = text_field("Subject", text);
  std::string unfolded;
  for (const std::string& line : lines_of(field)) {
    BOOST_TEST(line.size() <= 76u);
    unfolded += line;
  }
  BOOST_TEST(unfolded == "Subject: " + text);
}

BOOST_AUTO_TEST_CASE(encoded_words_end_between_characters_and_fit_their_lines) {
  for (const std::string character : {"é", "漢", "😀", "a"}) {
    std::string text = "é";
    for (int i = 0; i < 200; ++i) text += character;
    const std::vector<std::string> lines = lines_of(text_field("X-Mentiond-Watchlist", text));
    BOOST_TEST(lines.size() > 2u);
    for (const std::string& line : lines) {
      BOOST_TEST(line.size() <= 76u);
      const std::size_t begin = line.find("=?UTF-8?B?");
      BOOST_REQUIRE(begin != std::string::npos);
      BOOST_TEST(line.size() - begin <= 75u);
      BOOST_TEST(line.ends_with("?="));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_text_makes_a_second_field) {
  for (const std::string text : {"a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\r\n\r\nbody",
                                 "a\xe2\x80\xa8"
                                 "b",
                                 "\r\n",
                                 "a\x0b\x0c"
                                 "b"}) {
    const std::string field = text_field("Subject", text);
    BOOST_TEST(lines_of(field).size() == 1u, field);
    BOOST_TEST(field.find('\n') == field.size() - 1);
  }
  BOOST_TEST(text_field("Subject", std::string("a\0b", 3)) == "Subject: a b\r\n");
}

BOOST_AUTO_TEST_CASE(an_address_has_its_name_as_words_a_quoted_string_or_encoded) {
  BOOST_TEST(address_field("To", {"", "a@b.example"}) == "To: a@b.example\r\n");
  BOOST_TEST(address_field("To", {"News desk", "a@b.example"}) == "To: News desk <a@b.example>\r\n");
  BOOST_TEST(address_field("To", {"Desk, \"News\" \\", "a@b.example"}) ==
             "To: \"Desk, \\\"News\\\" \\\\\" <a@b.example>\r\n");
  BOOST_TEST(address_field("To", {"Bücher", "a@b.example"}) == "To: =?UTF-8?B?QsO8Y2hlcg==?= <a@b.example>\r\n");
  BOOST_TEST(lines_of(address_field("To", {"x\r\nBcc: y", "a@b.example"})).size() == 1u);
  const std::string long_name = address_field("To", {std::string(70, 'x'), "a@b.example"});
  BOOST_TEST(long_name == "To: " + std::string(70, 'x') + "\r\n <a@b.example>\r\n");
}

BOOST_AUTO_TEST_CASE(tokens_are_printable_ascii_or_rejected) {
  BOOST_TEST(token_field("Message-ID", "<a@b>") == "Message-ID: <a@b>\r\n");
  for (const std::string value : {"a\r\nb", "ü", "a\tb", "\x7f"})
    BOOST_CHECK_THROW((void)token_field("X", value), Rejected);
}

BOOST_AUTO_TEST_CASE(a_date_is_utc_and_has_its_weekday) {
  BOOST_TEST(mail_date(1'795'511'556'000'000) == "Tue, 24 Nov 2026 09:12:36 +0000");
  BOOST_TEST(mail_date(0) == "Thu, 1 Jan 1970 00:00:00 +0000");
  BOOST_TEST(mail_date(1'709'208'000'999'999).starts_with("Thu, 29 Feb 2024 12:00:00"));
  BOOST_TEST(mail_date(INT64_MIN) == mail_date(0));
  BOOST_TEST(mail_date(INT64_MAX) == "Fri, 31 Dec 9999 23:59:59 +0000");
}

BOOST_AUTO_TEST_CASE(a_message_id_tells_keys_apart_and_stays_short) {
  BOOST_TEST(message_id("k3y_-", "b.example") == "<k3y_-@b.example>");
  BOOST_TEST(message_id("a@b>\r\n", "b.example") == "<a=40b=3E=0D=0A@b.example>");
  const std::string a = plain_key(std::string(10'000, 'a')), b = plain_key(std::string(9'999, 'a') + "b");
  BOOST_TEST(a != b);
  BOOST_TEST(plain_key("").size() == 64u);
  BOOST_TEST(a.size() == 64u);
  BOOST_TEST(plain_key(std::string(64, 'a')) == std::string(64, 'a'));
  // From `printf %065d 0 | sha256sum`.
  BOOST_TEST(plain_key(std::string(65, '0')) == "E531EF0F962409170917ABF9DE3287AFEC23DD1C42C9E1FEA66C5FEAB99E8F7C");
}

BOOST_AUTO_TEST_CASE(a_list_label_is_one_label_of_a_domain) {
  BOOST_TEST(list_label("demo") == "demo");
  BOOST_TEST(list_label("People & places!") == "people-places");
  BOOST_TEST(list_label("Люди").starts_with("xn--"));
  BOOST_TEST(list_label("a.b>\r\nX: y") == "a-b-x-y");
  for (const std::string odd : {"", "!!!", "\xff", "-", "\xf0\x9f\x98\x80"}) {
    const std::string label = list_label(odd);
    BOOST_TEST(!label.empty());
    BOOST_TEST(label.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos, label);
  }
  BOOST_TEST(list_label(std::string(300, 'x')) == "watchlist");
}

BOOST_AUTO_TEST_SUITE_END()
