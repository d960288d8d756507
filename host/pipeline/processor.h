// normalise → enrich → match: what one worker makes of one document.
//
// Faults stay small, whatever a plugin throws: a document that no normaliser reads is a failure of its feed; an article
// that an enricher or a matcher fails on goes on without it, and says so in its notes. Not thread-safe: one for each
// worker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/pipeline/generation.h"

namespace mentiond::pipeline {

struct Processed {
  article::FeedInfo feed;
  std::vector<article::Article> articles;  ///< In the document's order, identified, with their mentions.
  std::optional<std::string> failure;      ///< Why the document could not be read.

  /// Of an enricher or a matcher: its article goes on without it, which may cost somebody an alert.
  std::size_t faults = 0;
  std::string first_fault;

  /// Processor time.
  struct Cpu {
    Micros normalise = 0, enrich = 0, match = 0;
  } cpu;
};

class Processor final {
 public:
  Processor(WorkerStages stages, std::size_t most_articles);

  Processed process(const article::Document& document);
  /// Enriches and matches an article that is identified already. What fails is a note of the article.
  void complete(article::Article& article) const;

 private:
  article::Normaliser* choose(const article::Document& document) const;
  void normalise(const article::Document& document, Processed& result) const;
  // Both give what went wrong, which is a note of the article too; empty: nothing.
  std::string enrich(article::Article& article) const;
  std::string match(article::Article& article) const;

  WorkerStages stages_;
  std::size_t most_articles_;
};

}  // namespace mentiond::pipeline
