#include "plugins/match/watchlist/query_program.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {

void Wakes::build(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  if (pairs.empty()) return;
  first_key_ = pairs.front().first;
  starts_.reserve(pairs.back().first - first_key_ + 2);
  queries_.reserve(pairs.size());
  for (const auto& [key, query] : pairs) {
    while (starts_.size() <= key - first_key_) starts_.push_back(static_cast<std::uint32_t>(queries_.size()));
    queries_.push_back(query);
  }
  starts_.push_back(static_cast<std::uint32_t>(queries_.size()));
}

std::size_t QueryProgram::bytes_used() const {
  return nodes.capacity() * sizeof(QueryNode) + operands.capacity() * sizeof(NodeId) + texts.capacity() +
         queries.capacity() * sizeof(Query) + prefixes.bytes_used() + by_term.bytes_used() + by_entity.bytes_used();
}

}  // namespace mentiond::plugins::watchlist
