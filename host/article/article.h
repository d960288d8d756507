// The article: one news item as its reader saw it, in the terms of IPTC ninjs 3.1 (shared/ARTICLE.md), and
// beside it what mentiond adds. Plain values; copied freely, not synchronised.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/article/mention.h"
#include "host/article/time.h"

namespace mentiond::article {

/// `headlines[]`, `descriptions[]`, `bodies[]`.
struct LabelledText {
  std::string role;          ///< main; standfirst, summary, caption; empty for bodies
  std::string content_type;  ///< text/plain or text/html
  std::string value;
  bool operator==(const LabelledText&) const = default;
};

enum class ConceptKind { kPerson, kOrganisation, kPlace, kSubject, kEvent, kObject };

/// `people[] organisations[] places[] subjects[] events[] objects[]`.
struct Concept {
  ConceptKind kind = ConceptKind::kSubject;
  std::string name, rel, uri, literal;
  std::string email, page;  ///< People only: contactInfo.
  bool operator==(const Concept&) const = default;
};

struct InfoSource {
  std::string name;
  std::string role;  ///< publisher, originator, via
  std::string uri, literal;
  bool operator==(const InfoSource&) const = default;
};

struct Rendition {
  std::string name, href, content_type;
  std::int64_t width = 0, height = 0, size_in_bytes = 0;  ///< 0: unknown.
  double duration = 0;                                    ///< Seconds; 0: unknown.
  bool operator==(const Rendition&) const = default;
};

/// `associations[]`: a picture, video or audio.
struct Media {
  std::string name, uri;
  std::string type;  ///< picture, video, audio
  std::string title, caption, by, copyright_holder;
  std::vector<Rendition> renditions;
  bool operator==(const Media&) const = default;
};

struct AltId {
  std::string role;  ///< guid, link, canonical, amp
  std::string value;
  bool operator==(const AltId&) const = default;
};

struct Quote {
  std::string text, speaker, speaker_entity, verb;
  std::uint32_t start = 0, end = 0;  ///< UTF-8 bytes into the text/plain body, half open.
  bool operator==(const Quote&) const = default;
};

struct Story {
  std::string id;
  std::uint32_t size = 1;
  std::string first;      ///< The uri of its first article.
  double similarity = 1;  ///< To the story, when the article joined it.
  bool operator==(const Story&) const = default;
};

struct Article {
  // ninjs
  std::string uri, language, by, located, copyright_notice;
  int version = 1;
  std::optional<Timestamp> published;  ///< firstCreated
  std::optional<Timestamp> updated;    ///< versionCreated
  std::vector<LabelledText> headlines, descriptions, bodies;
  std::vector<Concept> concepts;
  std::vector<InfoSource> info_sources;
  std::vector<Media> media;
  std::vector<AltId> alt_ids;

  // What mentiond adds.
  std::string id;    ///< 128-bit hash, base32 (DESIGN §5); `identify` fills it.
  std::string feed;  ///< The feed's id.
  std::string link;  ///< Absolute, as the source wrote it otherwise.
  std::string guid;
  std::string site;  ///< The publisher's home page.
  Micros retrieved = 0;
  std::string claim;         ///< The key under which the feed claims it (identity.h).
  bool link_is_own = false;  ///< Whether the link is the article's alone in its document, and no home page.
  std::string content_hash, entry_hash;
  std::uint32_t revision = 0;  ///< The normaliser's.
  std::vector<Quote> quotes;
  std::vector<Mention> mentions;
  std::optional<Story> story;
  std::vector<std::string> notes;
  std::string entry;  ///< JSON: what the document's own format says; only when asked (`inspect`).

  /// The main headline; empty where there is none.
  std::string_view headline() const;
  /// The standfirst, or the feed's summary where there is none.
  std::string_view standfirst() const;
  /// The text/plain body; empty where there is none.
  std::string_view body() const;

  bool operator==(const Article&) const = default;
};

/// Adds the entities of `mentions` to the concepts, once each, with rel `mentions` (ARTICLE.md).
void add_mentioned_entities(Article& article);

}  // namespace mentiond::article
