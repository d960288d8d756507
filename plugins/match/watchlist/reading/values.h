// What several keys of a watchlist hold: ids and codes of languages. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::watchlist {

/// The folded words of a name, joined by hyphens.
std::string id_of(std::string_view name);
/// Letters, digits, "-", "_" and ".".
bool is_good_id(std::string_view id);
/// Of a page, or a name of the scheme urn:, without white space and brackets. It goes into alerts, as a link.
bool is_uri(std::string_view uri);
inline constexpr std::string_view kExpectedUri =
    "expected the address of a page, as in https://www.wikidata.org/entity/Q4404104, not ";
/// As in en or pt-BR; not eng, since articles have the shorter code.
bool is_language(std::string_view tag);
/// The code of the language that is meant by "English", "Deutsch" or "eng"; empty: there is none.
std::string language_code(std::string_view name);

}  // namespace mentiond::plugins::watchlist
