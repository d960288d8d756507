#include "host/pipeline/processor.h"

#include <exception>

#include "host/article/cpu_time.h"
#include "host/article/identity.h"

namespace mentiond::pipeline {
namespace {

constexpr std::size_t kHeadBytes = 4096;  // What a normaliser sees of a document to say whether it is its own.

class Collector final : public article::ArticleSink {
 public:
  Collector(Processed& result, std::size_t most) : result_(result), most_(most) {}
  bool article(article::Article article) override {
    if (result_.articles.size() >= most_) {
      result_.feed.error = "the document has more than " + std::to_string(most_) +
                           " items; the rest was left out (limits: items_per_document)";
      return false;
    }
    result_.articles.push_back(std::move(article));
    return true;
  }
  void feed(article::FeedInfo feed) override {
    std::string limit = std::move(result_.feed.error);
    result_.feed = std::move(feed);
    if (!limit.empty()) result_.feed.error = std::move(limit);
  }

 private:
  Processed& result_;
  std::size_t most_;
};

void count(Processed& processed, const article::Article& article, const std::string& problem) {
  if (problem.empty()) return;
  if (processed.faults++ == 0) processed.first_fault = article.uri + ": " + problem;
}

}  // namespace

Processor::Processor(WorkerStages stages, std::size_t most_articles)
    : stages_(std::move(stages)), most_articles_(most_articles) {}

// Stage after stage over all articles, so that the clock is read a few times for a document and not for an article.
Processed Processor::process(const article::Document& document) {
  Processed result;
  const Micros start = article::thread_cpu_time();
  try {
    normalise(document, result);
    article::identify(result.articles, result.feed.link);
  } catch (const std::exception& error) {
    result.articles.clear();
    result.failure = error.what();
  }
  const Micros normalised = article::thread_cpu_time();
  for (article::Article& article : result.articles) count(result, article, enrich(article));
  const Micros enriched = article::thread_cpu_time();
  for (article::Article& article : result.articles) count(result, article, match(article));
  result.cpu = {normalised - start, enriched - normalised, article::thread_cpu_time() - enriched};
  return result;
}

void Processor::complete(article::Article& article) const {
  enrich(article);
  match(article);
}

article::Normaliser* Processor::choose(const article::Document& document) const {
  const std::string_view head = std::string_view(document.body).substr(0, kHeadBytes);
  article::Normaliser* best = nullptr;
  int best_score = 0;
  for (const auto& normaliser : stages_.normalisers) {
    const int score = normaliser->accepts(document.content_type, head);
    if (score > best_score) best = normaliser.get(), best_score = score;
  }
  return best;
}

void Processor::normalise(const article::Document& document, Processed& result) const {
  article::Normaliser* normaliser = choose(document);
  if (normaliser == nullptr) {
    throw article::PluginError(article::Fault::kRejected,
                               document.content_type.empty()
                                   ? "no normalise plugin reads this document"
                                   : "no normalise plugin reads this document of type " + document.content_type);
  }
  Collector collector(result, most_articles_);
  normaliser->normalise(document, collector);
}

std::string Processor::enrich(article::Article& article) const {
  std::string problem;
  for (const auto& enricher : stages_.enrichers) {
    try {
      enricher->enrich(article);
    } catch (const std::exception& error) {
      problem = std::string("enrich failed: ") + error.what();
      article.notes.push_back(problem);
    }
  }
  return problem;
}

std::string Processor::match(article::Article& article) const {
  std::string problem;
  for (const auto& matcher : stages_.matchers) {
    try {
      matcher->match(article);
    } catch (const std::exception& error) {
      problem = std::string("match failed: ") + error.what();
      article.notes.push_back(problem);
    }
  }
  article::add_mentioned_entities(article);
  return problem;
}

}  // namespace mentiond::pipeline
