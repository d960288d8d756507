#include "plugins/match/watchlist/inflect/inflect.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/text/characters.h"
#include "plugins/common/text/tokens.h"
#include "plugins/match/watchlist/inflect/words.h"

namespace mentiond::plugins::watchlist {
namespace inflect {

namespace text = common::text;

Name::Name(std::string_view name) {
  text::Tokens tokens;
  text::tokenise(name, tokens);
  std::size_t from = 0;
  for (const text::Token& token : tokens) {
    NameWord word;
    between_.emplace_back(name.substr(from, token.start - from));
    for (std::size_t i = token.start; i < token.end;) {
      const text::Character c = text::character_at(name, i);
      word.letters += c.code;
      word.lower += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code)));
      i += c.size;
    }
    const bool capitals =
        std::all_of(word.letters.begin(), word.letters.end(), [](char32_t c) { return text::is_upper(c); });
    word.joined = from > 0 && from + 1 == token.start && name[from] == '-';
    word.inside = from > 0 && text::class_of(text::character_at(name, from).code) == text::CharClass::kApostrophe;
    word.initials = token.is(text::Token::kInitials) || token.dot_size() > 0;
    word.acronym = capitals && word.letters.size() > 1;
    words_.push_back(std::move(word));
    from = token.end;
  }
  between_.emplace_back(name.substr(from));
}

std::string Name::with(const std::vector<Letters>& words) const {
  std::string name;
  for (std::size_t i = 0; i < words.size(); ++i) {
    name += between_[i];
    for (const char32_t c : words[i]) text::append_utf8(c, name);
  }
  return name + between_.back();
}

std::string Name::with_last(const Letters& word) const {
  std::vector<Letters> words;
  for (const NameWord& each : words_) words.push_back(each.letters);
  words.back() = word;
  return with(words);
}

std::string Name::with_first(const Letters& word) const {
  std::vector<Letters> words;
  for (const NameWord& each : words_) words.push_back(each.letters);
  words.front() = word;
  return with(words);
}

bool ends_with(const Letters& word, std::u32string_view ending) {
  return word.size() >= ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

Letters cut(const Letters& word, std::size_t letters) { return word.substr(0, word.size() - letters); }

}  // namespace inflect

std::optional<Inflection> inflection_of(std::string_view language_tag) {
  std::string primary = common::html::lower(language_tag.substr(0, language_tag.find_first_of("-_")));
  if (primary == "az") primary = "tr";
  const auto* const found = std::find(kInflectionCodes.begin(), kInflectionCodes.end(), primary);
  if (found == kInflectionCodes.end()) return std::nullopt;
  return static_cast<Inflection>(found - kInflectionCodes.begin());
}

namespace {

bool is_acronym(std::string_view name) {
  const inflect::Name words(name);
  return words.words().size() == 1 && words.words().front().acronym;
}

}  // namespace

std::vector<Inflection> inflections_of_script(std::string_view name) {
  for (std::size_t i = 0; i < name.size();) {
    const common::text::Character c = common::text::character_at(name, i);
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c.code), &error)) {
      case USCRIPT_CYRILLIC:
        return {Inflection::kRussian, Inflection::kUkrainian};
      case USCRIPT_HEBREW:
        return {Inflection::kHebrew};
      case USCRIPT_ARABIC:
        return {Inflection::kArabic};
      case USCRIPT_HANGUL:
        return {Inflection::kKorean};
      case USCRIPT_LATIN:
        // Korean texts write acronyms in Latin letters: LG는, NATO의.
        if (is_acronym(name)) return {Inflection::kTurkish, Inflection::kFinnish, Inflection::kKorean};
        return {Inflection::kTurkish, Inflection::kFinnish};
      default:
        i += c.size;
    }
  }
  return {};
}

std::vector<std::string> forms_of(std::string_view text, std::string_view type, Inflection language) {
  const inflect::Name name(text);
  std::vector<std::string> forms;
  if (name.words().empty()) return forms;
  switch (language) {
    case Inflection::kRussian:
      inflect::russian(name, type, forms);
      break;
    case Inflection::kTurkish:
      inflect::turkish(name, forms);
      break;
    case Inflection::kFinnish:
      inflect::finnish(name, type, forms);
      break;
    case Inflection::kHebrew:
      inflect::hebrew(name, type, forms);
      break;
    case Inflection::kArabic:
      inflect::arabic(name, type, forms);
      break;
    case Inflection::kKorean:
      inflect::korean(name, forms);
      break;
    case Inflection::kUkrainian:
      inflect::ukrainian(name, type, forms);
      break;
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, text);
  return forms;
}

}  // namespace mentiond::plugins::watchlist
