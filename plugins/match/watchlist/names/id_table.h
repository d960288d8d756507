// A table from keys to lists of patterns, in three arrays: built once, then immutable and shared by threads.
#pragma once

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "plugins/match/watchlist/names/patterns.h"

namespace mentiond::plugins::watchlist {

/// The exponent of a table with `each` places for every entry, and at least 64.
inline int table_exponent(std::size_t entries, std::size_t each) {
  return std::max(6, static_cast<int>(std::bit_width(entries * each)));
}
inline constexpr std::uint64_t kMixer = 0x9E3779B97F4A7C15;
inline std::uint64_t mixed(std::uint64_t key) {
  key *= kMixer;
  return key ^ (key >> 29);
}

class IdTable final {
 public:
  void build(std::vector<std::pair<std::uint64_t, PatternId>> keys) {
    std::sort(keys.begin(), keys.end());
    const int bits = table_exponent(keys.size(), 2);
    slots_.assign(std::size_t{1} << bits, {}), shift_ = 64 - bits;
    ids_.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size();) {
      Slot slot{keys[i].first, static_cast<std::uint32_t>(ids_.size()), 0};
      for (; i < keys.size() && keys[i].first == slot.key; ++i, ++slot.count) ids_.push_back(keys[i].second);
      std::uint64_t at = mixed(slot.key) >> shift_;
      while (slots_[at].count != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  /// Calls `each` with every pattern of a key. REQUIRES: it was built
  template <class Each>
  void look_up(std::uint64_t wanted, Each&& each) const {
    for (std::uint64_t i = mixed(wanted) >> shift_;; i = (i + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[i];
      if (slot.count == 0) return;
      if (slot.key != wanted) continue;
      for (std::uint32_t id = 0; id < slot.count; ++id) each(ids_[slot.first + id]);
      return;
    }
  }
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[mixed(key) >> shift_]); }
  std::size_t bytes_used() const { return slots_.capacity() * sizeof(Slot) + ids_.capacity() * sizeof(PatternId); }

 private:
  struct Slot {
    std::uint64_t key;
    std::uint32_t first, count;  // In ids_; a free slot has none.
  };
  std::vector<Slot> slots_;
  std::vector<PatternId> ids_;
  int shift_ = 63;
};

}  // namespace mentiond::plugins::watchlist
