// What one reading of the configuration makes of the pipeline: feeds, watches, and the plugin instances to be
// opened.
//
// A generation is immutable and shared. A reload makes a new one beside the old; each worker opens stages of
// its own from the new one between two documents, and what is in flight ends with the old one.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "host/alert/route.h"
#include "host/article/stages.h"

namespace mentiond::pipeline {

using article::Micros;

/// What the configuration says of a feed, as far as its articles are concerned.
struct FeedOptions {
  std::string name, timezone, language;
  std::vector<std::string> tags;
  bool backfill_all = false;
  std::optional<Micros> backfill_since;  ///< Items published at most so long before the first poll raise alerts.
};

/// One worker's plugin instances.
struct WorkerStages {
  std::vector<std::unique_ptr<article::Normaliser>> normalisers;
  std::vector<std::unique_ptr<article::Enricher>> enrichers;
  std::vector<std::unique_ptr<article::MatchSession>> matchers;
};

struct Generation {
  std::unordered_map<std::string, FeedOptions> feeds;  ///< By feed id.
  std::vector<article::Watch> watches;
  alert::Routing routing;
  std::function<WorkerStages()> open_stages;  ///< Thread-safe.
};

}  // namespace mentiond::pipeline
