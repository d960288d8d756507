// mentiond match FILE...: documents or articles through the watchlists, one mention a line.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/matching.h"

namespace mentiond::daemon {
namespace {

constexpr std::size_t kMostArticles = 1'000'000;

void print_mentions(const article::Article& article) {
  for (const article::Mention& mention : article.mentions) std::cout << article::to_json(mention, article.uri) << "\n";
}

}  // namespace

int match(const Invocation& invocation) {
  if (invocation.words.size() < 2) throw UsageError("match takes one FILE or more (- is standard input)");
  const article::SystemClock clock;
  registry::Registry registry(clock);
  const article::MatchPrograms programs = compile_watchlists(invocation, registry);
  pipeline::WorkerStages stages = open_readers(registry, nullptr);
  for (const auto& program : programs) stages.matchers.push_back(program->open_session());
  pipeline::Processor processor(std::move(stages), kMostArticles);
  bool all_read = true;
  for (std::size_t i = 1; i < invocation.words.size(); ++i)
    all_read &= read_articles(invocation.words[i], invocation, processor, print_mentions);
  return all_read ? kDone : kDoneWithFailures;
}

}  // namespace mentiond::daemon
