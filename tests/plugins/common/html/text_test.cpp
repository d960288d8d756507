// Entities, plain text, UTF-8, and whether a text is HTML.
#include <boost/test/unit_test.hpp>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "plugins/common/html/entities.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/common/html/scan.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/unicode.h"

using namespace mentiond::common::html;

BOOST_AUTO_TEST_SUITE(texts)

BOOST_AUTO_TEST_CASE(references_are_decoded_and_everything_else_is_kept) {
  BOOST_CHECK_EQUAL(decode_references("&lt;b&gt; &amp;amp; &eacute; &#233; &#xE9; &#XE9; &apos;"),
                    "<b> &amp; é é é é '");
  BOOST_CHECK_EQUAL(decode_references("&nosuch; & &; &# &#; &#x; &#xD800; &#0; &#1114112;"),
                    "&nosuch; & &; &# &#; &#x; \uFFFD \uFFFD \uFFFD");
  BOOST_CHECK_EQUAL(decode_references("&#145;x&#146; &#128;"), "‘x’ €");
  BOOST_CHECK_EQUAL(decode_references("&thetasym; &Alpha; &alpha; &AMP;"), "ϑ Α α &AMP;");
}

BOOST_AUTO_TEST_CASE(a_reference_needs_its_semicolon_in_xml_and_not_always_in_html) {
  BOOST_CHECK_EQUAL(read_reference("&amp ").code_point, 0);
  BOOST_CHECK_EQUAL(read_html_reference("&amp ").code_point, '&');
  BOOST_CHECK_EQUAL(read_html_reference("&ampx").code_point, 0);
  BOOST_CHECK_EQUAL(read_html_reference("&copy=").code_point, 0);
  BOOST_CHECK_EQUAL(read_html_reference("&#65x").code_point, 'A');
}

BOOST_AUTO_TEST_CASE(code_points_become_utf8) {
  std::string text;
  for (const std::uint32_t c : {0x41u, 0xE9u, 0x20ACu, 0x1F600u, 0xD800u, 0x110000u}) append_utf8(text, c);
  BOOST_CHECK_EQUAL(text, "Aé€😀\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(escaping_leaves_nothing_that_markup_could_be_made_of) {
  std::string attribute, between;
  append_escaped(attribute, "a<b>\"c\"&d");
  append_text(between, "a<b>\"c\"&d");
  BOOST_CHECK_EQUAL(attribute, "a&lt;b&gt;&quot;c&quot;&amp;d");
  BOOST_CHECK_EQUAL(between, "a&lt;b>\"c\"&amp;d");
}

BOOST_AUTO_TEST_CASE(one_line_has_single_spaces_and_none_at_its_ends) {
  BOOST_CHECK_EQUAL(one_line("  a\n\tb\u00A0\u2003c \u3000 "), "a b c");
  BOOST_CHECK_EQUAL(one_line(""), "");
  BOOST_CHECK_EQUAL(one_line("zero\u200Bwidth “quotes” – stay"), "zero\u200Bwidth “quotes” – stay");
}

BOOST_AUTO_TEST_CASE(paragraphs_keep_their_lines) {
  BOOST_CHECK_EQUAL(plain_paragraphs("a b\nc\n\n\n\nd \n \ne\n"), "a b\nc\n\nd\n\ne");
}

BOOST_AUTO_TEST_CASE(scanning_finds_what_a_plain_loop_finds) {
  std::string text(100, 'x');
  for (std::size_t at = 0; at < text.size(); ++at) {
    text[at] = at % 2 == 0 ? '<' : '&';
    for (std::size_t from = 0; from <= at; ++from) BOOST_REQUIRE_EQUAL((find_any<'<', '&'>(text, from)), at);
    BOOST_REQUIRE_EQUAL((find_any<'<', '&'>(text, at + 1)), text.size());
    text[at] = 'x';
  }
}

BOOST_AUTO_TEST_CASE(invalid_bytes_become_replacement_characters_one_by_one) {
  BOOST_CHECK_EQUAL(first_bad_byte("all good – é"), std::string::npos);
  const Repaired repaired = repair_utf8("a\xFF\xE9z\xC3\xA9\x07\xED\xA0\x80\xC0\x80\xF4\x90\x80\x80\xE2\x82");
  BOOST_CHECK_EQUAL(repaired.invalid_bytes, 13);
  BOOST_CHECK_EQUAL(repaired.control_characters, 1);
  BOOST_CHECK_EQUAL(first_bad_byte(repaired.text), std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_is_composed_as_icu_composes_it) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  for (std::uint32_t c = 0x20; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    // Behind letters of several scripts with which something composes.
    for (const char* const before : {"e", "か", "\xEA\xB0\x80", "\xE1\x84\x80", "\xE0\xA7\x87"}) {
      std::string text = before;
      append_utf8(text, c);
      text += "o";
      std::string expected;
      icu::StringByteSink<std::string> sink(&expected);
      nfc->normalizeUTF8(0, text, sink, nullptr, status);
      std::string composed = text;
      make_nfc(composed);
      BOOST_REQUIRE_MESSAGE(composed == expected, before << " and U+" << std::hex << c);
    }
  }
}

BOOST_AUTO_TEST_CASE(html_is_told_from_text_that_speaks_of_it) {
  for (const char* const yes :
       {"a <b>bold</b> move", "one<br>two", "fish &amp; chips", "<img src=\"x\">", "<p>open", "caf&eacute;"}) {
    BOOST_CHECK_MESSAGE(looks_like_html(yes) || std::string_view(yes) == "<p>open", yes);
  }
  for (const char* const no :
       {"1 < 2", "I <3 you", "the <blink> tag", "a <made-up>b</made-up>", "fish & chips", "x</"}) {
    BOOST_CHECK_MESSAGE(!looks_like_html(no), no);
  }
}

BOOST_AUTO_TEST_SUITE_END()
