#include "plugins/common/alert/plain_text.h"

#include <boost/test/unit_test.hpp>

using namespace mentiond::common;

BOOST_AUTO_TEST_SUITE(plain_text)

BOOST_AUTO_TEST_CASE(controls_become_spaces) {
  BOOST_TEST(without_controls("a\r\nb\tc\x1b[2J\x7f") == "a  b c [2J ");
  BOOST_TEST(without_controls(std::string("a\0b", 3)) == "a b");
  BOOST_TEST(without_controls("a\xc2\x85\xc2\x9b\xe2\x80\xa8\xe2\x80\xa9z") == "a    z");
}

BOOST_AUTO_TEST_CASE(what_reorders_text_goes_away_and_what_joins_letters_stays) {
  BOOST_TEST(without_controls("a\u202eb\u2066c\u2069\u202c\ufeff") == "abc");
  BOOST_TEST(without_controls("می\u200cخواهم 👨\u200d👩\u200d👧") == "می\u200cخواهم 👨\u200d👩\u200d👧");
}

BOOST_AUTO_TEST_CASE(broken_utf8_becomes_replacement_characters) {
  BOOST_TEST(without_controls("a\xff"
                              "b") ==
             "a\ufffd"
             "b");
  BOOST_TEST(without_controls("\xed\xa0\x80").find('\xed') == std::string::npos);
  BOOST_TEST(without_controls("z\xe2\x82") == "z\ufffd");
}

BOOST_AUTO_TEST_CASE(one_line_folds_and_trims) {
  BOOST_TEST(one_line("  a \r\n\t b  ") == "a b");
  BOOST_TEST(one_line(" \n ") == "");
}

BOOST_AUTO_TEST_CASE(cutting_counts_characters) {
  BOOST_TEST(cut_after("äöü", 3) == "äöü");
  BOOST_TEST(cut_after("äöüß", 3) == "äöü…");
  BOOST_TEST(cut_before("äöüß", 3) == "…öüß");
  BOOST_TEST(cut_before("äöü", 3) == "äöü");
  BOOST_TEST(cut_after("", 0) == "");
}

BOOST_AUTO_TEST_CASE(the_first_strong_character_gives_the_direction) {
  BOOST_TEST(runs_right_to_left("شرق"));
  BOOST_TEST(runs_right_to_left("«123 שלום hello"));
  BOOST_TEST(!runs_right_to_left("«123 hello שלום"));
  BOOST_TEST(!runs_right_to_left("123"));
  BOOST_TEST(!runs_right_to_left("\xff"));
}

BOOST_AUTO_TEST_CASE(columns_are_those_of_a_terminal) {
  BOOST_TEST(columns_of("abc") == 3u);
  BOOST_TEST(columns_of("漢字") == 4u);
  BOOST_TEST(columns_of("e\u0301") == 1u);
  BOOST_TEST(columns_of("\x01"
                        "a\x04") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
