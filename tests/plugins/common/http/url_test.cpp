#include "plugins/common/http/url.h"

#include <boost/test/unit_test.hpp>

#include "mentiond/sdk/plugin.hpp"
#include "plugins/common/http/curl.h"

using namespace mentiond::common::http;

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(a_redacted_url_has_no_user_password_or_secret) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://example.org/feed.xml", "https://example.org/feed.xml"},
      {"https://user:pass@example.org:8443/a", "https://example.org:8443/a"},
      {"https://us@er:p@ss@example.org/a@b", "https://example.org/a@b"},
      {"https://example.org/a?format=rss&key=abc&lang=en", "https://example.org/a?format=rss&key=…&lang=en"},
      {"https://example.org/a?0123456789abcdef", "https://example.org/a?…"},
      {"https://example.org/a?rss", "https://example.org/a?rss"},
      {"https://example.org/a?token=&&x=1#secret", "https://example.org/a?token=…&&x=…"},
      {"https://example.org?k=v@w", "https://example.org?k=…"},
      {"user:pass@example.org/a", "example.org/a"},
      {"", ""},
  };
  for (const auto& [url, expected] : cases) BOOST_TEST(redact_url(url) == expected);
}

BOOST_AUTO_TEST_CASE(a_name_hides_the_keys_that_stand_in_a_path) {
  BOOST_TEST(name_of_url("https://u:p@example.org/hook?key=1") == "https://example.org/hook");
  BOOST_TEST(name_of_url("https://chat.example/services/T024BE7LD/a1b2c3d4e5f6a7b8c9d0e1f2") ==
             "https://chat.example/services/T024BE7LD/…");
  BOOST_TEST(name_of_url("https://example.org") == "https://example.org");
}

BOOST_AUTO_TEST_CASE(only_the_userinfo_is_taken_out) {
  BOOST_TEST(without_userinfo("http://a:b@h/p?q=1#f") == "http://h/p?q=1#f");
  BOOST_TEST(without_userinfo("http://h/p@q") == "http://h/p@q");
}

BOOST_AUTO_TEST_CASE(a_header_with_a_line_break_is_refused) {
  HeaderList headers;
  for (const char* value : {"a\r\nX-Evil: 1", "a\nb", "a\rb", "\x7f"})
    BOOST_CHECK_THROW(headers.add("X-Test", value), mentiond::sdk::Rejected);
  BOOST_CHECK_THROW(headers.add("X-Test", std::string_view("a\0b", 3)), mentiond::sdk::Rejected);
  for (const char* name : {"", "X Test", "X:Test", "X\r\nY", "Ü"})
    BOOST_CHECK_THROW(headers.add(name, "v"), mentiond::sdk::Rejected);
  BOOST_TEST(headers.get() == nullptr);
  headers.add("X-Test", "ä\tb");
  headers.add("X-Empty", "");
  BOOST_TEST(headers.get()->data == "X-Test: ä\tb");
  BOOST_TEST(headers.get()->next->data == "X-Empty;");
}

BOOST_AUTO_TEST_CASE(printable_text_is_one_short_line_of_ascii) {
  BOOST_TEST(printable("a\r\nb\tc", 10) == "a b c");
  BOOST_TEST(printable("\x1b[31mred", 10) == "[31mred");
  BOOST_TEST(printable("caf\xc3\xa9", 10) == "caf??");
  BOOST_TEST(printable("abcdef", 3) == "abc");
}

BOOST_AUTO_TEST_SUITE_END()
