// The guard on the connected address, against names that resolve as an attacker likes. The test's own
// getaddrinfo() stands before the C library's, so no name leaves the machine.
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>
#include <mutex>

#include "tests/plugins/fetch/http/fetching.h"

using namespace mentiond;
using namespace mentiond::tests;

namespace {

/// Which addresses a name of these tests has, one list for each time that it is asked; the last list stays.
/// Thread-safe.
class Names final {
 public:
  using Answers = std::vector<std::string>;
  void set(const std::string& name, std::vector<Answers> answers) {
    const std::lock_guard lock(mutex_);
    names_[name] = std::move(answers);
  }
  std::optional<Answers> ask(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto found = names_.find(name);
    if (found == names_.end()) return std::nullopt;
    Answers answers = found->second.front();
    if (found->second.size() > 1) found->second.erase(found->second.begin());
    return answers;
  }
  /// Holds up whoever asks for slow.test until released.
  void hold() {
    std::unique_lock lock(mutex_);
    ++held_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return released_; });
    --held_;
    changed_.notify_all();
  }
  void wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ > 0; });
  }
  void release() {
    std::unique_lock lock(mutex_);
    released_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return held_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::vector<Answers>> names_;
  int held_ = 0;
  bool released_ = false;
};

Names& names() {
  static Names& names = *new Names;  // For ever: a thread of libcurl's that was given up may ask after main().
  return names;
}

using Getaddrinfo = int (*)(const char*, const char*, const addrinfo*, addrinfo**);

Getaddrinfo real_getaddrinfo() {
  static const auto real = reinterpret_cast<Getaddrinfo>(::dlsym(RTLD_NEXT, "getaddrinfo"));
  return real;
}

/// A list as freeaddrinfo() takes it: made of the C library's own answers for numeric addresses.
int answer(const Names::Answers& addresses, const char* service, const addrinfo* hints, addrinfo** result) {
  if (addresses.empty()) return EAI_NONAME;
  *result = nullptr;
  addrinfo** end = result;
  for (const std::string& address : addresses) {
    if (const int error = real_getaddrinfo()(address.c_str(), service, hints, end); error != 0) return error;
    while (*end != nullptr) end = &(*end)->ai_next;
  }
  return 0;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int getaddrinfo(const char* node, const char* service,
                                                                  const addrinfo* hints, addrinfo** result) {
  const std::string name = node != nullptr ? node : "";
  if (name == "slow.test") {
    names().hold();
    return EAI_AGAIN;
  }
  if (const auto addresses = names().ask(name)) return answer(*addresses, service, hints, result);
  return real_getaddrinfo()(node, service, hints, result);
}

BOOST_AUTO_TEST_SUITE(guard)

BOOST_AUTO_TEST_CASE(a_private_address_is_refused_with_the_line_that_opens_it) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "secret"); });
  Fetching fetching(Settings{});
  const std::string port = std::to_string(server.port());
  for (const std::string host : {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]",
                                 "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "[::]", "localhost"}) {
    const Report report = fetching.fetch("http://" + host + ":" + port + "/");
    BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED, host);
    BOOST_TEST(report.failure == MENTIOND_FETCH_FORBIDDEN_ADDRESS, host << ": " << report.message);
    BOOST_TEST(report.says("allow_networks: ["), report.message);
  }
  BOOST_TEST(server.requests().empty());
  BOOST_TEST(fetching.fetch(server.url()).says("allow_networks: [127.0.0.0/8]"));
}

BOOST_AUTO_TEST_CASE(a_name_that_leads_to_a_private_address_is_refused) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "secret"); });
  Fetching fetching(Settings{});
  names().set("inside.test", {{"127.0.0.1"}});
  const std::string port = std::to_string(server.port());
  const Report report = fetching.fetch("http://inside.test:" + port + "/");
  BOOST_TEST(report.failure == MENTIOND_FETCH_FORBIDDEN_ADDRESS);
  names().set("several.test", {{"::1", "127.0.0.1", "::ffff:127.0.0.1"}});
  BOOST_TEST(fetching.fetch("http://several.test:" + port + "/").failure == MENTIOND_FETCH_FORBIDDEN_ADDRESS);
  BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(of_several_addresses_only_those_that_are_allowed_are_connected_to) {
  HttpServer allowed([](const HttpRequest&) { return http_answer(200, "text/xml", "allowed"); }, "127.0.0.3");
  Fetching fetching(Settings{{"allow_networks", "127.0.0.3"}});
  names().set("mixed.test", {{"127.0.0.1", "127.0.0.3"}});
  const Report report = fetching.fetch("http://mixed.test:" + std::to_string(allowed.port()) + "/");
  BOOST_TEST(report.outcome == MENTIOND_FETCHED, report.message);
  BOOST_TEST(report.body == "allowed");
}

BOOST_AUTO_TEST_CASE(a_redirect_to_a_private_address_is_refused) {
  HttpServer inside([](const HttpRequest&) { return http_answer(200, "text/xml", "secret"); }, "127.0.0.2");
  HttpServer outside([&](const HttpRequest&) {
    return http_answer(301, {{"Location", inside.url("/latest/meta-data/")}}, "");
  });
  Fetching fetching(Settings{{"allow_networks", "127.0.0.1"}});
  const Report report = fetching.fetch(outside.url());
  BOOST_TEST(report.failure == MENTIOND_FETCH_FORBIDDEN_ADDRESS);
  BOOST_TEST(report.status == 301);
  BOOST_TEST(report.permanent_url == "");
  BOOST_TEST(report.says("127.0.0.2 is a loopback address"));
  BOOST_TEST(report.says("(redirected to " + inside.url("/latest/meta-data/") + ")"));
  BOOST_TEST(inside.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_changes_its_address_between_two_hops_is_refused) {
  HttpServer inside([](const HttpRequest&) { return http_answer(200, "text/xml", "secret"); }, "127.0.0.2");
  HttpServer outside([&](const HttpRequest&) {
    HttpAnswer answer = http_answer(
        302, {{"Location", "http://rebind.test:" + std::to_string(inside.port()) + "/"}, {"Connection", "close"}}, "");
    answer.then = HttpAnswer::Then::kClose;
    return answer;
  });
  Fetching fetching(Settings{{"allow_networks", "127.0.0.1"}});
  names().set("rebind.test", {{"127.0.0.1"}, {"127.0.0.2"}});
  const Report report = fetching.fetch("http://rebind.test:" + std::to_string(outside.port()) + "/");
  BOOST_TEST(report.outcome == MENTIOND_FETCH_FAILED);
  BOOST_TEST(inside.requests().empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_exist_fails_as_such) {
  names().set("nobody.test", {{}});
  const Report report = Fetching().fetch("http://nobody.test/");
  BOOST_TEST(report.failure == MENTIOND_FETCH_RESOLVE);
  BOOST_TEST(report.says("nobody.test"));
}

BOOST_AUTO_TEST_CASE(a_name_server_that_does_not_answer_holds_nobody_up) {
  HttpServer server([](const HttpRequest&) { return http_answer(200, "text/xml", "quick"); });
  const auto begin = std::chrono::steady_clock::now();
  {
    Fetching fetching;
    auto slow = Fetching::request(1, "http://slow.test/");
    slow.timeout_us = 200 * kMillisecond;
    fetching.http.submit(slow);
    fetching.http.submit(Fetching::request(2, "http://slow.test/other"));
    BOOST_TEST(fetching.fetch(server.url()).body == "quick");
    names().wait_until_held();
    fetching.run_until(1);
    BOOST_TEST(fetching.reports.at(1).failure == MENTIOND_FETCH_TIMEOUT);
  }  // With the second still asking.
  const auto took = std::chrono::steady_clock::now() - begin;
  BOOST_TEST(std::chrono::duration<double>(took).count() < 5);
  names().release();
}

BOOST_AUTO_TEST_SUITE_END()
