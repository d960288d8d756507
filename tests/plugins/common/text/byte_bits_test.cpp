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
  std::string_view("Aé9. l'&_/@?!").copy(bytes.data(), bytes.size());
  for (const ReadByteBits way : ways_to_read_byte_bits()) {
    const ByteBits bits = way(bytes.data());
    BOOST_TEST(bits.words == 0b0000'0000'0100'1001U);
    BOOST_TEST(bits.points == 0b0000'0000'0001'0000U);
    BOOST_TEST(bits.joints == 0b0000'0000'1001'0000U);
    BOOST_TEST(bits.others == 0b0000'0011'0000'0110U);
    BOOST_TEST(bits.links == 0b0000'1100'0000'0000U);
    BOOST_TEST(bits.queries == 0b0001'0000'0000'0000U);
    BOOST_TEST(bits.cries == 0b0010'0000'0000'0000U);
    BOOST_TEST(bits.leads == 0U);
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
  for (int i = 0; i < 1'000; ++i) {
    Bytes bytes;
    for (char& byte : bytes) byte = static_cast<char>(random());
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
