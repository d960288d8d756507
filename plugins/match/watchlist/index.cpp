#include "plugins/match/watchlist/index.h"

#include <algorithm>
#include <bit>

namespace mentiond::plugins::watchlist {
namespace {

/// The exponent of a table with `each` places for every entry, and at least 64.
int exponent(std::size_t entries, std::size_t each) {
  return std::max(6, static_cast<int>(std::bit_width(entries * each)));
}

}  // namespace

void Index::build(const Patterns& patterns, std::uint32_t count) {
  std::vector<std::pair<std::uint64_t, PatternId>> keys;
  keys.reserve(count);
  for (PatternId id = 0; id < count; ++id) {
    const std::uint32_t second = patterns.word_count(id) > 1 ? patterns.hash(id, 1) : kNoSecond;
    keys.emplace_back(key(patterns.hash(id, 0), second), id);
  }
  std::sort(keys.begin(), keys.end());
  const int first_bits = exponent(count, 4), pair_bits = exponent(count, 8), slot_bits = exponent(count, 2);
  first_.assign(std::size_t{1} << first_bits, 0), first_shift_ = 32 - first_bits;
  pairs_.assign((std::size_t{1} << pair_bits) / 64, 0), pair_shift_ = 64 - pair_bits;
  slots_.assign(std::size_t{1} << slot_bits, {}), slot_shift_ = 64 - slot_bits;
  ids_.reserve(count);
  for (std::size_t i = 0; i < keys.size();) {
    Slot slot{keys[i].first, static_cast<std::uint32_t>(ids_.size()), 0};
    for (; i < keys.size() && keys[i].first == slot.key; ++i, ++slot.count) {
      ids_.push_back(keys[i].second);
      const PatternId id = keys[i].second;
      first_[patterns.hash(id, 0) >> first_shift_] |= patterns.word_count(id) > 1 ? kBegins : kAlone;
    }
    place(slot);
  }
}

void Index::place(const Slot& slot) {
  const std::uint64_t bit = mix(slot.key) >> pair_shift_;
  pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  std::uint64_t i = mix(slot.key) >> slot_shift_;
  while (slots_[i].count != 0) i = (i + 1) & (slots_.size() - 1);
  slots_[i] = slot;
}

std::size_t Index::bytes_used() const {
  return first_.size() + pairs_.size() * 8 + slots_.size() * sizeof(Slot) + ids_.capacity() * sizeof(PatternId);
}

}  // namespace mentiond::plugins::watchlist
