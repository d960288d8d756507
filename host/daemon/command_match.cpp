// mentiond match FILE...: documents or articles through the watchlists, one mention a line.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/daemon/input.h"
#include "host/pipeline/processor.h"

namespace mentiond::daemon {
namespace {

using Programs = std::vector<std::shared_ptr<const article::MatchProgram>>;

/// The programs of --watchlist, by every match plugin; the configuration's where there is none.
Programs compile_watchlists(const Invocation& invocation, registry::Registry& registry,
                            article::Diagnostics& diagnostics) {
  if (invocation.watchlists.empty()) {
    std::optional<Configuration> configuration = assemble(configuration_file(invocation), registry, diagnostics);
    return configuration ? configuration->programs : Programs();
  }
  std::vector<article::WatchlistFile> files;
  for (const std::string& file : invocation.watchlists) files.push_back({file, read_input(file)});
  load_plugins(registry, nullptr, diagnostics);
  Programs programs;
  for (const article::PluginInfo& plugin : registry.plugins()) {
    if (plugin.kind != article::PluginKind::kMatch) continue;
    if (auto program = registry.compile_matcher(plugin.name, {plugin.name, {}}, files, diagnostics)) {
      programs.push_back(std::move(program));
    }
  }
  return programs;
}

bool holds_json(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

void print_mentions(const article::Article& article) {
  for (const article::Mention& mention : article.mentions) std::cout << article::to_json(mention, article.uri) << "\n";
}

/// Articles, one JSON object a line. Returns whether all could be read.
bool match_articles(const std::string& file, std::string_view lines, const pipeline::Processor& processor) {
  bool all_read = true;
  for (std::size_t line = 1; !lines.empty(); ++line) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view text = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto read = article::article_from_json(text);
    if (const auto* problem = std::get_if<std::string>(&read)) {
      std::cerr << "mentiond: " << file << ":" << line << ": " << *problem << "\n";
      all_read = false;
      continue;
    }
    article::Article& article = std::get<article::Article>(read);
    article.mentions.clear();
    processor.complete(article);
    print_mentions(article);
  }
  return all_read;
}

bool match_document(const std::string& file, const article::Document& document, pipeline::Processor& processor) {
  const pipeline::Processed processed = processor.process(document);
  if (processed.failure) {
    std::cerr << "mentiond: " << file << ": " << *processed.failure << "\n";
    return false;
  }
  for (const article::Article& article : processed.articles) print_mentions(article);
  return true;
}

}  // namespace

int match(const Invocation& invocation) {
  if (invocation.words.size() < 2) throw UsageError("match takes one FILE or more (- is standard input)");
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  const Programs programs = compile_watchlists(invocation, registry, diagnostics);
  if (print(diagnostics) > 0 || programs.empty()) throw ConfigurationError("the watchlists have errors");
  pipeline::WorkerStages stages = open_readers(registry, nullptr);
  for (const auto& program : programs) stages.matchers.push_back(program->open_session());
  constexpr std::size_t kMostArticles = 1'000'000;
  pipeline::Processor processor(std::move(stages), kMostArticles);
  bool all_read = true;
  for (std::size_t i = 1; i < invocation.words.size(); ++i) {
    const std::string& file = invocation.words[i];
    const article::Document document = read_document(file, invocation);
    all_read &= holds_json(document.body) ? match_articles(file, document.body, processor)
                                          : match_document(file, document, processor);
  }
  return all_read ? kDone : kDoneWithFailures;
}

}  // namespace mentiond::daemon
