// article::Notifier over mentiond_alert_table.
#include <algorithm>
#include <optional>

#include "host/registry/adapters.h"
#include "host/registry/diagnostic_collector.h"
#include "host/registry/instance.h"

namespace mentiond::registry {
namespace {

using article::DeliveryOutcome;
using article::Outcome;

constexpr std::size_t kAnswerLimit = 1024, kMostRecipients = 10'000;
constexpr article::Micros kLongestRetryAfter = 30 * article::kDay;

/// A fault of the plugin or the world, before there was an outcome.
DeliveryOutcome outcome_of(const article::PluginError& error) {
  const bool again = error.fault == article::Fault::kTransient;
  return {again ? Outcome::kRetry : Outcome::kRefused, 0, 0, clean(std::string_view(error.what()), kAnswerLimit)};
}

DeliveryOutcome read_outcome(const mentiond_outcome& theirs) {
  DeliveryOutcome ours;
  ours.outcome = theirs.outcome <= MENTIOND_DISABLE ? static_cast<Outcome>(theirs.outcome) : Outcome::kRefused;
  ours.code = theirs.code;
  ours.retry_after = std::clamp<std::int64_t>(theirs.retry_after_us, 0, kLongestRetryAfter);
  ours.answer = clean(theirs.answer, kAnswerLimit);
  return ours;
}

/// What the plugin hands over in one call: texts, or one outcome.
struct Texts {
  Call& call;
  std::vector<std::string> taken;
  std::size_t most;
  static void take(void* context, mentiond_text text) {
    Texts& texts = *static_cast<Texts*>(context);
    texts.call.host_side([&] {
      if (texts.taken.size() < texts.most) texts.taken.emplace_back(view_of(text));
    });
  }
};
struct Given {
  Call& call;
  std::optional<DeliveryOutcome> outcome;
  static void take(void* context, const mentiond_outcome* theirs) {
    Given& given = *static_cast<Given*>(context);
    given.call.host_side([&] {
      if (!given.outcome) given.outcome = read_outcome(sdk::known(theirs));
    });
  }
};

class Notifier final : public article::Notifier {
 public:
  Notifier(const Library& library, const article::InstanceSettings& settings, const article::Clock& clock)
      : instance_(library, settings, clock), recipients_(ask_recipients()) {}

  std::vector<std::string> recipients() const override { return recipients_; }

  std::string render(const article::Notification& notification) override {
    std::vector<mentiond_text> alerts;
    for (const std::string& alert : notification.alerts) alerts.push_back(sdk::text(alert));
    const mentiond_notification crossing = {sizeof(crossing),
                                            sdk::text(notification.type),
                                            sdk::text(notification.key),
                                            sdk::text(notification.recipient),
                                            notification.timestamp,
                                            sdk::array_of(alerts),
                                            sdk::text(notification.group_key),
                                            sdk::text(notification.group_labels),
                                            notification.left_out};
    Call call(instance_.services().plugin());
    Texts payload{call, {}, 1};
    const mentiond_text_sink sink = {sizeof(sink), &payload, &Texts::take};
    call([&](const mentiond_call* c) { return instance_.table().render(instance_.get(), &crossing, &sink, c); });
    if (payload.taken.empty() || payload.taken.front().empty()) throw internal("it rendered nothing");
    if (payload.taken.front().size() > kTextLimit) throw internal("what it rendered is too large");
    return std::move(payload.taken.front());
  }

  DeliveryOutcome deliver(const article::Delivery& delivery) override try {
    const mentiond_delivery crossing = {sizeof(crossing),
                                        sdk::text(delivery.key),
                                        sdk::text(delivery.recipient),
                                        sdk::text(delivery.payload),
                                        delivery.attempt,
                                        0,
                                        delivery.timeout};
    Call call(instance_.services().plugin());
    Given given{call, std::nullopt};
    const mentiond_outcome_sink sink = {sizeof(sink), &given, &Given::take};
    call([&](const mentiond_call* c) { return instance_.table().deliver(instance_.get(), &crossing, &sink, c); });
    return given.outcome ? *given.outcome : outcome_of(internal("it did not say what became of the delivery"));
  } catch (const article::PluginError& error) {
    return outcome_of(error);
  } catch (const std::exception& error) {
    return {Outcome::kRetry, 0, 0, error.what()};  // The host's own, for want of memory.
  }

  void flush() override {
    if (instance_.table().flush == nullptr) return;
    Call call(instance_.services().plugin());
    call([&](const mentiond_call* c) { return instance_.table().flush(instance_.get(), c); });
  }

  article::Diagnostics check() override {
    article::Diagnostics diagnostics;
    if (instance_.table().check == nullptr) return diagnostics;
    Call call(instance_.services().plugin());
    DiagnosticCollector collector(call, diagnostics);
    call([&](const mentiond_call* c) { return instance_.table().check(instance_.get(), collector.crossing(), c); });
    return diagnostics;
  }

  void cancel() override {
    instance_.services().shield([&] { instance_.table().cancel(instance_.get()); });
  }

 private:
  article::PluginError internal(const std::string& what) const {
    return {article::Fault::kInternal, instance_.services().plugin() + ": " + what};
  }

  std::vector<std::string> ask_recipients() const {
    Call call(instance_.services().plugin());
    Texts recipients{call, {}, kMostRecipients};
    const mentiond_text_sink sink = {sizeof(sink), &recipients, &Texts::take};
    call([&](const mentiond_call*) {
      instance_.table().recipients(instance_.get(), &sink);
      return MENTIOND_OK;
    });
    for (std::string& recipient : recipients.taken) recipient = clean(std::string_view(recipient), kUrlLimit);
    if (recipients.taken.empty()) throw internal("it has no recipient");
    return std::move(recipients.taken);
  }

  const Instance<mentiond_alert_table> instance_;
  const std::vector<std::string> recipients_;
};

}  // namespace

std::unique_ptr<article::Notifier> adapt_notifier(const Library& library, const article::InstanceSettings& settings,
                                                  const article::Clock& clock) {
  return std::make_unique<Notifier>(library, settings, clock);
}

}  // namespace mentiond::registry
