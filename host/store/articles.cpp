#include "host/store/articles.h"

#include <stdexcept>

#include "host/article/identity.h"
#include "host/article/json.h"
#include "host/article/link.h"
#include "host/store/packed_id.h"
#include "host/store/stored_text.h"

namespace mentiond::store {
namespace {

using article::Article;
using story::Claim;
using story::Novelty;

constexpr std::int64_t kRefreshDays = 7;    // How old `seen` may grow while a feed lists an item.
constexpr std::size_t kHistoryBytes = 512;  // The last 64 hashes: an article may change for ever. So may its copies.

std::int64_t day_of(Micros time) { return time / article::kDay; }

std::string packed(std::int64_t hash) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(hash) >> shift);
  }
  return bytes;
}

bool holds(std::string_view history, std::int64_t hash) {
  const std::string wanted = packed(hash);
  for (std::size_t at = 0; at + wanted.size() <= history.size(); at += wanted.size()) {
    if (history.substr(at, wanted.size()) == wanted) return true;
  }
  return false;
}

/// Adds a hash to the end, once.
void keep_in(std::string& history, std::int64_t hash) {
  if (holds(history, hash)) return;
  history += packed(hash);
  if (history.size() > kHistoryBytes) history.erase(0, history.size() - kHistoryBytes);
}

/// What is kept of the words of a feed that does not own the article.
std::int64_t said_by(std::int64_t feed, std::int64_t content) {
  return content ^ static_cast<std::int64_t>(static_cast<std::uint64_t>(feed) * 0x9E3779B97F4A7C15);
}

std::optional<std::int64_t> link_key(const Article& article) {
  if (!article.link_is_own) return std::nullopt;
  return short_hash(article::hash_id(article::clean_link(article.link)));
}

}  // namespace

Articles::Articles(Connection& connection, Feeds& feeds)
    : feeds_(feeds),
      stories_(connection),
      find_claim_(connection,
                  "SELECT c.article, c.own, c.entry, c.revision, c.seen, a.id, a.version, a.first_stored, a.content, "
                  "a.kept, a.story, a.link_key FROM claim c LEFT JOIN article a ON a.number = c.article "
                  "WHERE c.feed = ?1 AND c.key = ?2"),
      add_claim_(connection, "INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      refresh_claim_(connection, "UPDATE claim SET entry = ?3, revision = ?4, seen = ?5 WHERE feed = ?1 AND key = ?2"),
      has_claim_(connection, "SELECT 1 FROM claim WHERE article = ?1 AND feed = ?2"),
      disown_(connection, "UPDATE claim SET own = 0 WHERE article = ?1 AND own = 1"),
      own_(connection, "UPDATE claim SET own = 1 WHERE feed = ?1 AND key = ?2"),
      own_article_(connection, "UPDATE article SET feed = ?2 WHERE number = ?1"),
      find_by_id_(connection,
                  "SELECT number, id, version, first_stored, content, kept, story, link_key FROM article "
                  "WHERE id = ?1"),
      find_by_link_(connection,
                    "SELECT number, id, version, first_stored, content, kept, story, link_key, link FROM article "
                    "WHERE link_key = ?1 ORDER BY number DESC"),
      add_article_(connection,
                   "INSERT INTO article(id, feed, first_stored, stored, version, content, kept, link_key, link, "
                   "headline) VALUES (?1, ?2, ?3, ?3, 1, ?4, 1, ?5, ?6, ?7)"),
      change_article_(connection,
                      "UPDATE article SET stored = coalesce(?2, stored), version = ?3, content = ?4, history = ?5, "
                      "kept = ?6, link_key = ?7, link = ?8, headline = ?9 WHERE number = ?1"),
      find_histories_(connection, "SELECT history, copies FROM article WHERE number = ?1"),
      keep_copies_(connection, "UPDATE article SET copies = ?2 WHERE number = ?1"),
      find_text_(connection, "SELECT json FROM article_text WHERE article = ?1"),
      put_text_(connection, "INSERT OR REPLACE INTO article_text(article, json) VALUES (?1, ?2)") {}

// A document that holds one key twice would otherwise make a version of the first item out of the second, and of
// the second out of the first, at each poll: the first in a transaction counts.
Claim Articles::claim(const Article& article, Micros now) {
  const Key key{feeds_.number(article.feed), short_hash(article.id)};
  feeds_.was_read(key.feed, day_of(now));
  std::optional<Known> known = find_claim(key);
  const bool first = claimed_.insert(key).second;
  if (known && first) return claim_again(article, key, *known, now);
  if (!known) known = find_elsewhere(article, key.feed);
  if (!known) return claim_new(article, key, now);
  if (!first) return known_as(article, *known);
  add_claim_.run(key.feed, key.item, known->article, false, short_hash(article.entry_hash), article.revision,
                 day_of(now));
  return claim_elsewhere(article, key, *known, true, now);
}

Claim Articles::claim_again(const Article& article, const Key& key, const Known& known, Micros now) {
  Claim claim = known_as(article, known);
  const std::int64_t entry = short_hash(article.entry_hash);
  const bool unchanged = entry == known.entry && article.revision == known.revision;
  if (known.own && known.content && !unchanged && short_hash(article.content_hash) != *known.content) {
    claim = claim_changed(article, known, now);
  } else if (!known.own && entry != known.entry) {
    claim = claim_elsewhere(article, key, known, false, now);
  }
  if (!unchanged || day_of(now) - known.seen >= kRefreshDays) {
    refresh_claim_.run(key.feed, key.item, entry, article.revision, day_of(now));
  }
  return claim;
}

/// Where retention has deleted the article of another feed, its id is not known any more.
Claim Articles::known_as(const Article& article, const Known& known) {
  return {Novelty::kKnown, known.id.empty() ? article.id : known.id, known.version, known.first_stored, {}, 0};
}

Claim Articles::claim_changed(const Article& article, const Known& known, Micros now) {
  const std::int64_t content = short_hash(article.content_hash);
  const bool rehashed = short_hash(article.entry_hash) == known.entry;  // Only the normaliser is another.
  std::string history = histories_of(known.article).first;
  Claim claim{Novelty::kVersion,  known.id, rehashed ? known.version : known.version + 1,
              known.first_stored, {},       known.story};
  if (rehashed || holds(history, content)) claim.novelty = Novelty::kQuiet;
  const bool is_version = claim.novelty == Novelty::kVersion;
  if (is_version) read_earlier(known.article, claim);
  change(article, known, claim.version, std::move(history), is_version ? std::optional(now) : std::nullopt);
  // Nobody would see a text that the next round of retention takes.
  if (!known.kept && !is_version) claim.novelty = Novelty::kKnown;
  return claim;
}

// What another feed says of the article is told where it names what the stored text does not: whoever gave us the
// article first may have given us two lines of it. `first`: the feed has not said anything of it before; else it may
// take back what it said, also by words that the article has had (docs/decisions/0076).
Claim Articles::claim_elsewhere(const Article& article, const Key& key, const Known& known, bool first, Micros now) {
  Claim claim = known_as(article, known);
  const std::int64_t content = short_hash(article.content_hash), said = said_by(key.feed, content);
  bool had = content == known.content;
  if (!known.kept || (had && first)) return claim;
  auto [history, copies] = histories_of(known.article);
  had = had || holds(history, content);
  if ((had && first) || holds(copies, said)) return claim;
  read_earlier(known.article, claim);
  claim.story = known.story;
  claim.novelty = Novelty::kCopy;
  // A feed whose item has moved to another page, or shares its link with others, would take the article along.
  const bool may_own = !had && known.link_key && link_key(article) == known.link_key;
  if (!may_own || !story::is_fuller(article, claim.earlier_text)) {
    keep_in(copies, said);
    keep_copies_.run(known.article, Blob{copies});
    return claim;
  }
  claim.novelty = Novelty::kFuller;
  ++claim.version;
  change(article, known, claim.version, std::move(history), now);
  take_over(key, known.article);
  return claim;
}

/// `told`: absent for a change that nobody hears of.
void Articles::change(const Article& article, const Known& known, int version, std::string history,
                      std::optional<Micros> told) {
  keep_in(history, *known.content);
  change_article_.run(known.article, told, version, short_hash(article.content_hash), Blob{history},
                      known.kept || told.has_value(), link_key(article), article.link, article.headline());
}

void Articles::take_over(const Key& key, std::int64_t article) {
  disown_.run(article);
  own_.run(key.feed, key.item);
  own_article_.run(article, key.feed);
}

Claim Articles::claim_new(const Article& article, const Key& key, Micros now) {
  add_article_.run(PackedId(article.id), key.feed, now, short_hash(article.content_hash), link_key(article),
                   article.link, article.headline());
  add_claim_.run(key.feed, key.item, add_article_.last_row(), true, short_hash(article.entry_hash), article.revision,
                 day_of(now));
  return {Novelty::kNew, article.id, 1, 0, {}, 0};
}

std::optional<Articles::Known> Articles::find_claim(const Key& key) {
  Rows rows(find_claim_, key.feed, key.item);
  if (!rows.next()) return std::nullopt;
  Known known;
  known.article = rows.integer(0);
  known.own = rows.integer(1) != 0;
  known.entry = rows.integer(2);
  known.revision = rows.integer(3);
  known.seen = rows.integer(4);
  if (!rows.null(5)) known.read_article(rows, 5);
  return known;
}

void Articles::Known::read_article(const Rows& row, int column) {
  id = row.id(column);
  version = static_cast<int>(row.integer(column + 1));
  first_stored = row.integer(column + 2);
  content = row.integer(column + 3);
  kept = row.integer(column + 4) != 0;
  story = row.integer(column + 5);
  if (!row.null(column + 6)) link_key = row.integer(column + 6);
}

/// Items without a guid have the same id in every feed.
std::optional<Articles::Known> Articles::find_elsewhere(const Article& article, std::int64_t feed) {
  Rows rows(find_by_id_, PackedId(article.id));
  if (!rows.next()) return find_by_link(article, feed);
  Known known;
  known.article = rows.integer(0);
  known.read_article(rows, 1);
  return known;
}

/// Where the link is the article's alone. The latest article with it decides; where the feed has given us that one,
/// this is another item of the feed.
std::optional<Articles::Known> Articles::find_by_link(const Article& article, std::int64_t feed) {
  const std::optional<std::int64_t> key = link_key(article);
  if (!key) return std::nullopt;
  Rows rows(find_by_link_, key);
  while (rows.next()) {
    if (article::clean_link(rows.bytes(8)) != article::clean_link(article.link)) continue;  // The hash alone is equal.
    Known known;
    known.article = rows.integer(0);
    known.read_article(rows, 1);
    return claims(feed, known.article) ? std::nullopt : std::optional(std::move(known));
  }
  return std::nullopt;
}

bool Articles::claims(std::int64_t feed, std::int64_t article) { return Rows(has_claim_, article, feed).next(); }

std::pair<std::string, std::string> Articles::histories_of(std::int64_t article) {
  Rows rows(find_histories_, article);
  if (!rows.next()) return {};
  return {rows.text(0), rows.text(1)};
}

void Articles::read_earlier(std::int64_t article, Claim& claim) {
  Rows rows(find_text_, article);
  if (!rows.next()) return;
  Said said = said_in(rows.bytes(0));
  claim.earlier = std::move(said.mentions);
  claim.earlier_text = std::move(said.text);
}

void Articles::put(const Article& article, Micros) {
  Rows rows(find_by_id_, PackedId(article.id));
  if (!rows.next()) throw std::logic_error("article " + article.id + " is to be stored, and no feed has claimed it");
  put_text_.run(rows.integer(0), article::to_json(article));
}

}  // namespace mentiond::store
