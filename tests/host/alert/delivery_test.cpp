#include "tests/host/alert/delivery_fixture.h"

namespace mentiond::alert {

BOOST_FIXTURE_TEST_SUITE(a_delivery, DeliveryFixture)

BOOST_AUTO_TEST_CASE(happens_once_and_is_written_down) {
  enqueue("a");
  worker->deliver_once();
  worker->deliver_once();
  BOOST_TEST_REQUIRE(sent() == 1U);
  const article::Delivery delivery = receiver.deliveries().front();
  BOOST_TEST(delivery.key == "a");
  BOOST_TEST(delivery.recipient == "someone");
  BOOST_TEST(delivery.payload == "bytes 1 of a");
  BOOST_TEST(delivery.attempt == 1U);
  BOOST_TEST(delivery.timeout == 30 * kSecond);
  BOOST_TEST((entry("a").fate == Fate::kDelivered));
  BOOST_TEST(entry("a").code == 200);
  BOOST_TEST(entry("a").entry.attempts == 1U);
  BOOST_TEST(worker->counters().delivered == 1U);
  BOOST_TEST(worker->counters().failed == 0U);
}

BOOST_AUTO_TEST_CASE(is_written_down_only_once_the_plugin_has_made_it_safe) {
  enqueue(3);
  std::size_t flushes = 0;
  receiver.flushing = [&] {
    ++flushes;
    BOOST_TEST(sent() == 3U);
    BOOST_TEST((entry("key 0").fate == Fate::kWaiting));
  };
  worker->deliver_once();
  BOOST_TEST(flushes == 1U);
  BOOST_TEST((entry("key 0").fate == Fate::kDelivered));
}

BOOST_AUTO_TEST_CASE(that_the_plugin_cannot_make_safe_is_tried_again_with_the_same_key) {
  enqueue("a");
  receiver.flushing = [] { throw article::PluginError(article::Fault::kTransient, "no space left"); };
  worker->deliver_once();
  BOOST_TEST((entry("a").fate == Fate::kWaiting));
  BOOST_TEST(entry("a").entry.due > clock.now());
  BOOST_TEST(worker->counters().delivered == 0U);
  BOOST_TEST(worker->counters().failed == 1U);
  BOOST_TEST(warned_of("no space left"));
  receiver.flushing = [] {};
  clock.advance(kHour);
  worker->deliver_once();
  BOOST_TEST((entry("a").fate == Fate::kDelivered));
  BOOST_TEST(receiver.deliveries().at(1).key == "a");
}

BOOST_AUTO_TEST_CASE(under_way_is_ended_and_not_cancelled_when_a_worker_finishes) {
  enqueue("a");
  worker->start();
  receiver.wait_for_deliveries(1);
  worker->finish();
  BOOST_TEST((entry("a").fate == Fate::kDelivered));
  enqueue("b");
  worker->deliver_once();
  BOOST_TEST((entry("b").fate == Fate::kDelivered));
}

BOOST_AUTO_TEST_CASE(takes_only_what_is_due_and_its_own) {
  enqueue("a");
  enqueue("b", "another");
  clock.advance(-kSecond);
  worker->deliver_once();
  BOOST_TEST(sent() == 0U);
  clock.advance(kSecond);
  worker->deliver_once();
  BOOST_TEST(sent() == 1U);
  BOOST_TEST((entry("b").fate == Fate::kWaiting));
}

BOOST_AUTO_TEST_CASE(of_many_goes_oldest_first_in_batches) {
  enqueue(250);
  worker->deliver_once();
  BOOST_TEST(sent() == 250U);
  BOOST_TEST(receiver.deliveries().front().key == "key 0");
  BOOST_TEST(receiver.deliveries().back().key == "key 249");
  BOOST_TEST(store.count(Fate::kDelivered) == 250U);
}

BOOST_AUTO_TEST_CASE(tells_the_renderer_what_happened_and_when) {
  enqueue("a");
  worker->deliver_once();
  const article::Notification notification = receiver.rendered().front();
  BOOST_TEST(notification.type == "alert.new");
  BOOST_TEST(notification.key == "a");
  BOOST_TEST(notification.timestamp == clock.now());
  BOOST_TEST(notification.alerts == std::vector<std::string>{"{}"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tells_the_renderer_of_which_group_it_is) {
  OutboxEntry entry;
  entry.key = "key", entry.receiver = "desk", entry.type = "digest", entry.alert_id = "group", entry.alert_json = "{}";
  entry.group = "group", entry.group_labels = R"({"watchlist":"list"})";
  store.enqueue(entry);
  worker->deliver_once();
  BOOST_TEST_REQUIRE(receiver.rendered().size() == 1U);
  BOOST_TEST(receiver.rendered()[0].group_key == "group");
  BOOST_TEST(receiver.rendered()[0].group_labels == R"({"watchlist":"list"})");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_failure_that_may_pass, DeliveryFixture)

BOOST_AUTO_TEST_CASE(is_tried_again_by_the_schedule_and_at_last_given_up) {
  enqueue("a");
  answer(kBusy);
  std::vector<Micros> times;
  const Micros start = clock.now();
  while (entry("a").fate == Fate::kWaiting) {
    BOOST_TEST_REQUIRE(entry("a").entry.due >= clock.now());
    clock.set(entry("a").entry.due - 1);
    worker->deliver_once();  // A moment too early: nothing happens.
    BOOST_TEST(sent() == times.size());
    clock.set(std::max(entry("a").entry.due, clock.now() + 10 * kMinute));  // And the breaker has had its pause.
    times.push_back(clock.now());
    worker->deliver_once();
    BOOST_TEST_REQUIRE(sent() == times.size());
    BOOST_TEST(receiver.deliveries().back().attempt == times.size());
  }
  BOOST_TEST(times.size() == kMostAttempts);
  BOOST_TEST(clock.now() - start > 3 * kDay);
  BOOST_TEST(clock.now() - start < 5 * kDay);
  BOOST_TEST((entry("a").fate == Fate::kDead));
  BOOST_TEST(entry("a").answer == "503 Service Unavailable");
  BOOST_TEST(worker->counters().failed == kMostAttempts);
  BOOST_TEST(worker->counters().dead == 1U);
  BOOST_TEST(warned_of("dead letter after 10 attempts: 503"));
}

BOOST_AUTO_TEST_CASE(sends_the_same_bytes_with_the_same_key_across_restarts) {
  enqueue("a");
  answer(kBusy);
  worker->deliver_once();
  open_worker();
  clock.advance(kMinute);
  answer({Outcome::kDelivered, 200, 0, {}});
  worker->deliver_once();
  BOOST_TEST_REQUIRE(sent() == 2U);
  BOOST_TEST(receiver.rendered().size() == 1U);
  BOOST_TEST(receiver.deliveries()[0].payload == receiver.deliveries()[1].payload);
  BOOST_TEST(receiver.deliveries()[0].key == receiver.deliveries()[1].key);
  BOOST_TEST(receiver.deliveries()[1].attempt == 2U);
}

BOOST_AUTO_TEST_CASE(with_a_retry_after_leaves_the_receiver_in_peace_for_so_long) {
  enqueue(3);
  answer({Outcome::kRetry, 429, 20 * kMinute, "slow down"});
  worker->deliver_once();
  BOOST_TEST(sent() == 1U);
  BOOST_TEST(entry("key 0").entry.due == clock.now() + 20 * kMinute);
  BOOST_TEST(entry("key 1").entry.attempts == 0U);
  clock.advance(20 * kMinute - 1);
  worker->deliver_once();
  BOOST_TEST(sent() == 1U);
  clock.advance(1);
  answer({Outcome::kDelivered, 200, 0, {}});
  worker->deliver_once();
  BOOST_TEST(store.count(Fate::kDelivered) == 3U);
}

BOOST_AUTO_TEST_CASE(is_not_repeated_within_one_pass) {
  enqueue(3);
  answer(kBusy);
  worker->deliver_once();
  BOOST_TEST(sent() == 3U);
  BOOST_TEST(worker->counters().failed == 3U);
  BOOST_TEST(worker->counters().dead == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_failure_for_good, DeliveryFixture)

BOOST_AUTO_TEST_CASE(is_a_dead_letter_with_the_answer) {
  enqueue("a");
  answer({Outcome::kRefused, 550, 0, "550 no such user"});
  worker->deliver_once();
  BOOST_TEST((entry("a").fate == Fate::kDead));
  BOOST_TEST(entry("a").answer == "550 no such user");
  BOOST_TEST(entry("a").code == 550);
  BOOST_TEST(worker->counters().failed == 1U);
  BOOST_TEST(worker->counters().dead == 1U);
  BOOST_TEST(warned_of("notification a to someone is a dead letter after 1 attempt: 550 no such user"));
}

BOOST_AUTO_TEST_CASE(that_disables_the_receiver_lets_the_others_wait_for_a_restart) {
  enqueue(3);
  answer({Outcome::kDisable, 410, 0, "410 Gone"});
  worker->deliver_once();
  clock.advance(kDay);
  worker->deliver_once();
  BOOST_TEST(sent() == 1U);
  BOOST_TEST((entry("key 0").fate == Fate::kDead));
  BOOST_TEST(store.waiting() == 2U);
  BOOST_TEST(warned_of("gone for good (410 Gone)"));
  open_worker();
  answer({Outcome::kDelivered, 200, 0, {}});
  worker->deliver_once();
  BOOST_TEST(store.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(that_disables_the_receiver_ends_when_it_is_enabled) {
  enqueue(3);
  answer({Outcome::kDisable, 410, 0, "410 Gone"});
  worker->deliver_once();
  answer({Outcome::kDelivered, 200, 0, {}});
  worker->enable();
  worker->deliver_once();
  BOOST_TEST(store.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(of_the_plugin_is_refused) {
  enqueue("a");
  receiver.answer = [](const article::Delivery&) -> DeliveryOutcome { throw std::runtime_error("a bug"); };
  worker->deliver_once();
  BOOST_TEST((entry("a").fate == Fate::kDead));
  BOOST_TEST(entry("a").answer == "a bug");
}

BOOST_AUTO_TEST_CASE(of_the_renderer_is_a_dead_letter_and_stops_no_other) {
  enqueue(3);
  receiver.rendering = [](const article::Notification& notification) {
    if (notification.key == "key 1") throw article::PluginError(article::Fault::kInternal, "no template");
  };
  worker->deliver_once();
  BOOST_TEST(sent() == 2U);
  BOOST_TEST((entry("key 1").fate == Fate::kDead));
  BOOST_TEST(entry("key 1").answer == "it could not be rendered: no template");
  BOOST_TEST(entry("key 1").entry.attempts == 0U);
  BOOST_TEST(store.count(Fate::kDelivered) == 2U);
  BOOST_TEST(worker->counters().dead == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_store_that_fails, DeliveryFixture)

void fail_at(support::MemoryStore& store, const std::string& step) {
  store.before = [step](std::string_view now, std::string_view) {
    if (now == step) throw std::runtime_error("disk full");
  };
}
void mend(support::MemoryStore& store) {
  store.before = [](std::string_view, std::string_view) {};
}

BOOST_AUTO_TEST_CASE(after_sending_sends_nothing_more_and_nothing_twice) {
  enqueue(1'000);
  fail_at(store, "settle");
  for (int i = 0; i < 5; ++i) worker->deliver_once();
  BOOST_TEST(sent() == 256U);
  BOOST_TEST(warned_of("disk full"));
  mend(store);
  worker->deliver_once();
  BOOST_TEST(sent() == 1'000U);
  BOOST_TEST(store.count(Fate::kDelivered) == 1'000U);
}

BOOST_AUTO_TEST_CASE(and_then_dies_repeats_with_the_same_keys_and_bytes) {
  enqueue(10);
  fail_at(store, "settle");
  worker->deliver_once();
  worker->stop();
  BOOST_TEST(warned_of("the last 10 answers"));
  mend(store);
  open_worker();
  worker->deliver_once();
  const auto deliveries = receiver.deliveries();
  BOOST_TEST_REQUIRE(deliveries.size() == 20U);
  for (std::size_t i = 0; i < 10; ++i) {
    BOOST_TEST(deliveries[i].key == deliveries[i + 10].key);
    BOOST_TEST(deliveries[i].payload == deliveries[i + 10].payload);
    BOOST_TEST(deliveries[i + 10].attempt == 1U);
  }
  BOOST_TEST(store.count(Fate::kDelivered) == 10U);
}

BOOST_AUTO_TEST_CASE(before_the_bytes_are_kept_sends_none_of_them) {
  enqueue(3);
  fail_at(store, "keep payloads");
  worker->deliver_once();
  BOOST_TEST(sent() == 0U);
  BOOST_TEST(worker->counters().failed == 1U);
  mend(store);
  worker->deliver_once();
  BOOST_TEST(store.count(Fate::kDelivered) == 3U);
}

BOOST_AUTO_TEST_CASE(to_look_things_up_loses_nothing) {
  enqueue(3);
  fail_at(store, "due");
  worker->deliver_once();
  mend(store);
  worker->deliver_once();
  BOOST_TEST(sent() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(a_thread_that_delivers, DeliveryFixture)

BOOST_AUTO_TEST_CASE(takes_what_comes_when_it_is_woken) {
  worker->start();
  enqueue("a");
  worker->wake();
  receiver.wait_for_deliveries(1);
  enqueue("b");
  worker->wake();
  receiver.wait_for_deliveries(2);
  worker->stop();
  BOOST_TEST(store.count(Fate::kDelivered) == 2U);
}

BOOST_AUTO_TEST_CASE(stops_in_the_middle_of_an_attempt_which_does_not_count) {
  enqueue(3);
  receiver.answer = [this](const article::Delivery&) -> DeliveryOutcome {
    receiver.wait_for_cancel();
    return {Outcome::kRetry, 0, 0, "cancelled"};
  };
  worker->start();
  receiver.wait_for_deliveries(1);
  worker->stop();
  BOOST_TEST(sent() == 1U);
  BOOST_TEST(store.waiting() == 3U);
  BOOST_TEST(entry("key 0").entry.attempts == 0U);
  BOOST_TEST(entry("key 0").entry.due <= clock.now());
  BOOST_TEST(worker->counters().failed == 0U);
}

BOOST_AUTO_TEST_CASE(writes_down_what_got_through_while_it_was_stopped) {
  enqueue(2);
  receiver.answer = [this](const article::Delivery&) -> DeliveryOutcome {
    receiver.wait_for_cancel();
    return {Outcome::kDelivered, 200, 0, {}};
  };
  worker->start();
  receiver.wait_for_deliveries(1);
  worker->stop();
  BOOST_TEST(store.count(Fate::kDelivered) == 1U);
  BOOST_TEST(store.waiting() == 1U);
}

BOOST_AUTO_TEST_CASE(delays_no_other_receiver) {
  enqueue("slow");
  enqueue("fast", "other");
  receiver.answer = [this](const article::Delivery&) -> DeliveryOutcome {
    receiver.wait_for_cancel();
    return kBusy;
  };
  support::FakeReceiver other;
  DeliveryOptions options;
  options.receiver = "other";
  DeliveryWorker second(clock, store, other.notifier(), options);
  worker->start();
  receiver.wait_for_deliveries(1);
  second.start();
  other.wait_for_deliveries(1);
  second.stop();
  worker->stop();
  BOOST_TEST((entry("fast").fate == Fate::kDelivered));
}

BOOST_AUTO_TEST_CASE(goes_on_once_the_store_works_again) {
  std::atomic<int> looks = 0;
  store.before = [&](std::string_view step, std::string_view) {
    if (step == "due" && ++looks == 1) throw std::runtime_error("locked");
  };
  enqueue("a");
  worker->start();
  receiver.wait_for_deliveries(1);
  worker->stop();
  BOOST_TEST(store.count(Fate::kDelivered) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::alert
