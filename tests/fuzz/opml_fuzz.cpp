// links: mentiond_settings
// Subscription lists come from other people's readers. Whatever their bytes, there is an answer: feeds with
// an address, or a problem with a place.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "host/settings/checks.h"
#include "host/settings/opml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mentiond::settings;
  const Opml opml = read_opml("fuzz.opml", std::string(reinterpret_cast<const char*>(data), size));
  for (const OpmlFeed& feed : opml.feeds) {
    if (feed.url.empty() || feed.where.line == 0) std::abort();
    if (!check_feed_url(feed.url) && absolute_url(feed.url, "/srv/mentiond.yaml").empty()) std::abort();
    (void)check_language(feed.language);
  }
  for (const OpmlProblem& problem : opml.problems) {
    if (problem.message.empty()) std::abort();
  }
  return 0;
}
