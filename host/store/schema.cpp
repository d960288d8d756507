#include "host/store/schema.h"

#include <array>

#include "host/store/store.h"

namespace mentiond::store {
namespace {

// Times are microseconds since the epoch, days are days since it. Ids of articles and stories are the 16 bytes of their
// base32; `key`, `content`, `entry` and `link_key` are the first 64 bits of a hash (docs/decisions/0071).
//
// feed.read: the last day on which a document of the feed was read; a claim that was `seen` long before is not listed
// any more. claim.own: the feed whose article it is; only its claim makes versions. article.history: the content hashes
// of earlier versions, 8 bytes each. article.number is never given again: claims of other feeds outlive it.
// article.kept: 0 once retention took its text; then article_text holds its mentions at most.
constexpr const char* kFirst = R"sql(
CREATE TABLE feed (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  read INTEGER NOT NULL DEFAULT 0,
  polled INTEGER NOT NULL DEFAULT 0,
  url TEXT NOT NULL DEFAULT '',
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  permanent_url TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT '',
  next_due INTEGER NOT NULL DEFAULT 0,
  last_poll INTEGER NOT NULL DEFAULT 0,
  last_success INTEGER NOT NULL DEFAULT 0,
  last_change INTEGER NOT NULL DEFAULT 0,
  interval INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  baseline_done INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE claim (
  feed INTEGER NOT NULL,
  key INTEGER NOT NULL,
  article INTEGER NOT NULL,
  own INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE TABLE article (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  feed INTEGER NOT NULL,
  first_stored INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content INTEGER NOT NULL,
  history BLOB,
  kept INTEGER NOT NULL,
  link_key INTEGER,
  link TEXT NOT NULL,
  headline TEXT NOT NULL
);
CREATE INDEX article_by_link ON article(link_key) WHERE link_key IS NOT NULL;
CREATE INDEX article_by_age ON article(stored) WHERE kept = 1;
CREATE TABLE article_text (
  article INTEGER PRIMARY KEY,
  json TEXT NOT NULL
);
CREATE TABLE alert (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  updated INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX alert_by_age ON alert(updated);
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  receiver TEXT NOT NULL,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  alert TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created INTEGER NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  code INTEGER NOT NULL DEFAULT 0,
  answer TEXT NOT NULL DEFAULT '',
  alert_json TEXT NOT NULL,
  payload TEXT NOT NULL
);
CREATE INDEX outbox_by_due ON outbox(receiver, due);
CREATE TABLE notification (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  receiver TEXT NOT NULL,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  alert TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  code INTEGER NOT NULL,
  answer TEXT NOT NULL,
  alert_json TEXT,
  payload TEXT
);
CREATE INDEX notification_by_age ON notification(created);
)sql";

// Groups of alerts and what they wait for; silences. No due in an alert_group: an earlier version had nothing to tell.
constexpr const char* kRouting = R"sql(
CREATE TABLE alert_group (
  key TEXT PRIMARY KEY,
  route TEXT NOT NULL,
  receiver TEXT NOT NULL,
  due INTEGER,
  waits INTEGER NOT NULL,
  told INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX alert_group_by_due ON alert_group(due) WHERE due IS NOT NULL;
CREATE TABLE group_member (
  alert_group TEXT NOT NULL,
  alert TEXT NOT NULL,
  told INTEGER NOT NULL,
  pending INTEGER NOT NULL,
  corrected INTEGER NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (alert_group, alert)
);
CREATE INDEX group_member_by_time ON group_member(alert_group, since);
CREATE INDEX group_member_by_alert ON group_member(alert);
CREATE INDEX group_member_pending ON group_member(pending) WHERE pending = 1;
CREATE TABLE silence (
  id TEXT PRIMARY KEY,
  matchers TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  comment TEXT NOT NULL
);
CREATE INDEX silence_by_end ON silence(ends);
CREATE INDEX alert_open ON alert(updated) WHERE state <> 'resolved';
)sql";

// Stories (docs/decisions/0100). story.live: 1 while articles may join it; then fingerprint holds what each of its
// articles added, in the order in which they came. article.story: none, where an earlier version stored the article.
constexpr const char* kStories = R"sql(
CREATE TABLE story (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  first TEXT NOT NULL,
  size INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  live INTEGER NOT NULL
);
CREATE INDEX story_by_age ON story(joined) WHERE live = 1;
ALTER TABLE article ADD COLUMN story INTEGER;
CREATE INDEX article_by_story ON article(story) WHERE story IS NOT NULL;
CREATE TABLE fingerprint (
  number INTEGER PRIMARY KEY,
  story INTEGER NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX fingerprint_by_story ON fingerprint(story);
)sql";

// Which story an alert is about: what corrects the story concerns it. json is a text.
constexpr const char* kStoryOfAlert = R"sql(
ALTER TABLE alert ADD COLUMN story TEXT;
UPDATE alert SET story = json_extract(json, '$.story.id');
CREATE INDEX alert_by_story ON alert(story) WHERE story IS NOT NULL;
)sql";

// group_member.over: 1 once the alert is resolved.
constexpr const char* kOver = R"sql(
ALTER TABLE group_member ADD COLUMN over INTEGER NOT NULL DEFAULT 0;
DROP INDEX group_member_by_time;
CREATE INDEX group_member_by_time ON group_member(alert_group, since) WHERE over = 0;
)sql";

// What other feeds have said of an article (docs/decisions/0076). article.copies: as history, each hash changed by the
// number of its feed.
constexpr const char* kCopies = R"sql(
CREATE INDEX claim_by_article ON claim(article, feed);
ALTER TABLE article ADD COLUMN copies BLOB;
)sql";

// Whether an earlier notification about the alert still waits; and of which group a notification tells. group_labels is
// a JSON object.
constexpr const char* kOrder = R"sql(
CREATE INDEX outbox_by_alert ON outbox(alert, receiver);
ALTER TABLE outbox ADD COLUMN alert_group TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN group_labels TEXT NOT NULL DEFAULT '';
ALTER TABLE notification ADD COLUMN alert_group TEXT NOT NULL DEFAULT '';
ALTER TABLE notification ADD COLUMN group_labels TEXT NOT NULL DEFAULT '';
UPDATE outbox SET alert_group = alert WHERE type = 'digest';
UPDATE notification SET alert_group = alert WHERE type = 'digest' AND delivered = 0;
)sql";

constexpr std::array kSteps{kFirst, kStories, kRouting, kStoryOfAlert, kOver, kCopies, kOrder};

}  // namespace

int schema_version() { return static_cast<int>(kSteps.size()); }

void require_readable(Connection& connection) {
  const std::string path = connection.path().string();
  if (connection.number("PRAGMA application_id") != kApplicationId) {
    throw StoreError(path +
                     " is a database of another program; nothing was changed. `store:` names a file that "
                     "mentiond makes and keeps for itself");
  }
  const std::int64_t version = connection.number("PRAGMA user_version");
  if (version > schema_version()) {
    throw StoreError("the database " + path + " was written by a newer mentiond: it has schema version " +
                     std::to_string(version) + ", and this program knows versions up to " +
                     std::to_string(schema_version()) +
                     "; nothing was changed. Install that mentiond again, or put "
                     "back a backup from before the upgrade");
  }
}

bool is_behind(Connection& connection) { return connection.number("PRAGMA user_version") < schema_version(); }

void migrate(Connection& connection) {
  while (is_behind(connection)) {
    Transaction transaction(connection);
    const std::int64_t version = connection.number("PRAGMA user_version");
    if (version >= schema_version()) return;  // Another process was faster.
    connection.execute(kSteps[static_cast<std::size_t>(version)]);
    connection.execute("PRAGMA user_version = " + std::to_string(version + 1));
    transaction.commit();
  }
}

}  // namespace mentiond::store
