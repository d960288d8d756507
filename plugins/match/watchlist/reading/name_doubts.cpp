#include "plugins/match/watchlist/reading/name_doubts.h"

#include <algorithm>
#include <array>
#include <map>

#include "plugins/common/text/tokens.h"
#include "plugins/match/watchlist/query/fields.h"

namespace mentiond::plugins::watchlist {
namespace {

using common::text::Token;

common::text::Tokens tokens_of(std::string_view text) {
  common::text::Tokens tokens;
  common::text::tokenise(text, tokens);
  return tokens;
}

bool has_small_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = common::text::character_at(text, i);
    if (common::text::is_lower(c.code)) return true;
    i += c.size;
  }
  return false;
}

/// Whether there is anything in a name that could be meant otherwise: nearly none has a sign, or a space with two
/// capitals behind it. Of a hundred thousand names each is asked.
bool may_be_doubted(std::string_view name) {
  static constexpr std::string_view kSigns = "|;*{},/:@.";
  static constexpr auto kIsSign = [] {
    std::array<bool, 256> is_sign{};
    for (const char c : kSigns) is_sign[static_cast<unsigned char>(c)] = true;
    return is_sign;
  }();
  const auto is_capital = [&](std::size_t at) { return at < name.size() && name[at] >= 'A' && name[at] <= 'Z'; };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (kIsSign[static_cast<unsigned char>(name[i])]) return true;
    if (name[i] == ' ' && is_capital(i + 1) && is_capital(i + 2)) return true;
  }
  return false;
}

/// The words beside " OR ", "|" or ";", as a list.
std::string listed_by(std::string_view text, std::string_view separator) {
  std::string list = "[";
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    const std::string_view part = text.substr(0, at);
    list.append(part.substr(0, part.find_last_not_of(' ') + 1)).append(", ");
    text.remove_prefix(at + separator.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  }
  return list.append(text).append("]");
}

std::string several(std::string_view text, std::string_view separator, bool in_table) {
  return in_table ? "a line for each" : listed_by(text, separator);
}

/// Where all letters are capitals, AND and NOT are words of the name.
std::string doubt_of_operators(std::string_view text, bool in_table) {
  if (text.find(" OR ") != std::string_view::npos)
    return quoted(text) + " is looked for as it stands, \"OR\" with it: it is no query; write " +
           several(text, " OR ", in_table);
  for (const std::string_view op : {" AND ", " NOT ", " NEAR ", " NEAR/"}) {
    if (text.find(op) == std::string_view::npos || !has_small_letters(text)) continue;
    return quoted(text) + " is looked for as it stands, \"" + std::string(op.substr(1, op.size() - 2)) +
           "\" with it: it is no query; those stand below \"queries:\"";
  }
  return {};
}

std::string doubt_of_separators(std::string_view text, bool in_table) {
  for (const std::string_view separator : {"|", ";"}) {
    const std::size_t at = text.find(separator);
    const bool parts = at != std::string_view::npos && !tokens_of(text.substr(0, at)).empty() &&
                       !tokens_of(text.substr(at + 1)).empty();
    if (parts)
      return quoted(text) + " is one name, " + quoted(separator) + " with it; write " +
             several(text, separator, in_table);
  }
  return {};
}

/// "foo *": a star by itself completes no word.
bool has_lone_star(std::string_view text) {
  if (std::count(text.begin(), text.end(), '*') != 1 || tokens_of(text).empty()) return false;
  const std::string padded = " " + std::string(text) + " ";
  return padded.find(" * ") != std::string::npos;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const Token& token : tokens_of(text)) common::text::append_folded(text, token, letters);
  std::erase_if(letters, [](char c) { return c >= '0' && c <= '9'; });
  return letters;
}

struct Exclude {
  const Term* term = nullptr;
  bool applies = false;
  std::string_view name;  ///< One that is all of it.
};

/// Whatever the capitals, which do not count in what excludes.
bool is_same(std::string_view phrase, std::string_view name) {
  const auto words = [](std::string_view text) {
    std::string folded;
    for (const Token& token : tokens_of(text)) common::text::append_folded(text, token, folded += ' ');
    return folded;
  };
  return words(phrase) == words(name);
}

bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

/// Whether the name may stand inside the phrase. Only letters are compared, for the rest has many spellings.
bool may_exclude(std::string_view phrase, std::string_view name, const Conditions& conditions) {
  const std::string letters = letters_of(phrase);
  return conditions.inflect || has_wildcard(phrase) || has_wildcard(name) || letters.empty() ||
         letters.find(letters_of(name)) != std::string::npos;
}

}  // namespace

std::string doubt_of_name(std::string_view name, bool in_table) {
  if (!may_be_doubted(name)) return {};
  if (std::string doubt = doubt_of_operators(name, in_table); !doubt.empty()) return doubt;
  if (std::string doubt = doubt_of_separators(name, in_table); !doubt.empty()) return doubt;
  if (has_lone_star(name))
    return "a \"*\" by itself completes no word, and " + quoted(name) +
           " is looked for with it; write it behind the word";
  if (name.starts_with('{') && name.ends_with('}'))
    return quoted(name) + " is looked for with its braces; where capitals count, write \"case: exact\"";
  if (name.find(" //") != std::string_view::npos)
    return quoted(name) + " is looked for with its \"//\"; a comment begins with \" # \"";
  if (name.ends_with(',') || name.ends_with(';'))
    return quoted(name) + " is looked for with the " + quoted(name.substr(name.size() - 1)) +
           " at its end; take that out";
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos && name.substr(colon + 1, 1) != " " && field_of(name.substr(0, colon)) != nullptr)
    return quoted(name) + " is looked for as it stands: a name has no field, a query below \"queries:\" does";
  if (name.find_first_of("@/:.") == std::string_view::npos) return {};
  const common::text::Tokens tokens = tokens_of(name);
  const bool never = !tokens.empty() && (!tokens.front().is(Token::kCanStart) || !tokens.back().is(Token::kCanEnd));
  if (never)
    return quoted(name) +
           " is never found: nothing is, inside web and e-mail addresses; a query with url: or site: looks at the link";
  return {};
}

std::string doubt_of_term(std::string_view term) {
  if (!may_be_doubted(term)) return {};
  std::string doubt = doubt_of_operators(term, false);
  return doubt.empty() ? doubt_of_separators(term, false) : doubt;
}

bool is_like_list(const Node& node) {
  return node.is_text() && node.is_plain() && node.text.find(", ") != std::string::npos;
}

void doubt_excludes(const Watchlist& list, Problems& problems) {
  for (const EntityRule& entity : list.entities) {
    std::map<std::uint64_t, Exclude> excludes;  // By place.
    for (const AliasRule& alias : entity.aliases) {
      const Conditions& conditions = list.conditions[alias.conditions];
      for (const Term& term : conditions.exclude) {
        Exclude& exclude = excludes[std::uint64_t{term.place.line} << 32 | term.place.column];
        exclude.term = &term, exclude.applies |= may_exclude(term.text, alias.text, conditions);
        if (is_same(term.text, alias.text)) exclude.name = alias.text;
      }
    }
    for (const auto& [place, exclude] : excludes) {
      if (!exclude.name.empty())
        problems.warning(exclude.term->place, quoted(exclude.term->text) + " excludes every mention of the name " +
                                                  quoted(exclude.name) +
                                                  "; write the longer phrase in which the name is none");
      if (exclude.applies) continue;
      problems.warning(exclude.term->place, quoted(exclude.term->text) + " excludes nothing, for no name of " +
                                                quoted(entity.id) +
                                                " stands in it; write the longer phrase in which the name is no "
                                                "mention, as in George Washington for Washington");
    }
  }
}

}  // namespace mentiond::plugins::watchlist
