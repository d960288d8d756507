// Wildcards in patterns.
#include <algorithm>

#include "plugins/match/watchlist/names/patterns.h"
#include "plugins/match/watchlist/names/spelling.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::CharClass;
using common::text::Token;
using common::text::Unit;

/// Units that stand for a wildcard.
constexpr char32_t kAnyLetter = 0x110000, kAnyLetters = 0x110001;

}  // namespace

/// The text without its wildcards, which go to wildcards_. A run of them is one where a letter stands beside a `*`, or
/// on both sides of a `?`: else it is punctuation, as in "Who?".
std::string Patterns::take_wildcards(std::string_view text) {
  std::string written;
  const auto is_wildcard = [](char c) { return c == '*' || c == '?'; };
  const auto is_letter = [](CharClass c) { return common::text::is_letter_class(c) || c == CharClass::kMark; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_wildcard(text[end])) ++end;
    const bool before = is_letter(class_in_front(text, i)), behind = is_letter(class_behind(text, end));
    const bool star = text.substr(i, end - i).find('*') != std::string_view::npos;
    if (end > i && (star ? before || behind : before && behind)) {
      for (; i < end; ++i) wildcards_.push_back({static_cast<std::uint32_t>(written.size()), text[i]});
    } else {
      end = std::max(end, i + 1);
      written += text.substr(i, end - i);
      i = end;
    }
  }
  return written;
}

std::string Patterns::written(PatternId id) const {
  std::string whole(text(id));
  const Pattern& pattern = patterns_[id];
  // From the end, so that the places hold.
  for (std::uint32_t i = pattern.wildcard_count; i-- > 0;) {
    const Wildcard& wildcard = wildcards_[pattern.first_wildcard + i];
    whole.insert(wildcard.at, 1, wildcard.kind);
  }
  return whole;
}

/// Says of each word with wildcards that it has them, and keeps what stands before the first.
void Patterns::add_globs(const Pattern& pattern, std::string_view text) {
  const auto* const begin = wildcards_.data() + pattern.first_wildcard;
  const auto* const end = begin + pattern.wildcard_count;
  std::string folded;
  for (std::uint32_t i = 0; i < pattern.word_count; ++i) {
    Word& word = words_[pattern.first_word + i];
    const auto* const first =
        std::find_if(begin, end, [&](const Wildcard& each) { return each.at >= word.start && each.at <= word.end; });
    if (first == end) continue;
    word.glob = first->at == word.end && first->kind == '*' ? Glob::kPrefix : Glob::kAny;
    folded.clear();
    common::text::append_folded(text, {word.start, first->at, 0, 0}, folded);
    word.folded = store(folded), word.folded_size = static_cast<std::uint16_t>(folded.size());
  }
}

void Patterns::append_glob_units(const Pattern& pattern, const Word& word, std::vector<Unit>& units) const {
  const std::string_view text = view(pattern.text, pattern.text_size);
  std::uint32_t from = word.start;
  for (std::uint32_t i = 0; i < pattern.wildcard_count; ++i) {
    const Wildcard& wildcard = wildcards_[pattern.first_wildcard + i];
    if (wildcard.at < word.start || wildcard.at > word.end) continue;
    common::text::append_units(text, {from, wildcard.at, 0, 0}, units);
    units.push_back({wildcard.kind == '*' ? kAnyLetters : kAnyLetter});
    from = wildcard.at;
  }
  common::text::append_units(text, {from, word.end, 0, 0}, units);
}

/// A word with inner or leading wildcards, letter by letter: the last `*` takes one letter more where it must.
bool Patterns::fits_glob(const Pattern& pattern, const Word& word, const Words& words, const Token& token,
                         Scratch& scratch, bool& capitals) const {
  scratch.pattern_units.clear(), scratch.text_units.clear();
  append_glob_units(pattern, word, scratch.pattern_units);
  common::text::append_units(words.text, token, scratch.text_units);
  const std::vector<Unit>& wanted = scratch.pattern_units;
  const std::vector<Unit>& there = scratch.text_units;
  const bool in_capitals = there.size() > 1 && is_in_capitals(there);
  const auto is_star = [&](std::size_t p) { return p < wanted.size() && wanted[p].base == kAnyLetters; };
  const auto same_case = [&](const Unit& want, const Unit& is) {
    if (!pattern.exact || want.upper == is.upper) return true;
    if (in_capitals) capitals = true;
    return in_capitals;
  };
  const auto fits = [&](std::size_t p, std::size_t t) {
    return p < wanted.size() &&
           (wanted[p].base == kAnyLetter ||
            (wanted[p].base == there[t].base && has_marks_of(wanted[p], there[t], in_capitals, words.turkish) &&
             same_case(wanted[p], there[t])));
  };
  std::size_t p = 0, star = wanted.size(), from = 0;
  for (std::size_t t = 0; t < there.size();) {
    if (is_star(p)) {
      star = p++, from = t;
    } else if (fits(p, t)) {
      ++p, ++t;
    } else if (star < wanted.size()) {
      p = star + 1, t = ++from;
    } else {
      return false;
    }
  }
  while (is_star(p)) ++p;
  return p == wanted.size();
}

}  // namespace mentiond::plugins::watchlist
