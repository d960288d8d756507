// What the story room needs of the store: who has claimed an article before, and which version it is.
#pragma once

#include <string>
#include <vector>

#include "host/article/article.h"

namespace mentiond::story {

enum class Novelty {
  kNew,      ///< Nobody has given us this article.
  kVersion,  ///< Known, and its content hash is one that it never had.
  kQuiet,    ///< Known, and to be stored again without a word: a return to an earlier hash, or a new
             ///< normaliser.
  kKnown     ///< Known and unchanged, or claimed first by another feed.
};

struct Claim {
  Novelty novelty = Novelty::kNew;
  std::string article_id;                 ///< Of the article that the claim leads to.
  int version = 1;                        ///< Of the article as it comes in now.
  article::Micros first_stored = 0;       ///< 0: new.
  std::vector<article::Mention> earlier;  ///< Mentions of the stored version (kVersion).
};

/// Real: store. Calls belong to the caller's transaction.
class ArticleRepository {
 public:
  virtual ~ArticleRepository() = default;
  /// Records that the article's feed claims it, and says what that makes of it. The link of another feed's
  /// article makes both one where it is unique within each feed. REQUIRES: identify() has run over the
  /// article's document.
  virtual Claim claim(const article::Article& article, article::Micros now) = 0;
  /// Stores the article and its mentions as its current version.
  virtual void put(const article::Article& article, article::Micros now) = 0;
};

}  // namespace mentiond::story
