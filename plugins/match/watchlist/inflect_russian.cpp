// Russian: the declension of names by their endings, after the school grammar (Zaliznyak's dictionary has the same
// endings by class). Genitive, dative, accusative, instrumental, prepositional, in this order.
#include <algorithm>
#include <array>

#include "plugins/match/watchlist/inflect_words.h"

namespace mentiond::plugins::watchlist::inflect {
namespace {

constexpr std::size_t kCases = 5;
enum Gender : std::uint8_t { kMan = 1, kWoman = 2, kThing = 4, kAny = 7 };
/// The word for a thing may be of any gender; what only men are called is none.
constexpr std::uint8_t kOfThings = kWoman | kThing;

/// Words that end so lose `drop` letters and get one of the endings: a space parts cases, a slash what is as good.
/// The longest ending decides, and of those of one length all that may be.
struct Row {
  std::u32string_view ending;
  std::size_t drop;
  std::u32string_view cases;
  std::uint8_t genders;
  bool adjective = false;
};

constexpr Row kRows[] = {
    // Names that change their stem.
    {U"павел", 2, U"ла лу ла лом ле", kMan},
    {U"пётр", 3, U"етра етру етра етром етре", kMan},
    {U"лев", 2, U"ьва/ева ьву/еву ьва/ева ьвом/евым ьве/еве", kMan},
    {U"ец", 2, U"ца/еца цу/ецу ца/еца цем/цом/ецем/ецом це/еце", kMan | kThing},
    {U"аец", 2, U"йца йцу йца йцем йце", kMan | kThing},
    {U"лец", 2, U"ьца/еца ьцу/ецу ьца/еца ьцем/ьцом/ецем/ецом ьце/еце", kMan | kThing},
    {U"яц", 2, U"йца/яца йцу/яцу йца/яца йцем/яцем йце/яце", kMan | kThing},
    {U"ёл", 2, U"ла/ёла лу/ёлу ла/ёла лом/ёлом ле/ёле", kMan | kThing},
    {U"орел", 2, U"ла лу ла лом ле", kMan | kThing},
    {U"вей", 2, U"ья/ея ью/ею ья/ея ьем/еем ье/ее", kMan},
    {U"бей", 2, U"ья/ея ью/ею ья/ея ьем/еем ье/ее", kMan},
    {U"египет", 2, U"та ту та том те", kThing},
    {U"мя", 1, U"ени ени я енем ени", kThing},
    {U"ок", 2, U"ка/ока ку/оку ка/ока ком/оком ке/оке", kMan | kThing},
    // Adjectives, and surnames that are.
    {U"кий", 2, U"ого ому ого им ом", kMan | kThing, true},
    {U"хий", 2, U"ого ому ого им ом", kMan | kThing, true},
    {U"гий", 2, U"ого/ия ому/ию ого/ия им/ием ом/ии", kMan | kThing, true},
    {U"ний", 2, U"его/ия ему/ию его/ия им/ием ем/ии", kMan | kThing, true},
    {U"жий", 2, U"его ему его им ем", kMan | kThing, true},
    {U"ший", 2, U"его ему его им ем", kMan | kThing, true},
    {U"чий", 2, U"его ему его им ем", kMan | kThing, true},
    {U"щий", 2, U"его ему его им ем", kMan | kThing, true},
    {U"ый", 2, U"ого ому ого ым ом", kMan | kThing, true},
    {U"ой", 2, U"ого/оя ому/ою ого/оя ым/им/оем ом/ое", kMan | kThing, true},
    {U"ая", 2, U"ой/аи ой/ае ую/аю ой/аей ой/ае", kWoman | kThing, true},
    {U"жая", 2, U"ей ей ую ей ей", kWoman | kThing, true},
    {U"шая", 2, U"ей ей ую ей ей", kWoman | kThing, true},
    {U"щая", 2, U"ей ей ую ей ей", kWoman | kThing, true},
    {U"яя", 2, U"ей ей юю ей ей", kWoman | kThing, true},
    {U"ое", 2, U"ого ому ое ым/им ом", kThing, true},
    {U"ее", 2, U"его ему ее им ем", kThing, true},
    {U"ые", 2, U"ых ым ые ыми ых", kThing, true},
    {U"кие", 2, U"их им ие ими их", kThing, true},
    {U"шие", 2, U"их им ие ими их", kThing, true},
    // Surnames, some of which are other words, too: Марина, Берлин.
    {U"ов", 0, U"а у а ым/ом е", kMan},
    {U"ов", 0, U"а у а ом е", kThing},
    {U"ев", 0, U"а у а ым/ом е", kMan},
    {U"ев", 0, U"а у а ом е", kThing},
    {U"ёв", 0, U"а у а ым/ом е", kMan},
    {U"ёв", 0, U"а у а ом е", kThing},
    {U"ин", 0, U"а у а ым/ом е", kMan},
    {U"ин", 0, U"а у а ом е", kThing},
    {U"ын", 0, U"а у а ым/ом е", kMan},
    {U"ын", 0, U"а у а ом е", kThing},
    {U"ова", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ева", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ёва", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ина", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ына", 1, U"ой/ы ой/е у ой ой/е", kWoman | kThing},
    {U"ых", 0, U"- - - - -", kAny},
    {U"их", 0, U"- - - - -", kAny},
    // Nouns.
    {U"ий", 2, U"ия ию ия ием ии", kMan | kThing},
    {U"й", 1, U"я ю я ем е", kMan | kThing},
    {U"ь", 1, U"я ю я ем/ём е", kMan | kThing},
    {U"ь", 1, U"и/ь и/ь ь ью/ь и/ь", kWoman | kThing},
    {U"ж", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ш", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ч", 0, U"а у а ем/ом е", kMan | kThing},
    {U"щ", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ц", 0, U"а у а ем/ом е", kMan | kThing},
    {U"ия", 1, U"и и ю ей и", kAny},
    {U"ия", 1, U"й ям я ями ях", kThing},  // Известия, a plural.
    {U"я", 1, U"и е ю ей е", kAny},
    {U"га", 1, U"и е у ой е", kAny},
    {U"ка", 1, U"и е у ой е", kAny},
    {U"ха", 1, U"и е у ой е", kAny},
    {U"жа", 1, U"и е у ей/ой е", kAny},
    {U"ша", 1, U"и е у ей/ой е", kAny},
    {U"ча", 1, U"и е у ей/ой е", kAny},
    {U"ща", 1, U"и е у ей/ой е", kAny},
    {U"ца", 1, U"ы е у ей/ой е", kAny},
    {U"а", 1, U"ы е у ой е", kAny},
    {U"о", 1, U"а у о ом е", kThing},
    {U"ие", 2, U"ия/их ию/им ие ием/ими ии/их", kThing},
    {U"це", 1, U"а у е ем е", kThing},
    {U"ще", 1, U"а у е ем е", kThing},
    {U"е", 1, U"я ю е ем е", kThing},
    {U"ы", 1, U"ов/- ам ы ами ах", kThing},
    {U"ки", 1, U"ов/- ам и ами ах", kThing},
    {U"ги", 1, U"ов/- ам и ами ах", kThing},
    {U"хи", 1, U"ов/- ам и ами ах", kThing},
    {U"ии", 1, U"й ям и ями ях", kThing},
    {U"и", 1, U"ей ям и ями ях", kThing},
};
constexpr Row kConsonant{U"", 0, U"а у а ом е", kMan | kThing};
/// Endings that say that a person is a man, or a woman.
constexpr std::u32string_view kOfMen[] = {U"ский", U"цкий", U"ый", U"ов", U"ев", U"ёв", U"ич", U"ий", U"ей", U"ой"};
constexpr std::u32string_view kOfWomen[] = {U"ова", U"ева", U"ёва", U"ская", U"цкая", U"ая", U"яя", U"вна"};

using Declined = std::array<std::vector<Letters>, kCases>;

bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }
bool is_vowel(char32_t c) { return std::u32string_view(U"аеёиоуыэюяі").find(c) != std::u32string_view::npos; }
bool ends_in_consonant(const Letters& word) {
  const char32_t last = word.back();
  return is_cyrillic(last) && !is_vowel(last) && last != U'ь' && last != U'ъ' && last != U'й';
}

template <class Each>
void for_each_part(std::u32string_view text, char32_t by, Each each) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    each(text.substr(at, end - at));
    at = end + 1;
  }
}

void decline(const Letters& word, const Row& row, Declined& declined) {
  const Letters stem = cut(word, row.drop);
  std::size_t number = 0;
  for_each_part(row.cases, U' ', [&](std::u32string_view endings) {
    for_each_part(endings, U'/', [&](std::u32string_view ending) {
      declined[number].push_back(ending == U"-" ? stem : stem + Letters(ending));
    });
    ++number;
  });
}

Declined unchanged(const Letters& word) {
  Declined declined;
  declined.fill({word});
  return declined;
}

/// The rows of the longest ending that a word has.
std::vector<const Row*> rows_of(const NameWord& word, std::uint8_t genders) {
  std::vector<const Row*> rows;
  for (const Row& row : kRows) {
    if ((row.genders & genders) == 0 || word.lower.size() <= row.ending.size() - (row.drop == 0 ? 0 : 1)) continue;
    if (!ends_with(word.lower, row.ending)) continue;
    if (!rows.empty() && rows.front()->ending.size() > row.ending.size()) continue;
    if (!rows.empty() && rows.front()->ending.size() < row.ending.size()) rows.clear();
    rows.push_back(&row);
  }
  const bool regular = rows.empty() && (genders & (kMan | kThing)) != 0 && ends_in_consonant(word.lower);
  if (regular) rows.push_back(&kConsonant);
  return rows;
}

Declined decline(const NameWord& word, std::uint8_t genders) {
  const bool small = word.letters == word.lower && (genders & kThing) == 0;  // "фон", "де"
  if (word.initials || word.lower.size() < 2 || small) return unchanged(word.letters);
  if (word.acronym && !ends_in_consonant(word.lower)) return unchanged(word.letters);
  // The surname of a woman that ends like a man's word stays as it is.
  const std::vector<const Row*> rows = rows_of(word, genders);
  if (rows.empty()) return unchanged(word.letters);
  Declined declined;
  for (const Row* row : rows) decline(word.letters, word.acronym ? kConsonant : *row, declined);
  return declined;
}

bool is_adjective(const NameWord& word) {
  const std::vector<const Row*> rows = rows_of(word, kThing);
  return !rows.empty() && rows.front()->adjective;
}

template <std::size_t kSize>
bool any_ends(const Name& name, const std::u32string_view (&endings)[kSize]) {
  return std::any_of(name.words().begin(), name.words().end(), [&](const NameWord& word) {
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::u32string_view ending) { return ends_with(word.lower, ending); });
  });
}

/// All ways to say the words in one case.
void combine(const Name& name, const std::vector<Declined>& words, std::vector<std::string>& forms) {
  constexpr std::size_t kMost = 32;
  for (std::size_t number = 0; number < kCases; ++number) {
    std::vector<std::vector<Letters>> ways = {{}};
    for (const Declined& word : words) {
      std::vector<std::vector<Letters>> longer;
      for (const auto& way : ways) {
        for (const Letters& form : word[number]) {
          if (longer.size() == kMost) break;
          longer.push_back(way), longer.back().push_back(form);
        }
      }
      ways = std::move(longer);
    }
    for (const auto& way : ways) forms.push_back(name.with(way));
  }
}

/// In the names of Chinese, Koreans and others only the last word is declined (Мао Цзэдуна): what stands before it has
/// one syllable, and it does not end as Russian surnames do.
bool last_alone_declines(const Name& name) {
  const std::vector<NameWord>& words = name.words();
  const bool russian_surname = std::any_of(std::begin(kOfMen), std::end(kOfMen), [&](std::u32string_view ending) {
    return ends_with(words.back().lower, ending);
  });
  return !russian_surname && std::all_of(words.begin(), words.end() - 1, [](const NameWord& word) {
    bool vowel = false;
    std::size_t groups = 0;
    for (const char32_t c : word.lower) {
      if (!vowel && is_vowel(c)) ++groups;
      vowel = is_vowel(c);
    }
    return groups == 1;
  });
}

void decline_person(const Name& name, std::uint8_t gender, std::vector<std::string>& forms) {
  const std::vector<NameWord>& words = name.words();
  std::vector<Declined> declined, last_alone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    last_alone.push_back(unchanged(words[i].letters));
    declined.push_back(decline(words[i], gender));
    // Жан-Клода, Бен-Гуриона
    if (i + 1 == words.size() || !words[i + 1].joined) continue;
    for (std::vector<Letters>& one_case : declined.back()) one_case.push_back(words[i].letters);
  }
  combine(name, declined, forms);
  if (words.size() < 2 || !last_alone_declines(name)) return;
  last_alone.back() = declined.back();
  combine(name, last_alone, forms);
}

/// Adjectives and the noun behind them; what follows is in a case already ("Банк России"). Of words that a hyphen
/// joins, the first where a preposition follows (Ростов-на-Дону), else the last or all.
void decline_thing(const Name& name, std::vector<std::string>& forms) {
  const std::vector<NameWord>& words = name.words();
  std::size_t head = 0;
  while (head + 1 < words.size() && is_adjective(words[head])) ++head;
  std::size_t last = head;
  while (last + 1 < words.size() && words[last + 1].joined && words[last + 1].letters != words[last + 1].lower) ++last;
  const auto add = [&](std::size_t from) {
    std::vector<Declined> declined;
    for (std::size_t i = 0; i < words.size(); ++i)
      declined.push_back(i < head || (i >= from && i <= last) ? decline(words[i], kOfThings)
                                                              : unchanged(words[i].letters));
    combine(name, declined, forms);
  };
  add(head);
  if (last > head) add(last);
}

}  // namespace

void russian(const Name& name, std::string_view type, std::vector<std::string>& forms) {
  // The last word may be initials, which end in a dot: Путин В.В.
  const auto is_russian = [](const NameWord& word) { return is_cyrillic(word.lower.front()); };
  if (std::none_of(name.words().begin(), name.words().end(), is_russian)) return;
  const auto is_capitalised = [](const NameWord& word) { return word.letters[0] != word.lower[0]; };
  const bool like_a_person =
      type.empty() && name.words().size() < 4 && std::all_of(name.words().begin(), name.words().end(), is_capitalised);
  if (type == "person" || like_a_person) {
    if (!any_ends(name, kOfWomen)) decline_person(name, kMan, forms);
    if (!any_ends(name, kOfMen)) decline_person(name, kWoman, forms);
  }
  if (type != "person") decline_thing(name, forms);
}

}  // namespace mentiond::plugins::watchlist::inflect
