// From the words at a place in a text to the patterns that may begin there.
//
// A bit table on the first word turns nine words in ten away; then a pattern of one word is looked up by that word, a
// longer one by its first two. Built once, then immutable and shared by threads. Patterns with wildcards are not for
// it.
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/match/watchlist/patterns.h"

namespace mentiond::plugins::watchlist {

class Index final {
 public:
  /// Of patterns 0 to `count` - 1.
  void build(const Patterns& patterns, std::uint32_t count);

  /// Calls `each` with every pattern whose first words have these hashes.
  template <class Each>
  void candidates(const common::text::Token* at, std::uint32_t left, Each&& each) const {
    const std::uint32_t seen = first_[at->hash >> first_shift_];
    if (seen == 0) return;
    if ((seen & kAlone) != 0) look_up(key(at->hash, kNoSecond), each);
    if ((seen & kBegins) == 0 || left < 2) return;
    const std::uint64_t pair = key(at->hash, at[1].hash);
    if (may_hold(pair)) look_up(pair, each);
  }
  std::size_t bytes_used() const;

 private:
  enum : std::uint8_t { kAlone = 1, kBegins = 2 };
  static constexpr std::uint32_t kNoSecond = 0x5bd1e995;
  struct Slot {
    std::uint64_t key;
    std::uint32_t first, count;  // In ids_; a free slot has none.
  };
  static std::uint64_t key(std::uint32_t first, std::uint32_t second) { return (std::uint64_t{first} << 32) | second; }
  static std::uint64_t mix(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15;
    return key ^ (key >> 29);
  }
  bool may_hold(std::uint64_t pair) const {
    const std::uint64_t bit = mix(pair) >> pair_shift_;
    return ((pairs_[bit / 64] >> (bit % 64)) & 1) != 0;
  }
  template <class Each>
  void look_up(std::uint64_t wanted, Each&& each) const {
    for (std::uint64_t i = mix(wanted) >> slot_shift_;; i = (i + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[i];
      if (slot.count == 0) return;
      if (slot.key != wanted) continue;
      for (std::uint32_t id = 0; id < slot.count; ++id) each(ids_[slot.first + id]);
      return;
    }
  }
  void place(const Slot& slot);

  std::vector<std::uint8_t> first_;   // By the first word's hash.
  std::vector<std::uint64_t> pairs_;  // Bits, by the hash of both.
  std::vector<Slot> slots_;
  std::vector<PatternId> ids_;
  int first_shift_ = 31, pair_shift_ = 63, slot_shift_ = 63;
};

}  // namespace mentiond::plugins::watchlist
