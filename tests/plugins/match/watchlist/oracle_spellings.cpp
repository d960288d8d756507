#include "tests/plugins/match/watchlist/oracle_spellings.h"

#include <algorithm>

#include "plugins/match/watchlist/inflect/inflect.h"
#include "tests/plugins/match/watchlist/oracle_text.h"

namespace mentiond::plugins::watchlist::oracle {
namespace {

bool is_letter(const std::string& text, std::size_t i) {
  return i < text.size() && (std::isalpha(static_cast<unsigned char>(text[i])) != 0 || (text[i] & 0x80) != 0);
}
bool is_digit(const std::string& text, std::size_t i) {
  return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
}

/// A `?` inside a word is one, and a `*` at a letter, unless it stands between single letters, as in M*A*S*H.
bool has_wildcards(const std::string& name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool before = i > 0 && is_letter(name, i - 1), behind = is_letter(name, i + 1);
    const bool single = before && (i == 1 || !is_letter(name, i - 2)) && behind;
    if (name[i] == '?' && before && behind) return true;
    if (name[i] == '*' && (before || behind) && !single) return true;
  }
  return false;
}

/// CO₂ for CO2 and the other way round.
std::string with_other_digits(const std::string& name) {
  std::string other;
  bool changed = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.compare(i, 2, "\xE2\x82") == 0 && static_cast<unsigned char>(name[i + 2]) <= 0x89) {
      other += static_cast<char>('0' + (static_cast<unsigned char>(name[i + 2]) & 0x0F));
      i += 2, changed = true;
    } else if (is_digit(name, i) && i > 0 && (is_letter(name, i - 1) || (changed && is_digit(name, i - 1)))) {
      other += "\xE2\x82";
      other += static_cast<char>(0x80 + (name[i] - '0'));
      changed = true;
    } else {
      other += name[i];
    }
  }
  return changed ? other : name;
}

/// One in which each of the signs stands for several letters, or they for it.
void add_ligatures(const std::string& name, std::vector<Spelling>& all) {
  const std::vector<std::pair<std::string, std::string>> signs = {{"\u0EDC", "\u0EAB\u0E99"},
                                                                  {"\u0EDD", "\u0EAB\u0EA1"},
                                                                  {"\u0587", "\u0565\u057E"},
                                                                  {"㈱", "(株)"},
                                                                  {"㈱", "（株）"}};
  std::string apart, joined;
  for (std::size_t i = 0; i < name.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& each) {
      return name.compare(i, each.first.size(), each.first) == 0;
    });
    apart += sign == signs.end() ? name.substr(i, 1) : sign->second;
    i += sign == signs.end() ? 1 : sign->first.size();
  }
  for (std::size_t i = 0; i < name.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& each) {
      return name.compare(i, each.second.size(), each.second) == 0;
    });
    joined += sign == signs.end() ? name.substr(i, 1) : sign->first;
    i += sign == signs.end() ? 1 : sign->second.size();
  }
  for (const std::string& other : {apart, joined})
    if (other != name) all.push_back({other});
}

/// "e.V." for "e. V." and the other way round: letters that stand alone, each with a dot, one of them small.
void add_initials(const std::string& name, std::vector<Spelling>& all) {
  struct Initial {
    std::size_t start, end;
    bool small;
  };
  std::vector<Initial> initials;
  bool after_letter = false;
  for (std::size_t i = 0; i < name.size();) {
    const auto c = common::text::character_at(name, i);
    const bool cased = is_upper(c.code) || is_lower(c.code);
    if (cased && !after_letter && name.compare(i + c.size, 1, ".") == 0)
      initials.push_back({i, i + c.size + 1, is_lower(c.code)});
    after_letter = is_letter_class(common::text::class_of(c.code)), i += c.size;
  }
  for (const std::string gap : {"", " "}) {
    std::string other = name;
    bool small = false;
    for (std::size_t i = initials.size(); i-- > 1;) {
      const Initial &left = initials[i - 1], &right = initials[i];
      const std::string between = name.substr(left.end, right.start - left.end);
      if (!between.empty() && between != " ") continue;
      other.replace(left.end, between.size(), gap), small = small || left.small || right.small;
    }
    if (small && other != name) all.push_back({other});
  }
}

bool has_rules_of(const std::string& language, Inflection rules) { return inflection_of(language) == rules; }

/// By the rules that the alias names, or else by those of its letters; of Turkish, Finnish and Ukrainian, which letters
/// do not tell from others, only where neither the article nor the alias is for another language.
bool counts(Inflection rules, const Conditions& when, const std::string& language) {
  if (when.inflect != "true" || rules == Inflection::kRussian || rules == Inflection::kHebrew ||
      rules == Inflection::kArabic || rules == Inflection::kKorean)
    return true;
  const bool scope =
      when.languages.empty() || std::any_of(when.languages.begin(), when.languages.end(),
                                            [&](const std::string& each) { return has_rules_of(each, rules); });
  return scope && (language.empty() || has_rules_of(language, rules));
}

}  // namespace

std::vector<Spelling> spellings(const Alias& alias, const std::string& type, const std::string& language) {
  if (has_wildcards(alias.text)) return {{alias.text, true}};
  std::vector<Spelling> all = {{alias.text}};
  const std::string other = with_other_digits(alias.text);
  if (!read(other).words.empty()) all.push_back({other});
  add_ligatures(alias.text, all);
  add_initials(alias.text, all);
  const Conditions& when = alias.when;
  if (when.inflect == "false") return all;
  for (std::size_t i = 0; i < kInflections; ++i) {
    const auto rules = static_cast<Inflection>(i);
    const std::vector<Inflection> script = inflections_of_script(alias.text);
    const bool wanted = when.inflect == "true" ? std::find(script.begin(), script.end(), rules) != script.end()
                                               : when.inflect.find(kInflectionCodes[i]) != std::string::npos;
    if (!wanted || !counts(rules, when, language)) continue;
    for (const std::string& form : forms_of(alias.text, type, rules)) all.push_back({form});
  }
  return all;
}

bool is_within(const std::string& language, const std::string& other) {
  return language == other || language.starts_with(other + "-");
}
bool is_within_any(const std::string& language, const std::vector<std::string>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& other) { return is_within(language, other); });
}

}  // namespace mentiond::plugins::watchlist::oracle
