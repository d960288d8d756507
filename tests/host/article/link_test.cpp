// Links cleaned, encoded and recognised.
#include "host/article/link.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/host/article/shapes/shapes.h"

namespace mentiond::article {
namespace {

namespace data = boost::unit_test::data;

struct Pair {
  std::string from, to;
  friend std::ostream& operator<<(std::ostream& out, const Pair& pair) { return out << pair.from; }
};

BOOST_AUTO_TEST_SUITE(link)

const std::vector<Pair> kCleaned = {
    {"https://example.org/a?utm_source=rss&id=7&fbclid=x", "https://example.org/a?id=7"},
    {"https://example.org/a?UTM_Source=rss", "https://example.org/a"},
    {"https://example.org/a?id=7&&b=", "https://example.org/a?id=7&b="},
    {"https://example.org/a?", "https://example.org/a"},
    {"https://example.org/a?utmost=1&gclidx=2&xgclid=3", "https://example.org/a?utmost=1&gclidx=2&xgclid=3"},
    {"https://example.org/a?at_medium=RSS&at_campaign=KARANGA", "https://example.org/a"},
    {"HTTPS://Example.ORG/Path?Q=A", "https://example.org/Path?Q=A"},
    {"https://User:Pass@Example.org/", "https://User:Pass@example.org/"},
    {"https://a@b@Example.org/", "https://a@b@example.org/"},
    {"http://example.org:80/", "http://example.org/"},
    {"https://example.org:443", "https://example.org/"},
    {"https://example.org:80/", "https://example.org:80/"},
    {"https://example.org:/x", "https://example.org/x"},
    {"http://[::1]:80/x", "http://[::1]/x"},
    {"http://[2001:DB8::80]/x", "http://[2001:db8::80]/x"},
    {"https://example.org", "https://example.org/"},
    {"https://example.org?a=1", "https://example.org/?a=1"},
    {"https://example.org#top", "https://example.org/#top"},
    {"https://example.org/a#comment-7", "https://example.org/a#comment-7"},
    {"https://example.org/a#", "https://example.org/a#"},
    {"https://example.org/a#xtor=RSS-1", "https://example.org/a"},
    {"https://example.org/a#utm_source=rss&utm_medium=x", "https://example.org/a"},
    {"https://example.org/a#!/page?utm_source=rss", "https://example.org/a#!/page?utm_source=rss"},
    {"https://example.org/a?q=1?utm_source=2#f?utm_source=3", "https://example.org/a?q=1?utm_source=2#f?utm_source=3"},
    {"mailto:A@B.example?utm_source=x", "mailto:A@B.example?utm_source=x"},
    {"/relative?utm_source=x", "/relative?utm_source=x"},
    {"http:///a?utm_source=x", "http:///a?utm_source=x"},
    {"", ""},
};

BOOST_DATA_TEST_CASE(a_link_is_cleaned_of_what_tracks_its_reader, data::make(kCleaned), pair) {
  BOOST_TEST(clean_link(pair.from) == pair.to);
  BOOST_TEST(clean_link(pair.to) == pair.to);
}

const std::vector<Pair> kEncoded = {
    {"https://example.org/a b", "https://example.org/a%20b"},
    {"https://example.org/%20%zz%4", "https://example.org/%20%25zz%254"},
    {"https://example.org/#a#b", "https://example.org/#a%23b"},
    {"https://example.org/[x]?y[1]=2", "https://example.org/%5Bx%5D?y%5B1%5D=2"},
    {"http://[::1]:8080/[", "http://[::1]:8080/%5B"},
    {"https://例.jp/é?ü#ß", "https://%E4%BE%8B.jp/%C3%A9?%C3%BC#%C3%9F"},
    {"http://us er@h/", "http://us%20er@h/"},
    {"https://example.org/\"'<>\\^`{|}", "https://example.org/%22'%3C%3E%5C%5E%60%7B%7C%7D"},
    {std::string("http://x/\0\n\x7f", 12), "http://x/%00%0A%7F"},
    {"https://example.org/a?b=c/d?e:@!$&'()*+,;=~", "https://example.org/a?b=c/d?e:@!$&'()*+,;=~"},
};

BOOST_DATA_TEST_CASE(what_a_uri_does_not_allow_is_encoded_where_it_stands, data::make(kEncoded), pair) {
  BOOST_TEST(percent_encode_unsafe(pair.from) == pair.to);
  BOOST_TEST(is_uri(pair.to));
}

BOOST_DATA_TEST_CASE(uris_are_known,
                     data::make(std::vector<std::string>{
                         "https://example.org/", "http://h", "http://h:/", "http://h:99999999/", "http:///x", "http:x",
                         "urn:x:1", "tag:example.org,2005:1", "mailto:a@example.org", "http://[::ffff:1.2.3.4]:1/",
                         "a+b-c.1:x", "http://u:p@h/", "http://h/%41?%41#%41", "C:x"}),
                     text) {
  BOOST_TEST(is_uri(text));
}

BOOST_DATA_TEST_CASE(what_is_no_uri_is_known,
                     data::make(std::vector<std::string>{"",
                                                         ":",
                                                         "a:",
                                                         "relative",
                                                         "/a",
                                                         "//h/a",
                                                         "1a:b",
                                                         "http://a b/",
                                                         "http://h/ ",
                                                         "http://h/%4",
                                                         "http://h/%zz",
                                                         "http://h/#a#b",
                                                         "http://h:x/",
                                                         "http://a@b@c/",
                                                         "http://[::1",
                                                         "http://::1]/",
                                                         "http://[::g]/",
                                                         "http://[1.2.3.4]/",
                                                         "http://[v1.a]/",
                                                         "http://a[b/",
                                                         "http://h/[",
                                                         "http://h/\"",
                                                         "http://h/é",
                                                         "http://h/\n",
                                                         "ht tp://h/"}),
                     text) {
  BOOST_TEST(!is_uri(text));
}

BOOST_AUTO_TEST_CASE(http_urls_have_a_host) {
  for (const char* url : {"http://h", "HTTPS://h", "https://u@h:1/x", "http://[::1]"})
    BOOST_TEST(is_http_url(url), url);
  for (const char* url : {"", "http", "http:", "http://", "https:///x", "http://?x", "http://#x", "http://:80/",
                          "http://u@/", "httpx://h", "httpsx://h", "ftp://h/", " http://h", "http:/h"}) {
    BOOST_TEST(!is_http_url(url), url);
  }
}

BOOST_AUTO_TEST_CASE(whatever_the_text_encoding_and_cleaning_end_with_the_first_time) {
  shapes::Chaos chaos;
  for (int i = 0; i < 5000; ++i) {
    const std::string url = chaos.uri() + chaos.text();
    const std::string encoded = percent_encode_unsafe(url), cleaned = clean_link(url);
    BOOST_TEST_REQUIRE(percent_encode_unsafe(encoded) == encoded);
    BOOST_TEST_REQUIRE(clean_link(cleaned) == cleaned);
    BOOST_TEST_REQUIRE((!is_uri(url) || encoded == url));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::article
