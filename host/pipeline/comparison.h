// A draft of watchlists beside the live ones, article by article: what `mentiond backtest` reports.
//
// A draft stands for the live watchlists of the same names; the others are not compared. Each worker fills a Comparison
// of its own and they are merged in any order: the result is the same. Memory grows with watches, days and feeds, never
// with articles. Not thread-safe.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "host/article/mention.h"
#include "host/article/time.h"

namespace mentiond::pipeline {

/// An article with the mentions that each side found in it.
struct Compared {
  std::string uri, headline, feed;
  article::Micros time = 0;
  std::vector<article::Mention> live, draft;
};

/// One article that only one side hits, and the first mention there: the reason.
struct Example {
  article::Micros time = 0;
  std::string uri, headline, feed, reason;
  auto operator<=>(const Example&) const = default;  // NOLINT(modernize-use-nullptr): no pointer is here.
};

/// Articles hit, not mentions.
struct Hits {
  std::size_t live = 0, draft = 0, gained = 0, lost = 0;
  bool operator==(const Hits&) const = default;
};

struct WatchChange {
  Hits hits;
  std::set<Example> gained, lost;  ///< The newest few.
  bool operator==(const WatchChange&) const = default;
};

class Comparison final {
 public:
  using Watch = std::pair<std::string, std::string>;  ///< Watchlist and watch.

  /// `watchlists`: those that the draft stands for. At most `examples` are kept for each watch and side.
  Comparison(std::set<std::string> watchlists, std::size_t examples);

  void add(const Compared& article);
  void merge(const Comparison& other);

  std::size_t articles() const { return articles_; }
  const std::map<Watch, WatchChange>& watches() const { return watches_; }
  /// By the first moment of a day (UTC), and by feed. An article counts once, however many watches hit it.
  const std::map<article::Micros, Hits>& days() const { return days_; }
  const std::map<std::string, Hits>& feeds() const { return feeds_; }

 private:
  using Found = std::map<Watch, std::string>;
  Found found(const std::vector<article::Mention>& mentions) const;
  void keep(std::set<Example>& examples, Example example) const;

  std::set<std::string> watchlists_;
  std::size_t most_examples_;
  std::size_t articles_ = 0;
  std::map<Watch, WatchChange> watches_;
  std::map<article::Micros, Hits> days_;
  std::map<std::string, Hits> feeds_;
};

}  // namespace mentiond::pipeline
