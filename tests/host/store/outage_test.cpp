// A receiver that is down for hours while alerts pile up: with the real store, a manual clock, and each receiver served
// by a thread of its own, as the program does (RELIABILITY, "receiver down 6 h").
#include <boost/test/unit_test.hpp>

#include <malloc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

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
constexpr article::Micros kTimeout = 30 * article::kSecond;

/// What attempts at a receiver that is down end in, in turn. The black hole says so only after the whole timeout.
constexpr std::size_t kBlackHole = 4;
const std::array<DeliveryOutcome, 5> kFailures{{{Outcome::kRetry, 421, 0, "421 4.3.2 closing down"},
                                                {Outcome::kRetry, 503, article::kMinute, "503 Service Unavailable"},
                                                {Outcome::kRetry, 0, 0, "connection refused"},
                                                {Outcome::kRetry, 0, 0, "connection reset by peer"},
                                                {Outcome::kRetry, 0, 0, "no answer in time"}}};

std::size_t memory_in_use() {
  const auto heap = ::mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

/// The other side. It counts what it gets, and looks at the memory that this process needs in the meantime.
/// Thread-safe.
class OtherSide final {
 public:
  explicit OtherSide(const article::Clock& clock) : clock_(clock) {}

  DeliveryOutcome answer(const article::Delivery& delivery) {
    std::unique_lock lock(mutex_);
    if (++attempts_ % 100 == 0) most_memory_ = std::max(most_memory_, memory_in_use());
    if (down_) return fail(lock, clock_.now() + delivery.timeout);
    const auto number = static_cast<std::size_t>(std::stoi(delivery.key.substr(delivery.key.find(' '))));
    if (++times_[number] == 1) ++delivered_;
    changed_.notify_all();
    return {Outcome::kDelivered, 200, 0, "ok"};
  }
  void be_down(bool down) {
    const std::lock_guard lock(mutex_);
    down_ = down;
    changed_.notify_all();
  }
  /// The clock has moved.
  void look_at_clock() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
  }
  /// False: it did not get so many. The limit is for a test that fails, and is not waited for otherwise.
  bool gets(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::minutes(1), [&] { return delivered_ >= count; });
  }

  std::size_t attempts() const { return locked(attempts_); }
  std::size_t most_memory() const { return locked(most_memory_); }
  int delivered() const { return locked(delivered_); }
  bool got_each_once() const {
    const std::lock_guard lock(mutex_);
    return std::all_of(times_.begin(), times_.end(), [](int times) { return times == 1; });
  }

 private:
  DeliveryOutcome fail(std::unique_lock<std::mutex>& lock, article::Micros timeout) {
    const std::size_t way = (attempts_ - 1) % kFailures.size();
    if (way == kBlackHole) changed_.wait(lock, [&] { return !down_ || clock_.now() >= timeout; });
    return kFailures[way];
  }
  template <class Value>
  Value locked(const Value& value) const {
    const std::lock_guard lock(mutex_);
    return value;
  }

  const article::Clock& clock_;
  mutable std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  bool down_ = false;
  std::size_t attempts_ = 0, most_memory_ = 0;
  int delivered_ = 0;
  std::vector<unsigned char> times_ = std::vector<unsigned char>(kAlerts);
};

struct Line final : article::Notifier {
  explicit Line(OtherSide& the_other) : other(the_other) {}
  std::vector<std::string> recipients() const override { return {"desk"}; }
  std::string render(const article::Notification& notification) override {
    return std::string(notification.alerts.front());
  }
  DeliveryOutcome deliver(const article::Delivery& delivery) override { return other.answer(delivery); }
  void cancel() override { other.be_down(false); }
  void flush() override {}
  OtherSide& other;
};

struct Receiver {
  Home& home;
  std::string name;
  OtherSide other{home.clock};
  alert::DeliveryWorker worker;

  Receiver(Home& the_home, std::string the_name)
      : home(the_home),
        name(std::move(the_name)),
        worker(home.clock, home.store->outbox(), std::make_unique<Line>(other), {name, kTimeout, quiet}) {}
  static void quiet(const std::string&) {}
  void enqueue(int from, int to) {
    home.store->transact([&](auto&, auto&, alert::AlertRepository& alerts) {
      for (int i = from; i < to; ++i) alerts.enqueue(entry(i));
    });
    worker.wake();
  }
  alert::OutboxEntry entry(int number) const {
    alert::OutboxEntry made;
    made.key = name + " " + std::to_string(number);
    made.receiver = name;
    made.recipient = "desk@example.org";
    made.type = "alert.new", made.alert_id = "alert of " + made.key;
    made.alert_json = "{\"id\":\"" + made.key + "\",\"text\":\"" + std::string(1500, 'x') + "\"}";
    made.created = made.due = home.clock.now();
    return made;
  }
};

struct Outage : Home {
  Receiver up{*this, "up"}, down{*this, "down"};
  std::size_t early_memory = 0;

  Outage() {
    down.other.be_down(true);
    up.worker.start(), down.worker.start();
  }
  /// The clock stands still until `up` has all that was raised so far: nothing that `down` waits for can end before.
  void pass_in_steps() {
    constexpr int kSteps = static_cast<int>(kOutage / kStep);
    for (int step = 1, raised = 0; step <= kSteps; ++step) {
      const int more = kAlerts / kSteps * step + kAlerts % kSteps * step / kSteps;
      down.enqueue(raised, more), up.enqueue(raised, more);
      raised = more;
      BOOST_TEST_REQUIRE(up.other.gets(raised), "late in step " << step);
      if (step == kSteps / 10) early_memory = memory_in_use();
      clock.advance(kStep);
      down.other.look_at_clock();
    }
  }
  void end() {
    down.other.be_down(false);
    up.worker.finish(), down.worker.finish();
    for (int hours = 0; hours < 48 && down.other.delivered() < kAlerts; ++hours) {
      clock.advance(article::kHour);
      down.worker.deliver_once();
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_receiver_that_is_down_for_six_hours, Outage)

BOOST_AUTO_TEST_CASE(gets_everything_afterwards_and_delays_no_other) {
  pass_in_steps();
  BOOST_TEST(down.other.attempts() > 2 * kFailures.size());  // It failed in every way.
  BOOST_TEST(down.other.attempts() < 200U);                  // Probed now and then, and not once for each that waits.
  BOOST_TEST(down.other.delivered() == 0);
  end();
  BOOST_TEST(down.other.got_each_once());
  BOOST_TEST(up.other.got_each_once());
  BOOST_TEST(down.worker.counters().dead == 0U);
  // What waits is in the store, 75 MB of it, also while it drains.
  const std::size_t most = std::max(up.other.most_memory(), down.other.most_memory());
  BOOST_TEST(most < early_memory + 8 * 1024 * 1024);
}

BOOST_AUTO_TEST_SUITE_END()
