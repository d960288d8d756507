#include "host/story/fit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace mentiond::story {
namespace {

constexpr double kShared = 0.32, kSharedOfLittle = 0.65;
constexpr double kLittle = 8, kEnough = 30;  // Shingles.
constexpr double kSharedAndFacts = 0.95;
// An outlet's own reports share its frames, its sponsors, its show notes.
constexpr double kSharedAtHome = 0.4, kSharedAndFactsAtHome = 1.1;
constexpr std::ptrdiff_t kFewFacts = 5;
constexpr double kTeaserWords = 40, kFactsOfTeaser = 0.5;
constexpr double kNoteWords = 100, kSharedBeyondNote = 0.65;

/// The shorter the text, the more of it must be shared.
double shared_wanted(double shingles) {
  const double lack = std::clamp((kEnough - shingles) / (kEnough - kLittle), 0.0, 1.0);
  return kShared + (kSharedOfLittle - kShared) * lack;
}

/// Of the smaller of two sets, how much the other has too, looking only at what `counts`; absent: too few count.
template <class Counts>
std::optional<double> share_of(std::span<const Fact> a, std::span<const Fact> b, std::span<const Fact> both,
                               Counts counts) {
  const auto count = [&](std::span<const Fact> facts) { return std::count_if(facts.begin(), facts.end(), counts); };
  const auto smaller = std::min(count(a), count(b));
  if (smaller < kFewFacts) return std::nullopt;
  return static_cast<double>(count(both)) / static_cast<double>(smaller);
}

}  // namespace

double fit(const Evidence& evidence) {
  // An editor's note, a caption or both, in two texts that have nothing else in common.
  const bool is_note =
      evidence.block_words > 0 && evidence.block_words <= kNoteWords && evidence.shared_evenly < kSharedBeyondNote;
  const double wanted = std::max(shared_wanted(evidence.shingles), evidence.same_source ? kSharedAtHome : 0);
  const double wanted_in_all = evidence.same_source ? kSharedAndFactsAtHome : kSharedAndFacts;
  if (evidence.shingles >= kLittle && !is_note && evidence.shared >= wanted &&
      evidence.shared + evidence.facts >= wanted_in_all) {
    return evidence.shared * evidence.facts;
  }
  const bool by_title =
      evidence.same_title && !evidence.same_source && evidence.words < kTeaserWords && evidence.facts >= kFactsOfTeaser;
  return by_title ? kShared : 0;
}

double facts_shared(std::span<const Fact> a, std::span<const Fact> b) {
  std::vector<Fact> both;
  both.reserve(std::min(a.size(), b.size()));
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  double least = 1;
  for (const bool numbers : {false, true}) {
    const auto all = [&](Fact fact) { return is_number(fact) == numbers; };
    const auto coarse = [&](Fact fact) { return all(fact) && is_coarse(fact); };
    const std::optional<double> share = share_of(a, b, both, all);
    if (share) least = std::min(least, std::max(*share, share_of(a, b, both, coarse).value_or(0)));
  }
  return least;
}

double weight(unsigned stories) {
  constexpr unsigned kRare = 3;
  if (stories >= kBoilerplate) return 0;
  return stories <= kRare ? 1 : static_cast<double>(kRare) / stories;
}

}  // namespace mentiond::story
