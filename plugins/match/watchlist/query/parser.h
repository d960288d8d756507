// Reads a query: its grammar, and the rules that hold whatever it refers to.
#pragma once

#include "plugins/match/watchlist/query/ast.h"
#include "plugins/match/watchlist/query/lexer.h"

namespace mentiond::plugins::watchlist {

/// Null where there is a problem; then it has been reported.
ExpressionPtr parse_query(const QuerySource& source, Problems& problems);

/// A sequence with AND and OR as it reads where AND binds first, or OR.
std::string reading(const std::vector<ExpressionPtr>& operands, const std::vector<QueryToken>& operators,
                    bool and_first);

/// What needs no look at other queries: sides of OR that only exclude, operands of NEAR that stand nowhere.
void check_query(const Expression& query, QueryProblems& problems);

/// A term's wildcards and letters. Without a problem, it is a pattern.
void check_term(std::string_view text, Place place, QueryProblems& problems);
/// The values of a field like site: or lang:.
void check_values(const Expression& field, QueryProblems& problems);

}  // namespace mentiond::plugins::watchlist
