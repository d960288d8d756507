// What the store's tests have in common: a store in a folder of its own, and feeds that are read into it.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "host/article/identity.h"
#include "host/store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_folder.h"

namespace mentiond::store::tests {

using article::Article;
using story::Novelty;

/// An item as a feed gives it.
struct Item {
  std::string guid, link, headline, text;
  std::uint32_t revision = 1;
};

inline Article article_of(const std::string& feed, const Item& item) {
  Article article;
  article.feed = feed;
  article.guid = item.guid;
  article.link = item.link;
  article.revision = item.revision;
  article.headlines = {{"main", "text/plain", item.headline}};
  if (!item.text.empty()) article.bodies = {{"", "text/plain", item.text}};
  return article;
}

/// One document of a feed, identified as the pipeline does it.
inline std::vector<Article> document(const std::string& feed, const std::vector<Item>& items,
                                     const std::string& home = {}) {
  std::vector<Article> articles;
  for (const Item& item : items) articles.push_back(article_of(feed, item));
  article::identify(articles, home);
  return articles;
}

inline article::Mention mention(const std::string& watch, const std::string& text) {
  article::Mention mention;
  mention.watchlist = "people";
  mention.watch = watch;
  mention.entity = {watch, text, "person", ""};
  mention.role = "body";
  mention.field = "body";
  mention.end = static_cast<std::uint32_t>(text.size());
  mention.text = text;
  mention.sentence = text + ".";
  return mention;
}

inline schedule::FeedState state_of(const std::string& feed) {
  schedule::FeedState state;
  state.feed = feed;
  return state;
}

/// A store and its clock. Reopens as a new process would.
struct Home {
  support::TempFolder folder;
  support::ManualClock clock;
  std::unique_ptr<Store> store = open();

  std::filesystem::path path() const { return folder / "mentiond.db"; }
  std::string url() const { return "sqlite:" + path().string(); }
  std::unique_ptr<Store> open(Access access = Access::kHold) const {
    return std::make_unique<Store>(url(), access, clock);
  }
  void reopen() {
    store.reset();
    store = open();
  }

  /// What went wrong on opening; empty: nothing.
  std::string failure(Access access = Access::kHold) const {
    try {
      open(access);
      return {};
    } catch (const StoreError& error) {
      return error.what();
    }
  }

  /// Claims the articles and stores what is to be stored, as the pipeline's writer does, in one transaction.
  std::vector<story::Claim> read(std::vector<Article> articles) {
    std::vector<story::Claim> claims;
    store->transact(
        [&](story::ArticleRepository& repository, schedule::FeedRepository& feeds, alert::AlertRepository&) {
          for (Article& article : articles) {
            claims.push_back(repository.claim(article, clock.now()));
            if (!story::is_stored(claims.back().novelty)) continue;
            article.id = claims.back().article_id;
            article.version = claims.back().version;
            repository.put(article, clock.now());
          }
          if (articles.empty()) return;
          schedule::FeedState state;
          state.feed = articles.front().feed;
          feeds.put(state);
        });
    return claims;
  }
  std::vector<story::Claim> read(const std::string& feed, const std::vector<Item>& items) {
    return read(document(feed, items));
  }

  /// The novelty of a single item.
  story::Claim read_one(const std::string& feed, const Item& item) { return read(feed, {item}).front(); }

  std::vector<StoredArticle> articles(const ArticleFilter& filter = {}) const {
    std::vector<StoredArticle> all;
    store->for_each_article(filter, [&](const StoredArticle& article) { all.push_back(article); });
    return all;
  }
};

inline std::vector<Novelty> novelties(const std::vector<story::Claim>& claims) {
  std::vector<Novelty> all;
  for (const story::Claim& claim : claims) all.push_back(claim.novelty);
  return all;
}

}  // namespace mentiond::store::tests

namespace mentiond::story {

inline std::ostream& operator<<(std::ostream& out, Novelty novelty) {
  constexpr const char* kNames[] = {"new", "version", "fuller", "copy", "quiet", "known"};
  return out << kNames[static_cast<int>(novelty)];
}

}  // namespace mentiond::story
