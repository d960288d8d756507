// From the words at a place in a text to the patterns that may begin there.
//
// A pattern of one word is looked up by that word, a longer one by its first two. Both look-ups stand behind a filter
// that turns nearly all places away: the first word alone would not, for many names begin with words as frequent as
// "the". Built once, then immutable and shared by threads. A pattern that begins with a wildcard is for PrefixIndex.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plugins/match/watchlist/bit_filter.h"
#include "plugins/match/watchlist/id_table.h"

namespace mentiond::plugins::watchlist {

class Index final {
 public:
  /// Of patterns 0 to `count` - 1, those that begin with a wildcard left out, and of some more.
  void build(const Patterns& patterns, std::uint32_t count, std::span<const PatternId> more);

  /// Calls `each` with every place of `words` and every pattern whose first words have the hashes of those there.
  template <class Each>
  void candidates(const Words& words, Each&& each) const {
    const common::text::Token* const tokens = words.tokens;
    for (std::uint32_t at = 0; at < words.count; ++at) {
      const auto look_up = [&](std::uint32_t second) {
        const std::uint64_t wanted = key(tokens[at].hash, second);
        if (filter_.may_hold(mixed(wanted))) table_.look_up(wanted, [&](PatternId id) { each(id, at); });
      };
      look_up(kNoSecond);
      if (at + 1 < words.count) look_up(tokens[at + 1].hash);
    }
  }
  std::size_t bytes_used() const { return filter_.bytes_used() + table_.bytes_used(); }

 private:
  static constexpr std::uint32_t kNoSecond = 0x5bd1e995;
  static std::uint64_t key(std::uint32_t first, std::uint32_t second) { return (std::uint64_t{first} << 32) | second; }
  BitFilter filter_;
  IdTable table_;
};

}  // namespace mentiond::plugins::watchlist
