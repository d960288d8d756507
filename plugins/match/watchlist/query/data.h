// What a query says of the article as a whole: its source, site, link, feed, language, country and type. Pure
// functions; thread-safe.
#pragma once

#include "mentiond/sdk/match.hpp"
#include "plugins/match/watchlist/query/fields.h"

namespace mentiond::plugins::watchlist {

/// What is wrong with a value that a query compares; empty: nothing.
std::string datum_problem(QueryField::Kind kind, std::string_view value);
/// What was probably meant by a value that is wrong; may be empty.
std::string datum_suggestion(QueryField::Kind kind, std::string_view value);
/// "site:bbc.co.uk"
std::string_view example_of(QueryField::Kind kind);

/// A value in the form that is compared. REQUIRES: there is no problem with it.
std::string datum_value(QueryField::Kind kind, std::string_view value);
/// Whether the article has it. Of every kind but kSource, whose words are compared as a term's.
bool datum_holds(QueryField::Kind kind, std::string_view value, const sdk::ArticleView& article);
/// What the article has, for explanations: "en", "www.bbc.co.uk"; empty: nothing.
std::string datum_of(QueryField::Kind kind, const sdk::ArticleView& article);

/// The host of a URL, in lower case; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace mentiond::plugins::watchlist
