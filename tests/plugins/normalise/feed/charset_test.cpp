#include "plugins/normalise/feed/charset.h"

#include <boost/test/unit_test.hpp>

using mentiond::plugins::feed::decode;
using mentiond::plugins::feed::Decoded;

namespace {

// A document in the encoding that it declares.
std::string declared(std::string_view encoding, std::string_view rest) {
  return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) + "\"?>" + std::string(rest);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(charset)

BOOST_AUTO_TEST_CASE(good_utf8_is_not_copied) {
  const std::string body = "<rss>Pâté</rss>";
  const Decoded decoded = decode(body, "application/rss+xml");
  BOOST_CHECK(decoded.text.data() == body.data());
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK(decoded.error.empty() && decoded.notes.empty());
}

BOOST_AUTO_TEST_CASE(the_byte_order_mark_outweighs_http_and_http_the_declaration) {
  BOOST_CHECK_EQUAL(decode("\xEF\xBB\xBF<a>\xC3\xA9</a>", "text/xml; charset=koi8-r").encoding, "utf-8");
  const Decoded http = decode(declared("utf-8", "\xEA"), "text/xml; charset=\"koi8-r\"");
  BOOST_CHECK_EQUAL(http.encoding, "koi8-r");
  BOOST_CHECK(http.text.ends_with("Й"));
  BOOST_CHECK_EQUAL(decode(declared("windows-1251", "\xE9"), "text/xml").encoding, "windows-1251");
  BOOST_CHECK(decode(declared("windows-1251", "\xE9"), "text/xml").text.ends_with("й"));
}

BOOST_AUTO_TEST_CASE(latin1_means_windows_1252) {
  BOOST_CHECK(decode(declared("iso-8859-1", "\x93x\x94"), "").text.ends_with("“x”"));
}

BOOST_AUTO_TEST_CASE(a_careless_charset_does_not_spoil_utf8) {
  const Decoded decoded = decode("<a>Pâté</a>", "text/xml; charset=iso-8859-1");
  BOOST_CHECK_EQUAL(decoded.text, "<a>Pâté</a>");
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK_EQUAL(decoded.notes.size(), 1);
}

BOOST_AUTO_TEST_CASE(wide_encodings_are_told_from_their_first_bytes) {
  const std::string_view big("\0<\0a\0>\x20\xAC\0<\0/\0a\0>", 16);
  BOOST_CHECK_EQUAL(decode(big, "").text, "<a>€</a>");
  const std::string_view little("\xFF\xFE<\0a\0>\0\xAC\x20<\0/\0a\0>\0", 18);
  BOOST_CHECK_EQUAL(decode(little, "").text, "<a>€</a>");
  BOOST_CHECK_EQUAL(decode(declared("utf-16", "<a/>"), "").encoding, "utf-8");
}

BOOST_AUTO_TEST_CASE(invalid_bytes_are_replaced_one_by_one_and_change_no_encoding) {
  const Decoded decoded = decode(declared("utf-8", "a\xE9z\xFF"), "");
  BOOST_CHECK(decoded.text.ends_with("a\uFFFDz\uFFFD"));
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK(!decoded.error.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_encoding_is_said_and_left_aside) {
  const Decoded decoded = decode(declared("klingon", "<a>é</a>"), "");
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK(decoded.error.find("klingon") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_short_or_empty_or_cut_is_decoded_too) {
  for (const std::string_view body : {"", "<", "\xEF", "\xEF\xBB", "\xFF\xFE", "\xFF\xFE<", "\xFE\xFF\0"}) {
    for (const char* const type :
         {"", ";", "text/xml; charset", "text/xml; charset=", "x; charset=\"", "charset=utf-8"}) {
      BOOST_CHECK_LE(decode(body, type).text.size(), 16);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
