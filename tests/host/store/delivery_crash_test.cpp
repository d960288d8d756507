// kill -9 at each step of an alert that the store keeps, from the group that holds it to the acknowledged delivery:
// nothing is lost, and only what was sent and not yet acknowledged is sent twice, under the same key (RELIABILITY). The
// ledger is a file that outlives the process. What was committed is never raised again: the next life has nothing but
// the store.
#include <boost/test/unit_test.hpp>

#include <fcntl.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "host/alert/delivery.h"
#include "host/alert/router.h"
#include "host/store/connection.h"
#include "tests/host/store/child.h"
#include "tests/host/store/support.h"
#include "tests/support/routing.h"

using namespace mentiond;
using namespace mentiond::store::tests;

namespace {

constexpr int kAlerts = 6;
constexpr std::size_t kBatch = 2;  // Several transactions and batches.

/// Where the process is killed, at the nth time that it comes there. kHold and kTell are within a transaction that is
/// not committed, kHeld and kTold behind it.
enum class Point {
  kHold,
  kHeld,
  kTell,
  kTold,
  kClaimed,
  kBeforePayload,
  kRendered,
  kBeforeSend,
  kSent,
  kSettled,
  kNowhere
};
constexpr Point kPoints[] = {Point::kHold,    Point::kHeld,          Point::kTell,     Point::kTold,
                             Point::kClaimed, Point::kBeforePayload, Point::kRendered, Point::kBeforeSend,
                             Point::kSent,    Point::kSettled};

/// How many a kill may have told without acknowledgement: answers are written when a batch is through.
int most_doubled(Point point) {
  if (point == Point::kSent) return kBatch;
  return point == Point::kBeforeSend ? kBatch - 1 : 0;
}

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
    auto entries = outbox_.due(receiver, now, kBatch);
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
  void bring_forward(std::string_view receiver, std::optional<std::string_view> recipient, unsigned most_attempts,
                     article::Micros now) override {
    outbox_.bring_forward(receiver, recipient, most_attempts, now);
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

/// What breaks the promise on purpose.
struct Breach {
  bool forgets = false;
  std::string sql = {};  ///< What happens to the database between two lives.
};

struct Delivering : Home {
  std::filesystem::path ledger = folder / "ledger";
  alert::Routing routing = routing_of_each_alert();
  bool forgets = false;

  /// Raises the alerts, if it is to, and tells and delivers what is in the store, as a process of its own that meets
  /// its fate. Whether that was to be killed.
  bool is_killed(Fate fate, bool raises) {
    store.reset();
    Child child([&](const Child::Say& say) {
      store = open();
      if (raises) raise(fate);
      clock.advance(routing.root->group_wait);
      tell(fate);
      deliver(fate);
      say("survived");
    });
    const std::string said = child.read_line();
    child.wait();
    BOOST_TEST((said.empty() || said == "survived"), said);
    return said.empty();
  }
  void break_by(const std::string& sql) const {
    if (!sql.empty()) store::Connection(path(), article::kSecond).execute(sql);
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

 private:
  static alert::Routing routing_of_each_alert() {
    alert::Route root;
    root.receiver = "desk";
    root.group_by = {"watch"};
    root.group_wait = 10 * article::kSecond;
    return support::routing_of(root);
  }
  /// As the pipeline's writer does: in one transaction.
  void raise(Fate& fate) {
    store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      alert::Router router(routing, alerts, clock.now());
      for (int i = 0; i < kAlerts; ++i) {
        hold(router, alerts, "alert " + std::to_string(i));
        fate.pass(Point::kHold);
      }
    });
    fate.pass(Point::kHeld);
  }
  void hold(alert::Router& router, alert::AlertRepository& alerts, const std::string& id) const {
    alert::Alert alert;
    alert.id = alert.watch = alert.story_id = id;
    alert.raised = alert.updated = clock.now();
    alerts.put(alert);
    router.hold(alert);
  }
  /// As the daemon does: some groups in each transaction.
  void tell(Fate& fate) {
    for (std::size_t groups = kBatch; groups == kBatch;) {
      store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
        groups = alert::Router(routing, alerts, clock.now()).tell_due(kBatch).groups;
        fate.pass(Point::kTell);
      });
      fate.pass(Point::kTold);
    }
  }
  void deliver(Fate& fate) {
    Doomed outbox(store->outbox(), fate, forgets);
    alert::DeliveryWorker(clock, outbox, std::make_unique<Ledger>(ledger, fate), {"desk"}).deliver_once();
  }
};

/// Over all moments of a point at which a process can be killed: how many alerts were lost, how many told twice, and
/// how many of these at most by one kill.
struct Losses {
  int lost = 0, doubled = 0, most_doubled = 0, kills = 0;
};

void add_life(Losses& losses, Point point, int nth, const Breach& breach) {
  Delivering delivering;
  delivering.forgets = breach.forgets;
  losses.kills += delivering.is_killed({point, nth}, true);
  delivering.break_by(breach.sql);
  delivering.is_killed({}, point == Point::kHold);  // What was committed is not raised again.
  const auto told = delivering.told();
  int doubled = 0;
  for (const auto& [key, count] : told) doubled += count - 1;
  losses.lost += kAlerts - static_cast<int>(told.size());
  losses.doubled += doubled;
  losses.most_doubled = std::max(losses.most_doubled, doubled);
}

Losses kill_at(Point point, const Breach& breach = {}) {
  Losses losses;
  for (int nth = 0; nth < kAlerts; ++nth) add_life(losses, point, nth, breach);
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
      BOOST_TEST(losses.most_doubled <= most_doubled(point));
      if (point == Point::kSent) BOOST_TEST(losses.doubled > 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(would_lose_alerts_without_its_outbox) {
  BOOST_TEST(kill_at(Point::kClaimed, {true}).lost > 0);
  BOOST_TEST(kill_at(Point::kBeforeSend, {true}).lost > 0);
}

BOOST_AUTO_TEST_CASE(is_found_out_where_what_it_had_committed_is_gone_afterwards) {
  const Breach outbox{false, "DELETE FROM outbox WHERE number % 2 = 0"};
  BOOST_TEST(kill_at(Point::kTold, outbox).lost > 0);
  BOOST_TEST(kill_at(Point::kRendered, outbox).lost > 0);
  BOOST_TEST(kill_at(Point::kHeld, {false, "DELETE FROM group_member WHERE rowid % 2 = 0"}).lost > 0);
}

BOOST_AUTO_TEST_SUITE_END()
