// How well and how fast articles find their stories.
//
//   bench_story quality FILE    a set of tests/bench/story/generate.py: BCubed F1 and pair precision, in the order of
//                               the file and in others, beside other ways of clustering
//   bench_story speed [N]       articles a second and bytes an article in a window of N (1,000,000) articles
//
// Prints a JSON line a figure (INTERFACES); a table on standard error. Figures of speed are CPU time of one core.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <random>

#include "host/article/rapidjson.h"
#include "host/story/index.h"
#include "tests/bench/story/clustering.h"
#include "tests/support/bench.h"

namespace {

using namespace mentiond;
using namespace mentiond::bench;
using article::Micros;
using test::cpu_seconds;

std::vector<Item> read_items(const char* file) {
  std::ifstream in(file);
  std::vector<Item> items;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document document;
    document.Parse(line.data(), line.size());
    const auto text = [&](const char* key) {
      return std::string(document[key].GetString(), document[key].GetStringLength());
    };
    items.push_back({text("group"), text("kind"), text("source"), text("title"), text("text")});
  }
  return items;
}

story::Arrival arrival_of(const Item& item) {
  article::Article article;
  article.feed = item.source;
  article.headlines = {{"main", "text/plain", item.title}};
  article.bodies = {{"", "text/plain", item.text}};
  return story::arrival_of(article, 1'795'000'000 * article::kSecond);
}

Clusters by_story(const std::vector<Item>& items) {
  story::Index index;
  Clusters clusters;
  std::int64_t next = 1;
  for (const Item& item : items) {
    const story::Arrival arrival = arrival_of(item);
    const auto match = index.find(arrival);
    clusters.push_back(match ? match->story : next++);
    index.add(clusters.back(), arrival);
    index.commit();
  }
  return clusters;
}

void print_errors(const std::vector<Item>& items, const Clusters& clusters) {
  std::map<std::int64_t, std::map<std::string, int>> groups;
  std::map<std::string, std::map<std::int64_t, int>> parts;
  std::map<std::string, std::string> kinds;
  for (std::size_t i = 0; i < items.size(); ++i) {
    ++groups[clusters[i]][items[i].group];
    ++parts[items[i].group][clusters[i]];
    kinds[items[i].group] = items[i].kind;
  }
  for (const auto& [cluster, in] : groups) {
    if (in.size() == 1) continue;
    std::cerr << "merged " << cluster << ":";
    for (const auto& [group, count] : in) std::cerr << " " << group << "*" << count;
    std::cerr << "\n";
  }
  for (const auto& [group, in] : parts) {
    if (in.size() == 1) continue;
    std::cerr << "split " << group << ":";
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].group == group) {
        std::cerr << " " << clusters[i] << "(" << items[i].kind << "," << story::fingerprint("", items[i].text).words
                  << ")";
      }
    }
    std::cerr << "\n";
  }
}

void print(const char* metric, double value, const char* peer = nullptr, double peer_value = 0) {
  std::printf("{\"bench\":\"story\",\"metric\":\"%s\",\"value\":%.4f", metric, value);
  if (peer != nullptr) {
    std::printf(",\"peer\":\"%s\",\"peer_value\":%.4f,\"ratio\":%.3f", peer, peer_value, value / peer_value);
  }
  std::printf("}\n");
}

void row(const char* name, const Quality& q) {
  std::fprintf(stderr, "%-34s %6.4f  %6.4f  %6.4f   %6.4f  %6.4f\n", name, q.precision, q.recall, q.f1,
               q.pair_precision, q.pair_recall);
}

int quality(const char* file, bool errors) {
  std::vector<Item> items = read_items(file);
  if (items.empty()) return 2;
  std::fprintf(stderr, "%-34s BCubed: P  R       F1       pairs: P  R\n", "");
  const Clusters clusters = by_story(items);
  const Quality own = judge(items, clusters);
  row("mentiond", own);
  if (errors) print_errors(items, clusters);
  double least = own.f1, most = own.f1;
  std::vector<Item> shuffled = items;
  std::mt19937 random(1);
  for (int order = 0; order < 5; ++order) {
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const double f1 = judge(shuffled, by_story(shuffled)).f1;
    least = std::min(least, f1);
    most = std::max(most, f1);
  }
  std::fprintf(stderr, "in five other orders               F1 from %.4f to %.4f\n", least, most);
  const auto peer = [&](const char* name, const Clusters& clustered) {
    const Quality other = judge(items, clustered);
    row(name, other);
    print("bcubed_f1", own.f1, name, other.f1);
  };
  peer("equal titles", by_title(items));
  peer("MinHash-LSH 128, Jaccard .3", by_minhash(items, 0.3));
  peer("MinHash-LSH 128, Jaccard .5", by_minhash(items, 0.5));
  peer("SimHash 64, distance 3", by_simhash(items));
  peer("exact containment .35", by_exact_containment(items, 0.35));
  peer("exact containment .50", by_exact_containment(items, 0.5));
  print("pair_precision", own.pair_precision);
  print("f1_spread_of_six_orders", most - least);
  return 0;
}

/// Articles of words drawn as often as words are in real texts (Zipf): no two share a shingle but by chance, unless one
/// is a copy, as every fifth is.
class Wire {
 public:
  Wire() : weights_(kWords) {
    for (std::size_t i = 0; i < kWords; ++i) weights_[i] = 1.0 / static_cast<double>(i + 10);
    draw_ = std::discrete_distribution<std::size_t>(weights_.begin(), weights_.end());
    for (std::size_t i = 0; i < kWords; ++i) {
      std::string word(1, static_cast<char>((i % 5 == 0 ? 'A' : 'a') + i % 26));
      for (std::size_t rest = i; rest > 0; rest /= 17) word += static_cast<char>('a' + rest % 17);
      words_.push_back(i % 23 == 0 ? std::to_string(i) : word);
    }
  }
  article::Article next(std::size_t number) {
    article::Article article;
    article.feed = "feed" + std::to_string(number % 3000);
    article.language = "en";
    if (number % 5 == 4) {
      article.bodies = {{"", "text/plain", last_.substr(0, last_.size() / 2)}};
      return article;
    }
    last_.clear();
    const std::size_t length = 60 + static_cast<std::size_t>(random_() % 780);
    for (std::size_t i = 0; i < length; ++i) last_ += words_[draw_(random_)] + (i % 19 == 18 ? ". " : " ");
    article.headlines = {{"main", "text/plain", last_.substr(0, 60)}};
    article.bodies = {{"", "text/plain", last_}};
    return article;
  }

 private:
  static constexpr std::size_t kWords = 40'000;
  std::vector<double> weights_;
  std::vector<std::string> words_;
  std::discrete_distribution<std::size_t> draw_;
  std::mt19937_64 random_{1};
  std::string last_;
};

/// What the process holds, in bytes.
double resident() {
  std::ifstream statm("/proc/self/statm");
  double all = 0, resident = 0;
  statm >> all >> resident;
  return resident * 4096;
}

/// The batches are made outside of what is measured.
int speed(std::size_t window) {
  constexpr std::size_t kBatch = 512, kRenewed = 102'400;
  Wire wire;
  story::Index index;
  const double empty = resident();
  std::int64_t next = 1;
  double measured = 0, reading = 0, bytes = 0;
  const auto run = [&](std::size_t from, std::size_t to, Micros step) {
    measured = reading = bytes = 0;
    for (std::size_t at = from; at < to; at += kBatch) {
      std::vector<article::Article> batch;
      for (std::size_t i = 0; i < kBatch; ++i) batch.push_back(wire.next(at + i));
      const double begin = cpu_seconds();
      const Micros now = 1'795'000'000 * article::kSecond + static_cast<Micros>(at) * step;
      index.begin(now);
      for (const article::Article& article : batch) {
        const double before = cpu_seconds();
        const story::Arrival arrival = story::arrival_of(article, now);
        reading += cpu_seconds() - before;
        bytes += static_cast<double>(article.body().size());
        const auto match = index.find(arrival);
        (void)index.add(match ? match->story : next++, arrival);
      }
      index.commit();
      measured += cpu_seconds() - begin;
    }
  };
  const Micros step = story::kWindow / static_cast<Micros>(window);
  run(0, window, step);
  const double held = resident() - empty;
  const double n = static_cast<double>(window);
  std::fprintf(stderr,
               "filled: %zu articles of %.0f bytes, %zu stories, %.0f articles a second; %.0f bytes each (index), %.0f "
               "(process)\n",
               window, bytes / n, index.size(), n / measured, static_cast<double>(index.bytes()) / n, held / n);
  run(window, window + kRenewed, step);
  const double full = static_cast<double>(kRenewed) / measured;
  std::fprintf(
      stderr,
      "full: %zu stories, %.0f articles a second, of which reading them takes %.0f %%; %.0f bytes each (process)\n",
      index.size(), full, 100 * reading / measured, (resident() - empty) / n);
  print("articles_per_second", full);
  print("bytes_per_article", (resident() - empty) / n);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::strcmp(argv[1], "quality") == 0) return quality(argv[2], argc > 3);
  if (argc > 1 && std::strcmp(argv[1], "speed") == 0) {
    return speed(argc > 2 ? static_cast<std::size_t>(std::atoll(argv[2])) : 1'000'000);
  }
  std::cerr << "bench_story quality FILE | speed [N]\n";
  return 2;
}
