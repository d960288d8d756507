#include "plugins/common/text/plain_words.h"

#include <algorithm>
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
  const ByteBits bits = byte_bits(bytes.data());
  const std::uint64_t accented = find_accented(bytes.data(), bits.others), letters = bits.words | accented;
  return {bytes.data(), letters, accented, starts & letters & ~(letters << 1), at};
}

/// As the table of characters has it, letter by letter.
std::string folded(const Bytes& bytes, std::uint32_t start, std::uint32_t end) {
  std::string word;
  append_folded({bytes.data(), bytes.size()}, {start, end, 0, 0}, word);
  return word;
}

/// Letters and digits, and here and there what parts them.
Bytes random_text(std::mt19937& random, std::size_t parting, std::size_t accents) {
  constexpr std::string_view kLetters = "abcxyzABCXYZ019", kOthers = " ,.-'\xC3",
                             kAccented = "\xC3\x89\xC3\xA9\xC4\xB0\xC4\xB1\xC5\x81\xC5\x9F";
  Bytes bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::string_view from = random() % parting == 0 ? kOthers : kLetters;
    bytes[i] = from[random() % from.size()];
    if (random() % accents == 0 && i + 1 < bytes.size()) kAccented.copy(&bytes[i++], 2, random() % 6 * 2);
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

BOOST_AUTO_TEST_CASE(words_with_accents_have_the_hashes_of_those_without) {
  Bytes bytes{};
  std::string_view("Élysée Ş constitutionnellement’ Überraschungsgäste ").copy(bytes.data(), bytes.size());
  for (const ReadPlainWords way : ways_to_read_plain_words()) {
    const Tokens tokens = read(way, words_in(bytes, ~0ULL, 7));
    BOOST_TEST_REQUIRE(tokens.size() == 4U);
    BOOST_TEST((tokens[0].start == 7U && tokens[0].end == 15U && tokens[0].hash == hash_of("elysee")));
    BOOST_TEST((tokens[1].start == 16U && tokens[1].end == 18U && tokens[1].hash == hash_of("s")));
    BOOST_TEST(tokens[2].hash == hash_of("constitutionnellement"));
    BOOST_TEST(tokens[3].hash == hash_of("uberraschungsgaste"));
    BOOST_TEST(tokens[2].flags == (Token::kAscii | Token::kCanStart | Token::kCanEnd));
    BOOST_TEST(tokens[3].flags == (Token::kCanStart | Token::kCanEnd));
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
  for (int i = 0; i < 4'000; ++i) {
    const Bytes bytes = random_text(random, 2 + random() % 40, 1 + random() % 30);
    const std::uint64_t asked = i % 2 == 0 ? ~0ULL : std::uint64_t{random()} << 32 | random();
    const PlainWords words = words_in(bytes, asked, static_cast<std::uint32_t>(random() % 1'000'000));
    for (const ReadPlainWords way : ways_to_read_plain_words()) {
      std::uint64_t starts = words.starts;
      for (const Token& token : read(way, words)) {
        const std::uint32_t start = token.start - words.at, end = token.end - words.at;
        BOOST_TEST(start == place_of(starts));
        BOOST_TEST((end > start && end < 64 && (words.words >> start & 1) != 0 && (words.words >> end & 1) == 0));
        BOOST_TEST(token.hash == hash_of(folded(bytes, start, end)));
        const bool ascii = std::all_of(&bytes[start], &bytes[end], is_ascii);
        const std::uint32_t plain = Token::kCanStart | Token::kCanEnd, flags = ascii ? plain | Token::kAscii : plain;
        BOOST_TEST(token.flags == flags);
        starts &= starts - 1, ++read_words;
      }
      BOOST_TEST(starts == 0U);
    }
  }
  BOOST_TEST(read_words > 20'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::common::text
