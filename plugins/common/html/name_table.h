// A set of names with a word of flags for each, laid out by the compiler; a name is looked up as two words. Internal to
// plugins/common/html.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/scan.h"

namespace mentiond::common::html {

enum class Case { kIgnored, kKept };

/// A name made comparable: its first sixteen bytes, in lower case. Borrows the name.
struct NameKey {
  std::uint64_t low = 0, high = 0;
  std::string_view written;

  template <Case Kept = Case::kIgnored>
  static constexpr NameKey of(std::string_view name) {
    NameKey key{0, 0, name};
    for (std::size_t i = 0; i < name.size() && i < 16; ++i) {
      const char c = Kept == Case::kKept ? name[i] : to_lower(name[i]);
      std::uint64_t& half = i < 8 ? key.low : key.high;
      half |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (8 * (i % 8));
    }
    return key;
  }
  constexpr bool operator==(const NameKey& other) const {
    return low == other.low && high == other.high && written.size() == other.written.size() &&
           (written.size() <= 16 || equal_ignoring_case(written, other.written));
  }
};

constexpr bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

/// Sixteen bytes from 16 - n on keep the first n of a block.
constexpr auto kInside = [] {
  std::array<char, 32> mask{};
  for (std::size_t i = 0; i < 16; ++i) mask[i] = '\xFF';
  return mask;
}();

/// The name at the start of a text: up to white space, '/', '>', or one of `Ends`; the oracle is NameKey::of.
template <char... Ends>
NameKey read_name(Padded text) {
  const auto ends = [](char c) { return ends_name(c) || ((c == Ends) || ...); };
  std::size_t size = 0;
#if defined(__SSE2__)
  const __m128i block = load_half(text.data());
  const unsigned stops = bits(_mm_or_si128(among<' ', '/', '>', Ends...>(block), in_range<'\t', '\r'>(block))) |
                         1U << std::min<std::size_t>(text.size(), 16);
  size = first_of(stops);
  if (size < 16 || text.size() == 16 || ends(text[16])) {
    const __m128i upper = _mm_and_si128(in_range<'A', 'Z'>(block), _mm_set1_epi8('a' - 'A'));
    const __m128i inside = load_half(kInside.data() + 16 - size);
    const __m128i name = _mm_and_si128(_mm_add_epi8(block, upper), inside);
    NameKey key{0, 0, std::string_view(text).substr(0, size)};
    _mm_storel_epi64(reinterpret_cast<__m128i*>(&key.low), name);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(&key.high), _mm_unpackhi_epi64(name, name));
    return key;
  }
#endif
  while (size < text.size() && !ends(text[size])) ++size;
  return NameKey::of(std::string_view(text).substr(0, size));
}

constexpr std::size_t kLongestSpelling = 24;

/// A line of the cache for each.
struct NameEntry {
  NameKey key;                                    ///< Its `written` is the name as it is to be written.
  std::array<char, kLongestSpelling> spelling{};  ///< That again, for whoever copies all of it.
  unsigned flags = 0;
  constexpr std::string_view name() const { return key.written; }
};

/// Open addressing with linear probing; at most half full. Immutable once built.
template <std::size_t Slots, Case Kept = Case::kIgnored>
class NameTable {
 public:
  /// Adds the flags to those that a name has already. `names` are parted by blanks.
  constexpr void add(std::string_view names, unsigned flags) {
    while (!names.empty()) {
      const std::size_t size = std::min(names.find(' '), names.size());
      if (size > 0) add_one(NameKey::of<Kept>(names.substr(0, size)), flags);
      names.remove_prefix(std::min(size + 1, names.size()));
    }
  }
  /// nullptr: not among them.
  constexpr const NameEntry* find(const NameKey& key) const {
    if (key.written.empty()) return nullptr;
    for (std::size_t i = hash(key);; i = (i + 1) % Slots) {
      const NameEntry& entry = slots_[i];
      if (entry.name().empty()) return nullptr;
      if (entry.key == key) return &entry;
    }
  }
  constexpr const NameEntry* find(std::string_view name) const { return find(NameKey::of<Kept>(name)); }
  /// Its number among all slots.
  std::size_t index(const NameEntry& entry) const { return static_cast<std::size_t>(&entry - slots_.data()); }

 private:
  constexpr void add_one(const NameKey& key, unsigned flags) {
    std::size_t i = hash(key);
    while (!slots_[i].name().empty() && slots_[i].key != key) i = (i + 1) % Slots;
    if (slots_[i].name().empty() && ++used_ > Slots / 2) throw std::length_error("too few slots");
    NameEntry& entry = slots_[i];
    if (entry.name().empty()) {
      entry.key = key;
      if (key.written.size() > kLongestSpelling) throw std::length_error("too long a name");
      std::copy(key.written.begin(), key.written.end(), entry.spelling.begin());
    }
    entry.flags |= flags;
  }
  static constexpr std::size_t hash(const NameKey& key) {
    const std::uint64_t mixed = (key.low ^ (key.high * 0x9E3779B97F4A7C15U)) * 0xD6E8FEB86659FD93U;
    return static_cast<std::size_t>(mixed >> 40) % Slots;
  }
  static_assert((Slots & (Slots - 1)) == 0);
  std::array<NameEntry, Slots> slots_{};
  std::size_t used_ = 0;
};

}  // namespace mentiond::common::html
