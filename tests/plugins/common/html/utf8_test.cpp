// The validator of blocks against one that decodes a character at a time.
#include <boost/test/unit_test.hpp>

#include <random>

#include "plugins/common/html/entities.h"
#include "plugins/common/html/unicode.h"

using namespace mentiond::common::html;

namespace {

// By the definition: a sequence is good where its code point, written anew, gives the same bytes.
std::size_t slow_first_bad_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return std::uint32_t{static_cast<unsigned char>(text[i + k])}; };
    const std::size_t size = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    if (i + size > text.size()) return i;
    std::uint32_t c = size == 1 ? byte(0) : byte(0) & (0x7FU >> size);
    for (std::size_t k = 1; k < size; ++k) c = (c << 6) | (byte(k) & 0x3F);
    std::string again;
    append_utf8(again, c);
    const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
    if (again != text.substr(i, size) || control || c == 0xFFFE || c == 0xFFFF) return i;
    i += size;
  }
  return std::string_view::npos;
}

void compare(std::string_view text) {
  if (first_bad_byte(text) == slow_first_bad_byte(text)) return;
  BOOST_FAIL("first bad byte " << first_bad_byte(text) << ", expected " << slow_first_bad_byte(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(each_character_is_judged_wherever_it_stands_in_a_block) {
  for (std::uint32_t c = 0; c < 0x110000; c = c < 0x1000 || c > 0xFFF0 ? c + 1 : c + 0x2F) {
    if (c > 0x10010 && c % 0x3FF != 0) continue;
    std::string character;
    append_utf8(character, c);
    for (const std::size_t before : std::initializer_list<std::size_t>{0, 61, 62, 63}) {
      compare(std::string(before, 'x') + character + std::string(70, 'y'));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_two_bytes_and_many_three_are_judged_as_by_the_definition) {
  const std::string_view leads = "\x7F\x80\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  for (unsigned second = 0; second < 256; ++second) {
    for (const char first : leads) {
      for (const char third : {'x', '\x7F', '\x80', '\xBD', '\xBE', '\xBF', '\xC3', '\xFF'}) {
        std::string text(61, 'x');
        text += {first, static_cast<char>(second), third, '\x80'};
        compare(text + std::string(64, 'x'));
        compare(text);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_of_all_scripts_that_were_damaged_at_random_are_judged_as_by_the_definition) {
  std::mt19937 random(4);
  const std::string_view characters[] = {"a", " ", "é", "«", "я", "ש", "ไ", "अ", "한", "漢", "。", "😀", "\n"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t kinds = 1 + random() % std::size(characters);
    while (text.size() < 150) text += characters[random() % kinds + (std::size(characters) - kinds)];
    compare(text);
    text[random() % text.size()] = static_cast<char>(random());
    compare(text);
    text.erase(random() % text.size(), 1 + random() % 3);
    compare(text);
    BOOST_REQUIRE_EQUAL(first_bad_byte(repair_utf8(text).text), std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(c1_controls_are_what_windows_1252_means_by_them_and_other_controls_go) {
  const Repaired repaired = repair_utf8("a\x7F\x01\tb\xC2\x92\xC2\x85\xC2\x81\xEF\xBF\xBE\xEF\xBF\xBF.");
  BOOST_CHECK_EQUAL(repaired.text, "a\tb’….");
  BOOST_CHECK_EQUAL(repaired.control_characters, 7);
  BOOST_CHECK_EQUAL(repaired.invalid_bytes, 0);
  BOOST_CHECK_EQUAL(decode_references("&#146;&#x81;&#127;"), "’\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(a_letter_with_more_marks_than_any_language_has_keeps_thirty) {
  std::string text = "a";
  for (int i = 0; i < 3000; ++i) text += "\u0301\u0316";
  make_nfc(text);
  BOOST_CHECK_EQUAL(text.size(), std::string_view("\u00E1").size() + 29 * std::string_view("\u0301").size());
}

BOOST_AUTO_TEST_SUITE_END()
