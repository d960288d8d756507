#include "host/store/stored_text.h"

#include <variant>

#include "host/article/json.h"

namespace mentiond::store {
namespace {

using article::Article;

/// Most articles have no mentions, and reading one costs more than storing it. Within a JSON string the quotes would be
/// escaped, so this is found as a key or not at all.
bool may_have_mentions(std::string_view json) { return json.find("\"mentions\":[") != std::string_view::npos; }

Article read(std::string_view json) {
  auto result = article::article_from_json(json);
  return std::holds_alternative<Article>(result) ? std::move(std::get<Article>(result)) : Article();
}

}  // namespace

Said said_in(std::string_view json) {
  Article whole = read(json);
  story::Text text{std::string(whole.headline()), std::string(whole.standfirst()), std::string(whole.body())};
  return {std::move(whole.mentions), std::move(text)};
}

std::string mentions_only(std::string_view json) {
  if (!may_have_mentions(json)) return {};
  Article whole = read(json);
  Article rest;
  rest.id = std::move(whole.id);
  rest.uri = std::move(whole.uri);
  rest.feed = std::move(whole.feed);
  rest.mentions = std::move(whole.mentions);
  return article::to_json(rest);
}

}  // namespace mentiond::store
