#include "host/story/words.h"

#include "host/story/word_hash.h"

namespace mentiond::story {

bool WordReader::next(Word& word) {
  word = Word{};
  while (at_ < text_.size()) {
    if (take_ascii(word)) return true;
    const std::size_t before = at_;
    const Folded letter = folded_at(plane_, text_, at_);
    if (letter.kind == Folded::kLetter || letter.kind == Folded::kDigit) {
      word.is_capital = letter.is_capital && !sentence_begins_;
      at_ = before;
      take_letters(word);
    } else if (letter.kind == Folded::kAlone) {
      word.letter = true;
      word.hash = mix(letter.as + 1U);
    } else {
      sentence_begins_ |= letter.kind == Folded::kStops;
      continue;
    }
    sentence_begins_ = false;
    return true;
  }
  return false;
}

/// Most words are short, of ASCII, and end at a space, which parts words and is gone with them.
bool WordReader::take_ascii(Word& word) {
  if (text_.size() - at_ < 16) return false;
  const char* const start = text_.data() + at_;
  const AsciiRun run = ascii_run(start);
  if (run.size == 0 || run.size == 16) return false;
  const char behind = start[run.size];
  if (static_cast<unsigned char>(behind) >= 0x80 || behind == '\'') return false;
  word.hash = WordHash::of(run.first, run.rest, run.size);
  word.has_digit = run.has_digit;
  word.is_capital = *start >= 'A' && *start <= 'Z' && !sentence_begins_;
  sentence_begins_ = false;
  at_ += run.size + (behind == ' ' ? 1 : 0);
  return true;
}

void WordReader::take_letters(Word& word) {
  WordHash hash;
  while (at_ < text_.size()) {
    const std::size_t before = at_;
    const Folded letter = folded_at(plane_, text_, at_);
    if (letter.kind == Folded::kLetter || letter.kind == Folded::kDigit) {
      hash.add(letter.as);
      word.has_digit |= letter.kind == Folded::kDigit;
    } else if (letter.kind != Folded::kNothing) {
      at_ = before;
      break;
    }
  }
  word.hash = hash.value();
}

}  // namespace mentiond::story
