// A set of names with a word of flags for each, laid out by the compiler. Internal to plugins/common/html.
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace mentiond::common::html {

struct NameEntry {
  std::string_view name;
  unsigned flags = 0;
};

/// Open addressing with linear probing; at most half full. Immutable.
template <std::size_t Slots>
class NameTable {
 public:
  /// Adds the flags to those that a name has already.
  constexpr void add(std::string_view name, unsigned flags) {
    for (std::size_t i = hash(name);; ++i) {
      NameEntry& entry = slots_[i % Slots];
      if (!entry.name.empty() && entry.name != name) continue;
      if (entry.name.empty() && ++used_ > Slots / 2) throw std::length_error("too few slots");
      entry.name = name;
      entry.flags |= flags;
      return;
    }
  }
  template <std::size_t N>
  constexpr void add(const std::array<std::string_view, N>& names, unsigned flags) {
    for (const std::string_view name : names) add(name, flags);
  }
  /// nullptr: not among them.
  constexpr const NameEntry* find(std::string_view name) const {
    if (name.empty()) return nullptr;
    for (std::size_t i = hash(name);; ++i) {
      const NameEntry& entry = slots_[i % Slots];
      if (entry.name.empty()) return nullptr;
      if (entry.name == name) return &entry;
    }
  }

 private:
  static constexpr std::size_t hash(std::string_view name) {
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return at(0) * 7 + at(name.size() - 1) * 31 + at(name.size() / 2) * 101 + name.size() * 13;
  }
  static_assert((Slots & (Slots - 1)) == 0);
  std::array<NameEntry, Slots> slots_{};
  std::size_t used_ = 0;
};

}  // namespace mentiond::common::html
