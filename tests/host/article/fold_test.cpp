// Folding against a slow oracle: ICU, code point by code point.
#include "host/article/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <random>
#include <vector>

namespace mentiond::article {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

std::string folded_slowly(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normal =
      icu::Normalizer2::getNFCInstance(status)->normalize(icu::UnicodeString::fromUTF8(text), status);
  icu::UnicodeString out;
  bool space = false;
  for (int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
    const UChar32 c = normal.char32At(at);
    if (u_isUWhiteSpace(c)) {
      space = !out.isEmpty();
    } else {
      if (space) out.append(u' ');
      out.append(c);
      space = false;
    }
  }
  std::string utf8;
  return out.toUTF8String(utf8);
}

BOOST_AUTO_TEST_SUITE(fold)

BOOST_AUTO_TEST_CASE(white_space_is_one_space_and_none_at_the_ends) {
  BOOST_TEST(folded(" \t\r\na  b\n\nc \u00a0\u2003\u3000\u2028 d\u0085") == "a b c d");
  BOOST_TEST(folded(" \u00a0\n") == "");
  BOOST_TEST(folded("") == "");
}

BOOST_AUTO_TEST_CASE(appends) {
  std::string out = "x ";
  append_folded(out, " y");
  append_folded(out, " e\u0301");
  BOOST_TEST(out == "x yé");
}

BOOST_AUTO_TEST_CASE(text_is_in_nfc) {
  BOOST_TEST(folded("Cafe\u0301") == "Café");
  BOOST_TEST(folded("и\u0306") == "й");
  BOOST_TEST(folded("\u212b \u1100\u1161") == "Å 가");
  BOOST_TEST(folded("か\u3099") == "が");
}

BOOST_AUTO_TEST_CASE(invalid_utf_8_ends_nothing) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    (void)folded(text);
    (void)folded("a " + text);
    (void)folded(text + text + " " + text);
  }
  BOOST_TEST(folded("a\xff  b") == "a\xff b");
}

BOOST_AUTO_TEST_CASE(every_code_point_between_others_is_as_the_oracle_has_it) {
  for (UChar32 c = 1; c <= 0x10FFFF; c += c < 0x20000 ? 1 : 257) {
    if (U_IS_SURROGATE(c)) continue;
    std::string character;
    icu::UnicodeString(c).toUTF8String(character);
    for (const std::string& text : {"word e" + character + "x", "и " + character + " и", character + "\u0301 \u0327"}) {
      if (folded(text) != folded_slowly(text)) BOOST_ERROR("U+" << std::hex << c << ": " << text);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_of_every_kind_is_as_the_oracle_has_it) {
  const std::vector<std::string> pieces = {
      "word", "a",      " ",      "  ",     "\n\n",   "\t",   "слово",         "и\u0306", "e\u0301",
      "“q”",  "–",      "\u00a0", "\u2009", "\u3000", "東京", "か\u3099",      "한국",    "\u1161",
      "\x1f", "\u0085", "\u200b", "عربي",   "\u0653", "😀",    "twelve letters"};
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n-- > 0;) text += pieces[random() % pieces.size()];
    BOOST_TEST_REQUIRE(folded(text) == folded_slowly(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace mentiond::article
