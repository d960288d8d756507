// From a word of a text to the patterns whose first word has wildcards and begins like it: "renew" to "renew*".
//
// A table on the first two bytes says how many bytes of a word are worth looking up. Built once, then immutable and
// shared by threads.
#pragma once

#include <span>

#include "plugins/match/watchlist/id_table.h"

namespace mentiond::plugins::watchlist {

class PrefixIndex final {
 public:
  /// The first folded bytes of a word, the first one lowest.
  struct Beginning {
    std::uint64_t bytes;
    std::uint32_t size;
    bool begins_with(const Beginning& prefix) const {
      return size >= prefix.size && ((bytes ^ prefix.bytes) & key(~std::uint64_t{0}, prefix.size)) == 0;
    }
  };
  static Beginning beginning_of(std::string_view folded);
  static Beginning beginning_of(std::string_view text, const common::text::Token& token, std::string& folded);

  /// REQUIRES: the first word of each has wildcards, and letters before them.
  void build(const Patterns& patterns, std::span<const PatternId> ids);

  template <class Each>
  void candidates(std::string_view text, const common::text::Token& token, std::string& folded, Each&& each) const {
    if (empty()) return;
    const Beginning word = beginning_of(text, token, folded);
    for (std::uint32_t lengths = lengths_[word.bytes & 0xFFFF]; lengths != 0; lengths &= lengths - 1) {
      const auto size = static_cast<std::uint32_t>(std::countr_zero(lengths));
      if (size > word.size) return;
      table_.look_up(key(word.bytes, size), each);
    }
  }
  bool empty() const { return lengths_.empty(); }
  std::size_t bytes_used() const { return lengths_.capacity() * 2 + table_.bytes_used(); }

 private:
  static constexpr std::uint32_t kLongest = 8;
  static std::uint64_t key(std::uint64_t bytes, std::uint32_t size) {
    return size == kLongest ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
  }

  std::vector<std::uint16_t> lengths_;  // Bit n: a prefix of n bytes begins with these two.
  IdTable table_;
};

}  // namespace mentiond::plugins::watchlist
