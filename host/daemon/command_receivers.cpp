// mentiond receivers list | test NAME: who can be told, and whether telling them works.
#include <algorithm>
#include <iostream>

#include "host/alert/alert.h"
#include "host/article/json.h"
#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using article::Outcome;

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kDelivered:
      return "delivered";
    case Outcome::kRetry:
      return "to be tried again";
    case Outcome::kRefused:
      return "refused";
    case Outcome::kDisable:
      return "gone for good";
  }
  return "";
}

/// An alert that nobody can take for news, with a key of its own for each test.
alert::Alert test_alert(const std::string& receiver, article::Micros now) {
  alert::Alert alert;
  alert.id = alert::alert_id("test", receiver, std::to_string(now), "");
  alert.watchlist = "mentiond";
  alert.watch = "test";
  alert.severity = "info";
  alert.labels = {{"watchlist", "mentiond"}, {"watch", "test"}, {"severity", "info"}};
  alert.article.headline = "A test of the receiver " + receiver;
  alert.article.standfirst = "Nothing has happened: somebody asked mentiond whether messages arrive here.";
  alert.article.uri = alert.article.url = "https://example.org/a-test-of-mentiond";
  alert.article.source_name = "mentiond";
  alert.article.language = "en";
  article::Mention mention;
  mention.watchlist = alert.watchlist;
  mention.watch = alert.watch;
  mention.role = "body";
  mention.field = "body";
  mention.alias = mention.text = "test";
  mention.sentence = "This is a test, and the word that was looked for is marked.";
  mention.start = 10;
  mention.end = 14;
  alert.mentions = {mention};
  alert.raised = alert.updated = now;
  return alert;
}

/// Ends the program with status 2 where the configuration is wrong.
Configuration read_configuration(const Invocation& invocation, registry::Registry& registry) {
  article::Diagnostics diagnostics;
  const std::filesystem::path file = configuration_file(invocation);
  std::optional<Configuration> configuration = assemble(file, registry, diagnostics);
  print(diagnostics);
  if (!configuration) throw ConfigurationError(file.string() + ": not usable as it is");
  return std::move(*configuration);
}

int list(const Invocation& invocation, const Configuration& configuration) {
  Table table({"NAME", "PLUGIN", "RECIPIENTS"});
  for (const Instance& receiver : configuration.receivers) {
    std::string shown, json;
    for (const std::string& recipient : receiver.recipients) {
      shown += (shown.empty() ? "" : ", ") + recipient;
      json += (json.empty() ? "" : ",") + json_string(recipient);
    }
    if (invocation.json) {
      std::cout << "{\"name\":" << json_string(receiver.settings.name) << ",\"plugin\":" << json_string(receiver.plugin)
                << ",\"recipients\":[" << json << "]}\n";
    }
    table.add({receiver.settings.name, receiver.plugin, shown});
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

const Instance& find_receiver(const Configuration& configuration, const std::string& name) {
  std::vector<std::string> names;
  for (const Instance& receiver : configuration.receivers) {
    if (receiver.settings.name == name) return receiver;
    names.push_back(receiver.settings.name);
  }
  throw UsageError("there is no receiver \"" + name + "\"" +
                   did_you_mean(name, names, "; mentiond receivers list shows them"));
}

article::DeliveryOutcome send(article::Notifier& notifier, const alert::Alert& alert, const std::string& receiver,
                              const std::string& recipient) {
  const std::string key = alert::delivery_key(alert, receiver, recipient);
  const std::string payload = notifier.render({"test", key, recipient, alert.raised, {alert::to_json(alert)}});
  article::DeliveryOutcome outcome = notifier.deliver({key, recipient, payload});
  if (outcome.outcome == Outcome::kDelivered) notifier.flush();
  return outcome;
}

int test(const Invocation& invocation, const Configuration& configuration, const registry::Registry& registry,
         article::Micros now) {
  const Instance& receiver = find_receiver(configuration, invocation.words[2]);
  const std::string& name = receiver.settings.name;
  const auto notifier = registry.make_notifier(receiver.plugin, receiver.settings);
  const alert::Alert alert = test_alert(name, now);
  int status = kDone;
  for (const std::string& recipient : receiver.recipients) {
    std::cout << std::flush;  // The receiver may be standard output itself.
    const article::DeliveryOutcome outcome = send(*notifier, alert, name, recipient);
    if (outcome.outcome != Outcome::kDelivered) status = kDoneWithFailures;
    if (invocation.json) {
      std::cout << "{\"receiver\":" << json_string(name) << ",\"recipient\":" << json_string(recipient)
                << ",\"outcome\":" << json_string(name_of(outcome.outcome)) << ",\"code\":" << outcome.code
                << ",\"answer\":" << json_string(outcome.answer) << "}\n";
    } else {
      std::cout << name << ": " << recipient << ": " << name_of(outcome.outcome) << ": " << outcome.answer << "\n";
    }
  }
  return status;
}

}  // namespace

int receivers(const Invocation& invocation) {
  const std::vector<std::string>& words = invocation.words;
  const bool lists = words.size() == 2 && words[1] == "list";
  if (!lists && !(words.size() == 3 && words[1] == "test")) throw UsageError("receivers list, or receivers test NAME");
  const article::SystemClock clock;
  registry::Registry registry(clock);
  const Configuration configuration = read_configuration(invocation, registry);
  return lists ? list(invocation, configuration) : test(invocation, configuration, registry, clock.now());
}

}  // namespace mentiond::daemon
