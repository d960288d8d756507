// The regular expressions of queries: RE2's syntax, in time that grows with the text alone. Thread-safe once made.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>

namespace mentiond::plugins::watchlist {

std::unique_ptr<const re2::RE2> make_regex(const std::string& text, bool ignore_case);

/// What is wrong with an expression; empty: nothing.
std::string regex_problem(const std::string& text);

}  // namespace mentiond::plugins::watchlist
