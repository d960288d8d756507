// mentiond check: reads all configuration, watchlists and plugins, and prints every problem.
#include <iostream>

#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/pipeline/sampling.h"
#include "host/store/article_reader.h"
#include "host/store/database_file.h"

namespace mentiond::daemon {
namespace {

/// The latest articles of the store, for the linter; none where nothing was stored yet. A store that cannot be read, as
/// one of an earlier version before the daemon has brought it forward, is no fault of the configuration.
std::vector<std::string> latest_articles(const settings::Settings& settings, const article::Clock& clock,
                                         article::Diagnostics& diagnostics) {
  constexpr std::size_t kMost = 2'000;
  std::vector<std::string> latest;
  try {
    if (!open_beside(settings, clock)) return latest;
    store::ArticleReader reader(store::path_of(settings.store), 0);
    reader.only_latest(kMost);
    for (store::StoredArticle& each : reader.next(kMost)) latest.push_back(std::move(each.json));
  } catch (const store::StoreError& error) {
    diagnostics.push_back({settings.file.string(), 0, 0, article::Severity::kWarning, error.what(), {}});
  }
  return latest;
}

}  // namespace

int check(const Invocation& invocation) {
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  const std::filesystem::path file = configuration_file(invocation);
  const std::optional<Configuration> configuration = assemble(file, registry, diagnostics);
  std::size_t watches = 0;
  if (configuration) {
    const auto articles = latest_articles(configuration->settings, clock, diagnostics);
    for (const auto& program : configuration->programs) {
      append(diagnostics, program->run_tests());
      append(diagnostics, program->lint(pipeline::sample_of(*program, articles)));
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
