// The host's article as plugins read it: views of its text, nothing copied but the small structs that hold the views.
#pragma once

#include <vector>

#include "host/article/article.h"
#include "mentiond/sdk/abi.h"

namespace mentiond::registry {

/// Keeps its arrays from one article to the next. One thread at a time.
class ArticleOut final {
 public:
  /// Valid until the next call, or until `article` changes.
  const mentiond_article& operator()(const article::Article& article);

 private:
  mentiond_array add(const std::vector<article::LabelledText>& texts);
  void add_people_and_things(const article::Article& article);
  void add_media(const std::vector<article::Media>& media);

  mentiond_article crossing_{};
  std::vector<mentiond_labelled_text> texts_;
  std::vector<mentiond_concept> concepts_;
  std::vector<mentiond_info_source> sources_;
  std::vector<mentiond_rendition> renditions_;
  std::vector<mentiond_media> media_;
  std::vector<mentiond_alt_id> alt_ids_;
  std::vector<mentiond_quote> quotes_;
  std::vector<mentiond_text> notes_;
};

}  // namespace mentiond::registry
