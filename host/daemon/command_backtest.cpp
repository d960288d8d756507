// mentiond backtest: a draft of watchlists over the stored articles, beside the live ones. No alert comes of it.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

#include "host/article/json_writer.h"
#include "host/daemon/commands.h"
#include "host/daemon/matching.h"
#include "host/daemon/progress.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"
#include "host/pipeline/backtest.h"
#include "host/store/article_reader.h"
#include "host/store/database_file.h"

namespace mentiond::daemon {
namespace {

using article::json::Writer;
using pipeline::Comparison;

constexpr std::size_t kExamples = 3, kBatch = 128;

/// A folder among the drafts stands for the watchlists in it, by name.
std::vector<std::string> files_of(const std::vector<std::string>& drafts) {
  std::vector<std::string> files;
  for (const std::string& draft : drafts) {
    if (!std::filesystem::is_directory(draft)) {
      files.push_back(draft);
      continue;
    }
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(draft)) {
      if (entry.path().extension() == ".yaml") found.push_back(entry.path().string());
    }
    if (found.empty()) throw UsageError("no *.yaml stands in the folder " + draft);
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::vector<pipeline::StoredText> next(store::ArticleReader& reader) {
  std::vector<pipeline::StoredText> texts;
  for (store::StoredArticle& stored : reader.next(kBatch)) {
    texts.push_back({std::move(stored.id), std::move(stored.feed), stored.stored, std::move(stored.json)});
  }
  return texts;
}

// --------------------------------------------------------------------------------------------------- for people

std::vector<std::string> row(std::string name, const pipeline::Hits& hits) {
  return {std::to_string(hits.live), std::to_string(hits.draft), std::to_string(hits.gained), std::to_string(hits.lost),
          std::move(name)};
}

Table table_of(std::string name) { return Table({"LIVE", "DRAFT", "GAINED", "LOST", std::move(name)}); }

void print_examples(const char* sign, const std::string& watch, const std::set<pipeline::Example>& examples) {
  for (auto each = examples.rbegin(); each != examples.rend(); ++each) {
    std::cout << sign << " " << watch << "  " << article::to_rfc3339(each->time) << "  " << each->feed << "  "
              << each->headline << "\n    " << each->reason << "\n";
  }
}

void print(const Comparison& result) {
  Table watches = table_of("WATCH"), days = table_of("DAY"), feeds = table_of("FEED");
  for (const auto& [watch, change] : result.watches()) watches.add(row(watch.first + "/" + watch.second, change.hits));
  for (const auto& [day, hits] : result.days()) days.add(row(article::to_rfc3339(day).substr(0, 10), hits));
  for (const auto& [feed, hits] : result.feeds()) feeds.add(row(feed, hits));
  std::cout << result.articles() << " articles\n\n";
  watches.print(std::cout);
  std::cout << "\n";
  for (const auto& [watch, change] : result.watches()) {
    print_examples("+", watch.first + "/" + watch.second, change.gained);
    print_examples("-", watch.first + "/" + watch.second, change.lost);
  }
  std::cout << "\n";
  days.print(std::cout);
  std::cout << "\n";
  feeds.print(std::cout);
}

// ------------------------------------------------------------------------------------------------- for programs

void put(Writer& out, const char* key, std::string_view text) {
  out.Key(key);
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& out, const pipeline::Hits& hits) {
  for (const auto& [key, count] :
       {std::pair("live", hits.live), {"draft", hits.draft}, {"gained", hits.gained}, {"lost", hits.lost}}) {
    out.Key(key);
    out.Uint64(count);
  }
}

void put(Writer& out, const char* key, const std::set<pipeline::Example>& examples) {
  out.Key(key);
  out.StartArray();
  for (auto each = examples.rbegin(); each != examples.rend(); ++each) {
    out.StartObject();
    put(out, "article", each->uri);
    put(out, "headline", each->headline);
    put(out, "feed", each->feed);
    put(out, "time", article::to_rfc3339(each->time));
    put(out, "reason", each->reason);
    out.EndObject();
  }
  out.EndArray();
}

void put_watches(Writer& out, const Comparison& result) {
  out.Key("watches");
  out.StartArray();
  for (const auto& [watch, change] : result.watches()) {
    out.StartObject();
    put(out, "watchlist", watch.first);
    put(out, "watch", watch.second);
    put(out, change.hits);
    put(out, "examples_gained", change.gained);
    put(out, "examples_lost", change.lost);
    out.EndObject();
  }
  out.EndArray();
}

/// Rows of one column: each a name and its counts.
template <class Rows, class Name>
void put_rows(Writer& out, const char* key, const char* column, const Rows& rows, Name name) {
  out.Key(key);
  out.StartArray();
  for (const auto& [of, hits] : rows) {
    out.StartObject();
    put(out, column, name(of));
    put(out, hits);
    out.EndObject();
  }
  out.EndArray();
}

void print_json(const Comparison& result) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  out.Key("articles");
  out.Uint64(result.articles());
  put_watches(out, result);
  put_rows(out, "days", "day", result.days(),
           [](article::Micros day) { return article::to_rfc3339(day).substr(0, 10); });
  put_rows(out, "feeds", "feed", result.feeds(), [](const std::string& feed) { return feed; });
  out.EndObject();
  std::cout << buffer.GetString() << "\n";
}

}  // namespace

int backtest(const Invocation& invocation) {
  if (invocation.words.size() > 1)
    throw UsageError("backtest takes its draft as --watchlist FILE, or a folder of them");
  const article::SystemClock clock;
  const settings::Settings settings = read_settings(invocation);
  registry::Registry registry(clock);
  Invocation configured = invocation;
  configured.watchlists.clear();
  pipeline::BacktestOptions options;
  options.draft = compile_watchlists(configured, registry);
  if (!invocation.watchlists.empty()) {
    options.live = std::move(options.draft);
    options.draft = compile_draft(files_of(invocation.watchlists), settings.watchlists, registry);
  }
  if (!open_beside(settings, clock)) throw UsageError("nothing was stored yet: mentiond once polls the feeds");

  store::ArticleReader reader(store::path_of(settings.store), since(invocation, clock.now()));
  const std::size_t total = reader.count();
  std::size_t done = 0, failures = 0;
  Progress progress;
  options.examples = kExamples;
  options.workers = std::max(1U, std::thread::hardware_concurrency());
  options.next = [&] {
    progress.show(done, total, "articles");
    auto texts = next(reader);
    done += texts.size();
    return texts;
  };
  options.fail = [&](const std::string& problem) {
    ++failures;
    std::cerr << "mentiond: " << problem << "\n";
  };
  const Comparison result = pipeline::backtest(options);
  invocation.json ? print_json(result) : print(result);
  return failures == 0 ? kDone : kDoneWithFailures;
}

}  // namespace mentiond::daemon
