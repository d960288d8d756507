#include "host/story/correction.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "host/article/ascii.h"
#include "host/story/words.h"

namespace mentiond::story {
namespace {

constexpr std::size_t kFirstLines = 300;  // In bytes: where agencies put their note, after the dateline.

/// Capitals and accents make no difference to the words of a story.
const std::unordered_set<std::uint64_t>& correcting_words() {
  static const std::unordered_set<std::uint64_t> kWords = [] {
    std::unordered_set<std::uint64_t> words;
    WordReader reader(
        "corrected correction corrections corrects berichtigung korrektur korrigiert rectificatif correctif "
        "rectificación corrección correzione rettifica correção retificação rectificatie correctie rättelse rettelse "
        "oikaisu sprostowanie oprava helyesbítés düzeltme düzeltildi исправление исправлено поправка уточнение "
        "виправлення уточнення διόρθωση تصحيح تصويب תיקון");
    for (Word word; reader.next(word);) words.insert(word.hash);
    return words;
  }();
  return kWords;
}

bool is_correcting(const Word& word) { return correcting_words().contains(word.hash); }

/// "CORRECTION", "CORRECTED 2"
bool is_correcting_label(std::string_view label) {
  WordReader reader(label);
  Word word;
  if (!reader.next(word) || !is_correcting(word)) return false;
  while (reader.next(word)) {
    if (!word.has_digit) return false;
  }
  return true;
}

/// "UPDATE 1", "RPT": other labels may stand before that of a correction.
bool is_in_capitals(std::string_view label) {
  return std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether its first words are in a bracket that begins with a correcting word: "LENNA (Agency) - (Corrects …".
bool begins_with_a_note(std::string_view text) {
  text = text.substr(0, kFirstLines);
  for (std::size_t at = text.find_first_of("(["); at != text.npos; at = text.find_first_of("([", at + 1)) {
    WordReader reader(text.substr(at));
    Word word;
    if (reader.next(word) && is_correcting(word)) return true;
  }
  return false;
}

bool has_a_note(std::string_view text) {
  constexpr std::array<std::string_view, 5> kNotes = {
      "this story has been corrected", "this article has been corrected", "this report has been corrected",
      "this version corrects", "refiles to correct"};
  const std::string lowered = article::lower(text);
  return std::any_of(kNotes.begin(), kNotes.end(), [&](auto note) { return lowered.find(note) != lowered.npos; });
}

}  // namespace

bool is_labelled_a_correction(std::string_view headline) {
  constexpr std::size_t kLongestLabel = 40;
  constexpr std::array<std::string_view, 6> kEnds = {"-", ":", "–", "—", ")", "]"};
  for (;;) {
    std::size_t end = headline.npos, behind = 0;
    for (const std::string_view mark : kEnds) {
      const std::size_t at = headline.find(mark);
      if (at < end) end = at, behind = at + mark.size();
    }
    if (end == headline.npos || end > kLongestLabel) return false;
    if (is_correcting_label(headline.substr(0, end))) return true;
    if (!is_in_capitals(headline.substr(0, end))) return false;
    headline.remove_prefix(behind);
  }
}

bool says_that_it_corrects(const article::Article& article) {
  if (is_labelled_a_correction(article.headline())) return true;
  const auto says_so = [](std::string_view text) {
    return is_labelled_a_correction(text) || begins_with_a_note(text) || has_a_note(text);
  };
  return says_so(article.standfirst()) || says_so(article.body());
}

}  // namespace mentiond::story
