// mentiond check: reads all configuration, watchlists and plugins, and prints every problem.
#include <iostream>

#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"

namespace mentiond::daemon {
int check(const Invocation& invocation) {
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  const std::filesystem::path file = configuration_file(invocation);
  const std::optional<Configuration> configuration = assemble(file, registry, diagnostics);
  std::size_t watches = 0;
  if (configuration) {
    for (const auto& program : configuration->programs) {
      append(diagnostics, program->run_tests());
      append(diagnostics, program->lint());
      watches += program->watches().size();
    }
  }
  const std::size_t errors = print(diagnostics);
  if (!configuration || errors > 0) {
    std::cerr << "mentiond: " << file.string() << ": " << errors << (errors == 1 ? " error\n" : " errors\n");
    return kWrongUsage;
  }
  std::cout << file.string() << ": " << configuration->settings.feeds.size() << " feeds, " << watches << " watches, "
            << configuration->receivers.size() << " receivers: all is well\n";
  return kDone;
}

}  // namespace mentiond::daemon
