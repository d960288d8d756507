// The article on a plugin's side of the boundary: ArticleView reads one, Article writes one.
#pragma once

#include <limits>

#include "mentiond/sdk/plugin.hpp"

namespace mentiond::sdk {

/// A moment, and the offset that the source wrote it with.
struct Time {
  std::int64_t microseconds = std::numeric_limits<std::int64_t>::min();    ///< UTC; the minimum: absent.
  std::int32_t offset_minutes = std::numeric_limits<std::int32_t>::min();  ///< The minimum: none given.
  bool present() const { return microseconds != std::numeric_limits<std::int64_t>::min(); }
};
inline mentiond_time crossing(Time time) { return {time.microseconds, time.offset_minutes, 0}; }

struct LabelledText {
  std::string role;
  std::string content_type = "text/plain";
  std::string value;
};
struct Concept {
  std::uint32_t kind = MENTIOND_SUBJECT;
  std::string name, rel, uri, literal, email, page;
};
struct InfoSource {
  std::string name, role, uri, literal;
};
struct Rendition {
  std::string name, href, content_type;
  std::int64_t width = 0, height = 0, size_in_bytes = 0;
  double duration = 0;  ///< Seconds.
};
struct Media {
  std::string type, uri, title, caption, by, copyright_holder;
  std::vector<Rendition> renditions;
};
struct AltId {
  std::string role, value;
};

/// What a normaliser hands to its sink. Fields: abi.h, mentiond_article. Reuse one and clear() it: the
/// strings keep their memory.
struct Article {
  std::string guid, link, language, by, located, copyright_notice, entry, site;
  Time published, updated;
  std::vector<LabelledText> headlines, descriptions, bodies;
  std::vector<Concept> concepts;
  std::vector<InfoSource> info_sources;
  std::vector<Media> media;
  std::vector<AltId> alt_ids;
  std::vector<std::string> notes;

  void clear() {
    for (std::string* s : {&guid, &link, &language, &by, &located, &copyright_notice, &entry, &site}) s->clear();
    published = updated = Time();
    headlines.clear(), descriptions.clear(), bodies.clear(), concepts.clear();
    info_sources.clear(), media.clear(), alt_ids.clear(), notes.clear();
  }
};

/// What a match or enrich plugin reads. Everything is borrowed and valid as long as the call.
class ArticleView {
 public:
  explicit ArticleView(const mentiond_article* article) : article_(known(article)) {}
  std::string_view uri() const { return view(article_.uri); }
  std::string_view feed() const { return view(article_.feed); }
  std::string_view guid() const { return view(article_.guid); }
  std::string_view link() const { return view(article_.link); }
  std::string_view language() const { return view(article_.language); }
  std::string_view by() const { return view(article_.by); }
  std::string_view located() const { return view(article_.located); }
  std::string_view copyright_notice() const { return view(article_.copyright_notice); }
  std::string_view site() const { return view(article_.site); }
  Time published() const { return {article_.published.microseconds, article_.published.offset_minutes}; }
  Time updated() const { return {article_.updated.microseconds, article_.updated.offset_minutes}; }
  Elements<mentiond_labelled_text> headlines() const { return elements<mentiond_labelled_text>(article_.headlines); }
  Elements<mentiond_labelled_text> descriptions() const {
    return elements<mentiond_labelled_text>(article_.descriptions);
  }
  Elements<mentiond_labelled_text> bodies() const { return elements<mentiond_labelled_text>(article_.bodies); }
  Elements<mentiond_concept> concepts() const { return elements<mentiond_concept>(article_.concepts); }
  Elements<mentiond_info_source> info_sources() const { return elements<mentiond_info_source>(article_.info_sources); }
  Elements<mentiond_media> media() const { return elements<mentiond_media>(article_.media); }
  Elements<mentiond_alt_id> alt_ids() const { return elements<mentiond_alt_id>(article_.alt_ids); }
  Elements<mentiond_text> notes() const { return elements<mentiond_text>(article_.notes); }
  Elements<mentiond_quote> quotes() const { return elements<mentiond_quote>(article_.quotes); }

 private:
  template <class T>
  static Elements<T> elements(mentiond_array array) {
    return Elements<T>(array);
  }
  mentiond_article article_;
};

namespace detail {

/// Lays an Article out for the crossing; keeps its arrays between articles.
class ArticleCrossing {
 public:
  /// Valid until the next call or the end of `article`.
  const mentiond_article& operator()(const Article& article) {
    labelled_.clear(), concepts_.clear(), sources_.clear(), renditions_.clear(), media_.clear(), alt_ids_.clear();
    notes_.clear();
    crossing_ = {};
    crossing_.size = sizeof(crossing_);
    crossing_.guid = text(article.guid);
    crossing_.link = text(article.link);
    crossing_.language = text(article.language);
    crossing_.by = text(article.by);
    crossing_.located = text(article.located);
    crossing_.copyright_notice = text(article.copyright_notice);
    crossing_.entry = text(article.entry);
    crossing_.site = text(article.site);
    crossing_.published = crossing(article.published);
    crossing_.updated = crossing(article.updated);
    add_texts(article);
    add_concepts(article);
    add_media(article);
    return crossing_;
  }

 private:
  void add_texts(const Article& article) {
    labelled_.reserve(article.headlines.size() + article.descriptions.size() + article.bodies.size());
    crossing_.headlines = add(article.headlines);
    crossing_.descriptions = add(article.descriptions);
    crossing_.bodies = add(article.bodies);
    for (const std::string& note : article.notes) notes_.push_back(text(note));
    crossing_.notes = array_of(notes_);
  }
  mentiond_array add(const std::vector<LabelledText>& texts) {
    const mentiond_labelled_text* first = labelled_.data() + labelled_.size();  // Reserved: stays where it is.
    for (const LabelledText& item : texts) {
      labelled_.push_back({text(item.role), text(item.content_type), text(item.value)});
    }
    return {first, texts.size(), sizeof(mentiond_labelled_text)};
  }
  void add_concepts(const Article& article) {
    for (const Concept& item : article.concepts) {
      concepts_.push_back({item.kind, 0, text(item.name), text(item.rel), text(item.uri), text(item.literal),
                           text(item.email), text(item.page)});
    }
    crossing_.concepts = array_of(concepts_);
    for (const InfoSource& item : article.info_sources) {
      sources_.push_back({text(item.name), text(item.role), text(item.uri), text(item.literal)});
    }
    crossing_.info_sources = array_of(sources_);
    for (const AltId& item : article.alt_ids) alt_ids_.push_back({text(item.role), text(item.value)});
    crossing_.alt_ids = array_of(alt_ids_);
  }
  void add_media(const Article& article) {
    std::size_t renditions = 0;
    for (const Media& item : article.media) renditions += item.renditions.size();
    renditions_.reserve(renditions);
    for (const Media& item : article.media) {
      const mentiond_rendition* first = renditions_.data() + renditions_.size();
      for (const Rendition& r : item.renditions) {
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

  mentiond_article crossing_{};
  std::vector<mentiond_labelled_text> labelled_;
  std::vector<mentiond_concept> concepts_;
  std::vector<mentiond_info_source> sources_;
  std::vector<mentiond_rendition> renditions_;
  std::vector<mentiond_media> media_;
  std::vector<mentiond_alt_id> alt_ids_;
  std::vector<mentiond_text> notes_;
};

}  // namespace detail
}  // namespace mentiond::sdk
