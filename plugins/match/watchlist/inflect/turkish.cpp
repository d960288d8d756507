// Turkish: suffixes by vowel harmony, on the last word of a name. In the templates A is a or e, I one of ı i u ü, D is
// d or t; (y) (n) (s) stand between vowels, (I) between consonants. After Göksel and Kerslake, "Turkish: A
// Comprehensive Grammar", chapters 3, 6 and 8.
#include <algorithm>

#include "plugins/match/watchlist/inflect/words.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

constexpr std::u32string_view kVowels = U"aıoueiöüâîûə";
constexpr std::u32string_view kSuffixes[] = {U"(y)I",  U"(y)A", U"DA",  U"DAn",     U"(n)In",
                                             U"(y)lA", U"DAki", U"DIr", U"DAkiler", U"(n)Inki"};
constexpr std::u32string_view kPlural = U"lAr";
/// Its, ours, yours, theirs. Mine would make other words: Ada, adam (man).
constexpr std::u32string_view kPossessives[] = {U"(s)I", U"(I)mIz", U"(I)nIz", U"lArI"};
constexpr std::u32string_view kCases[] = {U"", U"I", U"A", U"DA", U"DAn", U"In", U"lA"};
/// Behind a possessive of the third person, and behind a compound that ends in one (Dışişleri Bakanlığınca).
constexpr std::u32string_view kPronominal[] = {U"",    U"nI",  U"nA",    U"ndA",      U"ndAn",
                                               U"nIn", U"ylA", U"ndAki", U"ndAkiler", U"ncA"};
/// The accusative of Azeri.
constexpr std::u32string_view kAzeri = U"(n)I";

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

char32_t last_vowel(const Letters& word) {
  const std::size_t at = word.find_last_of(kVowels);
  return at == Letters::npos ? U'e' : word[at];
}
char32_t narrow(const Letters& word) {
  switch (last_vowel(word)) {
    case U'a':
    case U'â':
    case U'ı':
      return U'ı';
    case U'o':
    case U'u':
    case U'û':
      return U'u';
    case U'ö':
    case U'ü':
      return U'ü';
    default:
      return U'i';
  }
}

/// `word` is in small letters, and so is the answer. `front`: the letter that is e in Turkish, and ə in Azeri.
Letters with_suffix(Letters word, std::u32string_view suffix, char32_t front) {
  for (std::size_t i = 0; i < suffix.size(); ++i) {
    char32_t c = suffix[i];
    if (c == U'(') {
      const bool after_vowel = is_in(word.back(), kVowels);
      c = suffix[i + 1];
      i += 2;
      if (after_vowel == (c == U'I')) continue;
    }
    if (c == U'A') c = is_in(last_vowel(word), U"aıouâû") ? U'a' : front;
    if (c == U'I') c = narrow(word);
    // Azeri has no hard d.
    if (c == U'D') c = front == U'e' && is_in(word.back(), U"fstkçşhp") ? U't' : U'd';
    word += c;
  }
  return word;
}

/// What stands before a suffix that begins with a vowel: Irmak, Irmağ-ı.
Letters softened(Letters word) {
  std::size_t vowels = 0;
  for (const char32_t c : word) vowels += is_in(c, kVowels) ? 1 : 0;
  if (vowels > 1 && word.back() == U'k') word.back() = U'ğ';
  if (vowels > 1 && word.back() == U'ç') word.back() = U'c';
  return word;
}

Letters turkish_lower(const NameWord& word) {
  Letters lower = word.lower;
  for (std::size_t i = 0; i < lower.size() && i < word.letters.size(); ++i) {
    if (word.letters[i] == U'I') lower[i] = U'ı';
    if (word.letters[i] == U'İ') lower[i] = U'i';
  }
  return lower;
}

}  // namespace

void turkish(const Name& name, std::vector<std::string>& forms) {
  const NameWord& last = name.words().back();
  const Letters lower = turkish_lower(last), soft = softened(lower);
  if (last.initials || lower.size() < 2 || (lower.back() >= 0x250 && lower.back() != U'ə')) return;
  const bool azeri = std::any_of(name.words().begin(), name.words().end(),
                                 [](const NameWord& word) { return word.lower.find(U'ə') != Letters::npos; });
  const char32_t front = azeri ? U'ə' : U'e';
  const auto add = [&](const Letters& form) {
    // The name keeps its capitals.
    const std::size_t kept =
        soft == lower || form.compare(0, lower.size(), lower) == 0 ? last.letters.size() : last.letters.size() - 1;
    forms.push_back(name.with_last(last.letters.substr(0, kept) + form.substr(kept)));
  };
  const auto add_suffix = [&](std::u32string_view suffix) {
    const Letters form = with_suffix(lower, suffix, front);
    add(form);
    if (soft != lower && is_in(form[lower.size()], kVowels)) add(with_suffix(soft, suffix, front));
  };
  for (const std::u32string_view suffix : kSuffixes) add_suffix(suffix);
  if (azeri) add_suffix(kAzeri);
  for (const std::u32string_view suffix : kCases) add_suffix(Letters(kPlural) + Letters(suffix));
  for (const std::u32string_view possessive : kPossessives) {
    if (possessive.back() == U'I') {
      for (const std::u32string_view suffix : kPronominal) add_suffix(Letters(possessive) + Letters(suffix));
    } else {
      for (const std::u32string_view suffix : kCases) add_suffix(Letters(possessive) + Letters(suffix));
    }
  }
  if (!is_in(lower.back(), U"ıiuü")) return;
  for (const std::u32string_view suffix : kPronominal) add_suffix(suffix);
}

}  // namespace mentiond::plugins::watchlist::inflect
