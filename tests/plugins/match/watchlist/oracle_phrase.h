// A phrase laid on a text by trying it at every word, letter by letter. See oracle.h.
#pragma once

#include "tests/plugins/match/watchlist/oracle_text.h"

namespace mentiond::plugins::watchlist::oracle {

/// A letter, or a wildcard.
struct Item {
  char wildcard = 0;  ///< `*` or `?`; 0: a letter.
  Unit unit;
};

struct Phrase {
  std::vector<std::vector<Item>> words;
  std::vector<std::string> gaps;  ///< Before each word; of the first it does not count.
  std::string lead, tail;
  bool quote_before = false, quote_behind = false, exact = false;
  bool quote_must_end = false;  ///< It begins inside of a word.
};

struct Place {
  std::size_t first = 0, last = 0, start = 0, end = 0;  ///< Elements; bytes.
  bool capitals = false;                                ///< The case differs, and the text has capitals.
};

/// REQUIRES: it has a letter.
Phrase phrase_of(const std::string& written, bool exact, bool wildcards);
std::vector<Place> find_everywhere(const Phrase& phrase, const Text& text);

}  // namespace mentiond::plugins::watchlist::oracle
