#include "host/story/words.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

namespace mentiond::story {
namespace {

std::vector<Word> words(std::string_view text) {
  std::vector<Word> all;
  WordReader reader(text);
  for (Word word; reader.next(word);) all.push_back(word);
  return all;
}

std::vector<std::uint64_t> hashes(std::string_view text) {
  std::vector<std::uint64_t> all;
  for (const Word& word : words(text)) all.push_back(word.hash);
  return all;
}

bool same(std::string_view a, std::string_view b) { return hashes(a) == hashes(b); }

}  // namespace

BOOST_AUTO_TEST_SUITE(words_of_a_text)

BOOST_AUTO_TEST_CASE(are_the_same_however_quotes_spaces_capitals_and_marks_are_set) {
  BOOST_TEST(same("“We don’t know,” he said — twice.", "\"We don't know\", HE SAID: twice"));
  BOOST_TEST(same("Erdo\u011fan\u2019s caf\u00e9", "erdogans cafe"));
  BOOST_TEST(same("cafe\u0301", "caf\u00e9"));
  BOOST_TEST(same("co\u00adoperate", "cooperate"));
  BOOST_TEST(same("a\u00a0b", "a  \n b"));
  BOOST_TEST(same("ПРАВДА", "правда"));
}

BOOST_AUTO_TEST_CASE(are_others_where_letters_or_their_order_are) {
  BOOST_TEST(!same("a b", "b a"));
  BOOST_TEST(!same("ab", "ba"));
  BOOST_TEST(!same("a b", "ab"));
  BOOST_TEST(!same("12", "21"));
  BOOST_TEST(!same("한국", "한글"));
}

// Words of ASCII with sixteen bytes to read are taken at once, all others letter by letter: a soft hyphen, which is as
// if it were not there, makes any word one of the others.
BOOST_AUTO_TEST_CASE(are_the_same_read_at_once_and_by_letters) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string word;
    for (std::size_t size = 1 + random() % 36; word.size() < size;) word += kLetters[random() % kLetters.size()];
    std::string by_letters = word;
    by_letters.insert(1 + random() % word.size(), "\u00ad");
    const Word expected = words("so " + by_letters)[1];
    for (const char* const behind : {" is what was written here", ", is what was written", "' is what was written", "",
                                     ".", " a", "… and much more"}) {
      const Word read = words("so " + word + behind)[1];
      BOOST_REQUIRE_MESSAGE(read.hash == expected.hash && read.has_digit == expected.has_digit &&
                                read.is_capital == expected.is_capital && !read.letter,
                            word + behind);
    }
    const Word longer = words("so " + word + "é, which is one letter more")[1];
    BOOST_REQUIRE_MESSAGE(longer.hash == words("so " + by_letters + "e")[1].hash, word);
  }
}

BOOST_AUTO_TEST_CASE(are_single_letters_in_scripts_without_spaces) {
  BOOST_TEST(words("東京で会議").size() == 5U);
  BOOST_TEST(words("東京").front().letter);
  BOOST_TEST(words("กรุง").size() >= 3U);
  BOOST_TEST(words("서울에서 회의").size() == 2U);
  BOOST_TEST(!words("서울").front().letter);
}

BOOST_AUTO_TEST_CASE(know_names_and_numbers) {
  const auto all = words("The bank met in Oslo. Rates rose 25 points (Reuters said).");
  BOOST_TEST_REQUIRE(all.size() == 11U);
  BOOST_TEST(!all[0].is_capital);  // A sentence begins.
  BOOST_TEST(all[4].is_capital);
  BOOST_TEST(!all[5].is_capital);
  BOOST_TEST(all[7].has_digit);
  BOOST_TEST(!all[7].is_capital);
}

BOOST_AUTO_TEST_CASE(come_out_of_any_bytes) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  BOOST_TEST(words(bytes + "\xE6\x9D" + "a\xF0\x9F").size() > 0U);
  BOOST_TEST(words("").empty());
  BOOST_TEST(words("... \xFF \xC0\xAF '’").empty());
  BOOST_TEST(words("a\xFF"
                   "b")
                 .size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story
