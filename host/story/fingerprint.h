// What is kept of a text to find its copies: a sample of its shingles, its facts, its title (docs/decisions/0100).
//
// A shingle is kShingleWords words in a row (kShingleLetters where a letter is a word). Those of the first kLeadWords
// words are all in the sample, because copies are cut from the tail and teasers are what stands first; of the rest
// those whose hash is divisible by 2^level (Broder's "mod p", which keeps containment, where a smallest-k sketch does
// not). Facts are names and numbers: two reports from one template share the words and differ in these.
//
// Bounded whatever comes: the first kMostWords words count. Pure, thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "host/article/article.h"

namespace mentiond::story {

inline constexpr std::size_t kShingleWords = 5, kShingleLetters = 9, kLeadWords = 48, kMostWords = 16'384;
inline constexpr std::size_t kMostFacts = 80;
inline constexpr unsigned kMostLevel = 15;
inline constexpr unsigned kKeyBits = 36;  ///< Of a hash, as it is kept.
using Key = std::uint64_t;                ///< The low kKeyBits of a hash.
inline constexpr Key kKeyMask = (Key{1} << kKeyBits) - 1;

/// A name or a number, as 16 bits of hash of which the lowest says which.
using Fact = std::uint16_t;
constexpr bool is_number(Fact fact) { return (fact & 1) != 0; }
/// Of the first facts all are kept, of the rest these: one in four.
constexpr bool is_coarse(Fact fact) { return (fact & 6) == 0; }

/// A shingle in the sample.
struct Sample {
  Key key = 0;
  std::uint16_t word = 0;  ///< The number of the word that it ends with, where it stands first.
  std::uint8_t level = 0;  ///< The hash is divisible by 2^level.
  bool operator==(const Sample&) const = default;
};

struct Fingerprint {
  std::vector<Sample> samples;  ///< Distinct, by key.
  std::uint8_t level = 0;       ///< Beyond the lead.
  std::uint32_t words = 0;
  std::uint32_t shingles = 0;  ///< Distinct ones in the text; an estimate where level is not 0.
  std::vector<Fact> facts;     ///< Distinct, sorted.
  Key title = 0;               ///< Of the headline's words; 0: it has too few to tell it from others.

  /// How many samples there are at `level` or above.
  std::uint32_t count(unsigned at_level) const;
};

/// Of body, else standfirst or summary, and the headline.
Fingerprint fingerprint(const article::Article& article);
Fingerprint fingerprint(std::string_view headline, std::string_view text);

/// The shingles of a text, all of them, in its order; for fingerprint() and for what tests it.
std::vector<std::uint64_t> shingles(std::string_view text);

/// The level for a text of so many words.
unsigned level_for(std::size_t words);

/// The headline without what agencies put before it and outlets behind it: "UPDATE 1-", "| Example News".
std::string_view bare_headline(std::string_view headline);

}  // namespace mentiond::story
