// Which words of a text may begin a pattern: two bits of one number for each word alone, for each pair of neighbours,
// and for each word that begins one, so that "no" is certain, "yes" is wrong once in sixty times, and mostly one read
// answers for both (a Bloom filter in blocks: Putze, Sanders and Singler, Cache-, Hash- and Space-Efficient Bloom
// Filters, 2007). Built once, then immutable and shared by threads.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "plugins/match/watchlist/names/id_table.h"

namespace mentiond::plugins::watchlist {

class BitFilter final {
 public:
  /// How many words are looked at together.
  static constexpr std::size_t kWords = 64;
  /// The places of words, the first one lowest: of those that may be there alone, and of those that may with the next.
  struct Places {
    std::uint64_t alone = 0, pairs = 0;
    bool operator==(const Places&) const = default;
  };

  /// Room for so many words and pairs. A small one has as much as the nearest cache holds.
  explicit BitFilter(std::size_t keys = 0)
      : bits_(std::max<std::size_t>(std::bit_ceil(keys) / 4, 4096)), mask_(bits_.size() - 1) {}
  /// The hash of a word.
  void add(std::uint32_t word) { add_bits(bits_of(word)); }
  void add(std::uint32_t first, std::uint32_t second) {
    add_bits(bits_of(first), kBegins), add_bits(bits_of(first, second));
  }

  /// Of the first kWords of `count` words.
  Places places(const common::text::Token* words, std::size_t count) const { return places(quickest_, words, count); }
  /// The same will be asked for.
  void prefetch(const common::text::Token* words, std::size_t count) const;
  std::size_t bytes_used() const { return bits_.capacity() * 8; }

  /// Looks words up in `bits`, of which there are `mask` + 1.
  using Look = Places (*)(const std::uint64_t* bits, std::uint64_t mask, const common::text::Token* words,
                          std::size_t count);
  /// All ways that this processor can run, the plain one first and the quickest last. They answer the same.
  static std::vector<Look> ways_to_look();
  /// What a way finds.
  Places places(Look way, const common::text::Token* words, std::size_t count) const {
    return way(bits_.data(), mask_, words, count);
  }

  // Which bits a word has, and a pair: the lower part says in which of the numbers, the highest six bits and the next
  // six say where. The bits of a word's hash are even already.
  static constexpr int kFirst = 58, kSecond = 52;
  static std::uint64_t bits_of(std::uint32_t alone) { return std::uint64_t{alone} << 32 | alone; }
  static std::uint64_t bits_of(std::uint32_t first, std::uint32_t second) {
    return mixed(std::uint64_t{first} << 32 | second);
  }
  // From each of those places on: it is there; it is a word that begins a pair, so that one is worth looking up.
  static constexpr std::uint64_t kThere = 1, kBegins = 2;

 private:
  void add_bits(std::uint64_t bits, std::uint64_t what = kThere) {
    bits_[bits & mask_] |=
        std::rotl(what, static_cast<int>(bits >> kFirst)) | std::rotl(what, static_cast<int>(bits >> kSecond & 63));
  }

  static const Look quickest_;
  std::vector<std::uint64_t> bits_;
  std::uint64_t mask_ = 0;
};

}  // namespace mentiond::plugins::watchlist
