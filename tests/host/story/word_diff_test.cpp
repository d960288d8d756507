#include "host/story/word_diff.h"

#include <boost/test/unit_test.hpp>

#include <ostream>
#include <random>

namespace mentiond::story {

std::ostream& operator<<(std::ostream& out, const Edit& edit) {
  return out << edit.before << " [" << edit.removed << "|" << edit.added << "] " << edit.after;
}

namespace {

std::string diff(std::string_view before, std::string_view after) {
  std::string text;
  for (const Edit& edit : word_diff(before, after)) text += "[" + edit.removed + "|" + edit.added + "]";
  return text;
}

/// Up to 30 words of one letter.
std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto words = random() % 30; words > 0; --words)
    text += std::string(1, static_cast<char>('a' + random() % 5)) + " ";
  return text;
}

/// Whether the letters stand there in this order, with others between them.
bool stands_in(std::string_view letters, std::string_view text) {
  for (const char letter : letters) {
    const std::size_t at = text.find(letter);
    if (letter != ' ' && at == text.npos) return false;
    if (letter != ' ') text.remove_prefix(at + 1);
  }
  return true;
}

/// Which letters there are and how many of each, as a number in which each has its digits.
long letters(std::string_view text) {
  long sum = 0;
  for (const char letter : text) {
    long place = 1;
    for (char c = 'a'; c < letter; ++c) place *= 100;
    if (letter != ' ') sum += place;
  }
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_words_that_were_changed)

BOOST_AUTO_TEST_CASE(are_named_with_what_stands_around_them) {
  const auto edits = word_diff("The bridge will be closed for six weeks, the ministry said on Monday.",
                               "The bridge will be closed for seven weeks, the ministry said on Monday.");
  BOOST_TEST_REQUIRE(edits.size() == 1U);
  BOOST_TEST(edits[0] == (Edit{"will be closed for", "six", "seven", "weeks, the ministry said"}));
}

BOOST_AUTO_TEST_CASE(may_be_only_added_or_only_removed) {
  BOOST_TEST(diff("a b", "a new b") == "[|new]");
  BOOST_TEST(diff("a old b", "a b") == "[old|]");
  BOOST_TEST(diff("", "all of it") == "[|all of it]");
  BOOST_TEST(diff("all of it", "") == "[all of it|]");
}

BOOST_AUTO_TEST_CASE(are_none_where_only_white_space_is_another) { BOOST_TEST(diff("a  b\n\nc", " a b c ") == ""); }

BOOST_AUTO_TEST_CASE(are_one_place_where_they_stand_close_together) {
  BOOST_TEST(diff("1 a b 2 x y z w 3", "A a b B x y z w C") == "[1 a b 2|A a b B][3|C]");
}

BOOST_AUTO_TEST_CASE(are_characters_in_scripts_without_spaces) {
  BOOST_TEST(diff("橋は六週間閉鎖される", "橋は七週間閉鎖される") == "[六|七]");
}

BOOST_AUTO_TEST_CASE(are_everything_where_the_text_is_another) {
  std::mt19937 random(1);
  std::string before, after;
  for (int i = 0; i < 2000; ++i) before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + " ";
  BOOST_TEST(word_diff("same " + before, "same " + after).size() == 1U);
}

BOOST_AUTO_TEST_CASE(taken_out_and_put_in_make_the_other_text) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    const std::string before = random_text(random), after = random_text(random);
    std::string removed, added;
    for (const Edit& edit : word_diff(before, after)) removed += edit.removed, added += edit.added;
    BOOST_TEST_REQUIRE(stands_in(removed, before));
    BOOST_TEST_REQUIRE(stands_in(added, after));
    BOOST_TEST_REQUIRE(letters(before) - letters(removed) + letters(added) == letters(after), before + "|" + after);
    BOOST_TEST_REQUIRE((before == after) == (removed.empty() && added.empty()));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story
