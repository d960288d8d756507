#include <boost/test/unit_test.hpp>
#include <functional>

#include "host/registry/adapters.h"
#include "mentiond/sdk/alert.hpp"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

using article::DeliveryOutcome;
using article::Outcome;

/// A plugin in this program, through the table alone: it can also do what the SDK's classes would not.
struct Scripted {
  static inline std::vector<std::string> recipients_given = {"a"}, rendered = {"payload"};
  static inline std::function<mentiond_status(const mentiond_delivery&, const mentiond_outcome_sink*,
                                              const mentiond_call*)>
      script;
  static inline std::string seen;
  static inline int cancelled = 0;

  static mentiond_status create(const mentiond_setup*, void**, const mentiond_call*) { return MENTIOND_OK; }
  static void destroy(void*) {}
  static void recipients(void*, const mentiond_text_sink* sink) {
    for (const std::string& recipient : recipients_given) sink->text(sink->context, sdk::text(recipient));
  }
  static mentiond_status render(void*, const mentiond_notification* n, const mentiond_text_sink* sink,
                                const mentiond_call*) {
    const sdk::Notification notification(sdk::known(n));
    seen = std::string(notification.type) + " " + std::string(notification.key) + " " +
           std::string(notification.recipient) + " " + std::to_string(notification.timestamp);
    for (const std::string_view alert : notification.alerts) seen += " " + std::string(alert);
    for (const std::string& text : rendered) sink->text(sink->context, sdk::text(text));
    return MENTIOND_OK;
  }
  static mentiond_status deliver(void*, const mentiond_delivery* delivery, const mentiond_outcome_sink* sink,
                                 const mentiond_call* call) {
    return script(*delivery, sink, call);
  }
  static void cancel(void*) { ++cancelled; }
  static constexpr mentiond_alert_table kTable = [] {
    mentiond_alert_table table{};
    table.size = sizeof(table), table.create = &create, table.destroy = &destroy, table.recipients = &recipients;
    table.render = &render, table.deliver = &deliver, table.cancel = &cancel;
    return table;
  }();
};

struct Fixture {
  support::ManualClock clock;

  Fixture() { Scripted::recipients_given = {"a"}, Scripted::rendered = {"payload"}; }
  std::unique_ptr<article::Notifier> make() {
    return adapt_notifier(library_of(article::PluginKind::kAlert, Scripted::kTable), {}, clock);
  }
  DeliveryOutcome deliver(
      std::function<mentiond_status(const mentiond_delivery&, const mentiond_outcome_sink*, const mentiond_call*)>
          script) {
    Scripted::script = std::move(script);
    return make()->deliver({"key", "a", "payload", 3, 17});
  }
  DeliveryOutcome give(mentiond_outcome outcome) {
    return deliver([=](const mentiond_delivery&, const mentiond_outcome_sink* sink, const mentiond_call*) {
      sink->outcome(sink->context, &outcome);
      return MENTIOND_OK;
    });
  }
  DeliveryOutcome answer(mentiond_status status) {
    return deliver([=](const mentiond_delivery&, const mentiond_outcome_sink*, const mentiond_call* call) {
      call->fail(call->context, sdk::text("it broke"));
      return status;
    });
  }
};

constexpr std::size_t kSize = sizeof(mentiond_outcome);

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_notifier_in_the_host, Fixture)

BOOST_AUTO_TEST_CASE(recipients_are_asked_for_once_and_there_is_at_least_one) {
  Scripted::recipients_given = {"a@e.org", "b\xFF"};
  const auto notifier = make();
  Scripted::recipients_given = {};
  BOOST_TEST(notifier->recipients() == (std::vector<std::string>{"a@e.org", "b\xEF\xBF\xBD"}),
             boost::test_tools::per_element());
  BOOST_TEST(fault_of([&] { (void)make(); }) == "internal: test: it has no recipient");
}

BOOST_AUTO_TEST_CASE(a_notification_is_rendered_to_bytes_that_are_kept_as_they_are) {
  Scripted::rendered = {std::string("\xFF\0x", 3)};
  BOOST_TEST(make()->render({"alert.new", "key", "a", 5, {"{1}", "{2}"}}) == std::string("\xFF\0x", 3));
  BOOST_TEST(Scripted::seen == "alert.new key a 5 {1} {2}");
}

BOOST_AUTO_TEST_CASE(rendering_nothing_is_a_fault) {
  for (const std::vector<std::string>& nothing : {std::vector<std::string>{}, {""}}) {
    Scripted::rendered = nothing;
    BOOST_TEST(fault_of([&] { (void)make()->render({}); }) == "internal: test: it rendered nothing");
  }
}

BOOST_AUTO_TEST_CASE(a_delivery_arrives_and_its_outcome_returns) {
  const DeliveryOutcome outcome =
      deliver([](const mentiond_delivery& d, const mentiond_outcome_sink* sink, const mentiond_call*) {
        BOOST_TEST((sdk::view(d.key) == "key" && sdk::view(d.recipient) == "a" && sdk::view(d.payload) == "payload"));
        BOOST_TEST((d.attempt == 3U && d.timeout_us == 17));
        const mentiond_outcome given = {kSize, MENTIOND_RETRY, 429, 60, sdk::text("slow down")};
        sink->outcome(sink->context, &given);
        return MENTIOND_OK;
      });
  BOOST_TEST((outcome.outcome == Outcome::kRetry && outcome.code == 429 && outcome.retry_after == 60));
  BOOST_TEST(outcome.answer == "slow down");
}

BOOST_AUTO_TEST_CASE(outcomes_beyond_their_range_are_refused_and_bounded) {
  const std::string much(5000, 'a');
  const DeliveryOutcome outcome = give({kSize, 17, -1, -60, sdk::text(much)});
  BOOST_TEST((outcome.outcome == Outcome::kRefused && outcome.retry_after == 0 && outcome.answer.size() == 1024U));
  BOOST_TEST((give({kSize, MENTIOND_DISABLE, 410, INT64_MAX, {}}).retry_after == 30 * article::kDay));
}

BOOST_AUTO_TEST_CASE(a_fault_is_an_outcome_and_no_exception) {
  BOOST_TEST((answer(MENTIOND_TRANSIENT).outcome == Outcome::kRetry));
  BOOST_TEST((answer(MENTIOND_REJECTED).outcome == Outcome::kRefused));
  BOOST_TEST((answer(MENTIOND_INTERNAL).outcome == Outcome::kRefused));
  BOOST_TEST(answer(MENTIOND_INTERNAL).answer == "test: it broke");
}

BOOST_AUTO_TEST_CASE(a_plugin_that_lets_an_exception_out_while_delivering_is_refused) {
  const DeliveryOutcome outcome = deliver(
      [](const mentiond_delivery&, const mentiond_outcome_sink*, const mentiond_call*) -> mentiond_status { throw 1; });
  BOOST_TEST((outcome.outcome == Outcome::kRefused));
}

BOOST_AUTO_TEST_CASE(no_outcome_is_refused_and_of_several_the_first_counts) {
  const auto silent = [](const mentiond_delivery&, const mentiond_outcome_sink*,
                         const mentiond_call*) -> mentiond_status { return MENTIOND_OK; };
  BOOST_TEST((deliver(silent).outcome == Outcome::kRefused));
  BOOST_TEST(deliver(silent).answer == "test: it did not say what became of the delivery");
  const auto twice = [](const mentiond_delivery&, const mentiond_outcome_sink* sink, const mentiond_call*) {
    for (const std::uint32_t given : {MENTIOND_DELIVERED, MENTIOND_DISABLE}) {
      const mentiond_outcome outcome = {kSize, given, 0, 0, {}};
      sink->outcome(sink->context, &outcome);
    }
    return mentiond_status{MENTIOND_OK};
  };
  BOOST_TEST((deliver(twice).outcome == Outcome::kDelivered));
}

BOOST_AUTO_TEST_CASE(cancelling_passes_through) {
  const int before = Scripted::cancelled;
  make()->cancel();
  BOOST_TEST(Scripted::cancelled == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
