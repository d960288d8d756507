#include "plugins/common/html/url.h"

#include <boost/test/unit_test.hpp>

using mentiond::common::html::is_safe_image;
using mentiond::common::html::is_safe_link;
using mentiond::common::html::is_web_url;
using mentiond::common::html::resolve;

BOOST_AUTO_TEST_SUITE(urls)

// RFC 3986 §5.4.1 and §5.4.2.
BOOST_AUTO_TEST_CASE(references_resolve_as_the_standard_says) {
  constexpr std::pair<const char*, const char*> kExamples[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const auto& [reference, expected] : kExamples) {
    BOOST_CHECK_MESSAGE(resolve("http://a/b/c/d;p?q", reference) == expected,
                        reference << " gave " << resolve("http://a/b/c/d;p?q", reference));
  }
}

BOOST_AUTO_TEST_CASE(what_people_write_is_read_as_browsers_do) {
  BOOST_CHECK_EQUAL(resolve("https://a.example/", "  /x y\n"), "https://a.example/x y");
  BOOST_CHECK_EQUAL(resolve("https://a.example/", "http:///b.example/x"), "http://b.example/x");
  BOOST_CHECK_EQUAL(resolve("https://a.example/", "////b.example/x"), "https://b.example/x");
  BOOST_CHECK_EQUAL(resolve("https://a.example", "x"), "https://a.example/x");
  BOOST_CHECK_EQUAL(resolve("", "x"), "x");
  BOOST_CHECK_EQUAL(resolve("not a base", "x"), "x");
  BOOST_CHECK_EQUAL(resolve("https://exämple.example/ä/", "ö"), "https://exämple.example/ä/ö");
}

BOOST_AUTO_TEST_CASE(links_that_run_something_are_unsafe) {
  for (const char* const safe : {"https://a.example/", "/x", "#top", "mailto:a@b.example", "x?a=b:c", "tel:+49"}) {
    BOOST_CHECK_MESSAGE(is_safe_link(safe), safe);
  }
  for (const char* const unsafe : {"javascript:x", "JaVaScRiPt:x", "java\tscript:x", " javascript:x",
                                   "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x", "1:x"}) {
    BOOST_CHECK_MESSAGE(!is_safe_link(unsafe), unsafe);
  }
}

BOOST_AUTO_TEST_CASE(only_pictures_that_hold_no_script_come_in_line) {
  BOOST_CHECK(is_safe_image("data:image/png;base64,AAAA"));
  BOOST_CHECK(!is_safe_image("data:image/svg+xml,<svg/>"));
  BOOST_CHECK(!is_safe_image("data:text/html,x"));
  BOOST_CHECK(is_safe_image("/x.png"));
}

BOOST_AUTO_TEST_CASE(a_web_url_has_a_host) {
  BOOST_CHECK(is_web_url("HTTP://a.example"));
  BOOST_CHECK(!is_web_url("http://"));
  BOOST_CHECK(!is_web_url("http:x"));
  BOOST_CHECK(!is_web_url("ftp://a.example"));
}

BOOST_AUTO_TEST_SUITE_END()
