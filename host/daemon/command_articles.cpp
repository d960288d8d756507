// mentiond articles list: what is stored, the newest first.
#include <iostream>

#include "host/daemon/commands.h"
#include "host/daemon/stored.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {

int articles(const Invocation& invocation) {
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
