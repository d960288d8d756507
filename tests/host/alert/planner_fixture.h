// What the tests of the planner have in common: two watches, and articles that are planned for as the writer does it.
#pragma once

#include <boost/test/unit_test.hpp>

#include "host/alert/planner.h"
#include "tests/support/fake_stages.h"
#include "tests/support/memory_store.h"
#include "tests/support/routing.h"

namespace mentiond::alert::tests {

using article::Article;
using article::kSecond;
using article::Watch;
using story::Novelty;
using support::watch_of;

struct PlannerFixture {
  support::MemoryStore store;
  std::vector<Watch> watches = {watch_of("NATO"), watch_of("Ryabkov", "high")};
  std::vector<std::string> recipients = {"a", "b"};
  Routing routing = support::tell_all("desk", recipients);
  std::size_t notifications = 0;  // Of the last article.
  bool silent = false;
  Micros now = 1'000 * kSecond;

  Article article(const std::string& headline, const std::string& body = {}) {
    return support::matched(support::article_of("feed", "1", headline, body), watches);
  }
  Planned see(const Article& article, Novelty novelty = Novelty::kNew, std::vector<article::Mention> earlier = {},
              story::Text earlier_text = {}) {
    const story::Claim claim{novelty, article.id, 1, 0, std::move(earlier), 0, std::move(earlier_text)};
    Planned planned;
    store.transact([&](auto repositories) {
      Router router(routing, repositories.alerts, now);
      planned = plan({article, claim, silent, "Configured", {"world", "en"}, now}, WatchIndex(watches),
                     repositories.alerts, router);
      notifications = router.tell_due().notifications;
    });
    return planned;
  }
  /// Of the same story as article(), by another feed.
  Article copy(const std::string& feed, const std::string& headline, const std::string& body = {}) {
    Article made = support::matched(support::article_of(feed, "1", headline, body), watches);
    const Article first = article("");
    made.story = article::Story{first.id, 2, first.uri, 1};
    return made;
  }
  /// The same article, as another feed has it.
  Article article_in(const std::string& feed, const std::string& headline, const std::string& body = {}) {
    Article made = article(headline, body);
    made.feed = feed;
    return made;
  }
  /// The next version of the article, as the store would claim it.
  Planned change(const Article& from, const Article& to) {
    return see(to, Novelty::kVersion, from.mentions,
               {std::string(from.headline()), std::string(from.standfirst()), std::string(from.body())});
  }
  void hold_for(Micros wait) {
    Route root;
    root.receiver = "desk", root.group_by = {"watch"}, root.group_wait = wait;
    routing = support::routing_of(root);
  }
  /// Type and watch of each notification.
  std::string told_after(Micros wait) {
    now += wait;
    store.transact([&](auto repositories) { Router(routing, repositories.alerts, now).tell_due(); });
    std::string text;
    for (const auto& stored : store.entries()) {
      const OutboxEntry& entry = stored.entry;
      text += (text.empty() ? "" : ", ") + entry.type + " " + alert_from_json(entry.alert_json).watch;
    }
    return text;
  }
  Alert alert_of(const std::string& watch) {
    const std::string id = alert_id("mention", "list", watch, article("").id);
    const auto found = store.alert(id);
    BOOST_TEST_REQUIRE(found.has_value());
    return *found;
  }
};

}  // namespace mentiond::alert::tests
