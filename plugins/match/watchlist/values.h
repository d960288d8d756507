// What several keys of a watchlist hold: ids and codes of languages. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::watchlist {

/// The folded words of a name, joined by hyphens.
std::string id_of(std::string_view name);
/// Letters, digits, "-", "_" and ".".
bool is_good_id(std::string_view id);
/// A scheme, a colon, and neither white space nor brackets.
bool is_uri(std::string_view uri);
/// As in en or pt-BR; not eng, since articles have the shorter code.
bool is_language(std::string_view tag);
/// The code of the language that is meant by "English", "Deutsch" or "eng"; empty: there is none.
std::string language_code(std::string_view name);

}  // namespace mentiond::plugins::watchlist
