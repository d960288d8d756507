// From a word of a text to the patterns whose first word has wildcards and begins like it: "renew" to "renew*".
//
// A table on the first four bytes says how many bytes of a word are worth looking up; of the few prefixes that are
// shorter, one on the first two. Built once, then immutable and shared by threads.
#pragma once

#include <span>

#include "plugins/match/watchlist/names/id_table.h"

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
    if (!empty()) candidates(beginning_of(text, token, folded), each);
  }
  /// REQUIRES: it is not empty.
  template <class Each>
  void candidates(const Beginning& word, Each&& each) const {
    for (std::uint32_t lengths = lengths_of(word); lengths != 0; lengths &= lengths - 1) {
      const auto size = static_cast<std::uint32_t>(std::countr_zero(lengths));
      if (size > word.size) return;
      table_.look_up(key(word.bytes, size), each);
    }
  }
  bool empty() const { return lengths_.empty(); }
  std::size_t bytes_used() const { return (lengths_.capacity() + short_.capacity()) * 2 + table_.bytes_used(); }

 private:
  static constexpr std::uint32_t kLongest = 8, kUsual = 4;
  std::uint32_t lengths_of(const Beginning& word) const {
    const std::uint32_t few = short_.empty() ? 0U : short_[word.bytes & 0xFFFF];
    return word.size < kUsual ? few : few | lengths_[mixed(word.bytes & 0xFFFFFFFF) >> shift_];
  }
  static std::uint64_t key(std::uint64_t bytes, std::uint32_t size) {
    return size == kLongest ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
  }

  // Bit n: a prefix of n bytes begins so. By a hash of four bytes; by two, where a prefix has no four.
  std::vector<std::uint16_t> lengths_, short_;
  int shift_ = 63;
  IdTable table_;
};

}  // namespace mentiond::plugins::watchlist
