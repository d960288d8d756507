#include "host/store/article_reader.h"

namespace mentiond::store {

ArticleReader::ArticleReader(const std::filesystem::path& database, Micros since)
    : connection_(database, kBusy),
      since_(since),
      last_(connection_.number("SELECT max(number) FROM article")),
      batch_(connection_,
             "SELECT a.number, a.id, f.id, a.headline, a.link, a.stored, t.json FROM article a "
             "JOIN feed f ON f.number = a.feed JOIN article_text t ON t.article = a.number "
             "WHERE a.kept = 1 AND a.number > ?1 AND a.number <= ?2 AND a.stored >= ?3 ORDER BY a.number LIMIT ?4") {}

void ArticleReader::only_latest(std::size_t most) {
  Statement earlier(connection_,
                    "SELECT number FROM article WHERE kept = 1 AND number <= ?1 AND stored >= ?2 "
                    "ORDER BY number DESC LIMIT 1 OFFSET ?3");
  Rows rows(earlier, last_, since_, most);
  if (rows.next()) first_ = at_ = rows.integer(0);
}

std::size_t ArticleReader::count() {
  Statement counting(connection_,
                     "SELECT count(*) FROM article WHERE kept = 1 AND number > ?1 AND number <= ?2 AND stored >= ?3");
  Rows rows(counting, first_, last_, since_);
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<StoredArticle> ArticleReader::next(std::size_t most) {
  std::vector<StoredArticle> articles;
  Rows rows(batch_, at_, last_, since_, most);
  while (rows.next()) {
    at_ = rows.integer(0);
    articles.push_back({rows.id(1), rows.text(2), rows.text(3), rows.text(4), rows.integer(5), rows.text(6)});
  }
  return articles;
}

}  // namespace mentiond::store
