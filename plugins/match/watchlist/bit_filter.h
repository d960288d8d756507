// Which keys a table may hold: a bit a key, so that "no" is certain, "yes" is wrong once in sixty times, and either is
// one read. Built once, then immutable and shared by threads.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace mentiond::plugins::watchlist {

class BitFilter final {
 public:
  /// Room for so many keys. A small one has as much as the nearest cache holds.
  explicit BitFilter(std::size_t keys = 0)
      : words_(std::max<std::size_t>(std::bit_ceil(keys), 4096)), mask_(words_.size() - 1) {}
  /// REQUIRES: a key's bits are evenly distributed, the highest and the lowest above all.
  void add(std::uint64_t key) { words_[key & mask_] |= 1ULL << (key >> 58); }
  bool may_hold(std::uint64_t key) const { return (words_[key & mask_] >> (key >> 58) & 1) != 0; }
  /// It will be asked for.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&words_[key & mask_]); }
  std::size_t bytes_used() const { return words_.capacity() * 8; }

 private:
  std::vector<std::uint64_t> words_;
  std::uint64_t mask_ = 0;
};

}  // namespace mentiond::plugins::watchlist
