#include "plugins/match/watchlist/add_aliases.h"

#include <algorithm>

#include "plugins/match/watchlist/names/spelling.h"
#include "plugins/match/watchlist/query/parser.h"

namespace mentiond::plugins::watchlist {
namespace {

constexpr std::size_t kLongestAlias = 1000;
constexpr std::size_t kMostForms = 2'000'000;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A `*` between single letters is the name's own, as in M*A*S*H and E*TRADE; `?` is a wildcard inside a word.
bool has_wildcards(std::string_view name) {
  for (std::size_t i = name.find_first_of("*?"); i != std::string_view::npos; i = name.find_first_of("*?", i + 1)) {
    const bool before = i > 0 && is_letter(name[i - 1]), behind = i + 1 < name.size() && is_letter(name[i + 1]);
    if (name[i] == '?' && before && behind) return true;
    const bool alone_before = before && (i == 1 || !is_letter(name[i - 2]));
    if (name[i] == '*' && (before || behind) && !(alone_before && behind)) return true;
  }
  return false;
}

/// CO2 is set as CO₂, and CO₂ typed as CO2: NFKC makes them one. Empty: the name has no such digit.
std::string with_other_digits(std::string_view name) {
  const bool has_digits = std::any_of(name.begin(), name.end(), is_digit);
  if (!has_digits && name.find("\xE2\x82") == std::string_view::npos) return {};
  std::string other;
  bool changed = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view three = name.substr(i, 3);
    const auto last = static_cast<unsigned char>(three.back());
    const bool subscript = three.size() == 3 && three.starts_with("\xE2\x82") && last >= 0x80 && last <= 0x89;
    const bool after_letter = !other.empty() && i > 0 && (is_letter(name[i - 1]) || (changed && is_digit(name[i - 1])));
    if (subscript) {
      other += static_cast<char>('0' + (last - 0x80));
      i += 2, changed = true;
    } else if (is_digit(name[i]) && after_letter) {
      other.append("\xE2\x82") += static_cast<char>(0x80 + (name[i] - '0'));
      changed = true;
    } else {
      other += name[i];
    }
  }
  return changed ? other : std::string();
}

}  // namespace

void AliasAdder::add(const EntityRule& entity, const Watchlist& list, std::uint32_t first_rule) {
  asked_ = ruled_ = false;
  list_ = &list;
  for (const AliasRule& alias : entity.aliases)
    add_alias(alias, entity, list.conditions[alias.conditions], first_rule + alias.conditions);
  if (asked_ && !ruled_) {
    problems_.warning(
        entity.place,
        "\"inflect\" changes nothing here: it has rules for Russian, Ukrainian, Turkish, Finnish, Hebrew, "
        "Arabic and Korean names, and no name of " +
            quoted(entity.id) + " is one");
  }
}

void AliasAdder::add_alias(const AliasRule& alias, const EntityRule& entity, const Conditions& conditions,
                           std::uint32_t rule) {
  if (alias.text.size() > kLongestAlias) {
    problems_of(alias).error(alias.place, "an alias of " + std::to_string(alias.text.size()) +
                                              " bytes; expected a name of at most " + std::to_string(kLongestAlias));
    return;
  }
  const auto pattern = add_pattern(alias, conditions.exact);
  if (!pattern) return;
  const auto number = static_cast<std::uint32_t>(compiled_.entities.size() - 1);
  compiled_.aliases.push_back({number, rule, alias.place, *pattern, source_of(alias), kAnyLanguage});
  if (compiled_.patterns.is_glob(*pattern)) {
    compiled_.globs.push_back(*pattern);
    return;
  }
  if (const std::string other = with_other_digits(alias.text); !other.empty())
    add_form(other, conditions, kAnyLanguage);
  for (const std::string& other : respelled(alias.text)) add_form(other, conditions, kAnyLanguage);
  if (conditions.inflect) add_inflected(alias, entity, conditions);
}

/// The sources of the list are the last ones.
std::uint32_t AliasAdder::source_of(const AliasRule& alias) const {
  const auto before = static_cast<std::uint32_t>(compiled_.sources.size() - list_->sources.size());
  return alias.source == 0 ? 0 : before + alias.source;
}

Problems AliasAdder::problems_of(const AliasRule& alias) const {
  return alias.source == 0 ? problems_ : problems_.of(list_->sources[alias.source - 1]);
}

std::optional<PatternId> AliasAdder::add_pattern(const AliasRule& alias, bool exact) {
  const bool wildcards = has_wildcards(alias.text);
  if (wildcards) {
    Problems own = problems_of(alias);
    QueryProblems first(own);
    check_term(alias.text, alias.place, first);
    if (first.failed()) return std::nullopt;
  }
  const auto pattern = compiled_.patterns.add(alias.text, {exact, wildcards});
  if (!pattern)
    problems_of(alias).error(alias.place, "the name " + quoted(alias.text) +
                                              " has no letter and no digit to look for; expected one that has");
  return pattern;
}

void AliasAdder::add_inflected(const AliasRule& alias, const EntityRule& entity, const Conditions& conditions) {
  asked_ = true;
  const bool told = !conditions.inflections.empty();
  const std::vector<Inflection> languages = told ? conditions.inflections : inflections_of_script(alias.text);
  ruled_ = ruled_ || !languages.empty();
  std::vector<std::string> everywhere;  // What counts in any language, sorted.
  for (const Inflection language : languages) {
    const std::vector<std::string>& scope = conditions.languages;
    const auto is_it = [&](const std::string& tag) { return inflection_of(tag) == language; };
    const bool guessed = !told && !is_told_by_script(language);
    if (guessed && !scope.empty() && std::none_of(scope.begin(), scope.end(), is_it)) continue;
    const std::uint8_t only = guessed ? static_cast<std::uint8_t>(language) : kAnyLanguage;
    std::vector<std::string> forms = forms_of(alias.text, entity.type, language);
    for (const std::string& form : forms) {
      if (!guessed || !std::binary_search(everywhere.begin(), everywhere.end(), form)) add_form(form, conditions, only);
    }
    if (!guessed) everywhere = std::move(forms);
  }
  if (compiled_.aliases.size() > kMostForms) {
    problems_of(alias).error(alias.place, "with their inflected forms, these are more than " +
                                              std::to_string(kMostForms) +
                                              " names; expected \"inflect\" at fewer of them");
  }
}

void AliasAdder::add_form(const std::string& text, const Conditions& conditions, std::uint8_t only) {
  if (compiled_.aliases.size() > kMostForms || !compiled_.patterns.add(text, {conditions.exact, false})) return;
  Alias form = compiled_.aliases.back();
  form.only = only;
  compiled_.aliases.push_back(form);
}

}  // namespace mentiond::plugins::watchlist
