#include "plugins/match/watchlist/names/article_words.h"

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

void ArticleWords::read(const sdk::ArticleView& article, bool byline) {
  fields_.clear(), tokens_.clear();
  language_ = article.language();
  if (includes("und", language_)) language_ = {};
  turkish_ = includes("tr", language_) || includes("az", language_);
  add_all(article.headlines(), "headline", kHeadline, {});
  const std::size_t before = fields_.size();
  add_all(article.descriptions(), "standfirst", kStandfirst, "standfirst");
  add_all(article.descriptions(), "summary", fields_.size() == before ? kSummaryAlone : kSummaryBeside, "summary");
  add_all(article.bodies(), "body", kBody, {});
  std::uint32_t index = 0;
  for (const mentiond_media media : article.media()) add("caption", kCaption, index++, sdk::view(media.caption));
  index = 0;
  for (const mentiond_concept each : article.concepts()) {
    // What an earlier matching said of the article is no text of it.
    const bool is_tag = each.kind == MENTIOND_SUBJECT && sdk::view(each.rel) != "mentions";
    if (is_tag) add("tag", kTag, index++, sdk::view(each.name));
  }
  searched_ = fields_.size();
  if (byline) add("byline", kByline, 0, article.by());
}

void ArticleWords::add_all(const sdk::Elements<mentiond_labelled_text>& texts, std::string_view name,
                           std::uint32_t part, std::string_view role) {
  std::uint32_t index = 0;
  for (const mentiond_labelled_text text : texts) {
    const std::string_view type = sdk::view(text.content_type);
    if ((!type.empty() && type != "text/plain") || (!role.empty() && sdk::view(text.role) != role)) continue;
    add(name, part, index++, sdk::view(text.value));
  }
}

void ArticleWords::add(std::string_view name, std::uint32_t part, std::uint32_t index, std::string_view text) {
  if (text.empty()) return;
  const auto first = static_cast<std::uint32_t>(tokens_.size());
  common::text::tokenise(text, tokens_);
  fields_.push_back({name, text, part, index, first, static_cast<std::uint32_t>(tokens_.size()) - first});
}

}  // namespace mentiond::plugins::watchlist
