#include "host/daemon/stored.h"

#include <filesystem>

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

}  // namespace mentiond::daemon
