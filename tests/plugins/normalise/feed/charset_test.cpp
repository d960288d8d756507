#include "plugins/normalise/feed/charset.h"

#include <boost/test/unit_test.hpp>

#include "plugins/normalise/feed/encoding_name.h"
#include "plugins/normalise/feed/encoding_signs.h"

using namespace mentiond::plugins::feed;

namespace {

// A document in the encoding that it declares.
std::string declared(std::string_view encoding, std::string_view rest) {
  return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) + "\"?>" + std::string(rest);
}

// "encoding: text" without the declaration.
std::string read(std::string_view body, std::string_view content_type = "") {
  const Decoded decoded = decode(body, content_type);
  const auto end = decoded.text.find("?>");
  return decoded.encoding + ": " + std::string(decoded.text.substr(end == std::string_view::npos ? 0 : end + 2));
}

// In UTF-16 or UTF-32, `width` bytes a character, the low byte at `low`.
std::string wide(std::string_view ascii, std::size_t width, std::size_t low) {
  std::string bytes;
  for (const char c : ascii) {
    for (std::size_t k = 0; k < width; ++k) bytes += k == low ? c : '\0';
  }
  return bytes;
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

BOOST_AUTO_TEST_CASE(ascii_is_not_copied_whatever_it_is_called) {
  const std::string body = declared("windows-1251", "<rss/>");
  const Decoded decoded = decode(body, "");
  BOOST_CHECK(decoded.text.data() == body.data());
  BOOST_CHECK_EQUAL(decoded.encoding, "windows-1251");
}

BOOST_AUTO_TEST_CASE(the_byte_order_mark_outweighs_http_and_http_the_declaration) {
  BOOST_CHECK_EQUAL(read("\xEF\xBB\xBF<a>\xC3\xA9</a>", "text/xml; charset=koi8-r"), "utf-8: <a>é</a>");
  BOOST_CHECK_EQUAL(read(declared("utf-8", "\xEA"), "text/xml; charset=\"koi8-r\""), "koi8-r: Й");
  BOOST_CHECK_EQUAL(read(declared("windows-1251", "\xE9"), "text/xml"), "windows-1251: й");
}

BOOST_AUTO_TEST_CASE(names_mean_what_browsers_mean_by_them) {
  BOOST_CHECK_EQUAL(read(declared("iso-8859-1", "\x93x\x94")), "iso-8859-1: “x”");
  BOOST_CHECK_EQUAL(read(declared("US-ASCII", "\x92")), "us-ascii: ’");
  BOOST_CHECK_EQUAL(read(declared("ISO-8859-9", "\xFD\x80")), "iso-8859-9: ı€");
  BOOST_CHECK_EQUAL(read(declared("gb2312", "\x81\x30\x81\x30\xD6\xD0\xE9\x46")), "gb18030: €中镕");
  BOOST_CHECK_EQUAL(read(declared("x-sjis", "\x87\x40")), "shift_jis: ①");
  BOOST_CHECK_EQUAL(read(declared("ks_c_5601-1987", "\x8C\x63")), "ks_c_5601-1987: 똠");
  BOOST_CHECK_EQUAL(read(declared("big5", "\x87\x40")), "big5: 䏰");
  BOOST_CHECK_EQUAL(read(declared("iso-8859-11", "\xA1\x85")), "iso-8859-11: ก…");
  BOOST_CHECK_EQUAL(read(declared("x-mac-cyrillic", "\xDF")), "x-mac-cyrillic: я");
}

BOOST_AUTO_TEST_CASE(names_are_understood_however_they_are_written) {
  for (const char* const name : {"UTF-8", "utf8", "UTF_8", " utf-8 ", "'utf-8'", "\"utf-8\"", "utf-8;", "utf-8, utf-8",
                                 "utf-8\"", "unicode-1-1-utf-8"}) {
    BOOST_CHECK_EQUAL(encoding_named(name).name, "utf-8");
    BOOST_CHECK_EQUAL(decode("<a>é</a>", std::string("text/xml;Charset=") + name).encoding, "utf-8");
  }
  for (const char* const name : {"", "''", "klingon", "utf-7", "scsu", "x-user-defined", "none", "%charset%"}) {
    BOOST_CHECK_MESSAGE(!encoding_named(name).known(), name);
  }
  BOOST_CHECK_EQUAL(http_charset("text/xml ; x=y; CHARSET = \"a\" ; charset=b"), "\"a\"");
  BOOST_CHECK_EQUAL(http_charset("text/xml; charset:a"), "");
  BOOST_CHECK_EQUAL(declared_encoding("<?xml version='1.0' encoding = 'a' standalone=\"no\"?>"), "a");
  BOOST_CHECK_EQUAL(declared_encoding("<?xml encoding=a?><encoding=b>"), "a");
  BOOST_CHECK_EQUAL(declared_encoding("<rss><?pi encoding=\"a\"?></rss>"), "");
}

BOOST_AUTO_TEST_CASE(old_names_do_not_spoil_utf8) {
  BOOST_CHECK_EQUAL(read("<a>Pâté</a>", "text/xml; charset=iso-8859-1"), "utf-8: <a>Pâté</a>");
  BOOST_CHECK_EQUAL(read("<a>Мир</a>", "text/xml; charset=windows-1251"), "utf-8: <a>Мир</a>");
  BOOST_CHECK_EQUAL(decode("<a>Pâté</a>", "text/xml; charset=iso-8859-1").notes.size(), 1);
  BOOST_CHECK(decode("<a>Pâté</a>", "text/xml; charset=iso-8859-1").error.empty());
  BOOST_CHECK_EQUAL(read(declared("iso-8859-1", "Der Bär fährt über Straßen")), "utf-8: Der Bär fährt über Straßen");
  // Two bytes can be UTF-8 by chance.
  BOOST_CHECK_EQUAL(read(declared("iso-8859-1", "CAF\xC9\xBB")), "iso-8859-1: CAFÉ»");
  BOOST_CHECK_EQUAL(read(declared("us-ascii", "é")), "utf-8: é");
}

BOOST_AUTO_TEST_CASE(a_server_that_says_utf8_does_not_spoil_what_the_document_declares) {
  const Decoded decoded = decode(declared("windows-1251", "\xCC\xE8\xF0"), "text/xml; charset=utf-8");
  BOOST_CHECK(decoded.text.ends_with("Мир"));
  BOOST_CHECK_EQUAL(decoded.encoding, "windows-1251");
  BOOST_CHECK(!decoded.error.empty());
}

BOOST_AUTO_TEST_CASE(a_text_without_a_charset_is_ascii_where_it_can_be) {
  BOOST_CHECK_EQUAL(decode(declared("iso-8859-1", "<a/>"), "Text/xml").encoding, "us-ascii");
  BOOST_CHECK_EQUAL(decode(declared("iso-8859-1", "<a/>"), "application/xml").encoding, "iso-8859-1");
  BOOST_CHECK_EQUAL(decode(declared("iso-8859-1", "\xE9"), "text/xml").encoding, "iso-8859-1");
  BOOST_CHECK_EQUAL(decode("<a>é</a>", "text/xml").encoding, "utf-8");
}

BOOST_AUTO_TEST_CASE(wide_encodings_are_told_from_their_first_bytes) {
  const std::string_view big("\0<\0a\0>\x20\xAC\0<\0/\0a\0>", 16);
  BOOST_CHECK_EQUAL(read(big), "utf-16be: <a>€</a>");
  const std::string_view little("\xFF\xFE<\0a\0>\0\xAC\x20<\0/\0a\0>\0", 18);
  BOOST_CHECK_EQUAL(read(little), "utf-16le: <a>€</a>");
  BOOST_CHECK_EQUAL(read(wide("\n <a/>", 2, 1)), "utf-16be: \n <a/>");
  BOOST_CHECK_EQUAL(read(wide("\r\n<a/>", 2, 0)), "utf-16le: \r\n<a/>");
  BOOST_CHECK_EQUAL(read(wide("<a/>", 4, 3)), "utf-32be: <a/>");
  BOOST_CHECK_EQUAL(read(wide("<a/>", 4, 0)), "utf-32le: <a/>");
  BOOST_CHECK_EQUAL(read(std::string("\xFF\xFE\0\0", 4) + wide("<a/>", 4, 0)), "utf-32le: <a/>");
  BOOST_CHECK_EQUAL(read(std::string("\xFE\xFF", 2) + wide("<a/>", 2, 1) + "\0"), "utf-16be: <a/>");
}

BOOST_AUTO_TEST_CASE(an_encoding_that_the_first_bytes_contradict_is_left_aside) {
  for (const char* const name : {"utf-16", "UTF-16LE", "ucs-2", "unicode", "utf-32", "ibm037"}) {
    BOOST_CHECK_EQUAL(decode(declared(name, "<a>é</a>"), "").encoding, "utf-8");
    BOOST_CHECK(decode(declared(name, "<a>é</a>"), "").error.empty());
    BOOST_CHECK_EQUAL(decode("<a>é</a>", std::string("text/xml;charset=") + name).encoding, "utf-8");
  }
}

BOOST_AUTO_TEST_CASE(ebcdic_reads_its_own_declaration) {
  // <?xml encoding="ibm500"?><a>!</a>, and '!' is another byte in IBM 500 than in IBM 37.
  const std::string_view body(
      "\x4C\x6F\xA7\x94\x93\x40\x85\x95\x83\x96\x84\x89\x95\x87\x7E\x7F\x89\x82\x94\xF5\xF0\xF0\x7F\x6F\x6E\x4C\x81\x6E"
      "\x4F\x4C\x61\x81\x6E");
  BOOST_CHECK_EQUAL(read(body), "ibm500: <a>!</a>");
}

BOOST_AUTO_TEST_CASE(stateful_encodings_are_read_too) {
  BOOST_CHECK_EQUAL(read(declared("iso-2022-jp", "\x1B$BF|K\\\x1B(B.")), "iso-2022-jp: 日本.");
  BOOST_CHECK_EQUAL(read(declared("hz-gb-2312", "~{VPND~}.")), "hz-gb-2312: 中文.");
}

BOOST_AUTO_TEST_CASE(invalid_bytes_are_replaced_one_by_one_and_change_no_encoding) {
  const Decoded decoded = decode(declared("utf-8", "a\xE9z\xFF"), "");
  BOOST_CHECK(decoded.text.ends_with("a\uFFFDz\uFFFD"));
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK_EQUAL(decoded.replaced, 2);
  BOOST_CHECK(!decoded.error.empty());
}

BOOST_AUTO_TEST_CASE(a_run_of_windows_1252_does_not_turn_a_document_of_utf8) {
  BOOST_CHECK_EQUAL(read("<a>Größe, Maß, Überfluß; caf\xE9, na\xEFve</a>"),
                    "utf-8: <a>Größe, Maß, Überfluß; caf\uFFFD, na\uFFFDve</a>");
  BOOST_CHECK_EQUAL(read(declared("iso-8859-1", "<a>é è à ç \xE9</a>"), "text/xml; charset=utf-8"),
                    "utf-8: <a>é è à ç \uFFFD</a>");
}

BOOST_AUTO_TEST_CASE(half_of_a_character_takes_no_markup_along) {
  for (const char* const name : {"shift_jis", "gb18030", "big5", "euc-jp", "euc-kr", "utf-8"}) {
    const char* const half = std::string_view(name) == "shift_jis" ? "<a>\x88</a>" : "<a>\xB0</a>";
    const Decoded decoded = decode(declared(name, half), "");
    BOOST_CHECK_MESSAGE(decoded.text.ends_with("<a>\uFFFD</a>"), name << ": " << decoded.text);
    BOOST_CHECK_EQUAL(decoded.replaced, 1);
  }
}

BOOST_AUTO_TEST_CASE(control_characters_go_and_c1_is_windows_1252) {
  const Decoded decoded = decode("a\x01\x7F\x0C\xC2\x93z\xC2\x94", "");
  BOOST_CHECK_EQUAL(decoded.text, "a“z”");
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK_EQUAL(decoded.replaced, 0);
}

BOOST_AUTO_TEST_CASE(an_unknown_encoding_is_said_and_left_aside) {
  const Decoded decoded = decode(declared("klingon", "<a>é</a>"), "");
  BOOST_CHECK_EQUAL(decoded.encoding, "utf-8");
  BOOST_CHECK(decoded.error.find("klingon") != std::string::npos);
  BOOST_CHECK_EQUAL(read(declared("utf-7", "+ADw-script+AD4-")), "utf-8: +ADw-script+AD4-");
}

BOOST_AUTO_TEST_CASE(what_nobody_declares_is_guessed_as_windows_wrote_it) {
  const std::string_view hebrew =
      "<rss>\xF9\xEC\xE5\xED \xEC\xEB\xF3, \xEE\xE4 \xF9\xEC\xE5\xEE\xEA \xE4\xE9\xE5\xED? \xE0\xF0\xE9 "
      "\xF8\xE5\xF6\xE4"
      " \xEC\xF7\xF0\xE5\xFA \xEC\xE7\xED \xE5\xE7\xEC\xE1 \xE1\xE7\xF0\xE5\xFA \xE4\xE7\xE3\xF9\xE4 \xF9\xEC "
      "\xE4\xF9\xEB\xE5\xF0\xE4</rss>";
  const Decoded decoded = decode(hebrew, "");
  BOOST_CHECK_EQUAL(decoded.encoding, "windows-1255");
  BOOST_CHECK(decoded.text.starts_with("<rss>שלום"));
  BOOST_CHECK(!decoded.error.empty());
}

BOOST_AUTO_TEST_CASE(a_page_may_say_it_in_a_meta_element) {
  BOOST_CHECK_EQUAL(read("<!DOCTYPE html><html><meta charset=windows-1251><title>\xCC\xE8\xF0"),
                    "windows-1251: <!DOCTYPE html><html><meta charset=windows-1251><title>Мир");
  BOOST_CHECK_EQUAL(decode("<HTML><META http-equiv=x content=\"text/html; charset=koi8-r\"><title>\xED", "").encoding,
                    "koi8-r");
  BOOST_CHECK_EQUAL(decode("<rss><meta charset=koi8-r>é</rss>", "").encoding, "utf-8");
}

BOOST_AUTO_TEST_CASE(what_is_short_or_empty_or_cut_is_decoded_too) {
  for (const std::string_view body :
       {"", "<", "\xEF", "\xEF\xBB", "\xFF\xFE", "\xFF\xFE<", "\xFE\xFF\0", "\x4C\x6F\xA7\x94", "<?xml",
        "<?xml encoding", "<?xml encoding=\"", "<html><meta charset"}) {
    for (const char* const type :
         {"", ";", "text/xml; charset", "text/xml; charset=", "x; charset=\"", "charset=utf-8"}) {
      BOOST_CHECK_LE(decode(body, type).text.size(), 20);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
