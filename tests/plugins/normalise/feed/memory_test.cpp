#include <malloc.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "plugins/normalise/feed/feed.h"

namespace mentiond::plugins::feed {
namespace {

std::string feed_of(int items) {
  std::string body =
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>t</title>"
      "<link>https://a.example/</link>";
  std::string text;
  while (text.size() < 250) text += "<p>One &amp; the &eacute;other</p> ";
  for (int i = 0; i < items; ++i) {
    const std::string number = std::to_string(i);
    // Names and bases of its own for each item: nothing of the parser's may grow with them.
    body += "<item xml:base=\"https://a.example/" + number + "/\"><title>Item " + number + "</title><link>" + number +
            "</link><description><![CDATA[" + text + "]]></description><x" + number + ">" + number + "</x" + number +
            "><category>" + number + "</category></item>\n";
  }
  return body + "</channel></rss>";
}

struct Heap {
  std::size_t articles = 0, most = 0;

  // What is in use, as glibc counts it; nothing where a sanitiser keeps the heap.
  static std::size_t in_use() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
  }
  static std::int32_t article(void* context, const mentiond_article*) {
    auto& self = *static_cast<Heap*>(context);
    if (++self.articles % 64 == 0) self.most = std::max(self.most, in_use());
    return 0;
  }
  static void feed(void*, const mentiond_feed*) {}
};

// Bytes in use at most, beyond the document.
std::size_t most_in_use(const std::string& body, std::size_t expected) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = sdk::text(body);
  document.url = sdk::text("https://a.example/feed");
  Heap heap;
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), &heap, &Heap::article, &Heap::feed};
  sdk::ArticleSink sink(&c_sink);
  Feed feed{sdk::Config()};
  const std::size_t before = Heap::in_use();
  feed.normalise(sdk::Document(&document), sink);
  BOOST_TEST(heap.articles == expected);
  return heap.most - std::min(heap.most, before);
}

}  // namespace

BOOST_AUTO_TEST_CASE(memory_does_not_grow_with_the_feed) {
  const std::string body = feed_of(20'000);
  BOOST_REQUIRE_GT(body.size(), 8'000'000);
  const std::size_t most = most_in_use(body, 20'000);
  BOOST_TEST_MESSAGE("a feed of " << body.size() << " bytes took " << most << " bytes");
  BOOST_CHECK_LT(most, 4'000'000);
}

}  // namespace mentiond::plugins::feed
