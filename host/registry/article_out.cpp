#include "host/registry/article_out.h"

#include <limits>
#include <optional>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::registry {
namespace {

using sdk::array_of;
using sdk::text;

mentiond_time crossing(const std::optional<article::Timestamp>& time) {
  constexpr auto kAbsent = std::numeric_limits<std::int64_t>::min();
  constexpr auto kNoOffset = std::numeric_limits<std::int32_t>::min();
  if (!time) return {kAbsent, kNoOffset, 0};
  return {time->us, time->offset_minutes.value_or(kNoOffset), 0};
}

}  // namespace

const mentiond_article& ArticleOut::operator()(const article::Article& article) {
  crossing_ = {};
  crossing_.size = sizeof(crossing_);
  crossing_.uri = text(article.uri);
  crossing_.feed = text(article.feed);
  crossing_.guid = text(article.guid);
  crossing_.link = text(article.link);
  crossing_.language = text(article.language);
  crossing_.by = text(article.by);
  crossing_.located = text(article.located);
  crossing_.copyright_notice = text(article.copyright_notice);
  crossing_.site = text(article.site);
  crossing_.published = crossing(article.published);
  crossing_.updated = crossing(article.updated);
  texts_.clear();
  texts_.reserve(article.headlines.size() + article.descriptions.size() + article.bodies.size());
  crossing_.headlines = add(article.headlines);
  crossing_.descriptions = add(article.descriptions);
  crossing_.bodies = add(article.bodies);
  add_people_and_things(article);
  add_media(article.media);
  return crossing_;
}

mentiond_array ArticleOut::add(const std::vector<article::LabelledText>& texts) {
  const mentiond_labelled_text* first = texts_.data() + texts_.size();  // Reserved: it stays where it is.
  for (const article::LabelledText& item : texts) {
    texts_.push_back({text(item.role), text(item.content_type), text(item.value)});
  }
  return {first, texts.size(), sizeof(mentiond_labelled_text)};
}

void ArticleOut::add_people_and_things(const article::Article& article) {
  concepts_.clear(), sources_.clear(), alt_ids_.clear(), quotes_.clear(), notes_.clear();
  for (const article::Concept& item : article.concepts) {
    concepts_.push_back({static_cast<std::uint32_t>(item.kind), 0, text(item.name), text(item.rel), text(item.uri),
                         text(item.literal), text(item.email), text(item.page)});
  }
  for (const article::InfoSource& item : article.info_sources) {
    sources_.push_back({text(item.name), text(item.role), text(item.uri), text(item.literal)});
  }
  for (const article::AltId& item : article.alt_ids) alt_ids_.push_back({text(item.role), text(item.value)});
  for (const article::Quote& item : article.quotes) {
    quotes_.push_back({text(item.text), text(item.speaker), text(item.verb), item.start, item.end});
  }
  for (const std::string& note : article.notes) notes_.push_back(text(note));
  crossing_.concepts = array_of(concepts_);
  crossing_.info_sources = array_of(sources_);
  crossing_.alt_ids = array_of(alt_ids_);
  crossing_.quotes = array_of(quotes_);
  crossing_.notes = array_of(notes_);
}

void ArticleOut::add_media(const std::vector<article::Media>& media) {
  media_.clear(), renditions_.clear();
  std::size_t renditions = 0;
  for (const article::Media& item : media) renditions += item.renditions.size();
  renditions_.reserve(renditions);
  for (const article::Media& item : media) {
    const mentiond_rendition* first = renditions_.data() + renditions_.size();  // Reserved, as above.
    for (const article::Rendition& r : item.renditions) {
      renditions_.push_back(
          {text(r.name), text(r.href), text(r.content_type), r.width, r.height, r.size_in_bytes, r.duration});
    }
    media_.push_back({text(item.type),
                      text(item.uri),
                      text(item.title),
                      text(item.caption),
                      text(item.by),
                      text(item.copyright_holder),
                      {first, item.renditions.size(), sizeof(mentiond_rendition)}});
  }
  crossing_.media = array_of(media_);
}

}  // namespace mentiond::registry
