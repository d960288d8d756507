#include "plugins/match/watchlist/explain/misses.h"

#include <algorithm>

#include "plugins/match/watchlist/inflect/inflect.h"
#include "plugins/match/watchlist/names/common_words.h"
#include "plugins/match/watchlist/names/spelling.h"
#include "plugins/match/watchlist/reading/edit_distance.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Token;

constexpr std::size_t kMostBetween = 3;

/// The nearest first.
enum class Nearness {
  kMarks,
  kPunctuation,
  kJoints,
  kParagraph,
  kForm,
  kLonger,
  kOneLetter,
  kTwoLetters,
  kApart,
  kAddress,
  kPart,
  kNone
};

struct Word {
  std::u32string letters;  // Folded.
  std::string gap;         // Before it.
  Token token;
};
using WordList = std::vector<Word>;

WordList words_of(const Words& words) {
  WordList list;
  std::vector<common::text::Unit> units;
  for (std::uint32_t i = 0; i < words.count; ++i) {
    Word& word = list.emplace_back();
    word.token = words.tokens[i];
    units.clear();
    common::text::append_units(words.text, word.token, units);
    for (const common::text::Unit& unit : units) word.letters += unit.base;
    if (i > 0) common::text::gap_between(words.text, words.tokens[i - 1], word.token, word.gap);
  }
  return list;
}

std::u32string joined(std::span<const Word> words) {
  std::u32string letters;
  for (const Word& word : words) letters += word.letters;
  return letters;
}

bool is_capital_at(std::string_view text, std::size_t at) {
  return at < text.size() && common::text::is_upper(common::text::character_at(text, at).code);
}

std::u32string digits_of(const std::u32string& letters) {
  std::u32string digits;
  std::copy_if(letters.begin(), letters.end(), std::back_inserter(digits),
               [](char32_t c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// What parts words, and behind how many letters, of which the first `before` do not count.
std::vector<std::pair<std::size_t, std::string_view>> joints_of(std::span<const Word> words, std::size_t before = 0) {
  std::vector<std::pair<std::size_t, std::string_view>> joints;
  std::size_t letters = 0;
  for (const Word& word : words) {
    if (letters > 0) joints.emplace_back(letters - before, word.gap);
    letters += word.letters.size();
  }
  return joints;
}

/// The first joint of a stretch of text that the name has not, or has otherwise; "": the text joins what the name
/// parts.
std::string_view other_joint(std::span<const Word> name, std::span<const Word> there) {
  const auto wanted = joints_of(name), found = joints_of(there);
  for (const auto& joint : found) {
    if (std::find(wanted.begin(), wanted.end(), joint) == wanted.end()) return joint.second;
  }
  return {};
}

std::string written(std::string_view joint) {
  if (joint.empty()) return "written in one word";
  if (joint == " ") return "written in separate words";
  if (joint == "-") return "written with a hyphen";
  return "written with “" + std::string(joint) + "” inside";
}

class Search {
 public:
  Search(const Sought& sought, const ArticleWords& article, const std::function<bool(Span&)>& is_wanted)
      : sought_(sought), article_(article), is_wanted_(is_wanted) {
    common::text::Tokens tokens;
    common::text::tokenise(sought.text, tokens);
    name_ = words_of({sought.text, tokens.data(), static_cast<std::uint32_t>(tokens.size()), false});
    letters_ = joined(name_);
    capital_ = is_capital_at(sought.text, tokens.front().start);
    patterns_.add(sought.text.substr(tokens.front().start, tokens.back().end - tokens.front().start), {});
    if (sought.is_name) add_forms();
  }

  std::optional<NearMiss> run() {
    const auto fields = article_.all_fields();
    for (field_ = 0; field_ < fields.size(); ++field_) {
      there_ = article_.words(fields[field_]);
      words_ = words_of(there_);
      for (std::size_t at = 0; at < words_.size(); ++at) {
        same_letters(at);
        form(at);
        longer_word(at);
        other_letters(at);
        words_apart(at);
        last_part(at);
      }
    }
    return std::move(best_);
  }

 private:
  std::span<const Word> stretch(std::size_t first, std::size_t count) const {
    return std::span(words_).subspan(first, std::min(count, words_.size() - first));
  }
  static bool is_free(std::span<const Word> there) {
    return there.front().token.is(Token::kCanStart) && there.back().token.is(Token::kCanEnd);
  }
  /// Free, and with a capital where the name has one: else it is likely to be another word.
  bool is_like_name(std::span<const Word> there) const {
    return is_free(there) && (!capital_ || is_capital_at(there_.text, there.front().token.start));
  }
  void consider(Nearness nearness, std::span<const Word> there, std::string why) {
    if (nearness >= nearness_) return;
    const auto first = static_cast<std::uint32_t>(there.data() - words_.data());
    const auto last = first + static_cast<std::uint32_t>(there.size()) - 1;
    Span span{field_, first, last, there.front().token.start, there.back().token.end};
    if (!is_wanted_(span)) return;
    nearness_ = nearness;
    best_ = NearMiss{span, std::move(why)};
  }

  /// However the letters are joined, marked or hidden.
  void same_letters(std::size_t at) {
    std::u32string letters;
    std::size_t count = 0;
    do {
      letters += words_[at + count++].letters;
    } while (at + count < words_.size() && letters.size() < letters_.size());
    if (letters != letters_) return;
    const auto there = stretch(at, count);
    if (!is_free(there)) return inside_another(at, at + count - 1);
    if (joints_of(name_) != joints_of(there)) {
      const std::string_view joint = other_joint(name_, there);
      if (joint.find('\n') != std::string_view::npos)
        return consider(Nearness::kParagraph, there, "a paragraph ends inside it");
      return consider(Nearness::kJoints, there, written(joint));
    }
    if (find(kBare, at)) return consider(Nearness::kPunctuation, there, "without its punctuation");
    const Token &first = there.front().token, &last = there.back().token;
    consider(Nearness::kMarks, there,
             "without its accents or marks; “" + std::string(there_.text.substr(first.start, last.end - first.start)) +
                 "” would find both");
  }
  std::optional<Found> find(PatternId pattern, std::size_t at) {
    return patterns_.find(pattern, there_, static_cast<std::uint32_t>(at), scratch_);
  }

  /// Beside a dot, a slash or an apostrophe: what they join is shown.
  void inside_another(std::size_t first, std::size_t last) {
    const auto is_joined = [](const Word& word) {
      return !word.gap.empty() && word.gap.find_first_of(" \n") == std::string::npos;
    };
    while (first > 0 && is_joined(words_[first])) --first;
    while (last + 1 < words_.size() && is_joined(words_[last + 1])) ++last;
    const auto whole = stretch(first, last - first + 1);
    const bool is_address = std::any_of(whole.begin() + 1, whole.end(), [](const Word& word) {
      return word.gap.find_first_of("./@") != std::string::npos;
    });
    if (is_address) return consider(Nearness::kAddress, whole, "nothing is looked for in web and e-mail addresses");
    consider(Nearness::kLonger, whole, "part of a longer word");
  }

  /// A few letters stand in many words by chance.
  void longer_word(std::size_t at) {
    constexpr std::size_t kFewest = 3, kFewestInside = 5;
    const auto there = stretch(at, name_.size());
    const std::u32string letters = joined(there);
    const std::size_t from = letters.find(letters_);
    if (from == std::u32string::npos || letters.size() == letters_.size()) return;
    if (joints_of(there, from) != joints_of(name_)) return;
    if (letters_.size() < (from == 0 ? kFewest : kFewestInside)) return;
    const char before = there.front().token.start > 0 ? there_.text[there.front().token.start - 1] : ' ';
    const std::string_view what = before == '@' ? "handle" : before == '#' ? "hashtag" : "word";
    if (what == "word" ? !is_like_name(there) : !is_free(there)) return;
    std::string why = "part of a longer " + std::string(what);
    const bool by_wildcard = !sought_.is_name && name_.size() == 1 && from == 0;
    if (by_wildcard) why += "; " + std::string(sought_.text) + "* finds those";
    consider(Nearness::kLonger, there, std::move(why));
  }

  /// A slip, or another transliteration.
  void other_letters(std::size_t at) {
    const auto there = stretch(at, name_.size());
    const std::u32string letters = joined(there);
    const std::size_t size = letters_.size(), most = size < 5 ? 0 : size < 8 || !capital_ ? 1 : 2;
    if (letters.size() + most < size || size + most < letters.size() || !is_like_name(there)) return;
    const std::size_t faults = edit_distance(letters_, letters);
    if (faults == 0 || faults > most || digits_of(letters) != digits_of(letters_) || is_everyday(there)) return;
    if (faults == 1) consider(Nearness::kOneLetter, there, "one letter differs");
    if (faults == 2) consider(Nearness::kTwoLetters, there, "two letters differ");
  }
  bool is_everyday(std::span<const Word> there) const {
    std::string folded;
    if (there.size() == 1) common::text::append_folded(there_.text, there.front().token, folded);
    return is_common_word(folded, article_.language());
  }

  /// All words of the name, with a few others between or in another order.
  void words_apart(std::size_t at) {
    const auto is_here = [&](const Word& own) { return own.letters == words_[at].letters; };
    if (name_.size() < 2 || name_.front().token.is(Token::kSpaceless)) return;
    if (std::none_of(name_.begin(), name_.end(), is_here)) return;
    for (std::size_t between = 0; between <= kMostBetween; ++between) {
      const auto there = stretch(at, name_.size() + between);
      if (there.size() < name_.size() + between) return;
      if (!has_all(there) || !is_like_name(there) || has_paragraph(there)) continue;
      if (between == 0) consider(Nearness::kApart, there, "in another order");
      const bool frames =
          there.front().letters == name_.front().letters && there.back().letters == name_.back().letters;
      if (between > 0 && frames && is_in_order(there))
        consider(Nearness::kApart, there,
                 "with " + std::to_string(between) + (between == 1 ? " word" : " words") + " between");
      return;
    }
  }
  bool has_all(std::span<const Word> there) const {
    const auto sorted = [](std::span<const Word> words) {
      std::vector<std::u32string_view> letters;
      for (const Word& word : words) letters.push_back(word.letters);
      std::sort(letters.begin(), letters.end());
      return letters;
    };
    const auto all = sorted(there), wanted = sorted(name_);
    return std::includes(all.begin(), all.end(), wanted.begin(), wanted.end());
  }
  bool is_in_order(std::span<const Word> there) const {
    std::size_t next = 0;
    for (const Word& word : there) next += next < name_.size() && word.letters == name_[next].letters ? 1 : 0;
    return next == name_.size();
  }
  static bool has_paragraph(std::span<const Word> there) {
    return std::any_of(there.begin() + 1, there.end(),
                       [](const Word& word) { return word.gap.find('\n') != std::string::npos; });
  }

  /// Of persons, the surname; of scripts without spaces a word is but a letter.
  void last_part(std::size_t at) {
    const auto there = stretch(at, 1);
    const Word& surname = name_.back();
    if (sought_.type != "person" || name_.size() < 2 || surname.token.is(Token::kSpaceless)) return;
    if (there.front().letters != surname.letters || surname.letters.size() < 2 || !is_like_name(there)) return;
    consider(Nearness::kPart, there, "only the last part of the name");
  }

  /// What `inflect` would have found.
  void add_forms() {
    const auto is_articles = [&](Inflection each) { return inflection_of(article_.language()) == each; };
    std::vector<Inflection> languages = inflections_of_script(sought_.text);
    std::stable_partition(languages.begin(), languages.end(), is_articles);
    for (const Inflection language : languages) {
      if (!is_told_by_script(language) && !is_articles(language)) continue;
      for (const std::string& form : forms_of(sought_.text, sought_.type, language)) {
        if (patterns_.add(form, {})) languages_.push_back(language);
      }
    }
  }
  void form(std::size_t at) {
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      const auto found = find(static_cast<PatternId>(kBare + 1 + i), at);
      if (!found) continue;
      const std::string code(kInflectionCodes[static_cast<std::size_t>(languages_[i])]);
      consider(Nearness::kForm, stretch(at, found->last - at + 1),
               "a form of it; \"inflect: " + code + "\" finds those");
    }
  }

  static constexpr PatternId kBare = 0;  // The name without what stands before and behind its words.
  const Sought& sought_;
  const ArticleWords& article_;
  const std::function<bool(Span&)>& is_wanted_;
  WordList name_, words_;  // Of the name; of the field that is looked at.
  std::u32string letters_;
  bool capital_ = false;
  Patterns patterns_;                  // That one, then the forms.
  std::vector<Inflection> languages_;  // Of the forms.
  std::uint32_t field_ = 0;
  Words there_;
  Scratch scratch_;
  Nearness nearness_ = Nearness::kNone;
  std::optional<NearMiss> best_;
};

}  // namespace

std::optional<NearMiss> nearest_miss(const Sought& sought, const ArticleWords& article,
                                     const std::function<bool(Span&)>& is_wanted) {
  return Search(sought, article, is_wanted).run();
}

}  // namespace mentiond::plugins::watchlist
