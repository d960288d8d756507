#include "plugins/match/watchlist/index.h"

namespace mentiond::plugins::watchlist {

void Index::build(const Patterns& patterns, std::uint32_t count, std::span<const PatternId> more) {
  const std::size_t all = count + more.size();
  const int first_bits = table_exponent(all, 4), pair_bits = table_exponent(all, 8);
  first_.assign(std::size_t{1} << first_bits, 0), first_shift_ = 32 - first_bits;
  pairs_.assign((std::size_t{1} << pair_bits) / 64, 0), pair_shift_ = 64 - pair_bits;
  std::vector<std::pair<std::uint64_t, PatternId>> keys;
  keys.reserve(all);
  const auto add = [&](PatternId id) {
    // A second word with a wildcard says nothing.
    const bool pair = patterns.word_count(id) > 1 && !patterns.is_glob(id, 1);
    const std::uint64_t own = key(patterns.hash(id, 0), pair ? patterns.hash(id, 1) : kNoSecond);
    first_[patterns.hash(id, 0) >> first_shift_] |= pair ? kBegins : kAlone;
    if (pair) {
      const std::uint64_t bit = mixed(own) >> pair_shift_;
      pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    keys.emplace_back(own, id);
  };
  for (PatternId id = 0; id < count; ++id) {
    if (!patterns.is_glob(id, 0)) add(id);
  }
  for (const PatternId id : more) add(id);
  table_.build(std::move(keys));
}

}  // namespace mentiond::plugins::watchlist
