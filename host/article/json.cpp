#include "host/article/json.h"

#include <array>

#include "host/article/json_parts.h"
#include "host/article/link.h"

namespace mentiond::article {
namespace {

using json::put;
using json::Writer;

void put(Writer& out, const char* key, std::int64_t value) {
  if (value == 0) return;
  out.Key(key);
  out.Int64(value);
}

/// A URI where it is one; else it would not be valid under that key.
void put_uri(Writer& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  const std::string encoded = percent_encode_unsafe(value);
  if (is_uri(encoded)) put(out, key, encoded);
}

template <class Items, class Write>
void put_array(Writer& out, const char* key, const Items& items, Write write) {
  if (items.empty()) return;
  out.Key(key);
  out.StartArray();
  for (const auto& item : items) {
    out.StartObject();
    write(item);
    out.EndObject();
  }
  out.EndArray();
}

void put_texts(Writer& out, const char* key, const std::vector<LabelledText>& texts) {
  put_array(out, key, texts, [&](const LabelledText& text) {
    put(out, "role", text.role);
    put(out, "contentType", text.content_type);
    out.Key("value");
    out.String(text.value.data(), static_cast<rapidjson::SizeType>(text.value.size()));
  });
}

void put_contact(Writer& out, const Concept& person) {
  struct Contact {
    const char* type;
    std::string_view value;
  };
  std::vector<Contact> contacts;
  if (!person.email.empty()) contacts.push_back({"email", person.email});
  if (!person.page.empty()) contacts.push_back({"web", person.page});
  put_array(out, "contactInfo", contacts, [&](const Contact& contact) {
    put(out, "type", contact.type);
    put(out, "value", contact.value);
  });
}

void put_concepts(Writer& out, const char* key, ConceptKind kind, const std::vector<Concept>& concepts) {
  std::vector<const Concept*> of_kind;
  for (const Concept& item : concepts) {
    if (item.kind == kind) of_kind.push_back(&item);
  }
  put_array(out, key, of_kind, [&](const Concept* item) {
    put(out, "name", item->name);
    put(out, "rel", item->rel);
    put_uri(out, "uri", item->uri);
    put(out, "literal", item->literal);
    if (kind == ConceptKind::kPerson) put_contact(out, *item);
  });
}

void put_info_sources(Writer& out, const std::vector<InfoSource>& sources) {
  put_array(out, "infoSources", sources, [&](const InfoSource& source) {
    put(out, "name", source.name);
    put(out, "role", source.role);
    put_uri(out, "uri", source.uri);
    put(out, "literal", source.literal);
  });
}

void put_renditions(Writer& out, const std::vector<Rendition>& renditions) {
  int number = 0;
  put_array(out, "renditions", renditions, [&](const Rendition& rendition) {
    ++number;
    put(out, "name", rendition.name.empty() ? "rendition-" + std::to_string(number) : rendition.name);
    put_uri(out, "href", rendition.href);
    put(out, "contentType", rendition.content_type);
    put(out, "width", rendition.width);
    put(out, "height", rendition.height);
    put(out, "sizeInBytes", rendition.size_in_bytes);
    if (rendition.duration > 0) out.Key("duration"), out.Double(rendition.duration);
  });
}

/// Associations have a name (role and number) and a uri, both required: one without a uri is left out.
void put_media(Writer& out, const std::vector<Media>& media) {
  std::vector<std::pair<const Media*, std::string>> usable;
  for (const Media& item : media) {
    std::string uri = percent_encode_unsafe(item.uri);
    if (is_uri(uri)) usable.emplace_back(&item, std::move(uri));
  }
  std::array<int, 3> numbers{};
  put_array(out, "associations", usable, [&](const auto& entry) {
    const auto& [item, uri] = entry;
    int& number = numbers[item->type == "picture" ? 0 : item->type == "video" ? 1 : 2];
    put(out, "name", item->name.empty() ? item->type + "-" + std::to_string(++number) : item->name);
    put(out, "uri", uri);
    put(out, "type", item->type);
    if (!item->title.empty()) put_texts(out, "headlines", {{"main", "text/plain", item->title}});
    if (!item->caption.empty()) put_texts(out, "descriptions", {{"caption", "text/plain", item->caption}});
    put(out, "by", item->by);
    put(out, "copyrightHolder", item->copyright_holder);
    put_renditions(out, item->renditions);
  });
}

void put_ninjs(Writer& out, const Article& article) {
  out.StartObject();
  put(out, "uri", article.uri);
  put(out, "type", "text");
  put(out, "version", std::to_string(article.version));
  if (article.published) put(out, "firstCreated", to_rfc3339(*article.published));
  if (article.updated) put(out, "versionCreated", to_rfc3339(*article.updated));
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
  put_array(out, "altIds", article.alt_ids, [&](const AltId& id) {
    put(out, "role", id.role);
    put(out, "value", id.value);
  });
  out.Key("standard");
  out.StartObject();
  put(out, "name", "ninjs");
  put(out, "version", "3.1");
  put(out, "schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");
  out.EndObject();
  out.EndObject();
}

void put_story(Writer& out, const Story& story) {
  out.Key("story");
  out.StartObject();
  put(out, "id", story.id);
  out.Key("size"), out.Uint(story.size);
  put(out, "first", story.first);
  out.Key("similarity"), out.Double(story.similarity);
  out.EndObject();
}

void put_ours(Writer& out, const Article& article) {
  out.StartObject();
  put(out, "id", article.id);
  put(out, "feed", article.feed);
  if (article.retrieved != 0) put(out, "retrieved", to_rfc3339(article.retrieved));
  put(out, "contentHash", article.content_hash);
  put_array(out, "quotes", article.quotes, [&](const Quote& quote) {
    put(out, "text", quote.text);
    put(out, "speaker", quote.speaker);
    put(out, "speakerEntity", quote.speaker_entity);
    put(out, "verb", quote.verb);
    out.Key("start"), out.Uint(quote.start);
    out.Key("end"), out.Uint(quote.end);
  });
  put_array(out, "mentions", article.mentions,
            [&](const Mention& mention) { json::put_mention(out, mention, article.uri); });
  if (article.story) put_story(out, *article.story);
  if (!article.notes.empty()) {
    out.Key("notes");
    out.StartArray();
    for (const std::string& note : article.notes)
      out.String(note.data(), static_cast<rapidjson::SizeType>(note.size()));
    out.EndArray();
  }
  out.EndObject();
}

std::string text_of(const rapidjson::StringBuffer& buffer) { return {buffer.GetString(), buffer.GetSize()}; }

}  // namespace

namespace json {

void put(Writer& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  out.Key(key);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
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
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  out.Key("article");
  put_ninjs(out, article);
  out.Key("mentiond");
  put_ours(out, article);
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
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return text_of(buffer);
}

}  // namespace mentiond::article
