// The table against std::multimap, and what it promises of memory and work.
#include "host/story/posting_table.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace mentiond::story {
namespace {

std::vector<Slot> found(const PostingTable& table, std::uint64_t key) {
  std::vector<Slot> slots;
  table.find(key, [&](Slot slot) { slots.push_back(slot); });
  std::sort(slots.begin(), slots.end());
  return slots;
}

std::vector<Slot> found(const std::multimap<std::uint64_t, Slot>& map, std::uint64_t key) {
  std::vector<Slot> slots;
  const auto [begin, end] = map.equal_range(key);
  for (auto at = begin; at != end; ++at) slots.push_back(at->second);
  std::sort(slots.begin(), slots.end());
  return slots;
}

constexpr std::uint64_t kMask = (std::uint64_t{1} << 36) - 1;

}  // namespace

BOOST_AUTO_TEST_SUITE(the_posting_table)

BOOST_AUTO_TEST_CASE(finds_what_a_multimap_finds_while_it_grows_and_is_swept) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    std::mt19937_64 random(seed);
    PostingTable table;
    std::multimap<std::uint64_t, Slot> model;
    std::vector<std::uint64_t> keys(20'000);
    // Some keys differ in their highest or lowest bit alone.
    for (auto& key : keys)
      key = random() % 8 == 0 ? keys[random() % 100] ^ (random() % 2 << 35 | random() % 2) : random() & kMask;
    std::vector<bool> live(1001, true);
    for (int step = 0; step < 120'000; ++step) {
      const std::uint64_t key = keys[random() % keys.size()];
      const Slot slot = 1 + static_cast<Slot>(random() % 1000);
      if (random() % 4 != 0) {
        table.insert(key, slot);
        model.emplace(key, slot);
      } else {
        table.erase(key, slot);
        const auto [begin, end] = model.equal_range(key);
        const auto one = std::find_if(begin, end, [&](const auto& posting) { return posting.second == slot; });
        if (one != end) model.erase(one);
      }
      if (step % 40'000 == 39'999) {
        for (std::size_t i = 1; i <= 1000; ++i) live[i] = random() % 3 != 0;
        while (!table.sweep(100, [&](Slot other) { return live[other]; })) {
        }
        std::erase_if(model, [&](const auto& posting) { return !live[posting.second]; });
      }
    }
    BOOST_TEST(table.postings() == model.size());
    for (const std::uint64_t key : keys) BOOST_REQUIRE(found(table, key) == found(model, key));
  }
}

BOOST_AUTO_TEST_CASE(takes_about_eleven_bytes_a_posting_whatever_their_number) {
  std::mt19937_64 random(1);
  PostingTable table;
  for (std::size_t postings = 1; postings <= 2'000'000; ++postings) {
    table.insert(random() & kMask, 1 + static_cast<Slot>(random() % kMostSlots));
    if (postings >= 250'000 && postings % 125'000 == 0) {
      // Of the buckets and of those behind them, the last block is not full.
      const double bytes = static_cast<double>(table.bytes() - 2 * PostingTable::kBlockBytes);
      BOOST_TEST(bytes / static_cast<double>(postings) < 13.5);
    }
  }
}

BOOST_AUTO_TEST_CASE(holds_many_postings_of_one_key) {
  PostingTable table;
  for (Slot slot = 1; slot <= 500; ++slot) table.insert(7, slot);
  BOOST_TEST(found(table, 7).size() == 500U);
  BOOST_TEST(found(table, 7 + 1024).empty());
  table.erase(7, 250);
  BOOST_TEST(found(table, 7).size() == 499U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::story
