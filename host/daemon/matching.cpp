#include "host/daemon/matching.h"

#include <algorithm>
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/input.h"

namespace mentiond::daemon {
namespace {

using Files = std::vector<article::WatchlistFile>;

Files read(const std::vector<std::string>& names) {
  Files files;
  for (const std::string& name : names) files.push_back({name, read_input(name)});
  return files;
}

article::MatchPrograms compile_files(const Files& files, const registry::Registry& registry,
                                     article::Diagnostics& diagnostics) {
  article::MatchPrograms programs;
  for (const article::PluginInfo& plugin : registry.plugins()) {
    if (plugin.kind != article::PluginKind::kMatch) continue;
    if (auto program = registry.compile_matcher(plugin.name, {plugin.name, {}}, files, diagnostics)) {
      programs.push_back(std::move(program));
    }
  }
  return programs;
}

article::MatchPrograms compile_all(const Invocation& invocation, registry::Registry& registry,
                                   article::Diagnostics& diagnostics) {
  if (!invocation.watchlists.empty()) {
    load_plugins(registry, nullptr, diagnostics);
    return compile_files(read(invocation.watchlists), registry, diagnostics);
  }
  std::optional<Configuration> configuration = assemble(configuration_file(invocation), registry, diagnostics);
  return configuration ? configuration->programs : article::MatchPrograms();
}

article::MatchPrograms require(article::MatchPrograms programs, const article::Diagnostics& diagnostics) {
  if (print(diagnostics) > 0 || programs.empty()) throw ConfigurationError("the watchlists have errors");
  return programs;
}

using Each = std::function<void(article::Article&)>;

bool holds_json(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}
/// As its first line says; a JSON Feed is JSON, too.
bool holds_articles(std::string_view bytes) {
  if (!holds_json(bytes)) return false;
  bytes.remove_prefix(bytes.find('{'));
  return std::holds_alternative<article::Article>(article::article_from_json(bytes.substr(0, bytes.find('\n'))));
}

/// Articles, one JSON object a line.
bool read_lines(const std::string& file, std::string_view lines, const pipeline::Processor& processor,
                const Each& each) {
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
    each(article);
  }
  return all_read;
}

}  // namespace

article::MatchPrograms compile_watchlists(const Invocation& invocation, registry::Registry& registry) {
  article::Diagnostics diagnostics;
  article::MatchPrograms programs = compile_all(invocation, registry, diagnostics);
  return require(std::move(programs), diagnostics);
}

article::MatchPrograms compile_draft(const std::vector<std::string>& names, const Files& others,
                                     registry::Registry& registry) {
  Files files = read(names);
  for (article::WatchlistFile other : others) {
    other.for_reference = true;
    files.push_back(std::move(other));
  }
  article::Diagnostics diagnostics;
  article::MatchPrograms programs = compile_files(files, registry, diagnostics);
  // What the live files are warned of was said when they were read.
  std::erase_if(diagnostics, [&](const article::Diagnostic& each) {
    const auto is_its_file = [&](const article::WatchlistFile& other) { return other.path == each.file; };
    return each.severity != article::Severity::kError && std::any_of(others.begin(), others.end(), is_its_file);
  });
  return require(std::move(programs), diagnostics);
}

bool read_articles(const std::string& file, const Invocation& invocation, pipeline::Processor& processor,
                   const Each& each) {
  const article::Document document = read_document(file, invocation);
  if (holds_articles(document.body)) return read_lines(file, document.body, processor, each);
  pipeline::Processed processed = processor.process(document);
  if (processed.failure && holds_json(document.body)) return read_lines(file, document.body, processor, each);
  if (processed.failure) {
    std::cerr
        << "mentiond: " << file << ": " << *processed.failure
        << "; expected a feed, or articles as JSON, one a line; \"mentiond articles show --json LINK\" prints one "
           "that is stored\n";
    return false;
  }
  for (article::Article& article : processed.articles) each(article);
  return true;
}

}  // namespace mentiond::daemon
