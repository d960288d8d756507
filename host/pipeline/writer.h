// The store writer's work on a batch: claims, articles, alerts, outbox entries and feed states in one transaction.
//
// Before the transaction nothing has happened; after it nothing can be lost. A large document is written in several
// transactions, and its feed's state (validators, baseline) only with the last.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/alert/planner.h"
#include "host/pipeline/generation.h"
#include "host/schedule/feed_state.h"
#include "host/story/index.h"
#include "host/story/repository.h"

namespace mentiond::pipeline {

/// A document on its way into the store; or only a feed's new state, where nothing came.
struct Intake {
  std::shared_ptr<const Generation> generation;
  schedule::FeedState before;  ///< The feed as it was when it was polled.
  Micros retrieved = 0;
  std::vector<article::Article> articles;
  /// The feed's state after this poll, given whether anything was new. Called inside the transaction.
  std::function<schedule::FeedState(bool anything_new)> next_state;

  // How far the writer has come with it; moves only when a transaction has held.
  std::size_t written = 0;  ///< Of the articles.
  bool anything_new = false;
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
  std::size_t documents = 0;                 ///< Stored to their end.
  std::vector<schedule::FeedState> settled;  ///< Of the intakes that are stored to their end.
};

/// So many articles in one transaction: enough to share the cost of a commit, few enough that others get their turn.
inline constexpr std::size_t kArticlesInTransaction = 512;

class Writer final {
 public:
  Writer(const article::Clock& clock, Transact transact);
  /// Writes as much of `batch` as one transaction takes, and removes what is stored to its end. Throws what the store
  /// throws; then nothing has changed, here or there, and the batch can be written again.
  Written write(std::vector<Intake>& batch, std::size_t most_articles = kArticlesInTransaction);

 private:
  struct Slice {
    Intake* intake;
    std::size_t end;  ///< Its articles from intake->written to here.
    bool anything_new;
  };
  void write_slice(Slice& slice, Micros now, Repositories store, Written& written);
  /// Whether it is news: a new article, a new version, or other words of another feed that somebody has to hear of.
  bool write_article(const Intake& intake, article::Article& article, Micros now, Repositories store,
                     alert::Router& router, Written& written);
  void begin(Micros now, Repositories store);
  /// Which story it belongs to, by what it says; it may have one already (`claim`).
  article::Story find_story(const article::Article& article, const story::Claim& claim, Micros now, Repositories store);
  void look_up_watches(const std::shared_ptr<const Generation>& generation);

  const article::Clock& clock_;
  const Transact transact_;
  story::Index stories_;  // In step with the store: undone where a transaction fails.
  bool recalled_ = false;
  std::shared_ptr<const Generation> indexed_;  // Whose watches are in watches_; shared, so that they live.
  alert::WatchIndex watches_{{}};
};

}  // namespace mentiond::pipeline
