#include "plugins/match/watchlist/overlaps.h"

#include <algorithm>
#include <tuple>

namespace mentiond::plugins::watchlist {
namespace {

/// The hits of one watchlist in one field that have won so far, by their start.
class Winners {
 public:
  explicit Winners(const Compiled& compiled) : compiled_(compiled) {}

  /// REQUIRES: no hit is longer than one that came before it.
  bool admit(const Hit& hit) {
    if (won_.empty()) longest_ = hit.end - hit.start;
    const auto behind = std::lower_bound(won_.begin(), won_.end(), hit.end,
                                         [](const Hit& other, std::uint32_t end) { return other.start < end; });
    const bool inside = compiled_.rules[compiled_.aliases[hit.alias].rule].inside;
    for (auto other = behind; other != won_.begin();) {
      --other;
      if (other->start + longest_ <= hit.start) break;
      if (other->end <= hit.start) continue;
      const bool same_span = other->start == hit.start && other->end == hit.end;
      const bool same_entity = entity(*other) == entity(hit);
      if (same_entity || (!same_span && !inside)) return false;
    }
    won_.insert(behind, hit);
    return true;
  }
  void clear() { won_.clear(); }

 private:
  std::uint32_t entity(const Hit& hit) const { return compiled_.aliases[hit.alias].entity; }

  const Compiled& compiled_;
  std::vector<Hit> won_;
  std::uint32_t longest_ = 0;
};

}  // namespace

void resolve_overlaps(const Compiled& compiled, std::vector<Hit>& hits) {
  const auto list = [&](const Hit& hit) { return compiled.entities[compiled.aliases[hit.alias].entity].list; };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
    return std::tuple(list(a), a.field, b.end - b.start, a.start, a.alias) <
           std::tuple(list(b), b.field, a.end - a.start, b.start, b.alias);
  });
  Winners winners(compiled);
  std::size_t kept = 0;
  std::pair<std::uint32_t, std::uint32_t> group;
  for (const Hit hit : hits) {
    if (const std::pair own(list(hit), hit.field); own != group) winners.clear(), group = own;
    if (winners.admit(hit)) hits[kept++] = hit;
  }
  hits.resize(kept);
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::tuple(a.field, a.start, a.end, a.alias) < std::tuple(b.field, b.start, b.end, b.alias);
  });
}

}  // namespace mentiond::plugins::watchlist
