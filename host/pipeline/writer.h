// The store writer's work on one batch: claims, articles, alerts, outbox entries and feed states in one
// transaction.
//
// Before the transaction nothing has happened; after it nothing can be lost. A large document is written in
// several transactions, and its feed's state (validators, baseline) only with the last.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/alert/outbox.h"
#include "host/pipeline/generation.h"
#include "host/schedule/feed_state.h"
#include "host/story/repository.h"

namespace mentiond::pipeline {

/// A document on its way into the store; or only a feed's new state, where nothing came.
struct Intake {
  std::shared_ptr<const Generation> generation;
  std::string feed;
  Micros retrieved = 0;
  bool baseline_done = false;  ///< As the feed was when it was polled.
  std::vector<article::Article> articles;
  /// The feed's state after this poll, given whether anything was new. Called inside the transaction.
  std::function<schedule::FeedState(bool anything_new)> next_state;
};

/// The repositories, bound to one transaction.
struct Repositories {
  story::ArticleRepository& articles;
  schedule::FeedRepository& feeds;
  alert::AlertRepository& alerts;
};

/// Runs its argument inside a transaction that is committed when it returns and rolled back when it throws.
using Transact = std::function<void(const std::function<void(Repositories)>&)>;

struct Written {
  std::size_t articles = 0, versions = 0, mentions = 0, alerts = 0, notifications = 0;
  std::vector<schedule::FeedState> settled;
};

class Writer final {
 public:
  Writer(const article::Clock& clock, Transact transact);
  /// Throws what the store throws; the batch that failed has left nothing, and can be written again.
  Written write(std::vector<Intake>& batch);

 private:
  struct Slice {
    Intake* intake;
    std::size_t begin, end;
  };
  Written write_slices(const std::vector<Slice>& slices);
  void write_article(Intake& intake, article::Article& article, Repositories store, Written& written) const;

  const article::Clock& clock_;
  Transact transact_;
};

}  // namespace mentiond::pipeline
