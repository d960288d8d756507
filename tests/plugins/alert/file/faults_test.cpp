#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "plugins/alert/file/descriptor.h"
#include "tests/plugins/alert/file/writing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

/// No file may become larger as long as this lives: a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t size) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{size, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    (void)std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(a_full_disk_is_tried_again) {
  Writing writing("/dev/full");
  const auto outcome = writing.write(writing.render());
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.answer == "cannot write to /dev/full: No space left on device");
}

BOOST_AUTO_TEST_CASE(what_a_failed_write_has_left_is_taken_back) {
  const support::TempFolder folder;
  const std::string path = folder.write("alerts", "{\"older\":1}\n").string();
  Writing writing(path);
  const std::string payload = writing.render();
  sdk::DeliveryOutcome outcome;
  {
    const FullDisk full(40);
    outcome = writing.write(payload);
  }
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(support::read_file(path) == "{\"older\":1}\n");
  BOOST_TEST(writing.write(payload).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == "{\"older\":1}\n" + payload);
}

BOOST_AUTO_TEST_CASE(a_mail_that_does_not_fit_is_not_delivered) {
  const support::TempFolder folder;
  Writing writing((folder / "mail").string(), "maildir");
  sdk::DeliveryOutcome outcome;
  {
    const FullDisk full(40);
    outcome = writing.write(std::string(100, 'x'), "k1");
  }
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(std::filesystem::is_empty(folder / "mail/new"));
  BOOST_TEST(writing.write(std::string(100, 'x'), "k1").outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_named_and_tried_again) {
  for (const std::string format : {"lines", "text", "maildir"}) {
    Writing writing("/nowhere/alerts", format);
    const auto outcome = writing.write("x\n");
    BOOST_TEST(outcome.outcome == Outcome::kRetry);
    BOOST_TEST(contains(outcome.answer, "/nowhere/alerts: No such file or directory"), outcome.answer);
  }
}

BOOST_AUTO_TEST_CASE(a_file_in_the_place_of_a_maildir_is_tried_again) {
  const support::TempFolder folder;
  Writing writing(folder.write("mail", "").string(), "maildir");
  BOOST_TEST(writing.write("mail").outcome == Outcome::kRetry);
}

BOOST_AUTO_TEST_CASE(a_pipe_that_nobody_reads_is_tried_again) {
  const support::TempFolder folder;
  const std::string path = (folder / "pipe").string();
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  Writing writing(path);
  BOOST_TEST(writing.write(writing.render()).outcome == Outcome::kRetry);
}

BOOST_AUTO_TEST_CASE(a_reader_that_does_not_read_costs_no_more_than_the_timeout) {
  const support::TempFolder folder;
  const std::string path = (folder / "pipe").string();
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const plugins::file::Descriptor reader(path, O_RDONLY | O_NONBLOCK);
  Writing writing(path);
  const auto outcome = writing.write(std::string(1 << 20, 'x'), "k", kSecond / 5);
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(contains(outcome.answer, "waited in vain for " + path), outcome.answer);
}

BOOST_AUTO_TEST_CASE(another_thread_cancels_the_wait_for_a_reader) {
  const support::TempFolder folder;
  const std::string path = (folder / "pipe").string();
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const plugins::file::Descriptor reader(path, O_RDONLY | O_NONBLOCK);
  Writing writing(path);
  std::thread canceller([&] { writing.file.cancel(); });
  const auto outcome = writing.write(std::string(1 << 20, 'x'), "k", 300 * kSecond);
  canceller.join();
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.answer == "cancelled");
  BOOST_TEST(writing.write("x\n").answer == "cancelled");
}

BOOST_AUTO_TEST_CASE(whoever_holds_the_lock_for_too_long_delays_us_until_the_next_attempt) {
  const support::TempFolder folder;
  const std::string path = (folder / "alerts").string();
  Writing writing(path);
  {
    const plugins::file::Descriptor other(path, O_RDWR | O_CREAT);
    BOOST_REQUIRE(::flock(other.get(), LOCK_EX) == 0);
    BOOST_TEST(writing.write("{}\n", "k", kSecond / 5).outcome == Outcome::kRetry);
    BOOST_TEST(support::read_file(path) == "");
  }
  BOOST_TEST(writing.write("{}\n").outcome == Outcome::kDelivered);
}

BOOST_AUTO_TEST_CASE(a_closed_standard_output_is_tried_again) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // As the daemon does.
  int pipe[2];
  BOOST_REQUIRE(::pipe(pipe) == 0);
  ::close(pipe[0]);
  const int standard_output = ::dup(STDOUT_FILENO);
  ::dup2(pipe[1], STDOUT_FILENO);
  const auto outcome = Writing("-").write("{}\n");
  ::dup2(standard_output, STDOUT_FILENO);
  ::close(standard_output);
  ::close(pipe[1]);
  (void)std::signal(SIGPIPE, before);
  BOOST_TEST(outcome.outcome == Outcome::kRetry);
  BOOST_TEST(outcome.answer == "cannot write to standard output: Broken pipe");
}

BOOST_AUTO_TEST_CASE(a_relative_path_is_synced_in_its_folder) {
  const support::TempFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const auto outcome = Writing("alerts").write("{}\n");
  std::filesystem::current_path(before);
  BOOST_TEST(outcome.outcome == Outcome::kDelivered, outcome.answer);
}

BOOST_AUTO_TEST_CASE(a_bad_setting_is_named) {
  const auto rejects = [](const std::string& path, const std::string& format, const std::string& fsync,
                          const char* key) {
    BOOST_CHECK_EXCEPTION(Writing(path, format, fsync), sdk::Rejected,
                          [&](const sdk::Rejected& error) { return std::string(error.what()).starts_with(key); });
  };
  rejects("", "lines", "true", "path: ");
  rejects("-", "maildir", "true", "path: ");
  rejects("x", "xml", "true", "format: ");
  rejects("x", "lines", "perhaps", "fsync: ");
}

BOOST_AUTO_TEST_SUITE_END()
