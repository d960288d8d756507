// The `tests:` of watchlist files: a text, the watches that it must match and those that it must not.
#include <algorithm>
#include <set>

#include "plugins/match/watchlist/session.h"
#include "plugins/match/watchlist/watchlists.h"

namespace mentiond::plugins::watchlist {
namespace {

/// What a text mentions of one watchlist.
struct Seen {
  const Compiled& compiled;
  std::uint32_t list;
  std::set<std::string> ids;

  static void mention(void* self, const mentiond_mention* mention) {
    auto& seen = *static_cast<Seen*>(self);
    if (seen.compiled.watch_list(mention->watch) == seen.list) seen.ids.insert(seen.compiled.watch_id(mention->watch));
  }
};

sdk::Article article_of(const OwnedTest& test) {
  sdk::Article article;
  article.language = test.language;
  if (!test.title.empty()) article.headlines.push_back({"main", "text/plain", test.title});
  article.bodies.push_back({"main", "text/plain", test.text});
  return article;
}

std::string listed(const std::set<std::string>& ids) {
  if (ids.empty()) return "nothing";
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text;
}

}  // namespace

void Watchlists::run_tests(sdk::Diagnostics& diagnostics) const {
  const std::unique_ptr<sdk::Session> session = open_session();
  sdk::detail::ArticleCrossing crossing;
  for (std::uint32_t list = 0; list < compiled_->lists.size(); ++list) {
    Problems problems(compiled_->lists[list].file, diagnostics);
    for (const OwnedTest& test : compiled_->lists[list].tests) {
      Seen seen{*compiled_, list, {}};
      const mentiond_mention_sink sink = {sizeof(sink), &seen, &Seen::mention};
      const sdk::Article article = article_of(test);
      session->match(sdk::ArticleView(&crossing(article)), sdk::MentionSink(&sink));
      for (const auto& [id, place] : test.match) {
        if (!seen.ids.contains(id))
          problems.error(place, "the test fails: expected a mention of " + quoted(id) + ", found " + listed(seen.ids));
      }
      for (const auto& [id, place] : test.no_match) {
        if (seen.ids.contains(id)) problems.error(place, "the test fails: expected no mention of " + quoted(id));
      }
    }
  }
}

}  // namespace mentiond::plugins::watchlist
