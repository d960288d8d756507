// What to write instead of a query whose parts cannot stand together. What is advised can be read: a test tries it.
#pragma once

#include "plugins/match/watchlist/query/ast.h"

namespace mentiond::plugins::watchlist {

/// Whether its words stand somewhere in a text: there is no AND, no NOT and no field of the whole article in it, but
/// for those inside of what has a place itself (NEAR, SENT).
bool stands_somewhere(const Expression& expression);
/// For AND inside NEAR, each of its operands near the other side; empty: nothing as simple would do.
std::string each_near(const Expression& near);
/// For NOT as a side of NEAR.
std::string without_the_pair(const Expression& near);
/// For NOT as a side of OR: the other sides, without what is excluded. Empty: there are none.
std::string others_without(const Expression& either, const Expression& side);
/// An operand of AND or OR.
std::string in_brackets(const Expression& expression);
/// Says nothing of what must be there.
bool only_excludes(const Expression& expression);

}  // namespace mentiond::plugins::watchlist
