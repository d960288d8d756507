// mentiond once: one pass, a progress bar on a terminal, and a summary line.
#include <Poco/Logger.h>

#include <iostream>

#include "host/daemon/commands.h"
#include "host/daemon/progress.h"
#include "host/daemon/service.h"

namespace mentiond::daemon {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// Processor time of each stage, for benchmarks; what the store waited for its disk is no processor time.
std::string stages(const pipeline::StageTimes& times, article::Micros deliver) {
  const std::pair<const char*, article::Micros> all[] = {
      {"fetch", times.fetch}, {"normalise", times.normalise},   {"enrich", times.enrich}, {"match", times.match},
      {"store", times.store}, {"store_wait", times.store_wait}, {"deliver", deliver}};
  std::string text;
  for (const auto& [name, us] : all)
    text += std::string(text.empty() ? "{\"" : ",\"") + name + "\":" + std::to_string(us);
  return text + "}";
}

void print_summary(const Invocation& invocation, const Service& service, std::size_t waiting) {
  const pipeline::Counters counters = service.counters();
  const alert::DeliveryCounters deliveries = service.deliveries();
  const std::size_t feeds = service.configuration().settings.feeds.size();
  if (invocation.json) {
    std::cout << "{\"feeds\":" << feeds << ",\"polled\":" << counters.polls
              << ",\"not_modified\":" << counters.not_modified << ",\"articles\":" << counters.articles
              << ",\"versions\":" << counters.versions << ",\"mentions\":" << counters.mentions
              << ",\"alerts\":" << counters.alerts << ",\"deliveries\":" << deliveries.delivered
              << ",\"waiting\":" << waiting << ",\"failures\":" << counters.failures + deliveries.failed
              << ",\"stages_us\":" << stages(counters.stages_us, deliveries.cpu) << "}\n";
    return;
  }
  std::string line = counted(counters.polls, "feed", "feeds") + " polled";
  if (counters.polls < feeds) line += " of " + std::to_string(feeds) + " (the others are not due; --all polls them)";
  line += ", " + counted(counters.articles, "new article", "new articles");
  if (counters.versions > 0) line += ", " + counted(counters.versions, "new version", "new versions");
  line += ", " + counted(counters.mentions, "mention", "mentions") + ", " +
          counted(counters.alerts, "alert", "alerts") + ", " + counted(deliveries.delivered, "delivery", "deliveries") +
          ", " + counted(counters.failures + deliveries.failed, "failure", "failures");
  if (waiting > 0) line += ", " + std::to_string(waiting) + " waiting in the outbox";
  std::cout << line << "\n";
  if (counters.articles + counters.versions + deliveries.delivered == 0) std::cout << "nothing is new\n";
}

}  // namespace

int once(const Invocation& invocation) {
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  std::optional<Configuration> configuration = assemble(configuration_file(invocation), registry, diagnostics);
  print(diagnostics);
  if (!configuration) throw ConfigurationError("the configuration has errors; nothing was started");
  const std::size_t feeds = configuration->settings.feeds.size();
  Service service(clock, registry, std::move(*configuration));
  {
    Progress progress;
    service.run_once(invocation.all, [&] {
      const pipeline::Counters counters = service.counters();
      progress.show(counters.polls, invocation.all ? feeds : service.feeds_due_now(),
                    std::to_string(counters.articles) + " articles, " + std::to_string(counters.alerts) + " alerts");
    });
  }
  service.stop();
  print_summary(invocation, service, service.store().waiting());
  return service.counters().failures + service.deliveries().failed == 0 ? kDone : kDoneWithFailures;
}

}  // namespace mentiond::daemon
