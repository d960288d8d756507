// What the store costs for each article: µs of CPU and of the clock, with synchronous=FULL on the disk of the build
// folder. JSON is article::to_json; SQL is the rest. Prints a JSON line a figure (INTERFACES); a table on standard
// error.
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <random>

#include "host/article/identity.h"
#include "host/article/json.h"
#include "host/store/connection.h"
#include "host/store/store.h"

namespace {

using namespace mentiond;
using article::Micros;
namespace fs = std::filesystem;

constexpr std::size_t kFeeds = 400, kItems = 100, kBatch = 500, kNotifications = 10'000, kRows = 50'000;

struct Cost {
  double cpu = 0, wall = 0;  // µs
};

double cpu_now() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto us = [](const timeval& time) {
    return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

template <class Work>
Cost measure(const Work& work) {
  const double cpu = cpu_now();
  const auto wall = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::micro> passed = std::chrono::steady_clock::now() - wall;
  return {cpu_now() - cpu, passed.count()};
}

void print(const char* metric, Cost cost, std::size_t count, double peer = 0) {
  const double cpu = cost.cpu / static_cast<double>(count), wall = cost.wall / static_cast<double>(count);
  std::printf("{\"bench\":\"store\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"us\"", metric, wall);
  if (peer > 0) std::printf(",\"peer\":\"Poco::Data\",\"peer_value\":%.2f,\"ratio\":%.2f", peer, peer / wall);
  std::printf("}\n");
  std::fprintf(stderr, "%-44s %8.2f us of the clock %8.2f us of CPU\n", metric, wall, cpu);
}

class Texts {
 public:
  Texts() {
    for (std::string& word : words_) {
      for (std::size_t length = 2 + random_() % 9; word.size() < length;)
        word += static_cast<char>('a' + random_() % 26);
    }
  }
  std::string make(std::size_t size) {
    std::string text;
    while (text.size() < size) text += words_[random_() % words_.size()] + " ";
    return text;
  }

 private:
  std::mt19937 random_{7};
  std::vector<std::string> words_ = std::vector<std::string>(3000);
};

/// An item as feeds with full text have them: 2 KB of text, once plain and once as HTML, and a mention in every fourth.
article::Article item(Texts& texts, const std::string& feed, std::size_t number) {
  article::Article article;
  article.feed = feed;
  article.guid = "https://" + feed + ".example/news/2026/11/" + std::to_string(number);
  article.link = article.guid + "?from=rss";
  article.language = "en";
  article.by = "By A Reporter";
  article.published = article::Timestamp{1'795'000'000'000'000, 180};
  article.retrieved = 1'795'000'100'000'000;
  article.headlines = {{"main", "text/plain", texts.make(60)}};
  article.descriptions = {{"standfirst", "text/plain", texts.make(180)}};
  const std::string body = texts.make(2000);
  article.bodies = {{"", "text/plain", body}, {"", "text/html", "<p>" + body + "</p>"}};
  article.info_sources = {{"Example", "publisher", "https://" + feed + ".example/", ""}};
  article.concepts = {{article::ConceptKind::kSubject, "World", "tag", "", "world", "", ""}};
  if (number % 4 != 0) return article;
  article::Mention mention;
  mention.watchlist = "people", mention.watch = "someone";
  mention.entity = {"someone", "Some One", "person", "https://www.wikidata.org/wiki/Q1"};
  mention.role = mention.field = "body", mention.alias = mention.text = "Some One";
  mention.end = 8, mention.sentence = texts.make(120);
  article.mentions = {mention};
  return article;
}

std::vector<std::vector<article::Article>> documents() {
  Texts texts;
  std::vector<std::vector<article::Article>> all(kFeeds);
  for (std::size_t feed = 0; feed < kFeeds; ++feed) {
    for (std::size_t i = 0; i < kItems; ++i) all[feed].push_back(item(texts, "feed" + std::to_string(feed), i));
    article::identify(all[feed], "");
  }
  return all;
}

/// As the pipeline's writer: kBatch articles in a transaction.
void read(store::Store& store, std::vector<std::vector<article::Article>>& feeds, Micros now) {
  for (std::size_t feed = 0; feed < feeds.size();) {
    store.transact([&](story::ArticleRepository& articles, schedule::FeedRepository& states, alert::AlertRepository&) {
      for (std::size_t in_batch = 0; in_batch < kBatch && feed < feeds.size(); in_batch += kItems, ++feed) {
        for (article::Article& article : feeds[feed]) {
          const story::Claim claim = articles.claim(article, now);
          if (!story::is_stored(claim.novelty)) continue;
          article.version = claim.version;
          article.story = article::Story{article.id, 1, article.uri, 1};
          articles.put(article, now);
        }
        schedule::FeedState state;
        state.feed = feeds[feed].front().feed;
        state.url = "https://" + state.feed + ".example/rss.xml";
        states.put(state);
      }
    });
  }
}

void bench_articles(const fs::path& folder, std::vector<std::vector<article::Article>>& feeds) {
  const article::SystemClock clock;
  const Micros now = clock.now();
  const std::size_t count = kFeeds * kItems;
  std::size_t bytes = 0;
  const Cost json = measure([&] {
    for (const auto& feed : feeds) {
      for (const article::Article& article : feed) bytes += article::to_json(article).size();
    }
  });
  store::Store store("sqlite:" + (folder / "articles.db").string(), store::Access::kHold, clock);
  const Cost all = measure([&] { read(store, feeds, now); });
  print("new article: JSON", json, count);
  print("new article: SQL", {all.cpu - json.cpu, all.wall - json.wall}, count);
  print("new article", all, count);
  print("known item read again", measure([&] { read(store, feeds, now); }), count);
  for (auto& feed : feeds) {
    for (article::Article& article : feed) article.bodies[0].value += "More.";
    article::identify(feed, "");
  }
  print("new version", measure([&] { read(store, feeds, now); }), count);
  print("article past its time", measure([&] {
          while (store.prune(now + 2, {1, 1}))
            ;
        }),
        count);
  std::fprintf(stderr, "(%zu articles of %zu bytes)\n", count, bytes / count);
}

void bench_notifications(const fs::path& folder) {
  const article::SystemClock clock;
  store::Store store("sqlite:" + (folder / "outbox.db").string(), store::Access::kHold, clock);
  Texts texts;
  alert::OutboxEntry entry;
  entry.receiver = "desk", entry.recipient = "desk@example.org", entry.type = "alert.new";
  entry.alert_json = texts.make(2000);
  const std::string payload = texts.make(3000);
  print("notification enqueued", measure([&] {
          for (std::size_t i = 0; i < kNotifications;) {
            store.transact([&](auto&, auto&, alert::AlertRepository& alerts) {
              for (std::size_t j = 0; j < 250; ++j, ++i) {
                entry.key = article::hash_id(std::to_string(i));
                entry.due = static_cast<Micros>(i);
                alerts.enqueue(entry);
              }
            });
          }
        }),
        kNotifications);
  print("notification taken, rendered, settled (100 at once)", measure([&] {
          for (;;) {
            const auto due = store.outbox().due("desk", kNotifications, 100);
            if (due.empty()) return;
            std::vector<std::pair<std::string, std::string>> payloads;
            std::vector<alert::Settlement> settlements;
            for (const alert::OutboxEntry& one : due) {
              payloads.emplace_back(one.key, payload);
              settlements.push_back({one.key, alert::Settled::kDelivered, 1, 1, 0, 200, "ok"});
            }
            store.outbox().keep_payloads(payloads);
            store.outbox().settle(settlements);
          }
        }),
        kNotifications);
}

/// The same INSERT of seven columns through Poco's Statement, reused and bound by reference, and through ours.
void bench_statements(const fs::path& folder) {
  constexpr const char* kTable =
      "CREATE TABLE t(number INTEGER PRIMARY KEY, a TEXT, b INTEGER, c INTEGER, d INTEGER, e TEXT, f TEXT)";
  constexpr const char* kInsert = "INSERT INTO t(a, b, c, d, e, f) VALUES (?, ?, ?, ?, ?, ?)";
  const std::string a(26, 'a'), e(80, 'e'), f(60, 'f');
  Poco::Data::SQLite::Connector::registerConnector();
  using namespace Poco::Data::Keywords;
  Poco::Int64 number = 0;
  std::string a2 = a, e2 = e, f2 = f;
  Poco::Data::Session session("SQLite", (folder / "poco.db").string());
  session << kTable, now;
  Poco::Data::Statement insert(session);
  insert << kInsert, use(a2), use(number), use(number), use(number), use(e2), use(f2);
  session << "BEGIN IMMEDIATE", now;
  const Cost poco = measure([&] {
    for (number = 0; number < static_cast<Poco::Int64>(kRows); ++number) insert.execute();
  });
  session << "COMMIT", now;
  store::Connection connection(folder / "ours.db", article::kSecond);
  connection.execute(kTable);
  store::Statement statement(connection, kInsert);
  store::Transaction transaction(connection);
  const Cost ours = measure([&] {
    for (std::size_t i = 0; i < kRows; ++i) statement.run(a, i, i, i, e, f);
  });
  print("INSERT of seven columns through Poco::Data", poco, kRows);
  print("INSERT of seven columns through Statement", ours, kRows, poco.wall / kRows);
}

}  // namespace

int main() {
  const fs::path folder = fs::current_path() / "bench_store.tmp";
  fs::remove_all(folder);
  fs::create_directory(folder);
  auto feeds = documents();
  bench_articles(folder, feeds);
  bench_notifications(folder);
  bench_statements(folder);
  fs::remove_all(folder);
}
