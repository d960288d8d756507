#include "host/pipeline/sampling.h"

#include <map>
#include <set>

#include "host/article/json.h"

namespace mentiond::pipeline {
namespace {

using WatchName = std::pair<std::string, std::string>;  // Watchlist and watch.
using Alias = std::pair<WatchName, std::string>;

std::set<Alias> aliases_in(const article::Article& article) {
  std::set<Alias> aliases;
  for (const article::Mention& mention : article.mentions)
    aliases.insert({{mention.watchlist, mention.watch}, mention.alias});
  return aliases;
}

bool match(article::MatchSession& session, article::Article& article) {
  try {
    article.mentions.clear();
    session.match(article);
    return true;
  } catch (const article::PluginError&) {
    return false;
  }
}

}  // namespace

article::Sample sample_of(const article::MatchProgram& program, const std::vector<std::string>& articles) {
  const auto session = program.open_session();
  article::Sample sample;
  std::map<Alias, std::uint32_t> found;
  for (const std::string& json : articles) {
    auto read = article::article_from_json(json);
    auto* article = std::get_if<article::Article>(&read);
    if (article == nullptr || !match(*session, *article)) continue;
    ++sample.articles;
    for (const Alias& alias : aliases_in(*article)) ++found[alias];
  }
  std::map<WatchName, std::size_t> numbers;
  for (const article::Watch& watch : program.watches())
    numbers.emplace(WatchName(watch.watchlist, watch.watch), numbers.size());
  for (const auto& [alias, count] : found) sample.hits.push_back({numbers.at(alias.first), alias.second, count});
  return sample;
}

}  // namespace mentiond::pipeline
