#include "plugins/common/text/accents.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <random>

#include "plugins/common/text/byte_bits.h"
#include "plugins/common/text/characters.h"

namespace mentiond::common::text {
namespace {

using Bytes = std::array<char, 65>;

/// A bit for each byte that is not of ASCII.
std::uint64_t others_of(const Bytes& bytes) { return byte_bits(bytes.data()).others; }

}  // namespace

BOOST_AUTO_TEST_SUITE(accents)

BOOST_AUTO_TEST_CASE(a_letter_folds_to_what_the_table_of_characters_folds_it_to) {
  std::size_t letters = 0;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      const char letter = unaccented(text[0], text[1]);
      if (letter == 0) continue;
      ++letters;
      const Character character = character_at(text, 0);
      BOOST_TEST(character.size == 2U);
      BOOST_TEST((class_of(character.code) == CharClass::kWord));
      UnitRoom room;
      const auto units = fold(character.code, room);
      BOOST_TEST((units.size() == 1U && units[0].base == static_cast<unsigned char>(letter)));
    }
  }
  BOOST_TEST(letters == 175U);
}

BOOST_AUTO_TEST_CASE(both_bytes_of_each_letter_are_found) {
  Bytes bytes{};
  std::string_view("Łódź: ß × ï \xC3 e\xA9").copy(bytes.data(), bytes.size());
  for (const FindAccented way : ways_to_find_accented())
    BOOST_TEST(way(bytes.data(), others_of(bytes)) == 0b1'1000'0000'0110'1111U);
}

BOOST_AUTO_TEST_CASE(of_a_letter_at_the_end_the_first_byte_is_found) {
  Bytes bytes{};
  bytes[62] = bytes[63] = '\xC3', bytes[64] = '\xA9';
  for (const FindAccented way : ways_to_find_accented()) BOOST_TEST(way(bytes.data(), others_of(bytes)) == 1ULL << 63);
}

BOOST_AUTO_TEST_CASE(each_way_finds_the_same) {
  std::mt19937 random(1);
  constexpr std::string_view kOften = "\xC2\xC3\xC4\xC5\xC6\x80\x97\xA9\xBF e";
  for (int i = 0; i < 20'000; ++i) {
    Bytes bytes;
    for (char& byte : bytes) byte = i % 4 == 0 ? static_cast<char>(random()) : kOften[random() % kOften.size()];
    const auto ways = ways_to_find_accented();
    for (const FindAccented way : ways)
      BOOST_TEST(way(bytes.data(), others_of(bytes)) == ways.front()(bytes.data(), others_of(bytes)));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::common::text
