#include <rapidjson/document.h>
#include <sys/stat.h>

#include <thread>

#include "plugins/common/alert/json.h"
#include "tests/plugins/alert/file/writing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lines)

BOOST_AUTO_TEST_CASE(an_alert_is_a_line_that_ends_with_its_delivery_key) {
  const support::TempFolder folder;
  Writing writing((folder / "alerts").string());
  BOOST_TEST(writing.render("k", {"{}"}) == "{\"key\":\"k\"}\n");
  BOOST_TEST(writing.render("k", {" {\"id\":\r\n\"A\\u000a1\" } \n"}) == " {\"id\":  \"A\\u000a1\" ,\"key\":\"k\"}\n");
  BOOST_TEST(writing.render("\"\n", {"{\"id\":\"}\"}"}) == "{\"id\":\"}\",\"key\":\"\\\"\\n\"}\n");
  rapidjson::Document read;
  read.Parse(writing.render().c_str());
  BOOST_TEST(read["entity"]["name"].GetString() == std::string("Leyla Aksoy"));
  BOOST_TEST(read["key"].GetString() == std::string("key1"));
  for (const char* alert : {"", "[]", "{", "{}{}"})
    BOOST_CHECK_THROW((void)writing.render("k", {alert}), sdk::Rejected);
}

BOOST_AUTO_TEST_CASE(lines_are_appended) {
  const support::TempFolder folder;
  const std::string path = folder.write("alerts", "{\"older\":1}\n").string();
  Writing writing(path);
  const std::string first = writing.render("k1"), second = writing.render("k2", {kAlert, kAlert});
  BOOST_TEST(writing.write(first).outcome == Outcome::kDelivered);
  BOOST_TEST(writing.write(second).answer == "written to " + path);
  BOOST_TEST(support::read_file(path) == "{\"older\":1}\n" + first + second);
}

BOOST_AUTO_TEST_CASE(a_new_file_is_for_its_owner_and_group) {
  const support::TempFolder folder;
  const std::string path = (folder / "alerts").string();
  const mode_t umask_before = ::umask(0);
  Writing writing(path);
  BOOST_TEST(writing.write(writing.render()).outcome == Outcome::kDelivered);
  ::umask(umask_before);
  struct stat status {};
  BOOST_TEST(::stat(path.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07777) == 0640u);
}

BOOST_AUTO_TEST_CASE(a_retry_after_a_crash_writes_nothing_twice) {
  const support::TempFolder folder;
  const std::string path = (folder / "alerts").string();
  const std::string payload = Writing(path).render("k1", {kAlert, kAlert});
  BOOST_TEST(Writing(path).write(payload).outcome == Outcome::kDelivered);
  const auto again = Writing(path).write(payload);
  BOOST_TEST(again.outcome == Outcome::kDelivered);
  BOOST_TEST(again.answer == "was already in " + path);
  BOOST_TEST(support::read_file(path) == payload);
  const std::string other = Writing(path).render("k2", {kAlert, kAlert});
  BOOST_TEST(Writing(path).write(other).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == payload + other);
}

BOOST_AUTO_TEST_CASE(the_end_of_another_line_is_not_taken_for_ours) {
  const support::TempFolder folder;
  const std::string path = folder.write("alerts", "x{\"key\":\"k\"}\n").string();
  Writing writing(path);
  BOOST_TEST(writing.write(writing.render("k", {"{}"})).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == "x{\"key\":\"k\"}\n{\"key\":\"k\"}\n");
}

BOOST_AUTO_TEST_CASE(a_crash_after_any_byte_leaves_no_half_line) {
  const support::TempFolder folder;
  const std::string before = "{\"older\":1}\n";
  const std::string payload = Writing((folder / "x").string()).render("k1", {"{\"id\":\"A1\"}", "{\"id\":\"A2\"}"});
  for (std::size_t cut = 0; cut <= payload.size(); ++cut) {
    const std::string path = folder.write("alerts", before + payload.substr(0, cut)).string();
    BOOST_TEST(Writing(path).write(payload).outcome == Outcome::kDelivered);
    std::string all = support::read_file(path);
    BOOST_TEST(all.ends_with(payload));
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = all.find('\n', at);
      BOOST_TEST(common::is_json_object(all.substr(at, end - at)), all);
      at = end + 1;
    }
  }
}

BOOST_AUTO_TEST_CASE(a_half_line_longer_than_a_buffer_is_removed_too) {
  const support::TempFolder folder;
  for (const std::size_t size : {std::size_t{65'535}, std::size_t{65'536}, std::size_t{65'537}, std::size_t{2} << 20}) {
    for (const std::string before : {"", "{\"older\":1}\n"}) {
      const std::string path = folder.write("alerts", before + "{\"a\":\"" + std::string(size, 'x')).string();
      Writing writing(path);
      BOOST_TEST(writing.write(writing.render("k", {"{}"})).outcome == Outcome::kDelivered);
      BOOST_TEST(support::read_file(path) == before + "{\"key\":\"k\"}\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_last_line_that_lacks_only_its_end_is_kept) {
  const support::TempFolder folder;
  const std::string path = folder.write("alerts", "{\"older\":1}").string();
  Writing writing(path);
  BOOST_TEST(writing.write(writing.render("k", {"{}"})).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == "{\"older\":1}\n{\"key\":\"k\"}\n");
}

BOOST_AUTO_TEST_CASE(many_writers_leave_whole_lines) {
  const support::TempFolder folder;
  const std::string path = (folder / "alerts").string();
  constexpr int kWriters = 8, kLines = 40;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&path, writer] {
      Writing writing(path, "lines", "false");
      for (int i = 0; i < kLines; ++i) {
        const std::string key = std::to_string(writer) + "-" + std::to_string(i);
        const std::string id = "{\"id\":\"" + std::string(20'000, 'x') + "\"}";
        (void)writing.write(writing.render(key, {id}), key);
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  const std::string all = support::read_file(path);
  BOOST_TEST(lines_in(all) == static_cast<std::size_t>(kWriters * kLines));
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    BOOST_TEST(common::is_json_object(std::string_view(all).substr(at, end - at)));
    at = end + 1;
  }
}

BOOST_AUTO_TEST_SUITE_END()
