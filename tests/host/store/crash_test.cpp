// kill -9 at any moment: whole transactions only, and each that was committed.
#include <boost/test/unit_test.hpp>

#include <map>

#include "host/store/connection.h"
#include "tests/host/store/child.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

constexpr std::size_t kInTransaction = 3;

/// Transaction `number`: a feed of its own, its articles, an alert's notification, and the feed's state.
void write_transaction(store::Store& store, int number, const std::function<void(std::size_t step)>& after = {}) {
  const std::string feed = "feed" + std::to_string(number);
  std::vector<Item> items;
  for (std::size_t i = 0; i < kInTransaction; ++i) {
    items.push_back({std::to_string(i), "", "Headline", std::string(5000, 'x'), 1});
  }
  const auto articles = document(feed, items);
  store.transact(
      [&](story::ArticleRepository& repository, schedule::FeedRepository& feeds, alert::AlertRepository& alerts) {
        std::size_t step = 0;
        const auto done = [&] {
          if (after) after(step++);
        };
        for (const Article& article : articles) {
          repository.claim(article, 1);
          done();
          repository.put(article, 1);
          done();
        }
        alert::OutboxEntry entry;
        entry.key = feed, entry.receiver = "desk";
        alerts.enqueue(entry);
        done();
        feeds.put(state_of(feed));
        done();
      });
}

/// How many transactions the store holds; each must be there whole.
std::size_t whole_transactions(Home& home) {
  std::map<std::string, std::size_t> articles;
  for (const store::StoredArticle& article : home.articles()) ++articles[article.feed];
  for (const auto& [feed, count] : articles) BOOST_TEST(count == kInTransaction);
  BOOST_TEST(home.store->waiting() == articles.size());
  BOOST_TEST(home.store->feed_states().size() == articles.size());
  store::Connection connection(home.path(), article::kSecond);
  BOOST_TEST(connection.text("PRAGMA integrity_check") == "ok");
  BOOST_TEST(static_cast<std::size_t>(connection.number("SELECT count(*) FROM claim")) ==
             kInTransaction * articles.size());
  return articles.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crash)

BOOST_AUTO_TEST_CASE(a_process_killed_within_a_transaction_leaves_the_ones_before_it) {
  for (std::size_t step = 0; step < 2 * kInTransaction + 2; ++step) {
    Home home;
    home.store.reset();
    Child child([&](const Child::Say&) {
      const auto store = home.open();
      write_transaction(*store, 1);
      write_transaction(*store, 2, [&](std::size_t at) {
        if (at == step) ::raise(SIGKILL);
      });
    });
    child.wait();
    home.store = home.open();
    BOOST_TEST(whole_transactions(home) == 1);
    write_transaction(*home.store, 2);
    BOOST_TEST(whole_transactions(home) == 2);
  }
}

BOOST_AUTO_TEST_CASE(a_process_killed_at_any_moment_leaves_all_that_it_had_committed) {
  for (std::size_t kill_after = 1; kill_after <= 40; kill_after += 3) {
    Home home;
    home.store.reset();
    Child child([&](const Child::Say& say) {
      const auto store = home.open();
      for (int number = 1;; ++number) {
        write_transaction(*store, number);
        say(std::to_string(number));
      }
    });
    std::string said;
    for (std::size_t line = 0; line < kill_after; ++line) said = child.read_line();
    BOOST_TEST(said == std::to_string(kill_after));
    child.kill();
    home.store = home.open();
    BOOST_TEST(whole_transactions(home) >= kill_after);
  }
}

BOOST_AUTO_TEST_CASE(a_copy_of_the_files_taken_within_a_transaction_has_the_transactions_before_it) {
  Home home, copy;
  copy.store.reset();
  for (int number = 1; number <= 5; ++number) write_transaction(*home.store, number);
  write_transaction(*home.store, 6, [&](std::size_t step) {
    if (step != 4) return;
    for (const char* suffix : {"", "-wal"}) {
      std::filesystem::copy_file(home.path().string() + suffix, copy.path().string() + suffix,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  });
  copy.store = copy.open();
  BOOST_TEST(whole_transactions(copy) == 5);
}

BOOST_AUTO_TEST_SUITE_END()
