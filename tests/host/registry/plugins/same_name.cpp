// Two libraries of this source have a function of one name, visible to all: each must call its own.
#include <string>

#include "mentiond/sdk/normalise.hpp"

__attribute__((visibility("default"), noinline)) int number_of_this_library();
int number_of_this_library() { return NUMBER; }

namespace sdk = mentiond::sdk;

class Number final : public sdk::Normaliser {
 public:
  explicit Number(const sdk::Config&) {}
  bool accepts(std::string_view) const override { return true; }
  void normalise(const sdk::Document&, sdk::ArticleSink& sink) override {
    sdk::Article article;
    article.headlines.push_back({"main", "text/plain", std::to_string(number_of_this_library())});
    (void)sink.article(article);
  }
};

#define QUOTED(number) #number
#define NAME_OF(number) "number" QUOTED(number)
MENTIOND_NORMALISER(Number, NAME_OF(NUMBER), "1.0.0")
