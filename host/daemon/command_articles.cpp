// mentiond articles list|show: what is stored, the newest first.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

std::string time_of(const std::optional<article::Timestamp>& time) { return time ? article::to_rfc3339(*time) : ""; }

std::string sources_of(const article::Article& article) {
  std::string sources = article.feed;
  for (const article::InfoSource& source : article.info_sources) sources += ", " + source.role + " " + source.name;
  return sources;
}

Table properties_of(const article::Article& article, const store::StoredArticle& stored) {
  Table table({"id", stored.id});
  table.add_known("by", article.by);
  table.add_known("feed", sources_of(article));
  table.add_known("published", time_of(article.published));
  table.add_known("updated", time_of(article.updated));
  table.add({"stored", article::to_rfc3339(stored.stored) + ", version " + std::to_string(article.version)});
  table.add_known("language", article.language);
  table.add_known("link", stored.link);
  table.add_known("story", article.story ? article.story->id : "");
  for (const std::string& note : article.notes) table.add({"note", note});
  return table;
}

void print_mentions(const article::Article& article) {
  Table table({"WATCH", "ROLE", "TEXT", "SENTENCE"});
  for (const article::Mention& mention : article.mentions)
    table.add({mention.watchlist + " / " + mention.watch, mention.role, mention.text, mention.sentence});
  if (!table.has_rows()) return;
  std::cout << "\n";
  table.print(std::cout);
}

void print(const article::Article& article, const store::StoredArticle& stored) {
  std::cout << stored.headline << "\n";
  if (!article.standfirst().empty()) std::cout << article.standfirst() << "\n";
  std::cout << "\n";
  properties_of(article, stored).print(std::cout);
  if (!article.body().empty()) std::cout << "\n" << article.body() << "\n";
  print_mentions(article);
}

bool show(store::Store& store, const std::string& name, bool json) {
  const auto stored = store.find_article(name);
  if (!stored) return false;
  if (stored->json.empty()) {
    std::cerr << "mentiond: the text of " << name
              << " is kept no more (retention); its headline was: " << stored->headline << "\n";
    return true;
  }
  if (json) {
    std::cout << stored->json << "\n";
    return true;
  }
  print(std::get<article::Article>(article::article_from_json(stored->json)), *stored);
  return true;
}

}  // namespace

int articles(const Invocation& invocation) {
  if (is_show(invocation))
    return show_each(invocation, "article", "mentiond articles list has the links, and with --json the ids", show);
  require_list(invocation);
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  const store::ArticleFilter filter{invocation.feed, since(invocation, clock.now()), invocation.limit};
  Table table({"STORED", "FEED", "HEADLINE", "LINK"});
  if (store) {
    store->for_each_article(filter, [&](const store::StoredArticle& article) {
      if (invocation.json) {
        std::cout << article.json << "\n";
      } else {
        table.add({age(article.stored, clock.now()), article.feed, article.headline, article.link});
      }
    });
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace mentiond::daemon
