// What the story room needs of the store: who has claimed an article before, which version it is, and the stories.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "host/article/article.h"
#include "host/story/record.h"

namespace mentiond::story {

enum class Novelty {
  kNew,      ///< Nobody has given us this article.
  kVersion,  ///< Known, and its content hash is one that it never had.
  kFuller,   ///< Known, and another feed has so much more of its text that this is the text to store from now on.
  kCopy,     ///< Known, and another feed has other words for it: to be told of for what they name, not to be stored.
  kQuiet,    ///< Known, and to be stored again without a word: a return to an earlier hash, or a new
             ///< normaliser.
  kKnown     ///< Known and unchanged, or another feed's and in words that the article has had.
};

/// Whether the article is put into the store again.
inline bool is_stored(Novelty novelty) { return novelty != Novelty::kCopy && novelty != Novelty::kKnown; }

/// What an article said.
struct Text {
  std::string headline, standfirst, body;
};

/// Whether an article has so much more text than what is stored of it that it is the text to keep: half as long again.
/// What a feed puts behind an article that it took over ("This post appeared first on ...") is shorter. A standfirst is
/// mostly the beginning of the body again.
inline bool is_fuller(const article::Article& article, const Text& stored) {
  const auto length = [](std::string_view headline, std::string_view standfirst, std::string_view body) {
    return headline.size() + std::max(standfirst.size(), body.size());
  };
  return 2 * length(article.headline(), article.standfirst(), article.body()) >
         3 * length(stored.headline, stored.standfirst, stored.body);
}

struct Claim {
  Novelty novelty = Novelty::kNew;
  std::string article_id;                 ///< Of the article that the claim leads to.
  int version = 1;                        ///< Of the article as it comes in now.
  article::Micros first_stored = 0;       ///< 0: new.
  std::vector<article::Mention> earlier;  ///< Mentions of the stored version (kVersion, kFuller, kCopy).
  std::int64_t story = 0;                 ///< The number of its story (kVersion, kQuiet, kFuller, kCopy); 0: unknown.
  Text earlier_text = {};                 ///< Of the stored version, as `earlier`; empty where it is kept no more.
};

/// Real: store. Calls belong to the caller's transaction.
class ArticleRepository {
 public:
  virtual ~ArticleRepository() = default;
  /// Records that the article's feed claims it, and says what that makes of it. The link of another feed's
  /// article makes both one where it is unique within each feed; the article is then the feed's that gave it
  /// first, until another gives a fuller text. REQUIRES: identify() has run over the
  /// article's document.
  virtual Claim claim(const article::Article& article, article::Micros now) = 0;
  /// Stores the article and its mentions as its current version.
  virtual void put(const article::Article& article, article::Micros now) = 0;

  /// Makes a story whose id is the article's; its number.
  virtual std::int64_t open_story(const article::Article& article, article::Micros now) = 0;
  /// Makes the article one of the story's, as it may be already. What the story is then; `similarity` is left at 1.
  virtual article::Story join_story(std::int64_t story, std::string_view article_id, article::Micros now) = 0;
  /// Keeps what the article added, for as long as the story may be joined (Index).
  virtual void remember(std::int64_t story, const Record& record) = 0;
  /// What was remembered, in its order.
  virtual void recall(const std::function<void(std::int64_t story, const Record& record)>& use) = 0;
};

}  // namespace mentiond::story
