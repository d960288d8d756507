// Which words an article may have: a bit for the hash of each, so that "no" is certain and "yes" is nearly so. What a
// query needs beside the word that woke it is asked here before it is evaluated. One session's own.
#pragma once

#include <array>

#include "plugins/match/watchlist/names/prefix_index.h"

namespace mentiond::plugins::watchlist {

class WordSet final {
 public:
  using Bit = std::uint16_t;
  /// Letters by which a word is known that is looked for by its beginning.
  static constexpr std::uint32_t kBeginning = 4;

  static Bit word(std::uint32_t hash) { return bit(hash, 0); }
  static Bit headline_word(std::uint32_t hash) { return bit(hash, 1); }
  static Bit pair(std::uint32_t first, std::uint32_t second) { return bit((std::uint64_t{first} << 32) | second, 2); }
  /// REQUIRES: the beginning has kBeginning bytes.
  static Bit beginning(const PrefixIndex::Beginning& word) { return bit(word.bytes & 0xFFFFFFFF, 3); }
  static Bit entity(std::uint32_t entity) { return bit(entity, 4); }

  void clear() { bits_.fill(0); }
  void add(Bit bit) { bits_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
  bool may_have(Bit bit) const { return ((bits_[bit / 64] >> (bit % 64)) & 1) != 0; }

 private:
  static Bit bit(std::uint64_t key, std::uint64_t kind) {
    return static_cast<Bit>(mixed(key + (kind << 58) + kind) >> 48);
  }
  std::array<std::uint64_t, 1024> bits_{};
};

}  // namespace mentiond::plugins::watchlist
