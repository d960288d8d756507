// How the database is used: by indexes, within bounds, and beside other processes.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <set>
#include <thread>

#include "host/store/alerts.h"
#include "host/store/articles.h"
#include "host/store/outbox.h"
#include "host/store/packed_id.h"
#include "host/store/retention.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;
using store::Connection;

namespace {

/// The steps of every statement's plan that read a whole table or index, or sort.
std::set<std::string> slow_steps(Connection& connection) {
  std::vector<std::string> statements;
  for (sqlite3_stmt* one = sqlite3_next_stmt(connection.handle(), nullptr); one != nullptr;
       one = sqlite3_next_stmt(connection.handle(), one)) {
    statements.emplace_back(sqlite3_sql(one));
  }
  std::set<std::string> slow;
  for (const std::string& sql : statements) {
    store::Statement explain(connection, "EXPLAIN QUERY PLAN " + sql);
    store::Rows rows(explain);
    while (rows.next()) {
      const std::string step = rows.text(3);
      if (step.starts_with("SCAN") || step.find("TEMP B-TREE") != std::string::npos) slow.insert(step);
    }
  }
  return slow;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(database)

BOOST_AUTO_TEST_CASE(every_statement_finds_its_rows_by_an_index) {
  const Home home;
  Connection writer(home.path(), article::kSecond), reader(home.path(), article::kSecond);
  store::FairMutex writing;
  store::Feeds feeds(writer);
  store::Articles articles(writer, feeds);
  const store::Alerts alerts(writer);
  const store::Retention retention(writer);
  const store::Outbox outbox(writer, writing, reader);
  // All feed states and fingerprints at the start; entries that wait, when `once` ends their waiting.
  const std::set<std::string> meant{"SCAN feed", "SCAN fingerprint", "SCAN outbox", "SCAN CONSTANT ROW"};
  for (const std::string& step : slow_steps(writer)) BOOST_TEST(meant.contains(step), step);
  // waiting(): the smallest index counts.
  for (const std::string& step : slow_steps(reader)) {
    BOOST_TEST((step.starts_with("SCAN outbox USING COVERING INDEX") || step == "SCAN CONSTANT ROW"), step);
  }
}

BOOST_AUTO_TEST_CASE(a_plan_without_an_index_would_be_noticed) {
  const Home home;
  Connection connection(home.path(), article::kSecond);
  const store::Statement scan(connection, "SELECT key FROM outbox WHERE recipient = ?1");
  const store::Statement sort(connection, "SELECT key FROM outbox WHERE receiver = ?1 ORDER BY created");
  BOOST_TEST(slow_steps(connection).size() == 2);
}

BOOST_AUTO_TEST_CASE(every_commit_reaches_the_disk) {
  const Home home;
  Connection connection(home.path(), article::kSecond);
  BOOST_TEST(connection.text("PRAGMA journal_mode") == "wal");
  BOOST_TEST(connection.number("PRAGMA synchronous") == 2);  // FULL
}

BOOST_AUTO_TEST_CASE(the_log_and_the_memory_stay_within_bounds) {
  Home home;
  const std::string text(20'000, 'x');
  for (int round = 0; round < 30; ++round) {
    std::vector<Item> items;
    for (int i = 0; i < 100; ++i) items.push_back({std::to_string(round) + "." + std::to_string(i), "", "T", text, 1});
    home.read("a", items);
  }
  BOOST_TEST(std::filesystem::file_size(home.path()) > 40'000'000U);
  BOOST_TEST(std::filesystem::file_size(home.path().string() + "-wal") < 34'000'000U);
  BOOST_TEST(sqlite3_memory_used() < 24'000'000);
}

BOOST_AUTO_TEST_CASE(deleted_pages_are_used_again) {
  Home home;
  const auto fill = [&](const std::string& feed) {
    std::vector<Item> items;
    for (int i = 0; i < 300; ++i) items.push_back({std::to_string(i), "", "T", std::string(20'000, 'x'), 1});
    home.read(feed, items);
  };
  const auto pages = [&] { return Connection(home.path(), article::kSecond).number("PRAGMA page_count"); };
  fill("a");
  const std::int64_t full = pages();
  home.clock.advance(article::kDay);
  while (home.store->prune(home.clock.now(), {1, 1})) {
  }
  fill("b");
  BOOST_TEST(pages() < full + full / 10);
}

BOOST_AUTO_TEST_CASE(a_database_that_another_process_holds_is_said_to_be_so_and_nothing_is_written) {
  Home home;
  Connection other(home.path(), article::kSecond), impatient(home.path(), article::kMillisecond);
  store::Transaction held(other);
  try {
    store::Transaction refused(impatient);
    BOOST_ERROR("two writers at once");
  } catch (const store::StoreError& error) {
    BOOST_TEST(std::string(error.what()).find("held by another process") != std::string::npos, error.what());
    BOOST_TEST(std::string(error.what()).find("can be tried again") != std::string::npos);
  }
  held.commit();
  store::Transaction later(impatient);
  later.commit();
}

BOOST_AUTO_TEST_CASE(the_store_waits_for_another_process_and_then_writes) {
  Home home;
  Connection other(home.path(), article::kSecond);
  auto held = std::make_unique<store::Transaction>(other);
  std::atomic<bool> waiting = false;
  std::thread writer([&] {
    waiting = true;
    home.read_one("a", {"1", "", "T", "x", 1});
  });
  while (!waiting) std::this_thread::yield();
  held.reset();
  writer.join();
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_named_and_what_was_there_stays) {
  Home home;
  home.read_one("a", {"1", "", "T", "x", 1});
  Connection connection(home.path(), article::kSecond);
  connection.execute("PRAGMA max_page_count = " + std::to_string(connection.number("PRAGMA page_count")));
  try {
    store::Transaction transaction(connection);
    store::Statement put(connection, "INSERT INTO article_text VALUES (99, ?1)");
    put.run(std::string_view(std::string(100'000, 'x')));
    BOOST_ERROR("written");
  } catch (const store::StoreError& error) {
    BOOST_TEST(std::string(error.what()).find("the disk is full") != std::string::npos, error.what());
  }
  BOOST_TEST(home.articles().size() == 1);
  BOOST_TEST(home.read_one("a", {"2", "", "T", "x", 1}).novelty == Novelty::kNew);
}

BOOST_AUTO_TEST_CASE(ids_are_kept_in_sixteen_bytes_and_come_back) {
  for (int i = 0; i < 1000; ++i) {
    const std::string id = article::hash_id(std::to_string(i));
    const store::PackedId packed(id);
    BOOST_TEST(packed.is_hash());
    BOOST_TEST(store::unpack_id(packed.bytes()) == id);
  }
  // The last of 26 characters bears three bits: with others set it is no id of ours, and is kept as text.
  const std::string odd = std::string(25, 'a') + "b";
  for (const std::string& id : {odd, std::string(26, 'A'), std::string("short"), std::string()}) {
    const store::PackedId packed(id);
    BOOST_TEST(!packed.is_hash());
    BOOST_TEST(packed.bytes() == id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
