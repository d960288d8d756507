// mentiond inspect FILE: one document through the normaliser that accepts it, as one JSON object.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/assembly.h"
#include "host/daemon/commands.h"
#include "host/daemon/input.h"
#include "host/pipeline/processor.h"

namespace mentiond::daemon {
namespace {

using article::json_string;

void print(const pipeline::Processed& processed) {
  const article::FeedInfo& feed = processed.feed;
  std::string out = "{\"format\":" + json_string(feed.format);
  if (!feed.encoding.empty()) out += ",\"encoding\":" + json_string(feed.encoding);
  out += std::string(",\"well_formed\":") + (feed.well_formed ? "true" : "false");
  if (!feed.error.empty()) out += ",\"error\":" + json_string(feed.error);
  out += ",\"feed\":" + (feed.inspect.empty() ? "{}" : feed.inspect) + ",\"entries\":[";
  std::string articles;
  for (const article::Article& article : processed.articles) {
    if (&article != &processed.articles.front()) out += ",", articles += ",";
    out += article.entry.empty() ? "{}" : article.entry;
    articles += article::to_json(article);
  }
  std::cout << out << "],\"articles\":[" << articles << "]}\n";
}

/// The same object for what could not be read, so that a program gets JSON in any case.
void print_failure(const std::string& failure) {
  std::cout << "{\"format\":\"\",\"well_formed\":false,\"error\":" << json_string(failure)
            << ",\"feed\":{},\"entries\":[],\"articles\":[]}\n";
}

}  // namespace

int inspect(const Invocation& invocation) {
  if (invocation.words.size() != 2) throw UsageError("inspect takes one FILE (- is standard input)");
  article::Document document = read_document(invocation.words[1], invocation);
  document.inspect = true;
  const article::SystemClock clock;
  registry::Registry registry(clock);
  article::Diagnostics diagnostics;
  std::optional<settings::Settings> settings;
  if (invocation.config) {
    settings::Loaded loaded = settings::load(*invocation.config);
    diagnostics = loaded.diagnostics;
    settings = std::move(loaded.settings);
  }
  load_plugins(registry, settings ? &*settings : nullptr, diagnostics);
  if (print(diagnostics) > 0) throw ConfigurationError("the configuration has errors");
  constexpr std::size_t kMostArticles = 1'000'000;
  pipeline::Processor processor(open_readers(registry, settings ? &*settings : nullptr), kMostArticles);
  const pipeline::Processed processed = processor.process(document);
  if (processed.failure) {
    print_failure(*processed.failure);
    std::cerr << "mentiond: " << invocation.words[1] << ": " << *processed.failure << "\n";
    return kDoneWithFailures;
  }
  print(processed);
  return kDone;
}

}  // namespace mentiond::daemon
