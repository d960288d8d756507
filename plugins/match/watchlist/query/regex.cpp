#include "plugins/match/watchlist/query/regex.h"

namespace mentiond::plugins::watchlist {
namespace {

re2::RE2::Options options(bool ignore_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  options.set_max_mem(std::int64_t{8} << 20);
  return options;
}

bool matches_nothing(const re2::RE2& regex) {
  for (const re2::StringPiece text : {"", "a", "a b"}) {
    re2::StringPiece found;
    if (regex.Match(text, 0, text.size(), re2::RE2::UNANCHORED, &found, 1) && found.empty()) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<const re2::RE2> make_regex(const std::string& text, bool ignore_case) {
  return std::make_unique<const re2::RE2>(text, options(ignore_case));
}

std::string regex_problem(const std::string& text) {
  const re2::RE2 regex(text, options(false));
  if (!regex.ok()) {
    const bool look_around = text.find("(?=") != text.npos || text.find("(?!") != text.npos ||
                             text.find("(?<") != text.npos || regex.error_code() == re2::RE2::ErrorBadEscape;
    return "this is no regular expression of RE2: " + regex.error() +
           (look_around ? " (there is no look-around and no back-reference; NOT and NEAR may say it)" : "");
  }
  if (matches_nothing(regex))
    return "this regular expression matches the empty text, and so every article; make a part of it necessary, as "
           "with + instead of *";
  return {};
}

}  // namespace mentiond::plugins::watchlist
