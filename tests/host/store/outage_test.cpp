// A receiver that is down for hours while alerts pile up: with the real store and a manual clock (RELIABILITY,
// "receiver down 6 h").
#include <boost/test/unit_test.hpp>

#include <malloc.h>

#include <unordered_set>

#include "host/alert/delivery.h"
#include "tests/host/store/support.h"

using namespace mentiond;
using namespace mentiond::store::tests;
using article::DeliveryOutcome;
using article::Outcome;

namespace {

constexpr int kAlerts = 50'000;
constexpr article::Micros kOutage = 6 * article::kHour;
constexpr article::Micros kStep = 10 * article::kSecond;

// Counts what it gets, and remembers no more of it than its keys.
struct Counting final : article::Notifier {
  struct Log {
    bool down = false;
    std::size_t attempts = 0;
    std::unordered_set<std::string> delivered;
    std::size_t twice = 0;
  };
  explicit Counting(Log& the_log) : log(the_log) {}
  std::vector<std::string> recipients() const override { return {"desk"}; }
  std::string render(const article::Notification& notification) override {
    return std::string(notification.alerts.front());
  }
  DeliveryOutcome deliver(const article::Delivery& delivery) override {
    ++log.attempts;
    if (log.down) return {Outcome::kRetry, 0, 0, "no route to host"};
    if (!log.delivered.insert(std::string(delivery.key)).second) ++log.twice;
    return {Outcome::kDelivered, 200, 0, "ok"};
  }
  void cancel() override {}
  void flush() override {}
  Log& log;
};

struct Receiver {
  Home& home;
  std::string name;
  Counting::Log log;
  alert::DeliveryWorker worker;

  Receiver(Home& the_home, std::string the_name)
      : home(the_home),
        name(std::move(the_name)),
        worker(home.clock, home.store->outbox(), std::make_unique<Counting>(log),
               {name, 30 * article::kSecond, quiet}) {}
  static void quiet(const std::string&) {}
  void enqueue(int from, int to) {
    home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      for (int i = from; i < to; ++i) alerts.enqueue(entry(i));
    });
  }
  alert::OutboxEntry entry(int number) const {
    alert::OutboxEntry made;
    made.key = name + " " + std::to_string(number);
    made.receiver = name;
    made.recipient = "desk@example.org";
    made.type = "alert.new";
    made.alert_json = "{\"id\":\"" + made.key + "\",\"text\":\"" + std::string(1500, 'x') + "\"}";
    made.created = made.due = home.clock.now();
    return made;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_receiver_that_is_down_for_six_hours)

BOOST_AUTO_TEST_CASE(gets_everything_afterwards_and_delays_no_other) {
  Home home;
  Receiver down(home, "down"), up(home, "up");
  down.log.down = true;

  constexpr int kSteps = static_cast<int>(kOutage / kStep);
  std::size_t early = 0, late_deliveries = 0;
  int raised = 0;
  for (int step = 1; step <= kSteps; ++step) {
    const int more = kAlerts / kSteps * step + kAlerts % kSteps * step / kSteps;
    down.enqueue(raised, more);
    up.enqueue(raised, more);
    raised = more;
    down.worker.deliver_once();
    up.worker.deliver_once();
    if (up.log.delivered.size() != static_cast<std::size_t>(raised)) ++late_deliveries;
    if (step == kSteps / 10) early = mallinfo2().uordblks;
    home.clock.advance(kStep);
  }
  BOOST_TEST(raised == kAlerts);
  BOOST_TEST(late_deliveries == 0U);
  BOOST_TEST(down.log.delivered.empty());
  BOOST_TEST(down.log.attempts < 200U);  // Probed now and then, and not once for each that waits.
  // What waits is in the store: 75 MB of it. The keys of what `up` got are kept by this test.
  BOOST_TEST(mallinfo2().uordblks < early + 16 * 1024 * 1024);

  down.log.down = false;
  for (int hours = 0; hours < 48 && down.log.delivered.size() < std::size_t{kAlerts}; ++hours) {
    home.clock.advance(article::kHour);
    down.worker.deliver_once();
  }
  BOOST_TEST(down.log.delivered.size() == std::size_t{kAlerts});
  BOOST_TEST(down.log.twice + up.log.twice == 0U);
  BOOST_TEST(down.worker.counters().dead == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
