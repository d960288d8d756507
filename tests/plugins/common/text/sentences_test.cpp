#include "plugins/common/text/sentences.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace mentiond::common::text {
namespace {

/// The sentence around the first place of a word.
std::string around(const std::string& text, const std::string& word) {
  const std::size_t start = text.find(word);
  BOOST_TEST_REQUIRE(start != std::string::npos);
  const Range range = sentence_around(text, start, start + word.size());
  return text.substr(range.start, range.end - range.start);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_full_stop_and_a_space_end_a_sentence) {
  const std::string text = "One is here. Two is here! “Three?” he asked. Four… Five";
  BOOST_TEST(around(text, "One") == "One is here.");
  BOOST_TEST(around(text, "Two") == "Two is here!");
  BOOST_TEST(around(text, "Three") == "“Three?” he asked.");
  BOOST_TEST(around(text, "Four") == "Four…");
  BOOST_TEST(around(text, "Five") == "Five");
}

BOOST_AUTO_TEST_CASE(titles_initials_and_numbers_do_not) {
  BOOST_TEST(around("Then Mr. Smith met J. K. Rowling at 3.5 p.m. in the U.S. Senate. X", "Rowling") ==
             "Then Mr. Smith met J. K. Rowling at 3.5 p.m. in the U.S. Senate.");
}

BOOST_AUTO_TEST_CASE(paragraphs_end_sentences_and_lines_do_not) {
  BOOST_TEST(around("A headline\n\nThe first\nline. X", "first") == "The first\nline.");
  BOOST_TEST(around("A headline\n\nThe first", "headline") == "A headline");
}

BOOST_AUTO_TEST_CASE(every_blank_line_ends_a_paragraph) {
  const std::string breaks[] = {"\n\n",         "\r\n\r\n",   "\r\r",       "\n \n",
                                "\n\t\n",       "\n\u00A0\n", "\n\u200B\n", "\u2029",
                                "\u2028\u2028", "&#10;&#10;", " \n\n\n ",   "\n" + std::string(150, ' ') + "\n"};
  for (const std::string& each : breaks) {
    for (const std::size_t size : {3U, 63U, 64U, 200U}) {
      const std::string first(size, 'a'), second(size, 'b'), text = first + each + second;
      const Range left = paragraph_around(text, 1, 2), right = paragraph_around(text, text.size() - 2, text.size() - 1);
      BOOST_TEST(text.substr(left.start, left.end - left.start).starts_with(first));
      BOOST_TEST(text.substr(right.start) == second);
      BOOST_TEST(around(text, first) == first);
      BOOST_TEST(around(text, second) == second);
    }
  }
  for (const char* each : {"\n", "\r\n", "\r", "\u2028", "&#10;", " \n ", "\r\u200B\n", "Ш", "©", "&nbsp;&nbsp;"}) {
    const std::string text = std::string("one") + each + "two";
    BOOST_TEST(paragraph_around(text, 0, 1).end == text.size());
    BOOST_TEST(paragraph_around(text, text.size() - 1, text.size()).start == 0U);
  }
}

BOOST_AUTO_TEST_CASE(stops_of_many_scripts_end_sentences) {
  for (const char* stop : {"。", "！", "？", "｡", "．", "।", "॥", "།", "။", "។", "።"})
    BOOST_TEST(around(std::string("A") + stop + "B" + stop + "C", "B") == std::string("B") + stop);
  for (const char* stop : {"։", "‼", "⁉", "؟", "۔"}) {
    BOOST_TEST(around(std::string("A") + stop + " B" + stop + " C", "B") == std::string("B") + stop);
    BOOST_TEST(around(std::string("A") + stop + "B", "B") == std::string("A") + stop + "B");
  }
  BOOST_TEST(around("増加３．５％だ．完", "３") == "増加３．５％だ．");
  BOOST_TEST(around("ა ბ. გ დ.", "გ") == "გ დ.");
}

BOOST_AUTO_TEST_CASE(chinese_stops_need_no_space) { BOOST_TEST(around("他说。北约开会。完", "北约") == "北约开会。"); }

BOOST_AUTO_TEST_CASE(a_name_with_a_stop_inside_keeps_its_sentences_together) {
  BOOST_TEST(around("We saw Yahoo! Inc. there. X", "Yahoo! Inc") == "We saw Yahoo! Inc. there.");
}

BOOST_AUTO_TEST_CASE(asking_in_order_gives_what_asking_once_gives) {
  const std::string text = "One. Two! Three?\n\nFour. Five\n\nSix. Seven.";
  Sentences sentences(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ' || text[at] == '\n') continue;
    const Range once = sentence_around(text, at, at + 1), in_order = sentences.around(at, at + 1);
    BOOST_TEST(once.start == in_order.start, "at " << at);
    BOOST_TEST(once.end == in_order.end, "at " << at);
  }
}

BOOST_AUTO_TEST_CASE(a_place_behind_one_that_spans_sentences_has_its_own_alone) {
  const std::string text = "One. Two! Three. Four.";
  Sentences sentences(text);
  BOOST_TEST(sentences.around(0, 8).end == 9U);
  BOOST_TEST(sentences.around(5, 8).start == 5U);
  BOOST_TEST(sentences.around(10, 15).start == 10U);
}

}  // namespace mentiond::common::text
