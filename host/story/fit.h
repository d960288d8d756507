// How well an article fits a story: from what both have in common to a yes or no (docs/decisions/0100). Pure.
#pragma once

#include <cstdint>
#include <span>

#include "host/story/fingerprint.h"

namespace mentiond::story {

/// What an article and a story have in common.
struct Evidence {
  double shared = 0;         ///< Of the smaller text's shingles, those that the other has too: 0 to 1.
  double shingles = 0;       ///< Of the smaller text.
  double facts = 1;          ///< As facts_shared() has it.
  double shared_evenly = 0;  ///< As `shared`, without what stands first counting more, where there is enough to tell.
  double block_words = 0;  ///< What is shared fills one or two rows of so many words of one text, and is nowhere else.
  bool same_title = false;
  bool same_source = false;
  double words = 0;  ///< Of the smaller text.
};

/// How well it fits; 0: it does not. Of two stories the one with the higher fit is the better.
double fit(const Evidence& evidence);

/// Of the names and of the numbers of the smaller text, how many the other has too: the lesser of the two shares; 1
/// where there are too few of both to tell. REQUIRES: sorted.
double facts_shared(std::span<const Fact> a, std::span<const Fact> b);

/// What a shingle of so many stories counts: common ones are boilerplate.
double weight(unsigned stories);
/// From so many stories on it counts nothing, and nobody keeps it any more.
inline constexpr unsigned kBoilerplate = 12;

}  // namespace mentiond::story
