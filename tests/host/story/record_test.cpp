#include "host/story/record.h"

#include <boost/test/unit_test.hpp>

namespace mentiond::story {

BOOST_AUTO_TEST_SUITE(a_record)

BOOST_AUTO_TEST_CASE(comes_back_from_its_bytes) {
  Record record;
  record.at = 1'795'000'000, record.published = 29'916'000, record.language = 0xFFFF, record.source = 513;
  record.level = 3, record.words = 100'000, record.coarse = 77;
  record.facts = {1, 2, 65'535};
  record.keys = {0, 1, (Key{1} << kKeyBits) - 1};
  BOOST_TEST((record_from(to_bytes(record)) == record));
  BOOST_TEST((record_from(to_bytes(Record{})) == Record{}));
}

BOOST_AUTO_TEST_CASE(is_none_where_the_bytes_are_not_its_own) {
  Record record;
  record.facts = {1, 2, 3};
  record.keys = {5, 6};
  const std::string bytes = to_bytes(record);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = record_from(std::string_view(bytes).substr(0, size));
    BOOST_TEST((!cut || cut->keys.size() < record.keys.size()));
  }
  BOOST_TEST(!record_from("\x02" + bytes.substr(1)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story
