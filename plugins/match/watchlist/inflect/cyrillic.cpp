#include "plugins/match/watchlist/inflect/cyrillic.h"

#include <algorithm>
#include <array>

namespace mentiond::plugins::watchlist::inflect {
namespace {

constexpr std::size_t kAccusative = 2, kCases = 5;
/// The word for a thing may be of any gender; what only men are called is none.
constexpr std::uint8_t kOfThings = kWoman | kThing;

/// The forms of a word, in each case.
using Declined = std::array<std::vector<Letters>, kCases>;

bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }
bool is_vowel(char32_t c) { return std::u32string_view(U"аеёиоуыэюяіїє").find(c) != std::u32string_view::npos; }
bool ends_in_consonant(const Letters& word) {
  const char32_t last = word.back();
  return is_cyrillic(last) && !is_vowel(last) && last != U'ь' && last != U'ъ' && last != U'й';
}
bool ends_with_any(const NameWord& word, std::span<const std::u32string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::u32string_view ending) { return ends_with(word.lower, ending); });
}

template <class Each>
void for_each_part(std::u32string_view text, char32_t by, Each each) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    each(text.substr(at, end - at));
    at = end + 1;
  }
}

void decline_by(const Row& row, const Letters& word, Declined& declined) {
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

bool has_one_syllable(const NameWord& word) {
  bool vowel = false;
  std::size_t groups = 0;
  for (const char32_t c : word.lower) {
    if (!vowel && is_vowel(c)) ++groups;
    vowel = is_vowel(c);
  }
  return groups == 1;
}

/// Declines the words of one name.
class Declension {
 public:
  Declension(const Name& name, const CyrillicGrammar& grammar, std::vector<std::string>& forms)
      : name_(name), words_(name.words()), grammar_(grammar), forms_(forms) {}

  void person() {
    if (!any_ends(grammar_.of_women)) person(kMan);
    if (!any_ends(grammar_.of_men)) person(kWoman);
  }

  /// Adjectives and the noun behind them; what follows is in a case already ("Банк России").
  void thing() {
    for (std::size_t head = 0; head < words_.size(); ++head) {
      const Adjective adjective = adjective_of(words_[head]);
      if (adjective != kSurely || head + 1 == words_.size()) thing(head);
      if (adjective == kNever) return;
    }
  }

 private:
  bool any_ends(std::span<const std::u32string_view> endings) const {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const NameWord& word) { return ends_with_any(word, endings); });
  }

  /// The rows of the longest ending that a word has.
  std::vector<const Row*> rows_of(const NameWord& word, std::uint8_t genders) const {
    std::vector<const Row*> rows;
    for (const Row& row : grammar_.rows) {
      if ((row.genders & genders) == 0 || word.lower.size() <= row.ending.size() - (row.drop == 0 ? 0 : 1)) continue;
      if (!ends_with(word.lower, row.ending)) continue;
      if (!rows.empty() && rows.front()->ending.size() > row.ending.size()) continue;
      if (!rows.empty() && rows.front()->ending.size() < row.ending.size()) rows.clear();
      rows.push_back(&row);
    }
    return rows.empty() && ends_in_consonant(word.lower) ? consonants(genders) : rows;
  }
  std::vector<const Row*> consonants(std::uint8_t genders) const {
    std::vector<const Row*> rows;
    for (const Row& row : grammar_.consonants) {
      if ((row.genders & genders) != 0) rows.push_back(&row);
    }
    return rows;
  }
  Adjective adjective_of(const NameWord& word) const {
    const std::vector<const Row*> rows = rows_of(word, kThing);
    return rows.empty() ? kNever : rows.front()->adjective;
  }

  Declined decline(const NameWord& word, std::uint8_t genders) const {
    const bool small = word.letters == word.lower && (genders & kThing) == 0 && !word.inside;  // "фон", "де"
    if (word.initials || word.lower.size() < 2 || small) return unchanged(word.letters);
    if (word.acronym && !ends_in_consonant(word.lower)) return unchanged(word.letters);
    // The surname of a woman that ends like a man's word stays as it is.
    const std::vector<const Row*> rows = word.acronym ? consonants(genders) : rows_of(word, genders);
    if (rows.empty()) return unchanged(word.letters);
    Declined declined;
    for (const Row* row : rows) decline_by(*row, word.letters, declined);
    // Of a man it is the genitive.
    if (genders == kMan && declined[kAccusative].size() > 1) std::erase(declined[kAccusative], word.letters);
    return declined;
  }

  void person(std::uint8_t gender) {
    std::vector<Declined> declined, last_alone;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      last_alone.push_back(unchanged(words_[i].letters));
      declined.push_back(decline(words_[i], gender));
      // Жан-Клода, Бен-Гуриона
      if (i + 1 == words_.size() || !words_[i + 1].joined) continue;
      for (std::vector<Letters>& one_case : declined.back()) one_case.push_back(words_[i].letters);
    }
    combine(declined);
    if (words_.size() < 2 || !last_alone_declines()) return;
    last_alone.back() = declined.back();
    combine(last_alone);
  }
  /// In the names of Chinese, Koreans and others only the last word is declined (Мао Цзэдуна): what stands before it
  /// has one syllable, and it does not end as Russian surnames do.
  bool last_alone_declines() const {
    return !ends_with_any(words_.back(), grammar_.of_men) &&
           std::all_of(words_.begin(), words_.end() - 1, has_one_syllable);
  }

  /// Of words that a hyphen joins, the first where a preposition follows (Ростов-на-Дону), else the last or all.
  void thing(std::size_t head) {
    std::size_t last = head;
    const auto goes_on = [&](const NameWord& word) { return word.joined && word.letters != word.lower; };
    while (last + 1 < words_.size() && goes_on(words_[last + 1])) ++last;
    for (std::size_t from = head;; from = last) {
      std::vector<Declined> declined;
      for (std::size_t i = 0; i < words_.size(); ++i)
        declined.push_back(i < head || (i >= from && i <= last) ? decline(words_[i], kOfThings)
                                                                : unchanged(words_[i].letters));
      combine(declined);
      if (from == last) return;
    }
  }

  /// All ways to say the words in one case.
  void combine(const std::vector<Declined>& words) {
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
      for (const auto& way : ways) forms_.push_back(name_.with(way));
    }
  }

  const Name& name_;
  const std::vector<NameWord>& words_;
  const CyrillicGrammar& grammar_;
  std::vector<std::string>& forms_;
};

}  // namespace

void decline(const Name& name, std::string_view type, const CyrillicGrammar& grammar, std::vector<std::string>& forms) {
  const std::vector<NameWord>& words = name.words();
  // The last word may be initials, which end in a dot: Путин В.В.
  if (std::none_of(words.begin(), words.end(), [](const NameWord& word) { return is_cyrillic(word.lower.front()); }))
    return;
  const auto is_capitalised = [](const NameWord& word) { return word.letters[0] != word.lower[0]; };
  const bool like_a_person =
      type.empty() && words.size() < 4 && std::all_of(words.begin(), words.end(), is_capitalised);
  Declension declension(name, grammar, forms);
  if (type == "person" || like_a_person) declension.person();
  if (type != "person") declension.thing();
}

}  // namespace mentiond::plugins::watchlist::inflect
