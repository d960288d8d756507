#include "plugins/common/mail/address.h"

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"

using namespace mentiond::common;

namespace {

std::string rejection(const std::string& text) {
  try {
    return "accepted as " + parse_address(text).mailbox;
  } catch (const mentiond::sdk::Rejected& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(address)

BOOST_AUTO_TEST_CASE(a_mailbox_with_and_without_a_name) {
  BOOST_TEST(parse_address("desk@example.org").mailbox == "desk@example.org");
  BOOST_TEST(parse_address("desk@example.org").name == "");
  BOOST_TEST(parse_address("News desk <desk@example.org>").name == "News desk");
  BOOST_TEST(parse_address("<desk@example.org>").mailbox == "desk@example.org");
  BOOST_TEST(parse_address("\"Desk, \\\"News\\\"\" <a@example.org>").name == "Desk, \"News\"");
  BOOST_TEST(parse_address("\"a < b\" <a@example.org>").name == "a < b");
  BOOST_TEST(parse_address("O'Brien+x.y{}@example.org").domain() == "example.org");
}

BOOST_AUTO_TEST_CASE(a_domain_becomes_ascii_and_lower_case) {
  BOOST_TEST(parse_address("Desk@EXAMPLE.org").mailbox == "Desk@example.org");
  BOOST_TEST(parse_address("a@bücher.example").mailbox == "a@xn--bcher-kva.example");
  BOOST_TEST(parse_address("a@localhost").mailbox == "a@localhost");
}

BOOST_AUTO_TEST_CASE(what_could_leave_its_header_or_command_is_rejected) {
  for (const std::string& text : {std::string(""),
                                  std::string("desk"),
                                  std::string("@example.org"),
                                  std::string("desk@"),
                                  std::string("a@b@c"),
                                  std::string("a b@example.org"),
                                  std::string("a@exa mple.org"),
                                  std::string("a@example.org\r\nBcc: b@c.example"),
                                  std::string("a\r\n@example.org"),
                                  std::string("a@b.example>\r\nRCPT TO:<c@d.example"),
                                  std::string("a\0@b.example", 12),
                                  std::string("a@b\0.example", 12),
                                  std::string("<a@b.example"),
                                  std::string("a@b.example>"),
                                  std::string("x <a@b.example> y"),
                                  std::string("<a@b.example> SIZE=1"),
                                  std::string("a@b.example,c@d.example"),
                                  std::string("\"a b\"@example.org"),
                                  std::string("ü@example.org"),
                                  std::string(".a@b.example"),
                                  std::string("a..b@c.example"),
                                  std::string("a@b..example"),
                                  std::string("a@b.example."),
                                  std::string("a@-b.example"),
                                  std::string("a@b_c.example"),
                                  std::string("a@\xff"),
                                  std::string("a@[127.0.0.1]"),
                                  std::string("a<b@c.example"),
                                  std::string(65, 'a') + "@b.example",
                                  "a@" + std::string(300, 'b'),
                                  std::string(300, 'n') + " <a@b.example>"}) {
    const std::string message = rejection(text);
    BOOST_TEST(message.starts_with("\""), text << ": " << message);
    BOOST_TEST(message.find_first_of("\r\n") == std::string::npos);
    BOOST_TEST(message.size() < 400u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
