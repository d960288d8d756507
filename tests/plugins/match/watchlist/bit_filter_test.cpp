#include "plugins/match/watchlist/names/bit_filter.h"

#include <boost/test/unit_test.hpp>
#include <random>

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Token;
using Places = BitFilter::Places;

common::text::Tokens words_of(std::initializer_list<std::uint32_t> hashes) {
  common::text::Tokens words;
  for (const std::uint32_t hash : hashes) words.push_back({0, 1, hash, 0});
  return words;
}

common::text::Tokens random_words(std::mt19937& random, std::size_t count) {
  common::text::Tokens words(count, Token{});
  for (Token& word : words) word.hash = static_cast<std::uint32_t>(random());
  return words;
}

/// A filter that has some words of a text alone, and some with the next: those at the places that are given.
BitFilter filter_of(const common::text::Tokens& words, const Places& places) {
  BitFilter filter;
  for (std::size_t i = 0; i < std::min(words.size(), BitFilter::kWords); ++i) {
    if ((places.alone >> i & 1) != 0) filter.add(words[i].hash);
    if ((places.pairs >> i & 1) != 0) filter.add(words[i].hash, words[i + 1].hash);
  }
  return filter;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bit_filter)

BOOST_AUTO_TEST_CASE(what_was_added_is_there_alone_or_with_the_next) {
  const common::text::Tokens words = words_of({0x10000001, 0x20000002, 0x30000003, 0x40000004});
  BitFilter filter;
  filter.add(0x20000002), filter.add(0x30000003, 0x40000004);
  for (const BitFilter::Look way : BitFilter::ways_to_look()) {
    BOOST_TEST((filter.places(way, words.data(), words.size()) == Places{0b0010, 0b0100}));
    BOOST_TEST((filter.places(way, words.data(), 3) == Places{0b0010, 0}), "the last one has no next");
    BOOST_TEST((filter.places(way, words.data(), 0) == Places{}));
  }
}

BOOST_AUTO_TEST_CASE(a_look_is_at_sixty_four_words_and_the_next) {
  std::mt19937 random(2);
  const common::text::Tokens words = random_words(random, 66);
  BitFilter filter;
  filter.add(words[63].hash, words[64].hash), filter.add(words[64].hash);
  for (const BitFilter::Look way : BitFilter::ways_to_look()) {
    BOOST_TEST((filter.places(way, words.data(), 66) == Places{0, 1ULL << 63}));
    BOOST_TEST((filter.places(way, words.data(), 64) == Places{}));
  }
}

BOOST_AUTO_TEST_CASE(all_ways_find_the_same_and_miss_nothing) {
  std::mt19937 random(1);
  for (int i = 0; i < 2'000; ++i) {
    // No longer than they are: what is read behind them is found out by AddressSanitizer.
    const common::text::Tokens words = random_words(random, 1 + random() % 70);
    const std::uint64_t here = words.size() < 64 ? (1ULL << words.size()) - 1 : ~0ULL;
    const std::uint64_t with_next = words.size() <= 64 ? here >> 1 : here;
    const Places added = {random() & random() & here, random() & random() & with_next};
    const BitFilter filter = filter_of(words, added);
    const Places plain = filter.places(BitFilter::ways_to_look().front(), words.data(), words.size());
    BOOST_TEST((plain.alone & added.alone) == added.alone);
    BOOST_TEST((plain.pairs & added.pairs) == added.pairs);
    for (const BitFilter::Look way : BitFilter::ways_to_look())
      BOOST_TEST((filter.places(way, words.data(), words.size()) == plain));
  }
}

BOOST_AUTO_TEST_CASE(few_others_are_taken_for_what_was_added) {
  std::mt19937 random(3);
  BitFilter filter(20'000);
  for (const Token& word : random_words(random, 20'000)) filter.add(word.hash);
  int wrong = 0;
  for (int i = 0; i < 1'000; ++i) {
    const common::text::Tokens words = random_words(random, BitFilter::kWords);
    wrong += std::popcount(filter.places(words.data(), words.size()).alone);
  }
  BOOST_TEST(wrong < 64'000 / 60);
}

BOOST_AUTO_TEST_CASE(a_word_that_begins_many_pairs_begins_few_others) {
  std::mt19937 random(4);
  constexpr std::uint32_t kThe = 0x10000001;
  BitFilter filter(20'000);
  for (const Token& word : random_words(random, 20'000)) filter.add(kThe, word.hash);
  int wrong = 0;
  for (int i = 0; i < 1'000; ++i) {
    common::text::Tokens words = random_words(random, BitFilter::kWords);
    for (std::size_t each = 0; each < words.size(); each += 2) words[each].hash = kThe;
    const Places places = filter.places(words.data(), words.size());
    wrong += std::popcount(places.alone | places.pairs);
  }
  BOOST_TEST(wrong < 64'000 / 60);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::plugins::watchlist
