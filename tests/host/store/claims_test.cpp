// Who has given us an article before, and which version it is (DESIGN §5).
#include <boost/test/unit_test.hpp>

#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

void check(const std::vector<story::Claim>& claims, const std::vector<Novelty>& expected) {
  const std::vector<Novelty> found = novelties(claims);
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

const Item kFirst{"g1", "https://a.example/1", "First", "One."};
const Item kSecond{"g2", "https://a.example/2", "Second", "Two."};

}  // namespace

BOOST_AUTO_TEST_SUITE(claims)

BOOST_AUTO_TEST_CASE(an_item_is_new_once) {
  Home home;
  check(home.read("a", {kFirst, kSecond}), {Novelty::kNew, Novelty::kNew});
  const auto again = home.read("a", {kFirst, kSecond});
  check(again, {Novelty::kKnown, Novelty::kKnown});
  BOOST_TEST(again[0].article_id == document("a", {kFirst})[0].id);
  BOOST_TEST(again[0].first_stored == home.clock.now());
  BOOST_TEST(home.articles().size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
