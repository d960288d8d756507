// From the words at a place in a text to the patterns that may begin there.
//
// A bit table on the first word turns nine words in ten away; then a pattern of one word is looked up by that word, a
// longer one by its first two. Built once, then immutable and shared by threads. A pattern that begins with a wildcard
// is for PrefixIndex.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plugins/match/watchlist/id_table.h"

namespace mentiond::plugins::watchlist {

class Index final {
 public:
  /// Of patterns 0 to `count` - 1, those that begin with a wildcard left out, and of some more.
  void build(const Patterns& patterns, std::uint32_t count, std::span<const PatternId> more);

  /// Calls `each` with every pattern whose first words have these hashes.
  template <class Each>
  void candidates(const common::text::Token* at, std::uint32_t left, Each&& each) const {
    const std::uint32_t seen = first_[at->hash >> first_shift_];
    if (seen == 0) return;
    if ((seen & kAlone) != 0) table_.look_up(key(at->hash, kNoSecond), each);
    if ((seen & kBegins) == 0 || left < 2) return;
    const std::uint64_t pair = key(at->hash, at[1].hash);
    if (may_hold(pair)) table_.look_up(pair, each);
  }
  std::size_t bytes_used() const { return first_.size() + pairs_.size() * 8 + table_.bytes_used(); }

 private:
  enum : std::uint8_t { kAlone = 1, kBegins = 2 };
  static constexpr std::uint32_t kNoSecond = 0x5bd1e995;
  static std::uint64_t key(std::uint32_t first, std::uint32_t second) { return (std::uint64_t{first} << 32) | second; }
  bool may_hold(std::uint64_t pair) const {
    const std::uint64_t bit = mixed(pair) >> pair_shift_;
    return ((pairs_[bit / 64] >> (bit % 64)) & 1) != 0;
  }

  std::vector<std::uint8_t> first_;   // By the first word's hash.
  std::vector<std::uint64_t> pairs_;  // Bits, by the hash of both.
  IdTable table_;
  int first_shift_ = 31, pair_shift_ = 63;
};

}  // namespace mentiond::plugins::watchlist
