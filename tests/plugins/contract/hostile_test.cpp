// What no host would do in earnest, to every plugin of a kind: none crashes, none lets an exception out, and each says
// what is wrong.
#include <Poco/AutoPtr.h>
#include <Poco/Channel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

#include "tests/plugins/contract/calls.h"
#include "tests/plugins/contract/libraries.h"

namespace mentiond::contract {
namespace {

namespace data = boost::unit_test::data;

/// The same bytes in each run.
std::string random_bytes(std::size_t count) {
  std::mt19937 random(7);
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

/// Fails the test where the log says that the host had to catch something.
class NothingEscapes final {
 public:
  NothingEscapes() : channel_(new Watching) { Poco::Logger::setChannel("", channel_); }
  ~NothingEscapes() {
    Poco::Logger::setChannel("", nullptr);
    BOOST_TEST(channel_->escaped == "");
  }
  NothingEscapes(const NothingEscapes&) = delete;
  NothingEscapes& operator=(const NothingEscapes&) = delete;

 private:
  struct Watching final : Poco::Channel {
    void log(const Poco::Message& message) override {
      const std::string& text = message.getText();
      if (text.find("an exception out") != std::string::npos || text.find("out an exception") != std::string::npos) {
        escaped = text;
      }
    }
    std::string escaped;
  };
  Poco::AutoPtr<Watching> channel_;
};

/// Nothing, everything empty, very long, and full of odd characters.
std::vector<article::Article> odd_articles() {
  std::vector<article::Article> articles(4, some_article());
  articles[0] = {};
  articles[1].headlines = {{"", "", ""}, {"main", "text/html", "<b>"}};
  articles[1].bodies = {{"", "text/plain", ""}};
  for (int i = 0; i < 20'000; ++i) articles[2].bodies[0].value += "NATO \"meets\" NATO's allies.\n\n";
  articles[3].headlines[0].value = "\xEF\xBB\xBF\xE2\x80\x8F\xF0\x9F\x99\x82 \xCC\x81\xCC\x81\xCC\x81\"\"\"'''((([[[";
  return articles;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contract_under_hostile_calls)

BOOST_DATA_TEST_CASE(a_fetcher_survives, data::make(plugins("fetch"))) {
  Host host(sample);
  const NothingEscapes nothing_escapes;
  const auto fetcher = host.registry.make_fetcher(sample.name, host.settings);
  std::multiset<std::uint64_t> reported;
  const auto run = [&](article::Micros timeout) {
    fetcher->run_once(timeout, [&](article::FetchResult result) { reported.insert(result.id); });
  };
  run(0);
  run(-1);
  fetcher->cancel(12345);
  fetcher->wake();
  run(0);
  std::set<std::uint64_t> submitted;
  std::uint64_t id = 0;
  for (const std::string& url :
       {std::string(), std::string("http://"), std::string("http://["), std::string("nonsense"),
        std::string("http://127.0.0.1:1/"), std::string(100'000, 'a'), random_bytes(1000)}) {
    (void)fetcher->accepts(url);
    may_refuse([&] {
      fetcher->submit({++id, url, "", "", article::kSecond, 1000, {}});
      submitted.insert(id);
    });
  }
  fetcher->cancel(id);
  for (int round = 0; round < 1000 && reported.size() < submitted.size(); ++round) run(20 * article::kMillisecond);
  BOOST_TEST(reported == std::multiset<std::uint64_t>(submitted.begin(), submitted.end()),
             boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(a_normaliser_survives, data::make(plugins("normalise"))) {
  Host host(sample);
  const NothingEscapes nothing_escapes;
  const auto normaliser = host.registry.make_normaliser(sample.name, host.settings);
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (const std::string& body :
       {std::string(), std::string("\0", 1), random_bytes(1 << 20), deep, std::string(1 << 20, '<'),
        std::string("<?xml version='1.0' encoding='nonsense'?><rss/>"), std::string("{")}) {
    for (const char* type : {"", "text/html", "application/rss+xml; charset=nonsense", ";;;"}) {
      article::Document document;
      document.body = body;
      document.content_type = type;
      document.timezone = "Nowhere/Nothing";
      document.inspect = true;
      const int score = normaliser->accepts(type, std::string_view(body).substr(0, 4096));
      BOOST_TEST((score >= 0 && score <= 100));
      normalise(*normaliser, document);
    }
  }
}

BOOST_DATA_TEST_CASE(an_enricher_survives, data::make(plugins("enrich"))) {
  Host host(sample);
  const NothingEscapes nothing_escapes;
  const auto enricher = host.registry.make_enricher(sample.name, host.settings);
  for (article::Article& article : odd_articles()) {
    may_refuse([&] { enricher->enrich(article); });
  }
}

BOOST_DATA_TEST_CASE(a_matcher_survives, data::make(plugins("match"))) {
  Host host(sample);
  const NothingEscapes nothing_escapes;
  article::Diagnostics diagnostics;
  for (const std::string& bytes : {std::string(), std::string("\0", 1), random_bytes(1 << 20), std::string(3000, '['),
                                   std::string("watchlist: x"), std::string("- - - -\n: : :")}) {
    diagnostics.clear();
    const auto program = host.registry.compile_matcher(sample.name, host.settings, {{"odd.yaml", bytes}}, diagnostics);
    if (program == nullptr) BOOST_TEST(!diagnostics.empty());
  }
  diagnostics.clear();
  const auto program = host.registry.compile_matcher(
      sample.name, host.settings, {{"w.yaml", "watchlist: w\nentities: [{ id: nato, name: NATO, case: exact }]\n"}},
      diagnostics);
  for (const article::Diagnostic& diagnostic : diagnostics) BOOST_ERROR(to_string(diagnostic));
  BOOST_TEST_REQUIRE(program != nullptr);
  const auto session = program->open_session();
  for (article::Article& article : odd_articles()) {
    may_refuse([&] { session->match(article); });
    for (const std::string& note : article.notes)
      BOOST_TEST(note.find("not where they were said to be") == std::string::npos, note);
  }
}

BOOST_DATA_TEST_CASE(a_notifier_survives, data::make(plugins("alert"))) {
  Host host(sample);
  const NothingEscapes nothing_escapes;
  const auto notifier = host.registry.make_notifier(sample.name, host.settings);
  const std::vector<std::string> recipients = notifier->recipients();
  BOOST_TEST(std::set<std::string>(recipients.begin(), recipients.end()).size() == recipients.size());
  for (const std::string& alert : {std::string(), std::string("{}"), std::string("nonsense"), std::string("[1]"),
                                   std::string("{\"id\":7,\"article\":[],\"mentions\":{}}"), random_bytes(1000)}) {
    may_refuse([&] { (void)notifier->render({"alert.new", "key", recipients.at(0), 0, {alert}}); });
    may_refuse([&] { (void)notifier->render({"", "", "nobody", INT64_MAX, {}}); });
  }
  // Cancelled before it begins, so that no test mails or posts anything.
  notifier->cancel();
  for (const std::string& payload : {std::string(), std::string("{}"), random_bytes(1000)}) {
    const article::DeliveryOutcome outcome = notifier->deliver({"key", recipients.at(0), payload, 1, 0});
    BOOST_TEST((outcome.outcome != article::Outcome::kDelivered), outcome.answer);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::contract
