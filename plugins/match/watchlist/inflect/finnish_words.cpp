// How Finnish words are declined: by their last letters. Stems are in the strong grade; endings that close a syllable
// weaken it. In endings A is a or ä.
#include <algorithm>

#include "plugins/match/watchlist/inflect/finnish.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_vowel(char32_t c) { return is_in(c, U"aeiouyäöåéáóíúüõ"); }
bool ends_with_any(const Letters& word, std::initializer_list<std::u32string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view each) { return ends_with(word, each); });
}

/// Two vowels that are one syllable.
bool is_diphthong(char32_t first, char32_t second) {
  if (!is_vowel(first)) return false;
  if (first == second || second == U'i') return true;
  switch (second) {
    case U'u':
      return is_in(first, U"aeio");
    case U'y':
      return is_in(first, U"äeiö");
    case U'e':
      return first == U'i';
    case U'o':
      return first == U'u';
    case U'ö':
      return first == U'y';
    default:
      return false;
  }
}

std::size_t syllables(const Letters& word) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_vowel(word[i])) continue;
    ++count;
    if (i + 1 < word.size() && is_vowel(word[i + 1]) && is_diphthong(word[i], word[i + 1])) ++i;
  }
  return count;
}

struct Grade {
  std::u32string_view strong, weak;
};
constexpr Grade kGrades[] = {{U"kk", U"k"},  {U"pp", U"p"},  {U"tt", U"t"},  {U"nk", U"ng"}, {U"nt", U"nn"},
                             {U"mp", U"mm"}, {U"lt", U"ll"}, {U"rt", U"rr"}, {U"ht", U"hd"}, {U"lk", U"l"},
                             {U"rk", U"r"},  {U"lp", U"lv"}, {U"rp", U"rv"}};
/// Between vowels.
constexpr Grade kSingle[] = {{U"t", U"d"}, {U"p", U"v"}, {U"k", U""}};

/// The word in the weak grade, before an ending that closes the syllable; itself where it has none.
Letters weak(const Letters& word) {
  if (word.size() < 3 || !is_vowel(word.back())) return word;
  const Letters before = cut(word, 1);
  for (const Grade& grade : kGrades) {
    if (ends_with(before, grade.strong)) return cut(before, 2) + Letters(grade.weak) + word.back();
  }
  if (!is_vowel(before[before.size() - 2])) return word;
  // Of longer words, those that are foreign keep it: Toyotan, Meksikon.
  if (syllables(word) > 2 &&
      !ends_with_any(word, {U"joke", U"hauke", U"katu", U"luoto", U"seutu", U"hoito", U"tieto", U"pato"}))
    return word;
  for (const Grade& grade : kSingle) {
    if (before.back() == grade.strong[0]) return cut(before, 1) + Letters(grade.weak) + word.back();
  }
  return word;
}

/// The words that may have this weak grade: itself, and a stronger one.
std::vector<Letters> strong(const Letters& word) {
  std::vector<Letters> words = {word};
  if (word.size() < 3 || !is_vowel(word.back())) return words;
  const Letters before = cut(word, 1);
  const auto add = [&](const Grade& grade) {
    if (words.size() == 1) words.push_back(cut(before, grade.weak.size()) + Letters(grade.strong) + word.back());
  };
  for (const Grade& grade : kGrades) {
    if (grade.weak.size() == 2 && ends_with(before, grade.weak)) add(grade);
  }
  for (const Grade& grade : {kGrades[0], kGrades[1], kGrades[2], kSingle[0], kSingle[1]}) {
    if (ends_with(before, grade.weak)) add(grade);
  }
  return words;
}

/// Whether the letters say that it is no foreign name, which might keep its grade: Turku, Helsinki, Eurooppa, Heikki.
bool gradates_surely(const Letters& word) {
  const Letters before = cut(word, 1);
  if (is_in(word.back(), U"äöy") || ends_with(before, U"kk")) return true;
  if (ends_with_any(word, {U"nki", U"lanti", U"kunta", U"ranta", U"valta", U"hallinto"})) return true;
  if (word.back() == U'u') return ends_with_any(before, {U"rk", U"lk", U"nk", U"lt", U"rt", U"nt"});
  if (!ends_with_any(before, {U"pp", U"tt"}) || before.size() < 4) return false;
  // Lappi, Martti, Eurooppa; but Bugatti, Otto.
  const bool short_vowel = is_vowel(before[before.size() - 3]) && !is_vowel(before[before.size() - 4]);
  return !short_vowel || (word.back() == U'i' && syllables(word) == 2);
}

/// Stems in the grade that closed syllables have.
std::vector<Letters> closed_grades(const Letters& stem) {
  const Letters graded = weak(stem);
  if (graded == stem || gradates_surely(stem)) return {graded};
  return {stem, graded};
}

/// The plural instead of the last letters of a stem, and endings behind what is left; a slash parts what is as good.
struct Plural {
  std::size_t drop;
  std::u32string_view stem, genitive, partitive, illative;
};
constexpr Plural kRound{0, U"i", U"jen", U"jA", U"ihin"};                    // Volvojen
constexpr Plural kLongRound{0, U"i", U"iden/jen", U"itA/jA", U"ihin"};       // Kuopioiden
constexpr Plural kI{1, U"ei", U"ien", U"ejA", U"eihin"};                     // Audien
constexpr Plural kLongI{1, U"ei", U"ien/eiden", U"ejA/eitA", U"eihin"};      // Putinien
constexpr Plural kFalling{1, U"i", U"ien", U"iA", U"iin"};                   // Järvien, Skodien
constexpr Plural kA{1, U"oi", U"ojen", U"ojA", U"oihin"};                    // Teslojen
constexpr Plural kLongA{1, U"oi", U"oiden/ojen", U"oitA/ojA", U"oihin"};     // Ukrainoiden
constexpr Plural kApartA{1, U"oi", U"oiden", U"oitA", U"oihin"};             // Nokioiden
constexpr Plural kLongAe{1, U"öi", U"öiden", U"öitA", U"öihin"};             // Sipilöiden
constexpr Plural kShortened{1, U"i", U"iden/itten", U"itA", U"ihin/isiin"};  // Alankomaiden, Vihreiden
constexpr Plural kS{1, U"i", U"ten/ien", U"iA", U"iin"};                     // Virtasten

struct Ending {
  std::size_t at;
  std::u32string_view letters;
};
constexpr Ending kClosedSingular[] = {{kGenitive, U"n"},   {kInessive, U"ssA"},    {kElative, U"stA"},
                                      {kAdessive, U"llA"}, {kAblative, U"ltA"},    {kAllative, U"lle"},
                                      {kAbessive, U"ttA"}, {kTranslative, U"ksi"}, {kPlural + kNominative, U"t"}};
constexpr Ending kClosedPlural[] = {{kInessive, U"ssA"}, {kElative, U"stA"},  {kAdessive, U"llA"},
                                    {kAblative, U"ltA"}, {kAllative, U"lle"}, {kTranslative, U"ksi"}};

/// Collects the forms of one word.
class Paradigm {
 public:
  explicit Paradigm(const Letters& word) : harmony_(is_back(word) ? U'a' : U'ä') {}
  std::vector<FinnishForm> forms;

  /// Nothing where there are no endings.
  void add(std::size_t at, const Letters& stem, std::u32string_view endings) {
    if (endings.empty()) return;
    for (Letters form = stem;; form = stem) {
      const std::size_t end = std::min(endings.find(U'/'), endings.size());
      for (const char32_t c : endings.substr(0, end)) form += c == U'A' ? harmony_ : c;
      forms.push_back({at, form});
      if (end == endings.size()) return;
      endings.remove_prefix(end + 1);
    }
  }
  /// `open`: the stem of open syllables; `closed`: those of closed ones.
  void singular(const Letters& open, const std::vector<Letters>& closed, std::u32string_view partitive,
                std::u32string_view illative) {
    for (const Letters& stem : closed) {
      for (const Ending& ending : kClosedSingular) add(ending.at, stem, ending.letters);
    }
    add(kEssive, open, U"nA"), add(kPartitive, open, partitive), add(kIllative, open, illative);
  }
  void plural(const Letters& open, const std::vector<Letters>& closed, const std::vector<Plural>& plurals) {
    for (const Plural& plural : plurals) {
      for (const Letters& stem : closed) {
        const Letters whole = cut(stem, plural.drop) + Letters(plural.stem);
        for (const Ending& ending : kClosedPlural) add(kPlural + ending.at, whole, ending.letters);
      }
      const Letters stem = cut(open, plural.drop);
      add(kPlural + kEssive, stem + Letters(plural.stem), U"nA");
      add(kPlural + kGenitive, stem, plural.genitive);
      add(kPlural + kPartitive, stem, plural.partitive);
      add(kPlural + kIllative, stem, plural.illative);
    }
  }
  void both(const Letters& open, const std::vector<Letters>& closed, std::u32string_view partitive,
            std::u32string_view illative, const std::vector<Plural>& plurals) {
    singular(open, closed, partitive, illative);
    plural(open, closed, plurals);
  }

 private:
  char32_t harmony_;
};

/// By the last vowel of a stem and the one before it (Teslojen, Skodien); of long words, which may be compounds, both.
std::vector<Plural> plurals_of(const Letters& stem) {
  const char32_t last = stem.back(), before = stem[stem.size() - 2];
  const bool is_long = syllables(stem) > 2;
  if (is_diphthong(before, last) || ends_with(stem, U"eä")) return {kShortened};
  if (last == U'i') return {is_long ? kLongI : kI};
  if (last == U'ä') return is_long ? std::vector{kLongAe, kFalling} : std::vector{kFalling};
  if (last != U'a') return {is_long ? kLongRound : kRound};
  if (is_vowel(before)) return {kApartA};
  const std::size_t at = stem.find_last_of(U"aeiouyäöåéáóíúüõ", stem.size() - 2);
  const bool two = at != Letters::npos && at > 0 && is_diphthong(stem[at - 1], stem[at]);
  if (at == Letters::npos || !is_in(stem[two ? at - 1 : at], U"ou")) return {is_long ? kLongA : kA};
  return is_long ? std::vector{kLongA, kFalling} : std::vector{kFalling};
}

/// Nouns in -i that have an e, alone and at the end of longer names.
constexpr std::u32string_view kWithE[] = {
    U"järvi", U"mäki",  U"niemi", U"lahti", U"joki",  U"koski", U"saari", U"salmi", U"lampi", U"kivi",
    U"nummi", U"suomi", U"tuomi", U"hirvi", U"lehti", U"vuori", U"meri",  U"kurki", U"kärki", U"tammi",
    U"hauki", U"sarvi", U"tähti", U"kieli", U"talvi", U"pilvi", U"lumi",  U"tuuli", U"suvi"};
/// Those that are first names, too: Meri, Merin.
constexpr std::u32string_view kAlsoNames[] = {U"meri", U"talvi", U"pilvi", U"lumi", U"tuuli", U"suvi", U"tähti"};

bool has_e(const Letters& word) {
  return std::any_of(std::begin(kWithE), std::end(kWithE),
                     [&](std::u32string_view each) { return ends_with(word, each); });
}

/// Nouns that have neither, at the end of longer names: Kauppalehdessä, Rovaniemellä.
constexpr std::u32string_view kNeutral[] = {U"lehti", U"niemi", U"kivi", U"hirvi", U"pilvi",    U"kieli",
                                            U"meri",  U"tie",   U"mies", U"piiri", U"ministeri"};

void of_e_stem(const Letters& word, Paradigm& paradigm) {
  const Letters bare = cut(word, 1), open = bare + U"e";
  Letters closed = weak(open);
  if (ends_with(bare, U"rk")) closed = cut(bare, 1) + U"je";  // Kurki: Kurjen
  // Saarta, merta, Suomea
  const bool falls = is_in(bare.back(), U"rl");
  paradigm.both(open, {closed}, falls ? U"" : U"A", U"en", {kFalling});
  if (falls) paradigm.add(kPartitive, bare, ends_with(bare, U"mer") ? U"ta" : U"tA");
}

/// Vesi: Veden, Vettä
void of_si(const Letters& word, Paradigm& paradigm) {
  const Letters bare = cut(word, 2);
  paradigm.singular(bare + U"te", {bare + U"de"}, U"", U"en");
  paradigm.add(kPartitive, bare + U"t", U"tA");
  paradigm.plural(cut(word, 1) + U"e", {cut(word, 1) + U"e"}, {kFalling});
}

void of_long_vowel(const Letters& word, Paradigm& paradigm) {
  const Letters breathed = U"h" + Letters(1, word.back()) + U"n";  // Pohjanmaahan, Dubaihin
  const bool same = word[word.size() - 2] == word.back();
  const bool short_word = syllables(word) == 1 || ends_with_any(word, {U"maa", U"pää", U"puu", U"suu", U"luu"});
  paradigm.both(word, {word}, U"tA", same && !short_word ? U"seen" : std::u32string_view(breathed), {kShortened});
}

void of_e(const Letters& word, Paradigm& paradigm) {
  paradigm.both(word, closed_grades(word), U"A", U"en", {kRound});  // Kalle: Kallen
  paradigm.add(kPartitive, word, U"ttA");
  // Tampere: Tampereen; Rinne: Rinteen
  const Letters stem = (ends_with(word, U"inne") ? strong(word).back() : word) + U"e";
  paradigm.both(stem, {stem}, U"", U"seen", {kShortened});
}

void of_vowel(const Letters& word, Paradigm& paradigm) {
  const char32_t last = word.back(), before = word[word.size() - 2];
  if (is_diphthong(before, last)) return of_long_vowel(word, paradigm);
  if (last == U'e') return of_e(word, paradigm);
  if (ends_with_any(word, {U"vesi", U"uusi"})) return of_si(word, paradigm);
  const bool e_stem = has_e(word);
  if (e_stem) of_e_stem(word, paradigm);
  if (e_stem && std::find(std::begin(kAlsoNames), std::end(kAlsoNames), word) == std::end(kAlsoNames)) return;
  const Letters illative = Letters(1, last) + U"n";
  std::u32string_view partitive = U"A";
  if (is_vowel(before) && !is_in(last, U"aä")) partitive = before == U'i' ? U"tA" : U"tA/A";  // Kuopiota
  paradigm.both(word, closed_grades(word), partitive, illative, plurals_of(word));
}

/// Tuomaan, Kankaan; Oikeuden; Kokoomuksen
void of_s(const Letters& word, Paradigm& paradigm) {
  const Letters bare = cut(word, 1);
  paradigm.add(kPartitive, word, U"tA");
  if (is_in(bare.back(), U"aä")) {
    const Letters stem = (ends_with(bare, U"nga") ? strong(bare).back() : bare) + bare.back();
    paradigm.both(stem, {stem}, U"", U"seen", {kShortened});
  }
  if (ends_with_any(bare, {U"uu", U"eu", U"ou", U"yy", U"ey", U"öy"})) {
    paradigm.singular(bare + U"te", {bare + U"de"}, U"", U"en");
    paradigm.add(kPartitive, bare + U"t", U"tA");
  }
  const Letters stem = bare + U"kse";
  paradigm.both(stem, {stem}, U"", U"en", {kFalling});
  paradigm.add(kPlural + kGenitive, word, U"ten");
}

void of_consonant(const Letters& word, Paradigm& paradigm) {
  if (ends_with(word, U"mies")) {  // Häkämies: Häkämiehen
    const Letters stem = cut(word, 1) + U"he";
    paradigm.both(stem, {stem}, U"", U"en", {kFalling});
    return paradigm.add(kPartitive, word, U"tA");
  }
  if (ends_with(word, U"istuin")) {  // Tuomioistuin: Tuomioistuimen
    const Letters stem = cut(word, 1) + U"me";
    paradigm.both(stem, {stem}, U"", U"en", {kFalling});
    return paradigm.add(kPartitive, word, U"tA");
  }
  if (word.back() == U's' && word.size() > 2 && is_vowel(word[word.size() - 2])) of_s(word, paradigm);
  if (ends_with_any(word, {U"us", U"ys"}) && !ends_with(word, U"bus")) return;
  paradigm.both(word + U"i", {word + U"i"}, U"A", U"in", plurals_of(word + U"i"));  // Putin: Putinin
}

void of_nen(const Letters& word, Paradigm& paradigm) {
  const Letters stem = cut(word, 3) + U"s";
  paradigm.both(stem + U"e", {stem + U"e"}, U"", U"en", {kS});
  paradigm.add(kPartitive, stem, U"tA");
}

/// A name in the plural, of which the strong grade is to be guessed: Yhdysvallat, Vihreät.
void of_plural(const Letters& word, Paradigm& paradigm) {
  const Letters closed = cut(word, 1);
  if (ends_with(closed, U"se")) return paradigm.plural(closed, {closed}, {kS});
  if (closed.back() == U'e' && !is_vowel(closed[closed.size() - 2]))
    return paradigm.plural(closed, {closed}, {kFalling});
  const std::vector<Plural> plurals = plurals_of(closed);
  for (const Letters& open : strong(closed)) {
    paradigm.plural(open, {closed}, plurals);
    if (open.back() == U'a') paradigm.add(kPlural + kGenitive, open, U"in");  // Yhdysvaltain
  }
}

/// Uusimaa, Mustameri: both words in one are declined, Uudenmaan.
void add_two_in_one(const Letters& word, std::u32string_view first, Paradigm& paradigm) {
  const Letters rest = word.compare(0, first.size(), first) == 0 ? word.substr(first.size()) : Letters();
  if (rest.size() < 2 || (first != U"uusi" && rest != U"meri")) return;
  const std::vector<FinnishForm> firsts = finnish_forms(Letters(first), false);
  for (const FinnishForm& second : finnish_forms(rest, false)) {
    for (const FinnishForm& form : firsts) {
      if (form.at == second.at) paradigm.forms.push_back({form.at, form.word + second.word});
    }
  }
}

}  // namespace

bool is_back(const Letters& word) {
  if (std::any_of(std::begin(kNeutral), std::end(kNeutral),
                  [&](std::u32string_view each) { return ends_with(word, each); }))
    return false;
  // The y of Sony and Navalnyi is said as i.
  const std::size_t end = word.find_last_not_of(U"yi");
  const std::size_t at = word.find_last_of(U"aouåáóúäöyü", end);
  return at != Letters::npos && is_in(word[at], U"aouåáóú");
}

std::vector<FinnishForm> finnish_forms(const Letters& word, bool person) {
  Paradigm paradigm(word);
  const char32_t last = word.back(), before = word[word.size() - 2];
  constexpr std::size_t kShortest = 4;
  const bool plural = last == U't' && is_vowel(before) && !person && word.size() > kShortest;
  paradigm.forms.push_back({plural ? kPlural + kNominative : kNominative, word});
  if (ends_with(word, U"nen") && word.size() > kShortest) {
    of_nen(word, paradigm);
  } else if (is_vowel(last)) {
    of_vowel(word, paradigm);
  } else {
    if (plural) of_plural(word, paradigm);
    if (!ends_with(word, U"set")) of_consonant(word, paradigm);
  }
  for (const std::u32string_view first : {U"uusi", U"musta", U"punainen"}) add_two_in_one(word, first, paradigm);
  return paradigm.forms;
}

}  // namespace mentiond::plugins::watchlist::inflect
