#include "plugins/common/alert/excerpt.h"

#include <boost/test/unit_test.hpp>

using namespace mentiond::common;

namespace {

MentionText mention(std::string text, std::string sentence, std::uint64_t start, std::string alias = "a") {
  return {.field = "body",
          .alias = std::move(alias),
          .clause = "",
          .text = std::move(text),
          .sentence = std::move(sentence),
          .index = 0,
          .start = start};
}

/// The sentence with brackets around what matched.
std::string shown(const Excerpt& excerpt) {
  std::string text;
  for (const Piece& piece : excerpt.pieces) text += piece.matched ? '[' + piece.text + ']' : piece.text;
  return text;
}

std::string shown_one(const std::vector<MentionText>& mentions) {
  const std::vector<Excerpt> excerpts = excerpts_of(mentions);
  BOOST_REQUIRE(excerpts.size() == 1u);
  return shown(excerpts.front());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(excerpt)

BOOST_AUTO_TEST_CASE(matched_words_stand_in_their_sentence) {
  BOOST_TEST(shown_one({mention("Aksoy", "Yesterday Aksoy spoke.", 110)}) == "Yesterday [Aksoy] spoke.");
  BOOST_TEST(shown_one({mention("Aksoy", "Aksoy", 0)}) == "[Aksoy]");
}

BOOST_AUTO_TEST_CASE(mentions_of_one_sentence_share_an_excerpt) {
  const std::string sentence = "Aksoy met Saranov, and Aksoy left.";
  BOOST_TEST(shown_one({mention("Aksoy", sentence, 500), mention("Saranov", sentence, 510),
                        mention("Aksoy", sentence, 523)}) == "[Aksoy] met [Saranov], and [Aksoy] left.");
}

BOOST_AUTO_TEST_CASE(words_that_occur_twice_are_told_apart_by_their_distance) {
  const std::string sentence = "ODS said ODS would meet NATO.";
  BOOST_TEST(shown_one({mention("ODS", sentence, 109), mention("NATO", sentence, 124)}) ==
             "ODS said [ODS] would meet [NATO].");
}

BOOST_AUTO_TEST_CASE(a_whole_word_goes_before_a_part_of_one) {
  BOOST_TEST(shown_one({mention("art", "Party of art.", 9)}) == "Party of [art].");
  BOOST_TEST(shown_one({mention("art", "Party", 1)}) == "P[art]y");
}

// Quadratic work on these sizes takes minutes, which ctest ends.
BOOST_AUTO_TEST_CASE(a_sentence_that_repeats_itself_is_searched_once) {
  for (const std::size_t size : {500'000U, 1'000'000U}) {
    const std::string word(size / 2, 'x');
    BOOST_TEST(shown_one({mention(word, std::string(size, 'x'), 0)}).starts_with("[xxx"));
    BOOST_TEST(!shown_one({mention(word + 'y', std::string(size, 'x'), 0)}).starts_with("["));
    BOOST_TEST(!shown_one({mention('y' + word, 'x' + std::string(size, 'x'), 0)}).starts_with("["));
  }
}

BOOST_AUTO_TEST_CASE(overlapping_matches_become_one) {
  const std::string sentence = "The New York Times wrote.";
  BOOST_TEST(shown_one({mention("New York", sentence, 4), mention("York Times", sentence, 8)}) ==
             "The [New York Times] wrote.");
}

BOOST_AUTO_TEST_CASE(words_that_are_not_in_their_sentence_leave_it_unmarked) {
  BOOST_TEST(shown_one({mention("Aksoy", "Somebody spoke.", 3)}) == "Somebody spoke.");
  BOOST_TEST(shown_one({mention("Aksoy", "", 3)}) == "[Aksoy]");
  BOOST_TEST(shown_one({mention("", "Somebody spoke.", 3)}) == "Somebody spoke.");
  BOOST_TEST(shown_one({mention("Aksoy", "Aksoy spoke.", UINT64_MAX), mention("spoke", "Aksoy spoke.", 0)}) ==
             "[Aksoy] [spoke].");
}

BOOST_AUTO_TEST_CASE(a_sentence_that_goes_on_and_on_is_cut_around_the_match) {
  const std::string text =
      shown_one({mention("Aksoy", std::string(5000, 'x') + " Aksoy " + std::string(5000, 'y'), 0)});
  BOOST_TEST(text.size() < 700u);
  BOOST_TEST(text.starts_with("…x"));
  BOOST_TEST(text.find(" [Aksoy] ") != std::string::npos);
  BOOST_TEST(text.ends_with("y…"));
  BOOST_TEST(shown_one({mention(std::string(5000, 'a'), std::string(5000, 'a'), 0)}).size() < 400u);
}

BOOST_AUTO_TEST_CASE(a_receipt_says_each_alias_and_clause_once) {
  MentionText clause = mention("Aksoy", "Aksoy spoke.", 0, "");
  clause.clause = "aksoy NEAR/5 spoke";
  const auto excerpts =
      excerpts_of({mention("Aksoy", "Aksoy spoke.", 0, "Aksoy"), mention("Aksoy", "Aksoy spoke.", 0, "Aksoy"), clause});
  BOOST_TEST(excerpts.at(0).receipt == "alias “Aksoy”, clause “aksoy NEAR/5 spoke” in body");
  BOOST_TEST(excerpts_of({mention("a", "a", 0, "")}).at(0).receipt == "found in body");
}

BOOST_AUTO_TEST_CASE(the_same_sentence_in_another_field_is_another_excerpt) {
  MentionText headline = mention("Aksoy", "Aksoy spoke.", 0);
  headline.field = "headline";
  BOOST_TEST(excerpts_of({headline, mention("Aksoy", "Aksoy spoke.", 0)}).size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
