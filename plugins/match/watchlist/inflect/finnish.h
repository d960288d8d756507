// The forms of one Finnish word. Pure functions; thread-safe.
#pragma once

#include "plugins/match/watchlist/inflect/words.h"

namespace mentiond::plugins::watchlist::inflect {

/// The cases of a form, so that the words of a name agree; those of the plural are `kPlural` more.
enum FinnishCase : std::size_t {
  kNominative,
  kGenitive,
  kPartitive,
  kInessive,
  kElative,
  kIllative,
  kAdessive,
  kAblative,
  kAllative,
  kEssive,
  kTranslative,
  kAbessive,
  kPlural
};

struct FinnishForm {
  std::size_t at;
  Letters word;
};

/// The word itself, and its forms. REQUIRES: small letters, at least two. Names of persons are no plurals.
std::vector<FinnishForm> finnish_forms(const Letters& word, bool person);

/// Whether its endings have a, o and u.
bool is_back(const Letters& word);

}  // namespace mentiond::plugins::watchlist::inflect
