#include "host/alert/difference.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace mentiond::alert {
namespace {

using article::Article;
using article::Mention;

/// What a reader would call the same mention in two versions. Offsets, sentences and the number of a caption move with
/// every edit and are no part of it.
using Likeness = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

Likeness likeness(const Mention& mention) { return {mention.field, mention.alias, mention.clause, mention.text}; }

/// Whether the words stand anywhere in the article.
bool says(const Article& article, std::string_view words) {
  const auto has = [&](const std::string& text) { return text.find(words) != text.npos; };
  for (const auto* texts : {&article.headlines, &article.descriptions, &article.bodies}) {
    if (std::any_of(texts->begin(), texts->end(), [&](const auto& text) { return has(text.value); })) return true;
  }
  const auto in_tag = [&](const auto& tag) { return tag.rel != "mentions" && has(tag.name); };
  const auto in_media = [&](const auto& media) { return has(media.caption) || has(media.title); };
  return has(article.by) || std::any_of(article.concepts.begin(), article.concepts.end(), in_tag) ||
         std::any_of(article.media.begin(), article.media.end(), in_media);
}

}  // namespace

Difference compare(const std::vector<Mention>& before, const std::vector<Mention>& now, const Article& article) {
  std::map<Likeness, int> counts;
  for (const Mention& mention : now) ++counts[likeness(mention)];
  for (const Mention& mention : before) --counts[likeness(mention)];
  Difference difference;
  for (const auto& [like, count] : counts) {
    difference.gained |= count > 0;
    const std::string words(std::get<3>(like));
    const bool is_known = std::find(difference.lost.begin(), difference.lost.end(), words) != difference.lost.end();
    if (count < 0 && !is_known && !says(article, words)) difference.lost.push_back(words);
  }
  return difference;
}

}  // namespace mentiond::alert
