#include "host/article/json.h"

#include <algorithm>
#include <cmath>

#include "host/article/identity.h"
#include "host/article/json_parts.h"
#include "host/article/link.h"

namespace mentiond::article {
namespace {

using json::put;
using json::Writer;

void put_string(Writer& out, std::string_view value) {
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_count(Writer& out, const char* key, std::int64_t value) {
  if (value <= 0) return;
  out.Key(key);
  out.Int64(value);
}

void put_time(Writer& out, const char* key, const std::optional<Timestamp>& time) {
  if (time && is_writable(*time)) put(out, key, to_rfc3339(*time));
}

/// A URI where it is one or can be made one; else it would not be valid under that key.
void put_uri(Writer& out, const char* key, std::string_view value) {
  if (is_uri(value)) return put(out, key, value);
  const std::string encoded = percent_encode_unsafe(value);
  if (is_uri(encoded)) put(out, key, encoded);
}

/// An array of objects: those of `items` that `wanted` takes. None: no array.
template <class Items, class Wanted, class Write>
void put_array(Writer& out, const char* key, const Items& items, Wanted wanted, Write write) {
  bool any = false;
  for (const auto& item : items) {
    if (!wanted(item)) continue;
    if (!any) out.Key(key), out.StartArray();
    any = true;
    out.StartObject();
    write(item);
    out.EndObject();
  }
  if (any) out.EndArray();
}

constexpr auto kAll = [](const auto&) { return true; };
constexpr auto kWithValue = [](const auto& item) { return !item.value.empty(); };

void put_text(Writer& out, std::string_view role, std::string_view content_type, std::string_view value) {
  put(out, "role", role);
  put(out, "contentType", content_type);
  put(out, "value", value);
}

void put_texts(Writer& out, const char* key, const std::vector<LabelledText>& texts) {
  put_array(out, key, texts, kWithValue,
            [&](const LabelledText& text) { put_text(out, text.role, text.content_type, text.value); });
}

/// An array of one plain text.
void put_one_text(Writer& out, const char* key, std::string_view role, const std::string& value) {
  if (value.empty()) return;
  out.Key(key);
  out.StartArray();
  out.StartObject();
  put_text(out, role, "text/plain", value);
  out.EndObject();
  out.EndArray();
}

void put_contact(Writer& out, const Concept& person) {
  struct Contact {
    std::string_view type, value;
  };
  const Contact contacts[] = {{"email", person.email}, {"web", person.page}};
  put_array(out, "contactInfo", contacts, kWithValue, [&](const Contact& contact) {
    put(out, "type", contact.type);
    put(out, "value", contact.value);
  });
}

void put_concepts(Writer& out, const char* key, ConceptKind kind, const std::vector<Concept>& concepts) {
  const auto of_kind = [kind](const Concept& item) { return item.kind == kind; };
  put_array(out, key, concepts, of_kind, [&](const Concept& item) {
    put(out, "name", item.name);
    put(out, "rel", item.rel);
    put_uri(out, "uri", item.uri);
    put(out, "literal", item.literal);
    if (kind == ConceptKind::kPerson) put_contact(out, item);
  });
}

void put_info_sources(Writer& out, const std::vector<InfoSource>& sources) {
  put_array(out, "infoSources", sources, kAll, [&](const InfoSource& source) {
    put(out, "name", source.name);
    put(out, "role", source.role);
    put_uri(out, "uri", source.uri);
    put(out, "literal", source.literal);
  });
}

/// A name is required; one without gets its kind and number.
void put_name(Writer& out, const std::string& name, std::string_view kind, int number) {
  put(out, "name", name.empty() ? std::string(kind) + "-" + std::to_string(number) : name);
}

void put_renditions(Writer& out, const std::vector<Rendition>& renditions) {
  int number = 0;
  put_array(out, "renditions", renditions, kAll, [&](const Rendition& rendition) {
    put_name(out, rendition.name, "rendition", ++number);
    put_uri(out, "href", rendition.href);
    put(out, "contentType", rendition.content_type);
    put_count(out, "width", rendition.width);
    put_count(out, "height", rendition.height);
    put_count(out, "sizeInBytes", rendition.size_in_bytes);
    if (rendition.duration > 0 && std::isfinite(rendition.duration)) {
      out.Key("duration");
      out.Double(rendition.duration);
    }
  });
}

/// Associations have a name (kind and number) and a uri, both required: one whose uri is none is left out.
void put_media(Writer& out, const std::vector<Media>& media) {
  static constexpr std::string_view kTypes[] = {"picture", "video", "audio", "graphic"};
  int numbers[std::size(kTypes) + 1] = {};
  const auto usable = [](const Media& item) { return is_uri(percent_encode_unsafe(item.uri)); };
  put_array(out, "associations", media, usable, [&](const Media& item) {
    const auto* const type = std::find(std::begin(kTypes), std::end(kTypes), item.type);
    const bool known = type != std::end(kTypes);
    put_name(out, item.name, known ? *type : "media", ++numbers[type - std::begin(kTypes)]);
    put_uri(out, "uri", item.uri);
    if (known) put(out, "type", *type);
    put_one_text(out, "headlines", "main", item.title);
    put_one_text(out, "descriptions", "caption", item.caption);
    put(out, "by", item.by);
    put(out, "copyrightHolder", item.copyright_holder);
    put_renditions(out, item.renditions);
  });
}

void put_standard(Writer& out) {
  out.Key("standard");
  out.StartObject();
  put(out, "name", "ninjs");
  put(out, "version", "3.1");
  put(out, "schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");
  out.EndObject();
}

/// The article's uri as it is written: a ninjs object must have one.
std::string written_uri(const Article& article) {
  if (is_uri(article.uri)) return article.uri;
  std::string encoded = percent_encode_unsafe(article.uri);
  return is_uri(encoded) ? encoded : urn_of(article);
}

void put_ninjs(Writer& out, const Article& article, std::string_view uri) {
  out.StartObject();
  put(out, "uri", uri);
  put(out, "type", "text");
  put(out, "version", std::to_string(article.version));
  put_time(out, "firstCreated", article.published);
  put_time(out, "versionCreated", article.updated);
  put(out, "language", article.language);
  put(out, "title", article.headline());
  put(out, "by", article.by);
  put(out, "located", article.located);
  put(out, "copyrightNotice", article.copyright_notice);
  put_texts(out, "headlines", article.headlines);
  put_texts(out, "descriptions", article.descriptions);
  put_texts(out, "bodies", article.bodies);
  put_concepts(out, "people", ConceptKind::kPerson, article.concepts);
  put_concepts(out, "organisations", ConceptKind::kOrganisation, article.concepts);
  put_concepts(out, "places", ConceptKind::kPlace, article.concepts);
  put_concepts(out, "subjects", ConceptKind::kSubject, article.concepts);
  put_concepts(out, "events", ConceptKind::kEvent, article.concepts);
  put_concepts(out, "objects", ConceptKind::kObject, article.concepts);
  put_info_sources(out, article.info_sources);
  put_media(out, article.media);
  put_array(out, "altIds", article.alt_ids, kWithValue, [&](const AltId& id) {
    put(out, "role", id.role);
    put(out, "value", id.value);
  });
  put_standard(out);
  out.EndObject();
}

void put_story(Writer& out, const Story& story) {
  out.Key("story");
  out.StartObject();
  put(out, "id", story.id);
  out.Key("size"), out.Uint(story.size);
  put(out, "first", story.first);
  if (std::isfinite(story.similarity)) out.Key("similarity"), out.Double(story.similarity);
  out.EndObject();
}

void put_notes(Writer& out, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  out.Key("notes");
  out.StartArray();
  for (const std::string& note : notes) put_string(out, note);
  out.EndArray();
}

void put_ours(Writer& out, const Article& article, std::string_view uri) {
  out.StartObject();
  put(out, "id", article.id);
  put(out, "feed", article.feed);
  if (article.retrieved != 0) put_time(out, "retrieved", Timestamp{article.retrieved, 0});
  put(out, "contentHash", article.content_hash);
  put_array(out, "quotes", article.quotes, kAll, [&](const Quote& quote) {
    put(out, "text", quote.text);
    put(out, "speaker", quote.speaker);
    put(out, "speakerEntity", quote.speaker_entity);
    put(out, "verb", quote.verb);
    out.Key("start"), out.Uint(quote.start);
    out.Key("end"), out.Uint(quote.end);
  });
  put_array(out, "mentions", article.mentions, kAll,
            [&](const Mention& mention) { json::put_mention(out, mention, uri); });
  if (article.story) put_story(out, *article.story);
  put_notes(out, article.notes);
  out.EndObject();
}

/// Room for the article's JSON, as a rule, so that it need not grow.
std::size_t expected_size(const Article& article) {
  std::size_t size = 2048 + 512 * article.mentions.size();
  for (const auto* texts : {&article.headlines, &article.descriptions, &article.bodies}) {
    for (const LabelledText& text : *texts) size += 64 + text.value.size() + text.value.size() / 16;
  }
  return size;
}

std::string text_of(const rapidjson::StringBuffer& buffer) { return {buffer.GetString(), buffer.GetSize()}; }

}  // namespace

namespace json {

void put(Writer& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  put_string(out, value);
}

void put_entity(Writer& out, const Entity& entity) {
  out.Key("entity");
  if (entity.id.empty()) {
    out.Null();
  } else {
    out.StartObject();
    put(out, "id", entity.id);
    put(out, "name", entity.name);
    put(out, "type", entity.type);
    put(out, "uri", entity.uri);
    out.EndObject();
  }
}

void put_mention(Writer& out, const Mention& mention, std::string_view article_uri) {
  put(out, "watchlist", mention.watchlist);
  put(out, "watch", mention.watch);
  put_entity(out, mention.entity);
  put(out, "article", article_uri);
  put(out, "role", mention.role);
  put(out, "alias", mention.alias);
  put(out, "clause", mention.clause);
  put(out, "field", mention.field);
  out.Key("index"), out.Uint(mention.index);
  out.Key("start"), out.Uint(mention.start);
  out.Key("end"), out.Uint(mention.end);
  put(out, "text", mention.text);
  put(out, "sentence", mention.sentence);
  put(out, "note", mention.note);
}

}  // namespace json

std::string to_json(const Article& article) {
  rapidjson::StringBuffer buffer(nullptr, expected_size(article));
  Writer out(buffer);
  const std::string uri = written_uri(article);
  out.StartObject();
  out.Key("article");
  put_ninjs(out, article, uri);
  out.Key("mentiond");
  put_ours(out, article, uri);
  out.EndObject();
  return text_of(buffer);
}

std::string to_json(const Mention& mention, std::string_view article_uri) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  json::put_mention(out, mention, article_uri);
  out.EndObject();
  return text_of(buffer);
}

std::string json_string(std::string_view text) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  put_string(out, text);
  return text_of(buffer);
}

}  // namespace mentiond::article
