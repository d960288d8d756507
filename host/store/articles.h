// Claims and articles: who has given us an article before, and which version it is (DESIGN §5).
//
// A claim is a feed's key for an item; the first feed to give an article owns it until another gives a fuller text, and
// only the owner's claim makes versions (docs/decisions/0071, 0076). Calls belong to the writer's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "host/store/connection.h"
#include "host/store/feeds.h"
#include "host/store/stories.h"
#include "host/story/repository.h"

namespace mentiond::store {

class Articles final : public story::ArticleRepository {
 public:
  Articles(Connection& connection, Feeds& feeds);

  story::Claim claim(const article::Article& article, Micros now) override;
  void put(const article::Article& article, Micros now) override;
  std::int64_t open_story(const article::Article& article, Micros now) override { return stories_.open(article, now); }
  article::Story join_story(std::int64_t story, std::string_view article_id, Micros now) override {
    return stories_.join(story, article_id, now);
  }
  void remember(std::int64_t story, const story::Record& record) override { stories_.remember(story, record); }
  void recall(const std::function<void(std::int64_t, const story::Record&)>& use) override { stories_.recall(use); }

  void begin() { claimed_.clear(); }

 private:
  struct Key {
    std::int64_t feed, item;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key.item ^ key.feed << 32); }
  };
  struct Known {  ///< A claim, and the article that it leads to.
    std::int64_t article = 0;
    bool own = false;
    std::int64_t entry = 0, revision = 0, seen = 0;
    std::optional<std::int64_t> content;  ///< Absent: retention has deleted the article.
    std::string id;
    int version = 1;
    Micros first_stored = 0;
    bool kept = false;
    std::int64_t story = 0;  ///< 0: none is known.
    std::optional<std::int64_t> link_key;

    /// From id, version, first_stored, content, kept, story and link_key, at this column and behind it.
    void read_article(const Rows& row, int column);
  };
  std::optional<Known> find_claim(const Key& key);
  std::optional<Known> find_elsewhere(const article::Article& article, std::int64_t feed);
  std::optional<Known> find_by_link(const article::Article& article, std::int64_t feed);
  bool claims(std::int64_t feed, std::int64_t article);
  static story::Claim known_as(const article::Article& article, const Known& known);
  story::Claim claim_new(const article::Article& article, const Key& key, Micros now);
  story::Claim claim_again(const article::Article& article, const Key& key, const Known& known, Micros now);
  story::Claim claim_changed(const article::Article& article, const Known& known, Micros now);
  story::Claim claim_elsewhere(const article::Article& article, const Key& key, const Known& known, bool first,
                               Micros now);
  /// The hashes of its earlier versions, and of what other feeds have said of it.
  std::pair<std::string, std::string> histories_of(std::int64_t article);
  void change(const article::Article& article, const Known& known, int version, std::string history,
              std::optional<Micros> told);
  void take_over(const Key& key, std::int64_t article);
  void read_earlier(std::int64_t article, story::Claim& claim);

  Feeds& feeds_;
  Stories stories_;
  Statement find_claim_, add_claim_, refresh_claim_;
  Statement has_claim_, disown_, own_, own_article_;
  Statement find_by_id_, find_by_link_, add_article_, change_article_, find_histories_, keep_copies_;
  Statement find_text_, put_text_;
  std::unordered_set<Key, KeyHash> claimed_;  // In this transaction.
};

}  // namespace mentiond::store
