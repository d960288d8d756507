// What the ways of clustering have in common, and how well they do.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mentiond::bench {

struct Item {
  std::string group, kind, source, title, text;
};

/// For each item, in its order, the number of the cluster that it was put into.
using Clusters = std::vector<std::int64_t>;

struct Quality {
  double precision = 0, recall = 0, f1 = 0;  ///< BCubed (Bagga and Baldwin 1998).
  double pair_precision = 0, pair_recall = 0;
};

inline Quality judge(const std::vector<Item>& items, const Clusters& clusters) {
  std::map<std::int64_t, double> in_cluster;
  std::map<std::string, double> in_group;
  std::map<std::pair<std::int64_t, std::string>, double> in_both;
  for (std::size_t i = 0; i < items.size(); ++i) {
    ++in_cluster[clusters[i]];
    ++in_group[items[i].group];
    ++in_both[{clusters[i], items[i].group}];
  }
  Quality quality;
  const double n = static_cast<double>(items.size());
  double pairs_both = 0, pairs_found = 0, pairs_wanted = 0;
  const auto pairs = [](double of) { return of * (of - 1) / 2; };
  for (const auto& [key, both] : in_both) {
    quality.precision += both * both / in_cluster[key.first] / n;
    quality.recall += both * both / in_group[key.second] / n;
    pairs_both += pairs(both);
  }
  for (const auto& [cluster, size] : in_cluster) pairs_found += pairs(size);
  for (const auto& [group, size] : in_group) pairs_wanted += pairs(size);
  quality.f1 = 2 * quality.precision * quality.recall / (quality.precision + quality.recall);
  quality.pair_precision = pairs_found == 0 ? 1 : pairs_both / pairs_found;
  quality.pair_recall = pairs_wanted == 0 ? 1 : pairs_both / pairs_wanted;
  return quality;
}

/// Sets that may be joined.
class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) {
    for (std::size_t i = 0; i < size; ++i) parent_[i] = i;
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }
  Clusters clusters() {
    Clusters result;
    for (std::size_t i = 0; i < parent_.size(); ++i) result.push_back(static_cast<std::int64_t>(root(i)));
    return result;
  }

 private:
  std::vector<std::size_t> parent_;
};

// The peers (peers.cpp).

/// What feed readers do: the same title is the same item.
Clusters by_title(const std::vector<Item>& items);
/// MinHash of 128 hashes over shingles of five words, 32 bands of 4, joined at an estimated Jaccard of `least`.
Clusters by_minhash(const std::vector<Item>& items, double least);
/// SimHash of 64 bits over the same, joined within three bits (Manku 2007).
Clusters by_simhash(const std::vector<Item>& items);
/// Every pair of articles that shares a shingle which no more than 25 articles have: joined where the smaller one's
/// containment is at least `least`.
Clusters by_exact_containment(const std::vector<Item>& items, double least);

}  // namespace mentiond::bench
