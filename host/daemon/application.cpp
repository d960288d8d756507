#include "host/daemon/application.h"

#include <Poco/Util/Option.h>
#include <Poco/Util/OptionSet.h>

#include <charconv>
#include <iostream>
#include <map>

#include "host/daemon/commands.h"
#include "host/daemon/logging.h"
#include "host/daemon/version.h"
#include "host/settings/settings.h"

namespace mentiond::daemon {
namespace {

using Poco::Util::Option;

struct Command {
  int (*carry_out)(const Invocation&);
  const char* arguments;
  const char* summary;
};

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> table = {
      {"run", {run, "", "the daemon: SIGHUP reloads, SIGTERM drains and stops"}},
      {"once", {once, "[--all]", "one pass: poll the feeds that are due, match, store, deliver"}},
      {"check", {check, "", "read all configuration and print every problem"}},
      {"inspect", {inspect, "FILE", "what a document becomes, as JSON; - is standard input"}},
      {"match", {match, "FILE...", "documents or articles through the watchlists, one mention a line"}},
      {"explain", {explain, "WATCH FILE", "why a watch did or did not match, clause by clause"}},
      {"backtest", {backtest, "", "a draft of watchlists over the stored articles, beside the live ones"}},
      {"feeds", {feeds, "list", "the feeds and their health"}},
      {"articles", {articles, "list | show ID...", "what is stored; show takes links, too"}},
      {"stories", {stories, "list | show ID...", "the reports in the feeds, each with its copies and alerts"}},
      {"alerts",
       {alerts, "list | show ID... | ack ID... | redeliver [ID...]", "what was raised; ack: somebody looks after it"}},
      {"routes", {routes, "test LABEL=VALUE...", "whom an alert of these labels reaches, and when"}},
      {"silences", {silences, "list | add MATCHER... | expire ID...", "what is not told for a while"}},
      {"plugins", {plugins, "list | check FILE", "the libraries found; check loads one in a child process"}},
      {"receivers", {receivers, "list | test NAME", "who can be told; test sends a marked alert, shows the answer"}},
  };
  return table;
}

std::size_t number(const std::string& option, const std::string& value) {
  std::size_t parsed = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  if (error != std::errc() || rest != value.data() + value.size()) {
    throw UsageError("--" + option + ": \"" + value + "\" is no number");
  }
  return parsed;
}

}  // namespace

std::string did_you_mean(const std::string& word, const std::vector<std::string>& valid, const std::string& otherwise) {
  const std::string near = settings::nearest(word, valid);
  return near.empty() ? otherwise : "; did you mean \"" + near + "\"?";
}

void Application::defineOptions(Poco::Util::OptionSet& options) {
  // ServerApplication's own options (--daemon, --pidfile) are left out: a supervisor runs mentiond in the
  // foreground.
  const auto flag = [&](const char* name, const char* summary) { options.addOption(Option(name, "", summary)); };
  const auto value = [&](const char* name, const char* argument, const char* summary, bool repeatable = false) {
    options.addOption(Option(name, "", summary, false).repeatable(repeatable).argument(argument));
  };
  flag("help", "print this help");
  flag("version", "print the version");
  value("config", "FILE", "configuration (default: ./mentiond.yaml, then /etc/mentiond/mentiond.yaml)");
  value("log-level", "LEVEL", "debug, information, notice, warning or error");
  flag("json", "print JSON where a table is printed");
  flag("all", "once: every feed, due or not; silences list: those that have ended too; alerts redeliver: all");
  value("watchlist", "FILE",
        "match, explain: this watchlist instead of the configured ones; backtest: the draft; may be repeated", true);
  value("url", "URL", "inspect: where the document comes from");
  value("content-type", "TYPE", "inspect: its Content-Type header");
  value("header", "K: V", "inspect: a header of its answer; may be repeated", true);
  value("feed-options", "FILE", "inspect: a feed's options (YAML: timezone, language)");
  value("feed", "ID", "articles list: of this feed only");
  value("at", "TIME", "routes test: at this moment, as in 2026-03-29T01:30:00+01:00 (default: now)");
  value("duration", "TIME", "silences add: how long it lasts (default 1h)");
  value("comment", "TEXT", "silences add: why");
  value("author", "NAME", "silences add: who");
  value("state", "STATE", "alerts list: firing, acknowledged or resolved only");
  value("since", "AGE", "articles, stories, alerts list, backtest: not older than this, for example 12h");
  value("limit", "N", "articles, stories, alerts list: at most so many (default 50; 0: all)");
}

void Application::handleOption(const std::string& name, const std::string& value) {
  if (name == "help") help_ = true;
  if (name == "version") version_ = true;
  if (name == "config") invocation_.config = value;
  if (name == "log-level") invocation_.log_level = value;
  if (name == "json") invocation_.json = true;
  if (name == "all") invocation_.all = true;
  if (name == "watchlist") invocation_.watchlists.push_back(value);
  if (name == "url") invocation_.url = value;
  if (name == "content-type") invocation_.content_type = value;
  if (name == "header") invocation_.headers.push_back(value);
  if (name == "feed-options") invocation_.feed_options = value;
  if (name == "feed") invocation_.feed = value;
  if (name == "at") invocation_.at = value;
  if (name == "duration") invocation_.duration = value;
  if (name == "comment") invocation_.comment = value;
  if (name == "author") invocation_.author = value;
  if (name == "state") invocation_.state = value;
  if (name == "since") invocation_.since = value;
  if (name == "limit") invocation_.limit = number(name, value);
}

int Application::main(const std::vector<std::string>& words) {
  invocation_.words = words;
  try {
    const int status = dispatch();
    if (std::cout.flush()) return status;
    std::cerr << "mentiond: standard output takes no more: what was printed is not complete\n";
    return kDoneWithFailures;
  } catch (const UsageError& error) {
    std::cerr << "mentiond: " << error.what() << "\n";
    return kWrongUsage;
  } catch (const ConfigurationError& error) {
    std::cerr << "mentiond: " << error.what() << "\n";
    return kWrongUsage;
  } catch (const Poco::Exception& error) {
    std::cerr << "mentiond: " << error.displayText() << "\n";
    return kDoneWithFailures;
  } catch (const std::exception& error) {
    std::cerr << "mentiond: " << error.what() << "\n";
    return kDoneWithFailures;
  }
}

int Application::dispatch() {
  if (version_) {
    std::cout << "mentiond " << kVersion << "\n";
    return kDone;
  }
  if (help_ || (!invocation_.words.empty() && invocation_.words.front() == "help")) {
    print_help();
    return kDone;
  }
  if (invocation_.words.empty()) throw UsageError("a command is missing; mentiond --help lists them");
  const std::string name = invocation_.words.front();
  const auto command = commands().find(name);
  if (command == commands().end()) {
    std::vector<std::string> names;
    for (const auto& [known, unused] : commands()) names.push_back(known);
    throw UsageError("there is no command \"" + name + "\"" +
                     did_you_mean(name, names, "; mentiond --help lists them"));
  }
  log_to_standard_error(invocation_.log_level.empty() ? "information" : invocation_.log_level, "logfmt");
  return command->second.carry_out(invocation_);
}

void Application::print_help() const {
  std::cout << "mentiond watches the news for the names on a watchlist, and tells those who asked.\n\nCommands:\n";
  for (const auto& [name, command] : commands()) {
    std::string usage = name + " " + command.arguments;
    usage.resize(std::max<std::size_t>(usage.size() + 2, 30), ' ');
    std::cout << "  " << usage << command.summary << "\n";
  }
  std::cout << "\nOptions:\n";
  for (const Option& option : options()) {
    std::string usage = "--" + option.fullName() + (option.takesArgument() ? " " + option.argumentName() : "");
    usage.resize(std::max<std::size_t>(usage.size() + 2, 30), ' ');
    std::cout << "  " << usage << option.description() << "\n";
  }
  std::cout << "\nExit status: 0 done, 1 done with failures that it names, 2 wrong usage or configuration.\n";
}

}  // namespace mentiond::daemon
