#include "host/store/shown.h"

#include "host/store/alerts.h"
#include "host/store/connection.h"
#include "host/store/lists.h"
#include "host/store/packed_id.h"

namespace mentiond::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStory =
    "SELECT s.id, s.first, coalesce((SELECT a.headline FROM article a WHERE a.story = s.number ORDER BY a.number "
    "LIMIT 1), ''), s.size, s.joined, s.live FROM story s ";

StoredStory story_in(const Rows& rows) {
  return {rows.id(0),      rows.text(1),        rows.text(2), static_cast<std::size_t>(rows.integer(3)),
          rows.integer(4), rows.integer(5) == 1};
}

/// An article's uri ends with its id where it has no link.
std::string_view id_in(std::string_view name) {
  return name.starts_with("urn:") ? name.substr(name.rfind(':') + 1) : name;
}

}  // namespace

void for_each_story(const fs::path& database, const StoryFilter& filter,
                    const std::function<void(const StoredStory&)>& use) {
  Connection connection(database, kBusy);
  Statement list(connection,
                 std::string(kStory) + "WHERE s.joined >= ?1 ORDER BY s.joined DESC, s.number DESC LIMIT ?2");
  Rows rows(list, filter.since, limit_of(filter.limit));
  while (rows.next()) use(story_in(rows));
}

std::optional<StoredStory> find_story(const fs::path& database, const std::string& id) {
  Connection connection(database, kBusy);
  Statement find(connection, std::string(kStory) + "WHERE s.id = ?1");
  Rows rows(find, PackedId(id));
  if (!rows.next()) return std::nullopt;
  return story_in(rows);
}

std::optional<StoredArticle> find_article(const fs::path& database, const std::string& name) {
  Connection connection(database, kBusy);
  Statement find(connection,
                 "SELECT a.id, f.id, a.headline, a.link, a.stored, coalesce(t.json, '') FROM article a "
                 "JOIN feed f ON f.number = a.feed LEFT JOIN article_text t ON t.article = a.number AND a.kept = 1 "
                 "WHERE a.id = ?1 OR (a.link = ?2 AND a.link <> '') ORDER BY a.kept DESC, a.number DESC LIMIT 1");
  const std::string_view link = name;
  Rows rows(find, PackedId(id_in(name)), link);
  if (!rows.next()) return std::nullopt;
  return StoredArticle{rows.id(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.text(5)};
}

std::optional<alert::Alert> find_alert(const fs::path& database, const std::string& id) {
  Connection connection(database, kBusy);
  return Alerts(connection).find_alert(id);
}

std::vector<StoredArticle> articles_of(const fs::path& database, const StoredStory& story) {
  Connection connection(database, kBusy);
  Statement list(
      connection,
      "SELECT a.id, f.id, a.headline, a.link, a.first_stored FROM article a JOIN feed f ON f.number = a.feed "
      "WHERE a.story = (SELECT number FROM story WHERE id = ?1) ORDER BY a.number");
  std::vector<StoredArticle> articles;
  Rows rows(list, PackedId(story.id));
  while (rows.next()) articles.push_back({rows.id(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), {}});
  return articles;
}

std::vector<alert::Alert> alerts_of(const fs::path& database, const StoredStory& story) {
  Connection connection(database, kBusy);
  return Alerts(connection).alerts_of(story.id);
}

std::vector<StoredDelivery> deliveries_of(const fs::path& database, const alert::Alert& alert) {
  using State = StoredDelivery::State;
  Connection connection(database, kBusy);
  // One about several alerts has the key of their group.
  Statement list(connection,
                 "WITH about(name, since) AS (SELECT ?1, 0 UNION ALL SELECT alert_group, since FROM group_member "
                 "WHERE alert = ?1) "
                 "SELECT receiver, recipient, type, 2 - delivered, settled, attempts, code, answer, created "
                 "FROM notification n JOIN about ON n.alert = about.name AND n.created >= about.since UNION ALL "
                 "SELECT receiver, recipient, type, 0, due, attempts, code, answer, created "
                 "FROM outbox o JOIN about ON o.alert = about.name AND o.created >= about.since ORDER BY created");
  std::vector<StoredDelivery> deliveries;
  Rows rows(list, std::string_view(alert.id));
  while (rows.next()) {
    deliveries.push_back({rows.text(0), rows.text(1), rows.text(2), static_cast<State>(rows.integer(3)),
                          rows.integer(4), static_cast<int>(rows.integer(5)), static_cast<int>(rows.integer(6)),
                          rows.text(7)});
  }
  return deliveries;
}

}  // namespace mentiond::store
