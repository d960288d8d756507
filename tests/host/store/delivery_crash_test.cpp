// kill -9 at each step of a delivery that the store keeps: nothing is lost, and only what was sent and not yet
// acknowledged is sent twice, under the same key (RELIABILITY). The ledger is a file that outlives the process.
#include <boost/test/unit_test.hpp>

#include <fcntl.h>

#include <map>
#include <sstream>

#include "host/alert/delivery.h"
#include "tests/host/store/child.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

constexpr int kEntries = 6;

/// Where the process is killed, at the nth time that it comes there.
enum class Point { kEnqueue, kCommitted, kClaimed, kBeforePayload, kRendered, kBeforeSend, kSent, kSettled, kNowhere };
constexpr Point kPoints[] = {Point::kEnqueue,  Point::kCommitted,  Point::kClaimed, Point::kBeforePayload,
                             Point::kRendered, Point::kBeforeSend, Point::kSent,    Point::kSettled};

struct Fate {
  Point point = Point::kNowhere;
  int nth = 0;
  void pass(Point here) {
    if (here == point && nth-- == 0) ::raise(SIGKILL);
  }
};

/// The store's outbox with a fate. `forgets`: what is handed out is settled at once, as without an outbox.
class Doomed final : public alert::Outbox {
 public:
  Doomed(alert::Outbox& outbox, Fate& fate, bool forgets) : outbox_(outbox), fate_(fate), forgets_(forgets) {}
  std::vector<alert::OutboxEntry> due(std::string_view receiver, article::Micros now, std::size_t) override {
    auto entries = outbox_.due(receiver, now, 2);  // Several batches.
    std::vector<alert::Settlement> gone;
    for (const auto& entry : entries) gone.push_back({entry.key, alert::Settled::kDelivered, 1, now, 0, 200, ""});
    if (forgets_) outbox_.settle(gone);
    if (!entries.empty()) fate_.pass(Point::kClaimed);
    return entries;
  }
  std::optional<article::Micros> next_due(std::string_view receiver) override { return outbox_.next_due(receiver); }
  void keep_payloads(std::span<const std::pair<std::string, std::string>> payloads) override {
    fate_.pass(Point::kBeforePayload);
    outbox_.keep_payloads(payloads);
    fate_.pass(Point::kRendered);
  }
  void settle(std::span<const alert::Settlement> settlements) override {
    if (!forgets_) outbox_.settle(settlements);
    fate_.pass(Point::kSettled);
  }
  std::size_t waiting() override { return outbox_.waiting(); }

 private:
  alert::Outbox& outbox_;
  Fate& fate_;
  const bool forgets_;
};

/// Writes what it is given into a ledger, a line each: key and bytes.
struct Ledger final : article::Notifier {
  Ledger(std::filesystem::path the_file, Fate& the_fate) : file(std::move(the_file)), fate(the_fate) {}
  std::vector<std::string> recipients() const override { return {"desk"}; }
  std::string render(const article::Notification& notification) override {
    return "of " + std::to_string(++rendered) + " " + std::string(notification.alerts.front());
  }
  article::DeliveryOutcome deliver(const article::Delivery& delivery) override {
    fate.pass(Point::kBeforeSend);
    const std::string line = std::string(delivery.key) + "\t" + std::string(delivery.payload) + "\n";
    const int to = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT, 0600);
    const bool written = ::write(to, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    ::close(to);
    fate.pass(Point::kSent);
    return {written ? article::Outcome::kDelivered : article::Outcome::kRetry, 200, 0, ""};
  }
  void cancel() override {}
  void flush() override {}
  std::filesystem::path file;
  Fate& fate;
  int rendered = 0;
};

struct Delivering : Home {
  std::filesystem::path ledger = folder / "ledger";
  bool forgets = false;

  /// Raises what is not raised yet, and delivers all, as a process of its own that meets its fate.
  void live(Fate fate) {
    store.reset();
    Child child([&](const Child::Say&) {
      store = open();
      store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
        for (int i = 0; i < kEntries; ++i) {
          alerts.enqueue(entry(i));
          fate.pass(Point::kEnqueue);
        }
      });
      fate.pass(Point::kCommitted);
      Doomed outbox(store->outbox(), fate, forgets);
      alert::DeliveryWorker worker(clock, outbox, std::make_unique<Ledger>(ledger, fate), {"desk"});
      worker.deliver_once();
    });
    child.wait();
  }
  alert::OutboxEntry entry(int number) const {
    alert::OutboxEntry made;
    made.key = "key " + std::to_string(number);
    made.receiver = "desk", made.recipient = "desk", made.type = "alert.new";
    made.alert_json = "alert " + std::to_string(number);
    made.created = made.due = clock.now();
    return made;
  }
  /// How often each key is in the ledger. The bytes are the same each time.
  std::map<std::string, int> told() const {
    std::map<std::string, int> counts;
    std::map<std::string, std::string> bytes;
    std::istringstream lines(std::filesystem::exists(ledger) ? support::read_file(ledger) : std::string());
    for (std::string line; std::getline(lines, line);) {
      const std::string key = line.substr(0, line.find('\t'));
      ++counts[key];
      BOOST_TEST(bytes.try_emplace(key, line).first->second == line);
    }
    return counts;
  }
};

/// Over all moments of a point at which a process can be killed: how many alerts were lost, how many told twice.
struct Losses {
  int lost = 0, doubled = 0, kills = 0;
};

Losses kill_at(Point point, bool forgets = false) {
  Losses losses;
  for (int nth = 0; nth < kEntries; ++nth) {
    Delivering delivering;
    delivering.forgets = forgets;
    delivering.live({point, nth});
    const auto before = delivering.told();
    delivering.live({});
    const auto after = delivering.told();
    losses.kills += before.size() < kEntries;
    losses.lost += kEntries - static_cast<int>(after.size());
    for (const auto& [key, count] : after) losses.doubled += count - 1;
  }
  return losses;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_process_that_is_killed_while_it_delivers)

BOOST_AUTO_TEST_CASE(loses_nothing_wherever_it_is_and_repeats_only_what_was_not_acknowledged) {
  for (const Point point : kPoints) {
    const Losses losses = kill_at(point);
    BOOST_TEST_CONTEXT("point " << static_cast<int>(point)) {
      BOOST_TEST(losses.kills > 0);
      BOOST_TEST(losses.lost == 0);
      if (point == Point::kSent) BOOST_TEST(losses.doubled > 0);
      // Between two deliveries the one before may not be acknowledged yet: answers are written in batches.
      if (point != Point::kSent && point != Point::kBeforeSend) BOOST_TEST(losses.doubled == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(would_lose_alerts_without_its_outbox) {
  BOOST_TEST(kill_at(Point::kClaimed, true).lost > 0);
  BOOST_TEST(kill_at(Point::kBeforeSend, true).lost > 0);
}

BOOST_AUTO_TEST_SUITE_END()
