// A text as the oracle reads it: letters one by one, and what stands between words. See oracle.h.
#pragma once

#include <string>
#include <vector>

#include "plugins/common/text/characters.h"
#include "plugins/common/text/links.h"

namespace mentiond::plugins::watchlist::oracle {

using namespace common::text;

/// A letter with its place, or what stands between two words.
struct Element {
  bool letter = false, spaceless = false;
  std::vector<Unit> units;
  std::string raw;     ///< A gap, as written.
  std::string gap;     ///< And folded.
  std::string spaced;  ///< The same, where a line break between letters of scripts without spaces is a space.
  char32_t code = 0;   ///< The letter; of a gap: its dot belongs to one initial (D) or to a run (R).
  std::size_t start = 0, end = 0;
  bool removed = false;  ///< A gap between initials.
  char32_t last = 0;     ///< The last character of a letter with its marks.
  bool ring = false;     ///< The first half of the vowel "am" was among them.
};

/// The letters of a word; initials without their dots are one.
struct Word {
  std::vector<Unit> units;
  std::size_t first = 0, last = 0;  ///< Elements.
  std::string gap, spaced;          ///< Before it.
  bool capitals = false;            ///< Capital letters, and no small one.
};

struct Text {
  std::string bytes;
  std::vector<Element> elements;
  std::vector<Range> links;
  std::vector<Word> words;
  bool turkish = false;  ///< I is the capital of ı.
};

/// Where the first paragraph from a place on ends, read letter by letter.
std::size_t paragraph_end(const std::string& bytes, std::size_t from);

Text read(const std::string& bytes, bool turkish = false);
/// The full stop that a gap begins with, which may be a wide one: its bytes.
std::size_t dot_size(const std::string& gap);
/// What stands between two words, folded. `joins`: a line break is nothing.
std::string fold_gap(const std::string& raw, bool joins);
bool is_word_start(const std::vector<Element>& elements, std::size_t i);
/// May a name begin, or end, with the letter at `i`?
bool may_start(const Text& text, std::size_t i);
bool may_end(const Text& text, std::size_t i);
bool in_link(const Text& text, std::size_t start, std::size_t end);
/// Words that begin with one of these elements.
std::size_t words_of(const Text& text, std::size_t first, std::size_t last);

}  // namespace mentiond::plugins::watchlist::oracle
