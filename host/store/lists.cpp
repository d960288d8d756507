#include "host/store/lists.h"

#include <limits>

#include "host/store/connection.h"

namespace mentiond::store {

std::int64_t limit_of(std::size_t limit) {
  return limit == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(limit);
}

void for_each_article(const std::filesystem::path& database, const ArticleFilter& filter,
                      const std::function<void(const StoredArticle&)>& use) {
  Connection connection(database, kBusy);
  Statement list(connection,
                 "SELECT a.id, f.id, a.headline, a.link, a.stored, t.json FROM article a "
                 "JOIN feed f ON f.number = a.feed JOIN article_text t ON t.article = a.number "
                 "WHERE a.kept = 1 AND a.stored >= ?1 AND (?2 = '' OR a.number IN "
                 "(SELECT c.article FROM claim c JOIN feed g ON g.number = c.feed WHERE g.id = ?2)) "
                 "ORDER BY a.stored DESC, a.number DESC LIMIT ?3");
  Rows rows(list, filter.since, filter.feed, limit_of(filter.limit));
  while (rows.next()) {
    use({rows.id(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.text(5)});
  }
}

void for_each_alert(const std::filesystem::path& database, const AlertFilter& filter,
                    const std::function<void(const alert::Alert&)>& use) {
  Connection connection(database, kBusy);
  Statement list(connection,
                 "SELECT json FROM alert WHERE updated >= ?1 AND (?2 = '' OR state = ?2) "
                 "ORDER BY updated DESC, number DESC LIMIT ?3");
  Rows rows(list, filter.since, filter.state, limit_of(filter.limit));
  while (rows.next()) use(alert::alert_from_json(rows.bytes(0)));
}

}  // namespace mentiond::store
