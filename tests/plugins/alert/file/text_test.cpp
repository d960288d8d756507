// Text for people, in a file, on standard output and on a terminal.
#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/plugins/alert/file/writing.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

constexpr char kText[] =
    "Leyla Aksoy\n"
    "  Title      The lights\n"
    "  Matched    Aksoy\n"
    "  Sentence   And Aksoy spoke.\n"
    "             (alias “Aksoy” in body)\n"
    "  Link       https://kuzey.example/1\n\n";

/// Standard output is `fd` as long as this lives.
class StandardOutput {
 public:
  explicit StandardOutput(int fd) : before_(::dup(STDOUT_FILENO)) { ::dup2(fd, STDOUT_FILENO); }
  ~StandardOutput() {
    ::dup2(before_, STDOUT_FILENO);
    ::close(before_);
  }
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

 private:
  const int before_;
};

std::string read_some(int fd) {
  char buffer[8192];
  const ssize_t got = ::read(fd, buffer, sizeof(buffer));
  return {buffer, static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

/// What a terminal is sent for one alert.
std::string shown_on_a_terminal() {
  int primary = -1, secondary = -1;
  BOOST_REQUIRE(::openpty(&primary, &secondary, nullptr, nullptr, nullptr) == 0);
  Writing writing("-", "text");
  const std::string payload = writing.render();
  Outcome outcome{};
  {
    const StandardOutput terminal(secondary);
    outcome = writing.write(payload).outcome;
  }
  BOOST_TEST(outcome == Outcome::kDelivered);
  const std::string shown = read_some(primary);
  ::close(primary);
  ::close(secondary);
  return shown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(a_file_gets_plain_text) {
  const support::TempFolder folder;
  const std::string path = (folder / "alerts.txt").string();
  Writing writing(path, "text");
  BOOST_TEST(writing.write(writing.render()).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == kText);
}

BOOST_AUTO_TEST_CASE(a_half_paragraph_gets_its_line_end) {
  const support::TempFolder folder;
  const std::string path = folder.write("alerts.txt", "Leyla Aks").string();
  Writing writing(path, "text");
  BOOST_TEST(writing.write(writing.render()).outcome == Outcome::kDelivered);
  BOOST_TEST(support::read_file(path) == std::string("Leyla Aks\n") + kText);
}

BOOST_AUTO_TEST_CASE(standard_output_that_is_no_terminal_gets_plain_text) {
  int pipe[2];
  BOOST_REQUIRE(::pipe(pipe) == 0);
  Writing writing("-", "text");
  sdk::DeliveryOutcome outcome;
  {
    const StandardOutput output(pipe[1]);
    outcome = writing.write(writing.render());
  }
  BOOST_TEST(outcome.answer == "written to standard output");
  BOOST_TEST(read_some(pipe[0]) == kText);
  ::close(pipe[0]);
  ::close(pipe[1]);
}

BOOST_AUTO_TEST_CASE(a_terminal_gets_matched_words_highlighted) {
  ::unsetenv("NO_COLOR");
  ::setenv("TERM", "xterm", 1);
  const std::string shown = shown_on_a_terminal();
  BOOST_TEST(contains(shown, "And \x1b[1;31mAksoy\x1b[0m spoke."), shown);
  BOOST_TEST(contains(shown, "\x1b[1mLeyla Aksoy\x1b[0m"), shown);
  BOOST_TEST(shown.starts_with("\r\x1b[K"), "over a progress bar: " + shown);
  BOOST_TEST(shown.find_first_of("\x01\x02\x03\x04") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_terminal_without_colours_gets_plain_text) {
  ::setenv("NO_COLOR", "", 1);
  BOOST_TEST(!contains(shown_on_a_terminal(), "\x1b"));
  ::unsetenv("NO_COLOR");
  ::setenv("TERM", "dumb", 1);
  BOOST_TEST(!contains(shown_on_a_terminal(), "\x1b"));
}

BOOST_AUTO_TEST_CASE(no_text_of_an_alert_reaches_a_terminal_as_a_control) {
  Writing writing("-", "text");
  const std::string payload = writing.render("k", {"{\"entity\":{\"name\":\"a\\u001b[2Jb\\u0001\\u0004\\u009b31m\"}}"});
  BOOST_TEST(payload ==
             "\x02"
             "a [2Jb 31m\x04\n\n");
}

BOOST_AUTO_TEST_SUITE_END()
