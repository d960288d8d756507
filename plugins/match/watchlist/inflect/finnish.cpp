// Finnish: the cases of both numbers, with vowel harmony and consonant gradation, on the last word of a name and on the
// adjectives that agree with it. Whether a name gradates is often its bearer's choice (Satu: Sadun, Nato: Naton); where
// the letters do not tell, both forms are made. After the "Iso suomen kielioppi", §§ 41–98.
#include <unicode/uchar.h>

#include "plugins/match/watchlist/inflect/finnish.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

/// Words of one or several forms each, which are in one case.
struct Phrase {
  std::size_t at;
  std::vector<Letters> words;
};

/// A form in the capitals of the word that it is of.
Letters spelt_like(const NameWord& word, const Letters& form) {
  std::size_t same = 0;
  while (same < form.size() && same < word.lower.size() && form[same] == word.lower[same]) ++same;
  return word.letters.substr(0, same) + form.substr(same);
}

/// Valkoinen talo: Valkoisessa talossa. Beside a noun in the plural, adjectives are plural, too.
bool agrees(const NameWord& word, const NameWord& last, std::string_view type) {
  if (type == "person") return false;
  if (word.lower == U"uusi" || word.lower == U"iso") return true;
  const bool plural = last.lower.back() == U't';
  return plural ? ends_with(word.lower, U"eet") || ends_with(word.lower, U"set") : ends_with(word.lower, U"inen");
}

std::vector<Phrase> phrases(const Name& name, std::string_view type) {
  const std::vector<NameWord>& words = name.words();
  std::vector<Phrase> all;
  for (const FinnishForm& form : finnish_forms(words.back().lower, type == "person"))
    all.push_back({form.at, {spelt_like(words.back(), form.word)}});
  for (std::size_t i = words.size() - 1; i-- > 0;) {
    std::vector<FinnishForm> forms;
    if (agrees(words[i], words.back(), type)) forms = finnish_forms(words[i].lower, false);
    std::vector<Phrase> longer;
    for (const Phrase& phrase : all) {
      const auto add = [&](const Letters& word) {
        longer.push_back(phrase);
        longer.back().words.insert(longer.back().words.begin(), word);
      };
      for (const FinnishForm& form : forms) {
        if (form.at == phrase.at) add(spelt_like(words[i], form.word));
      }
      // Iso-Britannian is as good as Ison-Britannian.
      if (forms.empty() || (words[i + 1].joined && words[i].lower == U"iso")) add(words[i].letters);
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

void finnish(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  const NameWord& last = name.words().back();
  // EU:n is parted by its colon; NATO and UNICEF are said as words.
  constexpr std::size_t kShort = 3;
  const bool spelt = last.acronym && last.letters.size() <= kShort;
  const char32_t end = last.lower.back();
  if (last.initials || spelt || last.lower.size() < 2 || end >= 0x250 || !u_isalpha(static_cast<UChar32>(end))) return;
  const Letters also = U"kin", neither = is_back(last.lower) ? U"kaan" : U"kään";
  for (Phrase& phrase : phrases(name, type)) {
    forms.push_back(name.with(phrase.words));
    // Kai's is no "kaikin" (all), Jo's no "jokin" (something).
    if (phrase.at >= kPlural || last.letters.size() <= kShort) continue;
    const Letters word = phrase.words.back();
    for (const Letters& clitic : {also, neither}) {
      phrase.words.back() = word + clitic;
      forms.push_back(name.with(phrase.words));
    }
  }
}

}  // namespace mentiond::plugins::watchlist::inflect
