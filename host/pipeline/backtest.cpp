#include "host/pipeline/backtest.h"

#include <exception>
#include <mutex>
#include <thread>

#include "host/article/json.h"

namespace mentiond::pipeline {
namespace {

using Sessions = std::vector<std::unique_ptr<article::MatchSession>>;

Sessions open(const article::MatchPrograms& programs) {
  Sessions sessions;
  for (const auto& program : programs) sessions.push_back(program->open_session());
  return sessions;
}

std::set<std::string> watchlists_of(const article::MatchPrograms& programs) {
  std::set<std::string> names;
  for (const auto& program : programs) {
    for (const article::Watch& watch : program->watches()) {
      if (!watch.for_reference) names.insert(watch.watchlist);
    }
  }
  return names;
}

// The article as the stages before the matcher left it.
void forget_matches(article::Article& article) {
  article.mentions.clear();
  for (article::Quote& quote : article.quotes) quote.speaker_entity.clear();
}

std::vector<article::Mention> mentions(const Sessions& sessions, article::Article& article) {
  forget_matches(article);
  for (const auto& session : sessions) session->match(article);
  return std::move(article.mentions);
}

class Backtest final {
 public:
  explicit Backtest(const BacktestOptions& options)
      : options_(options), watchlists_(watchlists_of(options.draft)), result_(watchlists_, options.examples) {}

  Comparison run() && {
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 0; i < options_.workers; ++i) workers.emplace_back([this] { work(); });
    }
    if (thrown_) std::rethrow_exception(thrown_);
    return std::move(result_);
  }

 private:
  void work() noexcept {
    try {
      const Sessions live = open(options_.live), draft = open(options_.draft);
      Comparison own(watchlists_, options_.examples);
      for (auto batch = take(); !batch.empty(); batch = take()) {
        for (const StoredText& stored : batch) compare(stored, live, draft, own);
      }
      const std::lock_guard lock(mutex_);
      result_.merge(own);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      thrown_ = std::current_exception();
    }
  }

  std::vector<StoredText> take() {
    const std::lock_guard lock(mutex_);
    return thrown_ ? std::vector<StoredText>() : options_.next();
  }

  void compare(const StoredText& stored, const Sessions& live, const Sessions& draft, Comparison& into) {
    auto read = article::article_from_json(stored.json);
    if (const auto* problem = std::get_if<std::string>(&read)) return fail(stored, *problem);
    article::Article& article = std::get<article::Article>(read);
    try {
      auto before = options_.live.empty() ? std::move(article.mentions) : mentions(live, article);
      auto after = mentions(draft, article);
      const article::Micros time = article.published ? article.published->us : stored.stored;
      into.add({article.uri, std::string(article.headline()), stored.feed, time, std::move(before), std::move(after)});
    } catch (const article::PluginError& error) {
      fail(stored, error.what());
    }
  }

  void fail(const StoredText& stored, const std::string& problem) {
    const std::lock_guard lock(mutex_);
    options_.fail("article " + stored.id + ": " + problem);
  }

  const BacktestOptions& options_;
  const std::set<std::string> watchlists_;
  std::mutex mutex_;  // Guards what follows, and the calls of `next` and `fail`.
  Comparison result_;
  std::exception_ptr thrown_;
};

}  // namespace

Comparison backtest(const BacktestOptions& options) { return Backtest(options).run(); }

}  // namespace mentiond::pipeline
