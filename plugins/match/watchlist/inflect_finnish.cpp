// Finnish: the cases of the singular, on the last word of a name, with vowel harmony and consonant gradation. Foreign
// names do not gradate single consonants, and Finnish ones do: both forms are made. After the "Iso suomen kielioppi",
// §§ 41, 55–90.
#include "plugins/match/watchlist/inflect_words.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_vowel(char32_t c) { return is_in(c, U"aeiouyäöåéáóíúüõ"); }

/// The word in the weak grade, before an ending that closes the syllable; itself where it has none.
Letters weak(const Letters& word) {
  struct Grade {
    std::u32string_view strong, weak;
  };
  constexpr Grade kGrades[] = {{U"kk", U"k"},  {U"pp", U"p"},  {U"tt", U"t"},  {U"nk", U"ng"}, {U"nt", U"nn"},
                               {U"mp", U"mm"}, {U"lt", U"ll"}, {U"rt", U"rr"}, {U"ht", U"hd"}, {U"lk", U"l"},
                               {U"rk", U"r"},  {U"lp", U"lv"}, {U"rp", U"rv"}};
  if (word.size() < 3 || !is_vowel(word.back())) return word;
  const Letters before = cut(word, 1);
  for (const Grade& grade : kGrades) {
    if (ends_with(before, grade.strong)) return cut(before, 2) + Letters(grade.weak) + word.back();
  }
  if (!is_vowel(before[before.size() - 2])) return word;
  switch (before.back()) {
    case U't':
      return cut(before, 1) + U'd' + word.back();
    case U'p':
      return cut(before, 1) + U'v' + word.back();
    case U'k':
      return cut(before, 1) + word.back();
    default:
      return word;
  }
}

class Endings {
 public:
  Endings(const Name& name, const NameWord& word, std::vector<std::string>& forms)
      : name_(name), word_(word), forms_(forms) {
    const std::size_t at = word.lower.find_last_of(U"aouåáóúäöyü");
    harmony_ = at != Letters::npos && is_in(word.lower[at], U"aouåáóú") ? U'a' : U'ä';
  }
  /// The word without `drop` letters, `stem`, and an ending in which A is a or ä.
  void add(const Letters& stem, std::u32string_view ending) {
    Letters form = stem;
    for (const char32_t c : ending) form += c == U'A' ? harmony_ : c;
    std::size_t same = 0;
    while (same < form.size() && same < word_.lower.size() && form[same] == word_.lower[same]) ++same;
    forms_.push_back(name_.with_last(word_.letters.substr(0, same) + form.substr(same)));
  }
  void add_closed(const Letters& stem) {
    for (const auto* ending : {U"n", U"ssA", U"stA", U"llA", U"ltA", U"lle", U"ksi", U"ttA", U"t"}) add(stem, ending);
  }
  /// A stem that ends in a vowel: open is what stands in the strong grade.
  void add_all(const Letters& stem, std::u32string_view partitive, std::u32string_view illative) {
    add_closed(stem);
    if (const Letters graded = weak(stem); graded != stem) add_closed(graded);
    add(stem, U"nA"), add(stem, partitive), add(stem, illative);
  }

 private:
  const Name& name_;
  const NameWord& word_;
  std::vector<std::string>& forms_;
  char32_t harmony_;
};

void of_vowel(const Letters& word, Endings& endings) {
  const char32_t last = word.back();
  const Letters illative = Letters(1, last) + U"n";
  if (word.size() > 1 && word[word.size() - 2] == last) {  // Espoo: Espoota, Espooseen
    endings.add_all(word, U"tA", U"seen");
    return;
  }
  endings.add_all(word, U"A", illative);
  if (last == U'i') endings.add_all(cut(word, 1) + U"e", U"A", U"en");  // Suomi: Suomen
  if (last == U'e') {                                                   // Tampere: Tampereen, Tamperetta
    endings.add_all(word + U"e", U"seen", U"seen");
    endings.add(word, U"ttA");
  }
}

void of_consonant(const Letters& word, Endings& endings) {
  endings.add_all(word + U"i", U"A", U"in");  // Putin: Putinin
  if (word.back() != U's' || word.size() < 3) return;
  const Letters stem = cut(word, 1);
  endings.add(word, U"tA");
  if (is_in(stem.back(), U"aä")) endings.add_all(stem + stem.back(), U"seen", U"seen");  // Tuomas: Tuomaan
  if (is_in(stem.back(), U"uyoöie")) endings.add_all(stem + U"kse", U"en", U"en");       // Kokoomus: Kokoomuksen
}

}  // namespace

void finnish(const Name& name, std::vector<std::string>& forms) {
  const NameWord& last = name.words().back();
  // NATO:n is parted by its colon.
  if (last.initials || last.acronym || last.lower.size() < 2 || last.lower.back() >= 0x250) return;
  Endings endings(name, last, forms);
  const Letters& word = last.lower;
  if (ends_with(word, U"nen") && word.size() > 4) {  // Niinen: Niisen
    const Letters stem = cut(word, 3) + U"s";
    endings.add_all(stem + U"e", U"en", U"en");
    endings.add(stem, U"tA");
  } else if (ends_with(word, U"set") && word.size() > 4) {  // Perussuomalaiset, a plural: Perussuomalaisten
    const Letters stem = cut(word, 2);
    for (const auto* ending : {U"ten", U"iA", U"issA", U"istA", U"iin", U"illA", U"iltA", U"ille", U"inA", U"iksi"})
      endings.add(stem, ending);
  } else if (is_vowel(word.back())) {
    of_vowel(word, endings);
  } else {
    of_consonant(word, endings);
  }
}

}  // namespace mentiond::plugins::watchlist::inflect
