// Which rule holds for an element of a family in a place: a hash table laid out by the compiler, because it is asked
// for each element of each feed. Internal to element_rules.cpp.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

#include "plugins/normalise/feed/element_rules.h"

namespace mentiond::plugins::feed {

/// The place of a scope among those where rules hold; kPlaces: in none.
constexpr std::size_t kPlaces = 6;
constexpr std::size_t place_of(Scope scope) {
  switch (scope) {
    case Scope::kFeed:
      return 0;
    case Scope::kEntry:
      return 1;
    case Scope::kSource:
      return 2;
    case Scope::kImage:
      return 3;
    case Scope::kTextInput:
      return 4;
    case Scope::kPerson:
      return 5;
    case Scope::kDocument:
    case Scope::kElsewhere:
      break;
  }
  return kPlaces;
}

/// Open addressing, at most a quarter full: most names are found, or not, at the first slot. Immutable.
class ElementIndex final {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;

  explicit constexpr ElementIndex(std::span<const Rule> rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) add(rules, static_cast<std::uint16_t>(i));
  }

  /// The rule's number. Of several that hold the first counts.
  constexpr std::size_t find(std::span<const Rule> rules, Scope scope, Family family, std::string_view name) const {
    const std::size_t place = place_of(scope);
    if (place == kPlaces) return kNone;
    for (std::size_t at = hash(family, name);; ++at) {
      const Slot& slot = slots_[at % kSlots];
      if (slot.any == kNone) return kNone;
      const Rule& rule = rules[slot.any];
      if (rule.family == family && rule.name == name) return slot.rules[place];
    }
  }

 private:
  static constexpr std::size_t kSlots = 2048;
  /// All rules of one name: one of them, and the one for each place.
  struct Slot {
    std::uint16_t any = kNone;
    std::array<std::uint16_t, kPlaces> rules{kNone, kNone, kNone, kNone, kNone, kNone};
  };

  constexpr void add(std::span<const Rule> rules, std::uint16_t number) {
    const Rule& rule = rules[number];
    std::size_t at = hash(rule.family, rule.name) % kSlots;
    const auto other = [&](const Slot& slot) {
      return slot.any != kNone && (rules[slot.any].family != rule.family || rules[slot.any].name != rule.name);
    };
    while (other(slots_[at])) at = (at + 1) % kSlots;
    Slot& slot = slots_[at];
    if (slot.any == kNone && ++used_ > kSlots / 4) throw std::length_error("too few slots");
    slot.any = number;
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const bool holds = (rule.places & (1U << place)) != 0;
      if (holds && slot.rules[place] != kNone) throw std::logic_error("two rules for one element");
      if (holds) slot.rules[place] = number;
    }
  }

  // `count` letters, the first in the lowest byte.
  static constexpr std::uint64_t word(const char* letters, std::size_t count) {
    std::uint64_t word = 0;
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
      std::memcpy(&word, letters, count);
    } else {
      for (std::size_t i = 0; i < count; ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(letters[i])) << (8 * i);
      }
    }
    return word;
  }

  // Of the first and the last eight letters: names that are equal in those are told apart by comparing.
  static constexpr std::size_t hash(Family family, std::string_view name) {
    const char* const begin = name.data();
    const std::size_t size = name.size();
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    if (size >= 8) {
      head = word(begin, 8);
      tail = word(begin + size - 8, 8);
    } else if (size >= 4) {
      head = word(begin, 4);
      tail = word(begin + size - 4, 4);
    } else if (size > 0) {
      head = word(begin, 1) | word(begin + size / 2, 1) << 8 | word(begin + size - 1, 1) << 16;
    }
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U, kOther = 0xC2B2AE3D27D4EB4FU;
    const std::uint64_t mixed = (head + static_cast<std::uint64_t>(family)) * kOdd ^ (tail + size) * kOther;
    return static_cast<std::size_t>((mixed ^ mixed >> 29) * kOdd >> 40);
  }

  std::array<Slot, kSlots> slots_{};
  std::size_t used_ = 0;
};

}  // namespace mentiond::plugins::feed
