// What fails is tried again, a receiver that is down is left in peace, and what waited is sent once it is well.
#include <set>

#include "tests/host/alert/delivery_fixture.h"

namespace mentiond::alert {

BOOST_FIXTURE_TEST_SUITE(a_receiver_that_is_down, DeliveryFixture)

BOOST_AUTO_TEST_CASE(is_probed_with_one_entry_and_gets_all_of_them_afterwards) {
  enqueue(10'000);
  answer(kBusy);
  const Micros start = clock.now();
  while (clock.now() - start < 6 * kHour) {
    worker->deliver_once();
    clock.advance(5 * kSecond);
  }
  // Five to open the breaker; then pauses that grow to five minutes.
  BOOST_TEST(sent() > 60U);
  BOOST_TEST(sent() < 90U);
  BOOST_TEST(store.count(Fate::kWaiting) == 10'000U);
  BOOST_TEST(store.count(Fate::kDead) == 0U);
  unsigned most = 0;
  for (const auto& row : store.entries()) most = std::max(most, row.entry.attempts);
  BOOST_TEST(most <= 2U);
  answer({Outcome::kDelivered, 200, 0, {}});
  for (int i = 0; i < 100 && store.waiting() > 0; ++i) {
    worker->deliver_once();
    clock.advance(5 * kMinute);
  }
  BOOST_TEST(store.count(Fate::kDelivered) == 10'000U);
  std::set<std::string> keys;
  std::size_t delivered = 0;
  for (const auto& row : store.entries()) delivered += row.fate == Fate::kDelivered, keys.insert(row.entry.key);
  BOOST_TEST(keys.size() == delivered);
}

BOOST_AUTO_TEST_CASE(is_said_at_the_first_failure_and_at_the_fifth_and_once_something_got_through) {
  enqueue(100);
  answer(kBusy);
  for (int i = 0; i < 50; ++i) worker->deliver_once(), clock.advance(kMinute);
  BOOST_TEST(warnings.size() == 2U);
  BOOST_TEST(warned_of("desk: an attempt has failed and will be made again: 503 Service Unavailable"));
  BOOST_TEST(warned_of("desk: 5 attempts in a row have failed (503 Service Unavailable)"));
  answer({Outcome::kDelivered, 200, 0, {}});
  for (int i = 0; i < 100 && store.waiting() > 0; ++i) worker->deliver_once(), clock.advance(kMinute);
  BOOST_TEST(store.waiting() == 0U);
  BOOST_TEST(warnings.size() == 3U);
  BOOST_TEST(warned_of("desk: a notification got through; what waited for another try is sent now"));
  answer(kBusy);
  enqueue("again");
  worker->deliver_once();
  BOOST_TEST_REQUIRE(warnings.size() == 4U);
  BOOST_TEST(warnings.back() == warnings.front());
}

BOOST_AUTO_TEST_CASE(is_not_down_where_it_refuses) {
  enqueue(100);
  answer({Outcome::kRefused, 400, 0, "400 Bad Request"});
  worker->deliver_once();
  BOOST_TEST(sent() == 100U);
  BOOST_TEST(store.count(Fate::kDead) == 100U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_waited, DeliveryFixture)

BOOST_AUTO_TEST_CASE(about_an_alert_is_sent_in_its_order) {
  enqueue_about("one", "new");
  answer(kBusy);
  worker->deliver_once();
  answer({Outcome::kDelivered, 200, 0, ""});
  enqueue_about("one", "correction"), enqueue_about("one", "to another", "desk", "another");
  clock.advance(kSecond);
  worker->deliver_once();
  BOOST_TEST(receiver.deliveries().size() == 2U, "another was not told yet, and hears at once");
  BOOST_TEST(receiver.deliveries().back().key == "to another");
  BOOST_TEST(store.next_due("desk").value() > clock.now());
  clock.advance(kMinute);
  worker->deliver_once();
  BOOST_TEST_REQUIRE(receiver.deliveries().size() == 4U);
  BOOST_TEST(receiver.deliveries()[2].key == "new");
  BOOST_TEST(receiver.deliveries()[3].key == "correction");
}

BOOST_AUTO_TEST_CASE(is_sent_at_once_when_something_else_got_through_to_the_recipient) {
  enqueue("a"), enqueue_about("of b", "b", "desk", "another");
  answer(kBusy);
  worker->deliver_once();
  clock.advance(10 * kSecond);
  worker->deliver_once();
  BOOST_TEST(entry("a").entry.attempts == 2U);
  answer({Outcome::kDelivered, 200, 0, ""});
  enqueue("c");
  worker->deliver_once();
  worker->deliver_once();
  BOOST_TEST((entry("a").fate == Fate::kDelivered));
  BOOST_TEST((entry("b").fate == Fate::kWaiting), "its server may have asked to be left in peace for a while");
  BOOST_TEST(entry("b").entry.due > clock.now() + kMinute);
}

BOOST_AUTO_TEST_CASE(and_fails_again_keeps_to_the_schedule_while_others_get_through) {
  receiver.answer = [](const article::Delivery& delivery) {
    return delivery.key == "a" ? kBusy : DeliveryOutcome{Outcome::kDelivered, 200, 0, ""};
  };
  enqueue("a");
  for (int i = 0; i < 50; ++i, clock.advance(kSecond)) {
    enqueue(std::to_string(i));
    worker->deliver_once();
  }
  BOOST_TEST(entry("a").entry.attempts == 3U);
  BOOST_TEST(entry("a").entry.due > clock.now() + 20 * kMinute);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
