// mentiond stories list|show: the reports in the feeds, each with its copies, and who was told of it.
#include <iostream>

#include "host/article/json.h"
#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using article::json_string;
using store::StoredArticle;
using store::StoredStory;

/// The members of a story's JSON object, without its braces.
std::string members_of(const StoredStory& story) {
  return "\"id\":" + json_string(story.id) + ",\"size\":" + std::to_string(story.size) +
         ",\"first\":" + json_string(story.first) + ",\"headline\":" + json_string(story.headline) +
         ",\"joined\":" + json_string(article::to_rfc3339(story.joined)) +
         ",\"live\":" + (story.live ? "true" : "false");
}

std::string to_json(const StoredArticle& article) {
  return "{\"id\":" + json_string(article.id) + ",\"feed\":" + json_string(article.feed) +
         ",\"headline\":" + json_string(article.headline) + ",\"link\":" + json_string(article.link) +
         ",\"stored\":" + json_string(article::to_rfc3339(article.stored)) + "}";
}

void print_json(const StoredStory& story, const std::vector<StoredArticle>& articles,
                const std::vector<alert::Alert>& alerts) {
  std::string listed, raised;
  for (const StoredArticle& article : articles) listed += (listed.empty() ? "" : ",") + to_json(article);
  for (const alert::Alert& alert : alerts) raised += (raised.empty() ? "" : ",") + json_string(alert.id);
  std::cout << "{" << members_of(story) << ",\"articles\":[" << listed << "],\"alerts\":[" << raised << "]}\n";
}

void print(const StoredStory& story, const std::vector<StoredArticle>& articles,
           const std::vector<alert::Alert>& alerts) {
  const std::string articles_in_all = std::to_string(story.size) + (story.size == 1 ? " article" : " articles");
  std::cout << story.headline << "\n"
            << story.id << ": " << articles_in_all << (story.live ? ", may be joined" : ", closed") << "\n\n";
  Table copies({"STORED", "FEED", "HEADLINE", "LINK"});
  for (const StoredArticle& article : articles)
    copies.add({article::to_rfc3339(article.stored), article.feed, article.headline, article.link});
  copies.print(std::cout);
  Table raised({"ALERT", "STATE", "SEVERITY", "WATCH", "OUTLETS"});
  for (const alert::Alert& alert : alerts) {
    raised.add({alert.id, alert.state, alert.severity, alert.watchlist + " / " + alert.watch,
                std::to_string(alert.outlets.size())});
  }
  if (!raised.has_rows()) return;
  std::cout << "\n";
  raised.print(std::cout);
}

bool show(store::Store& store, const std::string& id, bool json) {
  const auto story = store.find_story(id);
  if (!story) return false;
  const auto articles = store.articles_of(*story);
  const auto alerts = store.alerts_of(*story);
  json ? print_json(*story, articles, alerts) : print(*story, articles, alerts);
  return true;
}

int list(const Invocation& invocation) {
  const article::SystemClock clock;
  const auto store = open_beside(read_settings(invocation), clock);
  const store::StoryFilter filter{since(invocation, clock.now()), invocation.limit};
  Table table({"JOINED", "ID", "ARTICLES", "HEADLINE"});
  if (store) {
    store->for_each_story(filter, [&](const StoredStory& story) {
      if (invocation.json) std::cout << "{" << members_of(story) << "}\n";
      table.add({age(story.joined, clock.now()), story.id, std::to_string(story.size), story.headline});
    });
  }
  if (!invocation.json) table.print(std::cout);
  return kDone;
}

}  // namespace

int stories(const Invocation& invocation) {
  if (is_show(invocation)) return show_each(invocation, "story", "mentiond stories list has the ids", show);
  require_list(invocation);
  return list(invocation);
}

}  // namespace mentiond::daemon
