// Which databases are opened, which are refused, and what the refusal says.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "host/store/connection.h"
#include "host/store/schema.h"
#include "tests/host/store/child.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;
namespace fs = std::filesystem;
using store::Access;

namespace {

/// What a failure must say.
void check(const std::string& failure, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    BOOST_TEST(failure.find(part) != std::string::npos, "\"" << part << "\" is missing from: " << failure);
  }
}

fs::path log_of(const Home& home) { return home.path().string() + "-wal"; }
fs::path index_of(const Home& home) { return home.path().string() + "-shm"; }
fs::path lock_of(const Home& home) { return home.path().string() + ".lock"; }

void cut(const fs::path& file, std::uintmax_t size) { fs::resize_file(file, size); }

void overwrite(const fs::path& file, std::uintmax_t at, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(at));
  stream << bytes;
}

void read_many(Home& home, int documents) {
  for (int number = 0; number < documents; ++number) {
    const std::string id = std::to_string(number);
    home.read_one("a", {id, "", "Headline " + id, std::string(9000, 'x'), 1});
  }
}

/// A process that committed five documents and was killed: log and index lie beside the database.
void crash(Home& home) {
  home.store.reset();
  Child child([&](const Child::Say&) {
    home.store = home.open();
    read_many(home, 5);
    ::raise(SIGKILL);
  });
  child.wait();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opening)

BOOST_AUTO_TEST_CASE(a_holder_makes_the_database_and_nothing_else_stays) {
  Home home;
  BOOST_TEST(fs::exists(home.path()));
  home.store.reset();
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(home.folder.path())) names.push_back(file.path().filename());
  std::sort(names.begin(), names.end());
  BOOST_TEST(names == (std::vector<std::string>{"mentiond.db", "mentiond.db.lock"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_crash_left_of_a_database_in_the_making_is_no_hindrance) {
  Home home;
  home.store.reset();
  fs::remove(home.path());
  home.folder.write("mentiond.db.new", "half a database");
  home.folder.write("mentiond.db.new-wal", "and its log");
  home.store = home.open();
  read_many(home, 1);
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(beside_nothing_there_is_nothing_to_read) {
  Home home;
  home.store.reset();
  fs::remove(home.path());
  check(home.failure(Access::kBeside), {"there is no database at " + home.path().string(), "`mentiond once`"});
  BOOST_TEST(!fs::exists(home.path()));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_named) {
  const support::ManualClock clock;
  try {
    store::Store store("sqlite:/nowhere/at/all/mentiond.db", Access::kHold, clock);
    BOOST_ERROR("opened");
  } catch (const store::StoreError& error) {
    check(error.what(), {"/nowhere/at/all/mentiond.db", "No such file or directory", "folder"});
  }
}

BOOST_AUTO_TEST_CASE(only_sqlite_is_known) {
  const support::ManualClock clock;
  for (const char* url : {"postgresql://x", "sqlite:", "", "mentiond.db"}) {
    BOOST_CHECK_THROW(store::Store(url, Access::kHold, clock), store::StoreError);
  }
}

BOOST_AUTO_TEST_CASE(a_second_holder_is_refused_and_told_who_the_first_is) {
  Home home;
  Child child([&](const Child::Say& say) { say(home.failure()); });
  check(child.read_line(), {home.path().string() + ".lock is held by " + std::string(program_invocation_short_name),
                            "pid " + std::to_string(::getpid())});
  child.wait();  // It has our lock's file open.
  home.store.reset();
  BOOST_TEST(home.failure().empty());
}

BOOST_AUTO_TEST_CASE(the_lock_of_a_killed_process_is_free) {
  Home home;
  home.store.reset();
  Child child([&](const Child::Say& say) {
    const auto store = home.open();
    say("held");
    ::pause();
  });
  BOOST_TEST(child.read_line() == "held");
  check(home.failure(), {"pid " + std::to_string(child.pid())});
  child.kill();
  BOOST_TEST(home.failure().empty());
}

BOOST_AUTO_TEST_CASE(other_commands_read_and_write_beside_the_holder) {
  Home home;
  read_many(home, 1);
  const auto beside = home.open(Access::kBeside);
  std::size_t seen = 0;
  beside->for_each_article({}, [&](const store::StoredArticle&) { ++seen; });
  BOOST_TEST(seen == 1);
  beside->transact([](auto&, schedule::FeedRepository& feeds, auto&) { feeds.put(state_of("b")); });
  BOOST_TEST(home.store->feed_states().size() == 2);
  home.read_one("b", {"1", "", "T", "x", 1});
  BOOST_TEST(home.articles({"b", 0, 0}).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_database_of_a_newer_mentiond_is_refused_by_its_version) {
  Home home;
  home.store.reset();
  store::Connection(home.path(), article::kSecond).execute("PRAGMA user_version = 99");
  for (const Access access : {Access::kHold, Access::kBeside}) {
    check(home.failure(access), {"newer mentiond", "schema version 99", std::to_string(store::schema_version())});
  }
  BOOST_TEST(store::Connection(home.path(), article::kSecond).number("PRAGMA user_version") == 99);
}

BOOST_AUTO_TEST_CASE(a_database_of_an_older_mentiond_is_brought_forward_by_its_holder_alone) {
  Home home;
  home.store.reset();
  fs::remove(home.path());
  store::Connection(home.path(), article::kSecond)
      .execute("PRAGMA journal_mode = WAL; PRAGMA application_id = " + std::to_string(store::kApplicationId));
  check(home.failure(Access::kBeside), {"earlier mentiond", "`mentiond once`"});
  home.store = home.open();
  read_many(home, 1);
  BOOST_TEST(home.articles().size() == 1);
}

BOOST_AUTO_TEST_CASE(a_database_of_another_program_is_left_alone) {
  Home home;
  home.store.reset();
  fs::remove(home.path());
  store::Connection(home.path(), article::kSecond).execute("CREATE TABLE theirs(a); INSERT INTO theirs VALUES (1)");
  for (const Access access : {Access::kHold, Access::kBeside}) check(home.failure(access), {"another program"});
  BOOST_TEST(store::Connection(home.path(), article::kSecond).number("SELECT a FROM theirs") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(damage)

BOOST_AUTO_TEST_CASE(what_is_no_database_is_refused_with_a_way_back) {
  for (const std::string& bytes : {std::string(), std::string("x"), std::string(100'000, 'x')}) {
    Home home;
    home.store.reset();
    home.folder.write("mentiond.db", bytes);
    for (const Access access : {Access::kHold, Access::kBeside}) {
      check(home.failure(access), {home.path().string() + " is damaged", "backup", ".recover", "start anew"});
    }
    BOOST_TEST(support::read_file(home.path()) == bytes);
  }
}

BOOST_AUTO_TEST_CASE(a_database_that_was_cut_off_is_refused) {
  Home home;
  read_many(home, 20);
  home.store.reset();
  const std::uintmax_t size = fs::file_size(home.path());
  for (const std::uintmax_t left : {size - 4096, size / 2, std::uintmax_t{4096}, std::uintmax_t{100}}) {
    cut(home.path(), left);
    check(home.failure(), {"is damaged", "backup"});
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_was_overwritten_is_noticed) {
  Home home;
  read_many(home, 20);
  home.store.reset();
  const std::string whole = support::read_file(home.path());
  for (std::size_t page = 0; page < 24; ++page) {
    home.folder.write("mentiond.db", whole);
    overwrite(home.path(), page * 4096, std::string(300, '\xee'));
    check(home.failure(), {"is damaged"});
  }
}

BOOST_AUTO_TEST_CASE(a_log_without_its_database_is_not_thrown_away) {
  Home home;
  crash(home);
  fs::rename(home.path(), home.folder / "moved");
  check(home.failure(), {"is gone", "-wal is still there"});
  fs::rename(home.folder / "moved", home.path());
  home.store = home.open();
  BOOST_TEST(home.articles().size() == 5);
}

BOOST_AUTO_TEST_CASE(a_log_that_was_cut_after_a_crash_is_noticed) {
  Home home;
  crash(home);
  const std::uintmax_t size = fs::file_size(log_of(home));
  for (const std::uintmax_t left : {size - 1, size - 5000, size / 2, std::uintmax_t{32}, std::uintmax_t{0}}) {
    cut(log_of(home), left);
    check(home.failure(), {"is damaged", "-wal has lost transactions"});
  }
  fs::remove(log_of(home));
  check(home.failure(), {"is damaged"});
}

BOOST_AUTO_TEST_CASE(a_log_that_was_overwritten_after_a_crash_is_noticed) {
  Home home;
  crash(home);
  const std::string whole = support::read_file(log_of(home));
  for (std::size_t at = 0; at < whole.size(); at += 1501) {
    home.folder.write("mentiond.db-wal", whole);
    overwrite(log_of(home), at, std::string(1, static_cast<char>(~whole[at])));
    check(home.failure(), {"is damaged"});
  }
  home.folder.write("mentiond.db-wal", whole);
  home.store = home.open();
  BOOST_TEST(home.articles().size() == 5);
}

BOOST_AUTO_TEST_CASE(a_broken_page_before_whole_transactions_is_noticed_without_the_index) {
  Home home;
  crash(home);
  fs::remove(index_of(home));
  overwrite(log_of(home), 2000, "x");
  check(home.failure(), {"is damaged", "a broken page before whole transactions"});
}

// After the machine itself has crashed, the end of the log may be torn, and the index may be of any age.
BOOST_AUTO_TEST_CASE(the_torn_end_of_a_log_is_no_damage_once_the_machine_was_started_anew) {
  Home home;
  crash(home);
  home.folder.write("mentiond.db.lock", "mentiond run, pid 1\nanother start of the machine\n");
  cut(log_of(home), fs::file_size(log_of(home)) - 1);
  home.store = home.open();
  BOOST_TEST(home.articles().size() == 4);
}

BOOST_AUTO_TEST_CASE(what_a_crash_leaves_is_no_damage) {
  Home home;
  for (int round = 0; round < 3; ++round) crash(home);
  home.store = home.open();
  BOOST_TEST(home.articles().size() == 5);
  BOOST_TEST(fs::exists(lock_of(home)));
}

BOOST_AUTO_TEST_SUITE_END()
