#include "plugins/common/mail/transfer_encoding.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "tests/plugins/common/mail/mail_rules.h"

using namespace mentiond::common;
using mentiond::tests::lines_of;

namespace {

int digit(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

/// Written from RFC 2045, section 6.7, for the test.
std::string decoded_quoted_printable(const std::string& encoded) {
  std::string text;
  for (const std::string& line : lines_of(encoded)) {
    const bool soft = line.ends_with('=');
    for (std::size_t i = 0; i < line.size() - (soft ? 1 : 0); ++i) {
      if (line[i] != '=') {
        text += line[i];
      } else {
        text += static_cast<char>(digit(line[i + 1]) * 16 + digit(line[i + 2]));
        i += 2;
      }
    }
    if (!soft) text += '\n';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(transfer_encoding)

BOOST_AUTO_TEST_CASE(base64_of_rfc_4648) {
  BOOST_TEST(base64("") == "");
  BOOST_TEST(base64("f") == "Zg==");
  BOOST_TEST(base64("fo") == "Zm8=");
  BOOST_TEST(base64("foo") == "Zm9v");
  BOOST_TEST(base64("foobar") == "Zm9vYmFy");
}

BOOST_AUTO_TEST_CASE(mostly_ascii_is_quoted_printable_and_the_rest_base64) {
  BOOST_TEST(encode_body("plain = text\n").encoding == "quoted-printable");
  BOOST_TEST(encode_body("plain = text\n").lines == "plain =3D text\r\n");
  BOOST_TEST(encode_body("Договор\n").encoding == "base64");
  BOOST_TEST(encode_body("Договор\nx\n").lines == base64("Договор\r\nx\r\n") + "\r\n");
}

BOOST_AUTO_TEST_CASE(no_line_begins_with_a_dot_or_ends_with_a_space) {
  for (const std::string& text :
       {std::string(".\n..x\n"), std::string("a \n \n"), std::string(75, 'a') + "." + std::string(80, 'b') + "\n",
        std::string(200, '.') + "\n", std::string(75, ' ') + "\n", std::string(74, 'a') + " .\n"}) {
    const EncodedBody body = encode_body(text);
    BOOST_REQUIRE(body.encoding == "quoted-printable");
    for (const std::string& line : lines_of(body.lines)) {
      BOOST_TEST(!line.starts_with('.'), line);
      BOOST_TEST(!line.ends_with(' '), line);
      BOOST_TEST(line.size() <= 76u);
    }
    BOOST_TEST(decoded_quoted_printable(body.lines) == text);
  }
}

BOOST_AUTO_TEST_CASE(any_text_comes_back_and_no_boundary_occurs) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto length = random() % 400; length > 0; --length) {
      constexpr std::string_view kLikely = "aaaaaaaaaaaaaaaaaa= ._\n\t";
      text += kLikely[random() % kLikely.size()];
      if (random() % 40 == 0) text += static_cast<char>(random() % 256);
    }
    text += '\n';
    std::erase(text, '\r');
    const EncodedBody body = encode_body(text);
    for (const std::string& line : lines_of(body.lines)) BOOST_TEST(line.size() <= 76u);
    BOOST_TEST(body.lines.find("=_") == std::string::npos);
    if (body.encoding == "quoted-printable") BOOST_TEST(decoded_quoted_printable(body.lines) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
