// mentiond explain WATCH FILE: why a watch did or did not match, clause by clause.
#include <iostream>

#include "host/daemon/commands.h"
#include "host/daemon/matching.h"

namespace mentiond::daemon {
namespace {

constexpr std::size_t kMostArticles = 1'000'000;

/// A watch of a program.
struct Watched {
  std::unique_ptr<article::MatchSession> session;
  std::size_t watch;
};

/// Those that a word of the command line means: an id, or watchlist/id.
std::vector<Watched> find_watches(const std::string& wanted, const article::MatchPrograms& programs) {
  std::vector<Watched> found;
  std::vector<std::string> known;
  for (const auto& program : programs) {
    const std::vector<article::Watch>& watches = program->watches();
    for (std::size_t i = 0; i < watches.size(); ++i) {
      const std::string full = watches[i].watchlist + "/" + watches[i].watch;
      known.push_back(wanted.find('/') == std::string::npos ? watches[i].watch : full);
      if (known.back() == wanted) found.push_back({program->open_session(), i});
    }
  }
  if (!found.empty()) return found;
  throw UsageError("no watchlist has an entity or query \"" + wanted + "\"" + did_you_mean(wanted, known));
}

void print_name(const article::Article& article) {
  std::cout << "== " << (article.headline().empty() ? std::string_view(article.uri) : article.headline()) << "\n";
}

}  // namespace

int explain(const Invocation& invocation) {
  if (invocation.words.size() < 3)
    throw UsageError("explain takes a WATCH (id, or watchlist/id) and a FILE (- is standard input)");
  const article::SystemClock clock;
  registry::Registry registry(clock);
  const article::MatchPrograms programs = compile_watchlists(invocation, registry);
  const std::vector<Watched> watches = find_watches(invocation.words[1], programs);
  pipeline::Processor processor(open_readers(registry, nullptr), kMostArticles);
  bool all_read = true;
  for (std::size_t i = 2; i < invocation.words.size(); ++i) {
    all_read &= read_articles(invocation.words[i], invocation, processor, [&](article::Article& article) {
      print_name(article);
      for (const Watched& each : watches) std::cout << each.session->explain(each.watch, article) << "\n";
    });
  }
  return all_read ? kDone : kDoneWithFailures;
}

}  // namespace mentiond::daemon
