#include "host/pipeline/comparison.h"

namespace mentiond::pipeline {
namespace {

void count(Hits& hits, bool live, bool draft) {
  hits.live += live ? 1 : 0;
  hits.draft += draft ? 1 : 0;
  hits.gained += draft && !live ? 1 : 0;
  hits.lost += live && !draft ? 1 : 0;
}

void add_up(Hits& hits, const Hits& more) {
  hits.live += more.live;
  hits.draft += more.draft;
  hits.gained += more.gained;
  hits.lost += more.lost;
}

std::string reason(const article::Mention& mention) {
  const std::string& why = mention.alias.empty() ? mention.clause : mention.alias;
  return mention.sentence.empty() ? why : why + ": " + mention.sentence;
}

/// The first moment of the day, before 1970 too.
article::Micros day_of(article::Micros time) {
  const article::Micros into = time % article::kDay;
  return time - (into < 0 ? into + article::kDay : into);
}

}  // namespace

Comparison::Comparison(std::set<std::string> watchlists, std::size_t examples)
    : watchlists_(std::move(watchlists)), most_examples_(examples) {}

void Comparison::add(const Compared& article) {
  ++articles_;
  const Found live = found(article.live), draft = found(article.draft);
  if (live.empty() && draft.empty()) return;
  count(days_[day_of(article.time)], !live.empty(), !draft.empty());
  count(feeds_[article.feed], !live.empty(), !draft.empty());
  const auto example = [&](const std::string& why) {
    return Example{article.time, article.uri, article.headline, article.feed, why};
  };
  for (const auto& [watch, why] : live) {
    const bool both = draft.contains(watch);
    count(watches_[watch].hits, true, both);
    if (!both) keep(watches_[watch].lost, example(why));
  }
  for (const auto& [watch, why] : draft) {
    if (live.contains(watch)) continue;
    count(watches_[watch].hits, false, true);
    keep(watches_[watch].gained, example(why));
  }
}

void Comparison::merge(const Comparison& other) {
  articles_ += other.articles_;
  for (const auto& [day, hits] : other.days_) add_up(days_[day], hits);
  for (const auto& [feed, hits] : other.feeds_) add_up(feeds_[feed], hits);
  for (const auto& [watch, theirs] : other.watches_) {
    WatchChange& ours = watches_[watch];
    add_up(ours.hits, theirs.hits);
    for (const Example& example : theirs.gained) keep(ours.gained, example);
    for (const Example& example : theirs.lost) keep(ours.lost, example);
  }
}

Comparison::Found Comparison::found(const std::vector<article::Mention>& mentions) const {
  Found found;
  for (const article::Mention& mention : mentions) {
    if (!watchlists_.contains(mention.watchlist)) continue;
    const auto [place, added] = found.try_emplace({mention.watchlist, mention.watch});
    if (added) place->second = reason(mention);
  }
  return found;
}

void Comparison::keep(std::set<Example>& examples, Example example) const {
  examples.insert(std::move(example));
  if (examples.size() > most_examples_) examples.erase(examples.begin());
}

}  // namespace mentiond::pipeline
