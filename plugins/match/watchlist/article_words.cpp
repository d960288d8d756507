#include "plugins/match/watchlist/article_words.h"

#include <algorithm>

namespace mentiond::plugins::watchlist {
namespace {

bool same_letter(char a, char b) {
  const auto lower = [](char c) { return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return lower(a) == lower(b);
}

bool includes(std::string_view scope, std::string_view language) {
  return language.size() >= scope.size() && std::equal(scope.begin(), scope.end(), language.begin(), same_letter) &&
         (language.size() == scope.size() || language[scope.size()] == '-' || language[scope.size()] == '_');
}

}  // namespace

bool in_scope(std::string_view language, const std::vector<std::string>& scope) {
  return std::any_of(scope.begin(), scope.end(), [&](const std::string& each) { return includes(each, language); });
}

void ArticleWords::read(const sdk::ArticleView& article) {
  fields_.clear(), tokens_.clear();
  language_ = article.language();
  if (includes("und", language_)) language_ = {};
  turkish_ = includes("tr", language_) || includes("az", language_);
  add_all(article.headlines(), "headline", {});
  add_all(article.descriptions(), "standfirst", "standfirst");
  add_all(article.descriptions(), "summary", "summary");
  add_all(article.bodies(), "body", {});
  std::uint32_t index = 0;
  for (const mentiond_media media : article.media()) add("caption", index++, sdk::view(media.caption));
  index = 0;
  for (const mentiond_concept each : article.concepts()) {
    // What an earlier matching said of the article is no text of it.
    if (each.kind == MENTIOND_SUBJECT && sdk::view(each.rel) != "mentions") add("tag", index++, sdk::view(each.name));
  }
}

void ArticleWords::add_all(const sdk::Elements<mentiond_labelled_text>& texts, std::string_view name,
                           std::string_view role) {
  std::uint32_t index = 0;
  for (const mentiond_labelled_text text : texts) {
    const std::string_view type = sdk::view(text.content_type);
    if ((!type.empty() && type != "text/plain") || (!role.empty() && sdk::view(text.role) != role)) continue;
    add(name, index++, sdk::view(text.value));
  }
}

void ArticleWords::add(std::string_view name, std::uint32_t index, std::string_view text) {
  if (text.empty()) return;
  const auto first = static_cast<std::uint32_t>(tokens_.size());
  common::text::tokenise(text, tokens_);
  fields_.push_back({name, text, index, first, static_cast<std::uint32_t>(tokens_.size()) - first});
}

}  // namespace mentiond::plugins::watchlist
