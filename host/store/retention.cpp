#include "host/store/retention.h"

#include <vector>

#include "host/store/stored_text.h"
#include "host/story/index.h"

namespace mentiond::store {
namespace {

constexpr std::int64_t kTexts = 200, kLines = 500, kClaims = 5000, kStories = 500;  // In one batch.
// An item counts as not listed any more once this many days of its feed's documents went without it. `seen` may lag
// by kRefreshDays (articles.cpp); the rest is for feeds that drop items and bring them back.
constexpr std::int64_t kUnlistedDays = 30;

}  // namespace

Retention::Retention(Connection& connection)
    : old_texts_(connection,
                 "SELECT a.number, t.json FROM article a LEFT JOIN article_text t ON t.article = a.number "
                 "WHERE a.kept = 1 AND a.stored < ?1 ORDER BY a.stored LIMIT ?2"),
      put_text_(connection, "UPDATE article_text SET json = ?2 WHERE article = ?1"),
      delete_text_(connection, "DELETE FROM article_text WHERE article = ?1"),
      mark_taken_(connection, "UPDATE article SET kept = 0, headline = '' WHERE number = ?1"),
      delete_log_(connection,
                  "DELETE FROM notification WHERE number IN "
                  "(SELECT number FROM notification WHERE created < ?1 ORDER BY created LIMIT ?2)"),
      delete_members_(connection,
                      "DELETE FROM group_member WHERE over = 1 AND alert IN "
                      "(SELECT id FROM alert WHERE updated < ?1 ORDER BY updated LIMIT ?2)"),
      delete_alerts_(connection,
                     "DELETE FROM alert WHERE number IN "
                     "(SELECT number FROM alert WHERE updated < ?1 ORDER BY updated LIMIT ?2)"),
      delete_silences_(connection, "DELETE FROM silence WHERE ends < ?1"),
      claims_(connection,
              "SELECT c.feed, c.key, c.article, c.own, c.seen < f.read - ?3 AND f.read > 0 AND a.kept IS NOT 1 "
              "FROM claim c JOIN feed f ON f.number = c.feed LEFT JOIN article a ON a.number = c.article "
              "WHERE (c.feed, c.key) > (?1, ?2) ORDER BY c.feed, c.key LIMIT ?4"),
      delete_claim_(connection, "DELETE FROM claim WHERE feed = ?1 AND key = ?2"),
      delete_article_(connection, "DELETE FROM article WHERE number = ?1"),
      old_stories_(connection, "SELECT number FROM story WHERE live = 1 AND joined < ?1 ORDER BY joined LIMIT ?2"),
      delete_fingerprints_(connection, "DELETE FROM fingerprint WHERE story = ?1"),
      end_story_(connection, "UPDATE story SET live = 0 WHERE number = ?1"),
      delete_story_(connection,
                    "DELETE FROM story WHERE live = 0 AND number = (SELECT a.story FROM article a WHERE a.number = ?1) "
                    "AND NOT EXISTS (SELECT 1 FROM article b WHERE b.story = story.number AND b.number <> ?1)") {}

// The log goes before its alerts: an alert that is raised anew must not find its key sent already.
bool Retention::prune(Micros now, const Store::Retention& retention) {
  if (take_texts(now - retention.articles)) return true;
  if (forget_alerts(now - retention.alerts)) return true;
  if (end_stories(now - story::kWindow)) return true;
  return sweep_claims(now / article::kDay);
}

// A later version of the article is compared with the mentions of this one: they stay, where there are any.
bool Retention::take_texts(Micros before) {
  struct Old {
    std::int64_t article;
    std::string rest;
  };
  std::vector<Old> old;
  {
    Rows rows(old_texts_, before, kTexts);
    while (rows.next()) old.push_back({rows.integer(0), mentions_only(rows.bytes(1))});
  }
  for (const Old& text : old) take_text(text.article, text.rest);
  return !old.empty();
}

void Retention::take_text(std::int64_t article, std::string_view rest) {
  mark_taken_.run(article);
  if (rest.empty()) {
    delete_text_.run(article);
  } else {
    put_text_.run(article, rest);
  }
}

bool Retention::forget_alerts(Micros before) {
  delete_silences_.run(before);  // A person has made each: they are few.
  if (delete_log_.run(before, kLines) > 0) return true;
  delete_members_.run(before, kLines);
  return delete_alerts_.run(before, kLines) > 0;
}

/// What was kept for telling whether an article joins them is of no more use.
bool Retention::end_stories(Micros before) {
  std::vector<std::int64_t> old;
  {
    Rows rows(old_stories_, before, kStories);
    while (rows.next()) old.push_back(rows.integer(0));
  }
  for (const std::int64_t story : old) {
    delete_fingerprints_.run(story);
    end_story_.run(story);
  }
  return !old.empty();
}

bool Retention::sweep_claims(std::int64_t today) {
  if (swept_ == today) return false;
  struct Item {
    std::int64_t feed, key, article;
    bool own;
  };
  std::vector<Item> unlisted;
  std::int64_t looked_at = 0;
  {
    Rows rows(claims_, feed_, key_, kUnlistedDays, kClaims);
    for (; rows.next(); ++looked_at) {
      feed_ = rows.integer(0);
      key_ = rows.integer(1);
      if (rows.integer(4) != 0) unlisted.push_back({feed_, key_, rows.integer(2), rows.integer(3) != 0});
    }
  }
  for (const Item& item : unlisted) forget_item(item.feed, item.key, item.article, item.own);
  if (looked_at == kClaims) return true;
  feed_ = key_ = 0;  // Feeds are numbered from 1.
  swept_ = today;
  return false;
}

void Retention::forget_item(std::int64_t feed, std::int64_t key, std::int64_t article, bool own) {
  delete_claim_.run(feed, key);
  if (!own) return;
  delete_text_.run(article);
  delete_story_.run(article);
  delete_article_.run(article);
}

}  // namespace mentiond::store
