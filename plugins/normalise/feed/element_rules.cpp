#include "plugins/normalise/feed/element_rules.h"

#include <algorithm>
#include <array>

#include "plugins/normalise/feed/element_index.h"
#include "plugins/normalise/feed/element_rules_core.h"
#include "plugins/normalise/feed/element_rules_media.h"
#include "plugins/normalise/feed/element_rules_more.h"

namespace mentiond::plugins::feed {
namespace {

template <std::size_t... Sizes>
constexpr auto joined(const std::array<Rule, Sizes>&... tables) {
  std::array<Rule, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(tables.begin(), tables.end(), end)), ...);
  return all;
}

constexpr auto kRules =
    joined(rows::kCoreRules, rows::kContentRules, rows::kMediaRules, rows::kItunesRules, rows::kGeoRules,
           rows::kDublinCoreRules, rows::kPodcastRules, rows::kNewsRules, rows::kAudioRules, rows::kOtherRules);
constexpr ElementIndex kIndex(kRules);

}  // namespace

std::span<const Rule> all_rules() { return kRules; }

const Rule* find_rule(Scope scope, const Name& name) {
  const std::size_t rule = kIndex.find(kRules, scope, name.family, name.local);
  return rule == ElementIndex::kNone ? nullptr : &kRules[rule];
}

}  // namespace mentiond::plugins::feed
