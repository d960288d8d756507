#include <array>
#include <bit>
#include <unordered_map>
#include <unordered_set>

#include "host/story/fingerprint.h"
#include "host/story/words.h"
#include "tests/bench/story/clustering.h"

namespace mentiond::bench {
namespace {

std::vector<std::uint64_t> distinct_shingles(const std::string& text) {
  std::vector<std::uint64_t> all = story::shingles(text);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

constexpr std::size_t kHashes = 128, kRows = 4;
using Signature = std::array<std::uint64_t, kHashes>;

Signature signature_of(const std::vector<std::uint64_t>& shingles) {
  Signature signature;
  signature.fill(~std::uint64_t{0});
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t i = 0; i < kHashes; ++i)
      signature[i] = std::min(signature[i], story::mix(shingle + i * 0x9E3779B9));
  }
  return signature;
}

double agreement(const Signature& a, const Signature& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < kHashes; ++i) equal += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(equal) / kHashes;
}

std::uint64_t simhash(const std::vector<std::uint64_t>& shingles) {
  std::array<int, 64> votes{};
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t bit = 0; bit < 64; ++bit) votes[bit] += (shingle >> bit & 1) != 0 ? 1 : -1;
  }
  std::uint64_t hash = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) hash |= std::uint64_t{votes[bit] > 0} << bit;
  return hash;
}

}  // namespace

Clusters by_title(const std::vector<Item>& items) {
  Union sets(items.size());
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < items.size(); ++i) sets.join(first.emplace(items[i].title, i).first->second, i);
  return sets.clusters();
}

Clusters by_minhash(const std::vector<Item>& items, double least) {
  Union sets(items.size());
  std::vector<Signature> signatures;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> bands;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::vector<std::uint64_t> shingles = distinct_shingles(items[i].text);
    signatures.push_back(signature_of(shingles));
    if (shingles.empty()) continue;
    for (std::size_t band = 0; band < kHashes / kRows; ++band) {
      std::uint64_t key = band;
      for (std::size_t row = 0; row < kRows; ++row) key = story::mix(key ^ signatures[i][band * kRows + row]);
      for (const std::size_t other : bands[key]) {
        if (agreement(signatures[i], signatures[other]) >= least) sets.join(i, other);
      }
      bands[key].push_back(i);
    }
  }
  return sets.clusters();
}

Clusters by_simhash(const std::vector<Item>& items) {
  Union sets(items.size());
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < items.size(); ++i) {
    hashes.push_back(simhash(distinct_shingles(items[i].text)));
    for (std::size_t other = 0; other < i; ++other) {
      if (std::popcount(hashes[i] ^ hashes[other]) <= 3) sets.join(i, other);
    }
  }
  return sets.clusters();
}

Clusters by_exact_containment(const std::vector<Item>& items, double least) {
  constexpr std::size_t kBoilerplate = 25;
  std::vector<std::vector<std::uint64_t>> shingles;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < items.size(); ++i) {
    shingles.push_back(distinct_shingles(items[i].text));
    for (const std::uint64_t shingle : shingles[i]) holders[shingle].push_back(i);
  }
  const auto rare = [&](std::uint64_t shingle) { return holders[shingle].size() <= kBoilerplate; };
  Union sets(items.size());
  std::vector<double> sizes;
  for (const auto& own : shingles) sizes.push_back(static_cast<double>(std::count_if(own.begin(), own.end(), rare)));
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::unordered_map<std::size_t, double> both;
    for (const std::uint64_t shingle : shingles[i]) {
      if (!rare(shingle)) continue;
      for (const std::size_t other : holders[shingle]) both[other] += other < i ? 1 : 0;
    }
    for (const auto& [other, shared] : both) {
      if (shared > 0 && shared / std::min(sizes[i], sizes[other]) >= least) sets.join(i, other);
    }
  }
  return sets.clusters();
}

}  // namespace mentiond::bench
