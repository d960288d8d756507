// Runs a draft of watchlists over stored articles beside the live ones, on as many threads as are wanted.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/article/stages.h"
#include "host/pipeline/comparison.h"

namespace mentiond::pipeline {

/// An article as the store has it: JSON as article::to_json wrote it, with the mentions that were found then.
struct StoredText {
  std::string id, feed;
  article::Micros stored = 0;
  std::string json;
};

struct BacktestOptions {
  article::MatchPrograms draft;  ///< Its watches for reference are not compared.
  article::MatchPrograms live;   ///< Empty: the mentions that are stored with the articles.
  std::size_t examples = 3;      ///< For each watch and side.
  unsigned workers = 1;
  /// The next articles, a few at a time; empty: the end. Called by one worker at a time, under a lock.
  std::function<std::vector<StoredText>()> next;
  /// What could not be read or matched, in words; the article counts nowhere. Called under the lock.
  std::function<void(const std::string& problem)> fail = [](const std::string&) {};
};

/// The result is the same for any number of workers. An article counts on the day that it was published, or else
/// stored. Throws what `next` throws.
Comparison backtest(const BacktestOptions& options);

}  // namespace mentiond::pipeline
