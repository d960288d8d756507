#include <boost/test/unit_test.hpp>
#include <random>

#include "plugins/common/text/byte_bits.h"

namespace mentiond::common::text {
namespace {

using Bytes = std::array<char, 64>;

void each_way_reads_as_the_plain_one(const Bytes& bytes) {
  const auto ways = ways_to_read_byte_bits();
  for (const ReadByteBits way : ways) BOOST_TEST((way(bytes.data()) == ways.front()(bytes.data())));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bits_of_bytes)

BOOST_AUTO_TEST_CASE(a_bit_stands_for_each_byte_of_its_kind) {
  Bytes bytes{};
  std::string_view("Aé9. l'&_/@?!#").copy(bytes.data(), bytes.size());
  for (const ReadByteBits way : ways_to_read_byte_bits()) {
    const ByteBits bits = way(bytes.data());
    BOOST_TEST(bits.words == 0b0000'0000'0100'1001U);
    BOOST_TEST(bits.points == 0b0000'0000'0001'0000U);
    BOOST_TEST(bits.joints == 0b0000'0000'1001'0000U);
    BOOST_TEST(bits.others == 0b0000'0011'0000'0110U);
    BOOST_TEST(bits.capitals == 0b0000'0000'0000'0001U);
    BOOST_TEST(bits.links == 0b0100'1100'0000'0000U);
    BOOST_TEST(bits.queries == 0b0001'0000'0000'0000U);
    BOOST_TEST(bits.cries == 0b0010'0000'0000'0000U);
    BOOST_TEST(bits.dashes == 0U);
  }
}

BOOST_AUTO_TEST_CASE(dashes_and_curly_quotes_are_told_by_their_first_byte) {
  const std::string_view text = "a\u2014b\u2019c\u2026\u2020\u20ac", hyphen = "\u2010";
  for (const ReadByteBits way : ways_to_read_byte_bits()) {
    for (std::size_t at = text.size(); at < 64; ++at) {
      Bytes bytes{};
      text.copy(bytes.data(), text.size());
      hyphen.copy(bytes.data() + at, bytes.size() - at);
      // One that is cut off is none.
      const std::uint64_t whole = at + hyphen.size() <= bytes.size() ? 1ULL << at : 0;
      BOOST_TEST(way(bytes.data()).dashes == (1ULL << 1 | 1ULL << 5 | whole));
    }
  }
}

BOOST_AUTO_TEST_CASE(all_ways_read_alike) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 64; ++at) {
      Bytes bytes{};
      bytes[at] = static_cast<char>(byte);
      each_way_reads_as_the_plain_one(bytes);
    }
  }
  std::mt19937 random(1);
  constexpr std::string_view kDashes = "\xE2\x80\x90\x9F\xE2\x80\xA6";
  for (int i = 0; i < 1'000; ++i) {
    Bytes bytes;
    for (char& byte : bytes) byte = i % 2 == 0 ? static_cast<char>(random()) : kDashes[random() % kDashes.size()];
    each_way_reads_as_the_plain_one(bytes);
  }
}

BOOST_AUTO_TEST_CASE(behind_the_end_of_a_text_is_nothing) {
  const std::string text(70, 'a');
  BOOST_TEST(byte_bits_at(text, 64).words == 0b11'1111U);
  BOOST_TEST((byte_bits_at(text, 90) == ByteBits{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::common::text
