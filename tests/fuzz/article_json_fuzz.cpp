// links: mentiond_article
//
// Articles as JSON from anywhere. Whatever the bytes, there is an article or an error; what was read and written is
// read the same, and its uri is one.
#include <cstdint>
#include <cstdlib>

#include "host/article/identity.h"
#include "host/article/json.h"

namespace {

using namespace mentiond::article;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto result = article_from_json({reinterpret_cast<const char*>(data), size});
  if (const auto* error = std::get_if<std::string>(&result)) {
    require(!error->empty());
    return 0;
  }
  Article article = std::get<Article>(std::move(result));
  const auto once = article_from_json(to_json(article));
  require(once.index() == 0 && is_uri(std::get<Article>(once).uri));
  const auto twice = article_from_json(to_json(std::get<Article>(once)));
  require(twice.index() == 0 && std::get<Article>(once) == std::get<Article>(twice));
  add_mentioned_entities(article);
  identify({&article, 1}, article.link);
  require(article.id.size() == 26 && is_uri(article.uri));
  require(article_from_json(to_json(article)).index() == 0);
  return 0;
}
