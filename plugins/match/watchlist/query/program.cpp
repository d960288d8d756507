#include "plugins/match/watchlist/query/program.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {

void Wakes::build(std::vector<Wake> wakes) {
  std::sort(wakes.begin(), wakes.end());
  wakes.erase(std::unique(wakes.begin(), wakes.end()), wakes.end());
  if (wakes.empty()) return;
  first_key_ = wakes.front().key;
  starts_.reserve(wakes.back().key - first_key_ + 2);
  queries_.reserve(wakes.size());
  for (const Wake& wake : wakes) {
    while (starts_.size() <= wake.key - first_key_) starts_.push_back(static_cast<std::uint32_t>(queries_.size()));
    queries_.push_back({wake.query, static_cast<std::uint32_t>(guards_.size())});
    guards_.insert(guards_.end(), wake.guard.begin(), wake.guard.end());
  }
  starts_.push_back(static_cast<std::uint32_t>(queries_.size()));
  queries_.push_back({0, static_cast<std::uint32_t>(guards_.size())});
  guards_.shrink_to_fit();
}

bool Wakes::may_hold(std::uint32_t from, std::uint32_t end, const WordSet& words) const {
  while (from < end) {
    const std::uint32_t behind = from + 1 + guards_[from];
    bool met = false;
    for (++from; from < behind && !met; ++from) met = words.may_have(guards_[from]);
    if (!met) return false;
    from = behind;
  }
  return true;
}

std::size_t QueryProgram::bytes_used() const {
  return nodes.capacity() * sizeof(QueryNode) + operands.capacity() * sizeof(NodeId) + texts.capacity() +
         queries.capacity() * sizeof(Query) + prefixes.bytes_used() + by_term.bytes_used() + by_entity.bytes_used();
}

}  // namespace mentiond::plugins::watchlist
