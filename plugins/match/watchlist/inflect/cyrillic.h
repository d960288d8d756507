// Russian and Ukrainian names are declined alike, by other endings. Pure functions; thread-safe.
#pragma once

#include <span>

#include "plugins/match/watchlist/inflect/words.h"

namespace mentiond::plugins::watchlist::inflect {

enum Gender : std::uint8_t { kMan = 1, kWoman = 2, kThing = 4, kAny = 7 };
/// Whether a word with an ending is an adjective, which agrees with the noun behind it.
enum Adjective : std::uint8_t { kNever, kMaybe, kSurely };

/// Words that end so lose `drop` letters and get one of the endings: a space parts cases, a slash what is as good, "-"
/// is no ending. The longest ending decides, and of those of one length all that may be.
struct Row {
  std::u32string_view ending;
  std::size_t drop;
  std::u32string_view cases;
  std::uint8_t genders;
  Adjective adjective = kNever;
};

struct CyrillicGrammar {
  std::span<const Row> rows;
  std::span<const Row> consonants;  ///< Of words that end in one, and in nothing that has a row.
  /// Endings that say that a person is a man, or a woman.
  std::span<const std::u32string_view> of_men, of_women;
};

/// Adds the forms of a name, if it has Cyrillic letters.
void decline(const Name& name, std::string_view type, const CyrillicGrammar& grammar, std::vector<std::string>& forms);

}  // namespace mentiond::plugins::watchlist::inflect
