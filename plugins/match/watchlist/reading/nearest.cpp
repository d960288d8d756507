#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/match/watchlist/reading/edit_distance.h"
#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

using common::html::lower;

namespace {

/// A word cut short, with a slip in it: alais, aliases.
std::string_view begun_by(const std::string& wanted, const std::vector<std::string_view>& valid) {
  constexpr std::size_t kShortest = 5;
  for (const std::string_view candidate : valid) {
    const bool longer = wanted.size() >= kShortest && candidate.size() > wanted.size();
    if (longer && edit_distance(wanted, lower(candidate.substr(0, wanted.size()))) < 2) return candidate;
  }
  return {};
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& valid) {
  const std::string wanted = lower(word);
  // One fault in three letters is a slip; more is another word.
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string_view found;
  for (const std::string_view candidate : valid) {
    // A word cut short, or one too long: alias, aliases.
    const std::string other = lower(candidate);
    const bool part =
        std::min(wanted.size(), other.size()) >= 4 && (other.starts_with(wanted) || wanted.starts_with(other));
    if (part) return std::string(candidate);
    const std::size_t longer = std::max(candidate.size(), wanted.size());
    if (longer - std::min(candidate.size(), wanted.size()) >= best) continue;
    const std::size_t faults = edit_distance(wanted, other);
    if (faults < best) best = faults, found = candidate;
  }
  return std::string(found.empty() ? begun_by(wanted, valid) : found);
}

}  // namespace mentiond::plugins::watchlist
