#include "plugins/match/watchlist/names/index.h"

namespace mentiond::plugins::watchlist {

void Index::build(const Patterns& patterns, std::uint32_t count, std::span<const PatternId> more) {
  const std::size_t all = count + more.size();
  // A second word with a wildcard says nothing.
  const auto has_pair = [&](PatternId id) { return patterns.word_count(id) > 1 && !patterns.is_glob(id, 1); };
  filter_ = BitFilter(all);
  std::vector<std::pair<std::uint64_t, PatternId>> keys;
  keys.reserve(all);
  const auto add = [&](PatternId id) {
    const std::uint32_t first = patterns.hash(id, 0), second = has_pair(id) ? patterns.hash(id, 1) : kNoSecond;
    has_pair(id) ? filter_.add(first, second) : filter_.add(first);
    keys.emplace_back(key(first, second), id);
  };
  for (PatternId id = 0; id < count; ++id) {
    if (!patterns.is_glob(id, 0)) add(id);
  }
  for (const PatternId id : more) add(id);
  table_.build(std::move(keys));
}

}  // namespace mentiond::plugins::watchlist
