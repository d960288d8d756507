#include "host/daemon/stored.h"

#include <filesystem>
#include <iostream>

#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/settings/units.h"
#include "host/store/database_file.h"

namespace mentiond::daemon {

settings::Settings read_settings(const Invocation& invocation) {
  const std::filesystem::path file = configuration_file(invocation);
  settings::Loaded loaded = settings::load(file);
  print(loaded.diagnostics);
  if (!loaded.settings) throw ConfigurationError(file.string() + " has errors");
  return std::move(*loaded.settings);
}

std::unique_ptr<store::Store> open_beside(const settings::Settings& settings, const article::Clock& clock) {
  if (!std::filesystem::exists(store::path_of(settings.store))) return nullptr;
  return std::make_unique<store::Store>(settings.store, store::Access::kBeside, clock);
}

article::Micros since(const Invocation& invocation, article::Micros now) {
  if (invocation.since.empty()) return 0;
  if (const auto age = settings::parse_duration(invocation.since)) return now - *age;
  throw UsageError("--since: \"" + invocation.since + "\" is no duration; write for example 90m, 12h or 7d");
}

void require_list(const Invocation& invocation) {
  const std::string& command = invocation.words.front();
  if (invocation.words.size() == 2 && invocation.words[1] == "list") return;
  throw UsageError(command + ": expected \"" + command + " list\"");
}

bool is_show(const Invocation& invocation) {
  if (invocation.words.size() < 2 || invocation.words[1] != "show") return false;
  if (invocation.words.size() == 2) throw UsageError(invocation.words[0] + " show: an id is missing");
  return true;
}

int show_each(const Invocation& invocation, const std::string& what, const std::string& where, Show show) {
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  int status = kDone;
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    const std::string& id = invocation.words[i];
    if (!invocation.json && i > 2) std::cout << "\n";
    if (store && show(*store, id, invocation.json)) continue;
    std::cerr << "mentiond: there is no " << what << " " << id << "; " << where << "\n";
    status = kDoneWithFailures;
  }
  return status;
}

}  // namespace mentiond::daemon
