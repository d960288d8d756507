#include "host/store/stories.h"

#include "host/store/packed_id.h"
#include "host/store/store.h"

namespace mentiond::store {

Stories::Stories(Connection& connection)
    : open_(connection,
            "INSERT INTO story(id, first, size, joined, live) VALUES (?1, ?2, 0, ?3, 1) ON CONFLICT(id) DO NOTHING"),
      find_by_id_(connection, "SELECT number FROM story WHERE id = ?1"),
      move_article_(connection, "UPDATE article SET story = ?2 WHERE id = ?1 AND story IS NOT ?2"),
      renew_(connection, "UPDATE story SET size = size + ?2, joined = max(joined, ?3), live = 1 WHERE number = ?1"),
      find_(connection, "SELECT id, first, size FROM story WHERE number = ?1"),
      remember_(connection, "INSERT INTO fingerprint(story, bytes) VALUES (?1, ?2)"),
      recall_(connection, "SELECT story, bytes FROM fingerprint ORDER BY number") {}

/// There may be one already: of an article that retention took, and that a feed lists again.
std::int64_t Stories::open(const article::Article& article, Micros now) {
  const PackedId id(article.id);
  open_.run(id, article.uri, now);
  Rows rows(find_by_id_, id);
  rows.next();
  return rows.integer(0);
}

article::Story Stories::join(std::int64_t story, std::string_view article_id, Micros now) {
  const int moved = move_article_.run(PackedId(article_id), story);
  renew_.run(story, moved, now);
  Rows rows(find_, story);
  if (!rows.next()) {
    throw StoreError("the database has no story " + std::to_string(story) + " for the article " +
                     std::string(article_id) + "; run `PRAGMA integrity_check`, or put back a backup");
  }
  article::Story joined;
  joined.id = rows.id(0);
  joined.first = rows.text(1);
  joined.size = static_cast<std::uint32_t>(rows.integer(2));
  return joined;
}

void Stories::remember(std::int64_t story, const story::Record& record) {
  const std::string bytes = to_bytes(record);
  remember_.run(story, Blob{bytes});
}

void Stories::recall(const std::function<void(std::int64_t story, const story::Record& record)>& use) {
  Rows rows(recall_);
  while (rows.next()) {
    // What another version of mentiond wrote otherwise helps nobody to find its story; the story itself stays.
    if (const auto record = story::record_from(rows.bytes(1))) use(rows.integer(0), *record);
  }
}

}  // namespace mentiond::store
