#include "plugins/common/text/plain_words.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

namespace mentiond::common::text {
namespace {

using Bytes = std::array<char, Window::kBytes>;

Tokens read(ReadPlainWords way, const PlainWords& words) {
  Tokens tokens(64 + 8);
  tokens.resize(way(words, tokens.data()));
  return tokens;
}

/// The words that begin at `starts`, by the letters and digits that are there.
PlainWords words_in(const Bytes& bytes, std::uint64_t starts, std::uint32_t at) {
  const std::uint64_t letters = byte_bits(bytes.data()).words;
  return {bytes.data(), letters, starts & letters & ~(letters << 1), at};
}

std::string lower_case(const Bytes& bytes, std::uint32_t start, std::uint32_t end) {
  std::string word(bytes.data() + start, bytes.data() + end);
  for (char& c : word) c = is_alpha(c) ? static_cast<char>(c | 0x20) : c;
  return word;
}

/// Letters and digits, and here and there what parts them.
Bytes random_text(std::mt19937& random, std::size_t parting) {
  constexpr std::string_view kLetters = "abcxyzABCXYZ019", kOthers = " ,.-'\xC3";
  Bytes bytes;
  for (char& c : bytes) {
    const std::string_view from = random() % parting == 0 ? kOthers : kLetters;
    c = from[random() % from.size()];
  }
  // What ends behind the window is not plain.
  bytes[63] = ' ';
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plain_words)

BOOST_AUTO_TEST_CASE(words_have_their_places_and_hashes) {
  Bytes bytes{};
  std::string_view("A mention of Internationalisierungen 42 ").copy(bytes.data(), bytes.size());
  for (const ReadPlainWords way : ways_to_read_plain_words()) {
    const Tokens tokens = read(way, words_in(bytes, ~0ULL, 1'000));
    BOOST_TEST_REQUIRE(tokens.size() == 5U);
    BOOST_TEST((tokens[0].start == 1'000U && tokens[0].end == 1'001U && tokens[0].hash == hash_of("a")));
    BOOST_TEST((tokens[1].start == 1'002U && tokens[1].end == 1'009U && tokens[1].hash == hash_of("mention")));
    BOOST_TEST((tokens[3].end == 1'036U && tokens[3].hash == hash_of("internationalisierungen")));
    BOOST_TEST((tokens[4].start == 1'037U && tokens[4].end == 1'039U && tokens[4].hash == hash_of("42")));
    for (const Token& token : tokens) BOOST_TEST(token.flags == (Token::kAscii | Token::kCanStart | Token::kCanEnd));
  }
}

BOOST_AUTO_TEST_CASE(only_those_asked_for_are_read) {
  Bytes bytes{};
  std::string_view("one two three ").copy(bytes.data(), bytes.size());
  for (const ReadPlainWords way : ways_to_read_plain_words()) {
    const Tokens tokens = read(way, words_in(bytes, 1ULL << 4, 0));
    BOOST_TEST_REQUIRE(tokens.size() == 1U);
    BOOST_TEST(tokens[0].hash == hash_of("two"));
    BOOST_TEST(read(way, words_in(bytes, 0, 0)).empty());
  }
}

BOOST_AUTO_TEST_CASE(each_way_reads_what_is_there) {
  std::mt19937 random(1);
  std::size_t read_words = 0;
  for (int i = 0; i < 3'000; ++i) {
    const Bytes bytes = random_text(random, 2 + random() % 40);
    const std::uint64_t asked = i % 2 == 0 ? ~0ULL : std::uint64_t{random()} << 32 | random();
    const PlainWords words = words_in(bytes, asked, static_cast<std::uint32_t>(random() % 1'000'000));
    for (const ReadPlainWords way : ways_to_read_plain_words()) {
      std::uint64_t starts = words.starts;
      for (const Token& token : read(way, words)) {
        const std::uint32_t start = token.start - words.at, end = token.end - words.at;
        BOOST_TEST(start == place_of(starts));
        BOOST_TEST((end > start && end < 64 && is_ascii_word(bytes[end - 1]) && !is_ascii_word(bytes[end])));
        BOOST_TEST(token.hash == hash_of(lower_case(bytes, start, end)));
        starts &= starts - 1, ++read_words;
      }
      BOOST_TEST(starts == 0U);
    }
  }
  BOOST_TEST(read_words > 20'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::common::text
