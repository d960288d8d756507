#include "plugins/match/watchlist/names/overlaps.h"

#include <algorithm>
#include <tuple>

namespace mentiond::plugins::watchlist {
namespace {

/// The hits of one watchlist that have won so far, by their start.
class Winners {
 public:
  explicit Winners(const Compiled& compiled) : compiled_(compiled) {}

  /// REQUIRES: no hit is longer than one that came before it.
  bool admit(const Hit& hit) {
    if (won_.empty()) longest_ = hit.end - hit.start;
    const auto behind = std::lower_bound(won_.begin(), won_.end(), hit.end,
                                         [](const Hit& other, std::uint32_t end) { return other.start < end; });
    for (auto other = behind; other != won_.begin();) {
      --other;
      if (other->start + longest_ <= hit.start) break;
      if (other->end <= hit.start) continue;
      const bool same_span = other->start == hit.start && other->end == hit.end;
      const bool same_entity = entity(*other) == entity(hit);
      if (same_entity || (!same_span && !is_inside(hit))) return false;
    }
    won_.insert(behind, hit);
    return true;
  }
  void clear() { won_.clear(); }

 private:
  std::uint32_t entity(const Hit& hit) const { return compiled_.aliases[hit.alias].entity; }
  bool is_inside(const Hit& hit) const { return compiled_.rules[compiled_.aliases[hit.alias].rule].inside; }

  const Compiled& compiled_;
  std::vector<Hit> won_;
  std::uint32_t longest_ = 0;
};

bool reads_before(const Hit& a, const Hit& b) {
  return std::tuple(a.field, a.start, a.end, a.alias) < std::tuple(b.field, b.start, b.end, b.alias);
}

/// Leaves of hits of one field those that win, in front and in reading order. Returns how many.
std::size_t settle(const Compiled& compiled, std::span<Hit> hits) {
  const auto list = [&](const Hit& hit) { return compiled.entities[compiled.aliases[hit.alias].entity].list; };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
    return std::tuple(list(a), b.end - b.start, a.start, a.alias) <
           std::tuple(list(b), a.end - a.start, b.start, b.alias);
  });
  Winners winners(compiled);
  std::size_t kept = 0;
  std::uint32_t own = list(hits[0]);
  for (const Hit hit : hits) {
    if (list(hit) != own) winners.clear(), own = list(hit);
    if (winners.admit(hit)) hits[kept++] = hit;
  }
  std::sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), reads_before);
  return kept;
}

}  // namespace

void resolve_overlaps(const Compiled& compiled, std::vector<Hit>& hits) {
  if (!std::is_sorted(hits.begin(), hits.end(), reads_before)) std::sort(hits.begin(), hits.end(), reads_before);
  std::size_t kept = 0;
  // Most hits overlap no other: only runs of those that do need to be settled.
  for (std::size_t first = 0, last = 0; first < hits.size(); first = last) {
    std::uint32_t end = hits[first].end;
    while (++last < hits.size() && hits[last].field == hits[first].field && hits[last].start < end)
      end = std::max(end, hits[last].end);
    const std::span<Hit> run(hits.data() + first, last - first);
    const std::size_t won = run.size() == 1 ? 1 : settle(compiled, run);
    std::copy_n(run.begin(), won, hits.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += won;
  }
  hits.resize(kept);
}

}  // namespace mentiond::plugins::watchlist
