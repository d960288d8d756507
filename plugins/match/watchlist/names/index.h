// From the words at a place in a text to the patterns that may begin there.
//
// A pattern of one word is looked up by that word, a longer one by its first two. Both look-ups stand behind a filter
// that turns nearly all places away: the first word alone would not, for many names begin with words as frequent as
// "the". Built once, then immutable and shared by threads. A pattern that begins with a wildcard is for PrefixIndex.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "plugins/match/watchlist/names/bit_filter.h"
#include "plugins/match/watchlist/names/id_table.h"

namespace mentiond::plugins::watchlist {

class Index final {
 public:
  /// Of patterns 0 to `count` - 1, those that begin with a wildcard left out, and of some more.
  void build(const Patterns& patterns, std::uint32_t count, std::span<const PatternId> more);

  /// Calls `each` with every place of `words` and every pattern whose first words have the hashes of those there.
  template <class Each>
  void candidates(const Words& words, Each&& each) const {
    // A table of a million names is far away: what is asked of it is fetched while the words before are filtered.
    constexpr std::size_t kNear = 1 << 19;  // Bytes that a cache holds.
    const bool far = filter_.bytes_used() > kNear;
    std::array<Asked, 32> asked;
    std::size_t count = 0;
    const auto answer = [&] {
      for (std::size_t i = 0; i < count; ++i)
        table_.look_up(asked[i].key, [&](PatternId id) { each(id, asked[i].at); });
      count = 0;
    };
    const auto ask = [&](std::uint64_t wanted, std::uint32_t at) {
      table_.prefetch(wanted);
      asked[count++] = {wanted, at};
      if (count == asked.size()) answer();
    };
    if (far) filter_.prefetch(words.tokens, words.count);
    for (std::uint32_t from = 0; from < words.count; from += BitFilter::kWords) {
      const common::text::Token* const tokens = words.tokens + from;
      const std::size_t left = words.count - from;
      if (far && left > BitFilter::kWords) filter_.prefetch(tokens + BitFilter::kWords, left - BitFilter::kWords);
      const BitFilter::Places found = filter_.places(tokens, left);
      for (std::uint64_t either = found.alone | found.pairs; either != 0; either &= either - 1) {
        const auto i = static_cast<std::uint32_t>(std::countr_zero(either));
        if ((found.alone >> i & 1) != 0) ask(key(tokens[i].hash, kNoSecond), from + i);
        if ((found.pairs >> i & 1) != 0) ask(key(tokens[i].hash, tokens[i + 1].hash), from + i);
      }
    }
    answer();
  }
  std::size_t bytes_used() const { return filter_.bytes_used() + table_.bytes_used(); }

 private:
  struct Asked {
    std::uint64_t key;
    std::uint32_t at;
  };
  static constexpr std::uint32_t kNoSecond = 0x5bd1e995;
  static std::uint64_t key(std::uint32_t first, std::uint32_t second) { return (std::uint64_t{first} << 32) | second; }

  BitFilter filter_;
  IdTable table_;
};

}  // namespace mentiond::plugins::watchlist
