// The reading half of json.h.
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cstdlib>

#include "host/article/json.h"
#include "host/article/json_parts.h"

namespace mentiond::article {
namespace {

using json::each;
using json::text;
using json::Value;

std::int64_t number(const Value& object, const char* key) {
  const auto member = object.FindMember(key);
  return member != object.MemberEnd() && member->value.IsInt64() ? member->value.GetInt64() : 0;
}

double real(const Value& object, const char* key) {
  const auto member = object.FindMember(key);
  return member != object.MemberEnd() && member->value.IsNumber() ? member->value.GetDouble() : 0;
}

std::uint32_t offset(const Value& object, const char* key) {
  const auto member = object.FindMember(key);
  return member != object.MemberEnd() && member->value.IsUint() ? member->value.GetUint() : 0;
}

std::vector<LabelledText> texts(const Value& object, const char* key) {
  std::vector<LabelledText> found;
  each(object, key, [&](const Value& item) {
    LabelledText one{text(item, "role"), text(item, "contentType"), text(item, "value")};
    if (one.content_type.empty()) one.content_type = "text/plain";
    found.push_back(std::move(one));
  });
  return found;
}

void read_concepts(const Value& object, const char* key, ConceptKind kind, std::vector<Concept>& concepts) {
  each(object, key, [&](const Value& item) {
    Concept one{kind, text(item, "name"), text(item, "rel"), text(item, "uri"), text(item, "literal"), {}, {}};
    each(item, "contactInfo", [&](const Value& contact) {
      const std::string type = text(contact, "type");
      if (type == "email") one.email = text(contact, "value");
      if (type == "web") one.page = text(contact, "value");
    });
    concepts.push_back(std::move(one));
  });
}

void read_media(const Value& object, std::vector<Media>& media) {
  each(object, "associations", [&](const Value& item) {
    Media one;
    one.name = text(item, "name");
    one.uri = text(item, "uri");
    one.type = text(item, "type");
    for (const LabelledText& title : texts(item, "headlines")) one.title = title.value;
    for (const LabelledText& caption : texts(item, "descriptions")) one.caption = caption.value;
    one.by = text(item, "by");
    one.copyright_holder = text(item, "copyrightHolder");
    each(item, "renditions", [&](const Value& r) {
      one.renditions.push_back({text(r, "name"), text(r, "href"), text(r, "contentType"), number(r, "width"),
                                number(r, "height"), number(r, "sizeInBytes"), real(r, "duration")});
    });
    media.push_back(std::move(one));
  });
}

void read_ninjs(const Value& object, Article& article) {
  article.uri = text(object, "uri");
  const std::string version = text(object, "version");
  article.version = std::max(1, std::atoi(version.c_str()));
  article.published = parse_rfc3339(text(object, "firstCreated"));
  article.updated = parse_rfc3339(text(object, "versionCreated"));
  article.language = text(object, "language");
  article.by = text(object, "by");
  article.located = text(object, "located");
  article.copyright_notice = text(object, "copyrightNotice");
  article.headlines = texts(object, "headlines");
  article.descriptions = texts(object, "descriptions");
  article.bodies = texts(object, "bodies");
  if (article.headlines.empty() && !text(object, "title").empty()) {
    article.headlines.push_back({"main", "text/plain", text(object, "title")});
  }
  read_concepts(object, "people", ConceptKind::kPerson, article.concepts);
  read_concepts(object, "organisations", ConceptKind::kOrganisation, article.concepts);
  read_concepts(object, "places", ConceptKind::kPlace, article.concepts);
  read_concepts(object, "subjects", ConceptKind::kSubject, article.concepts);
  read_concepts(object, "events", ConceptKind::kEvent, article.concepts);
  read_concepts(object, "objects", ConceptKind::kObject, article.concepts);
  each(object, "infoSources", [&](const Value& item) {
    article.info_sources.push_back({text(item, "name"), text(item, "role"), text(item, "uri"), text(item, "literal")});
  });
  read_media(object, article.media);
  each(object, "altIds", [&](const Value& item) {
    article.alt_ids.push_back({text(item, "role"), text(item, "value")});
    if (article.alt_ids.back().role == "link") article.link = article.alt_ids.back().value;
    if (article.alt_ids.back().role == "guid") article.guid = article.alt_ids.back().value;
  });
  if (article.link.empty()) article.link = article.uri;
}

void read_ours(const Value& object, Article& article) {
  article.id = text(object, "id");
  article.feed = text(object, "feed");
  if (const auto retrieved = parse_rfc3339(text(object, "retrieved"))) article.retrieved = retrieved->us;
  article.content_hash = text(object, "contentHash");
  each(object, "quotes", [&](const Value& item) {
    article.quotes.push_back({text(item, "text"), text(item, "speaker"), text(item, "speakerEntity"),
                              text(item, "verb"), offset(item, "start"), offset(item, "end")});
  });
  each(object, "mentions", [&](const Value& item) { article.mentions.push_back(json::mention(item)); });
  const auto notes = object.FindMember("notes");
  if (notes == object.MemberEnd() || !notes->value.IsArray()) return;
  for (const Value& note : notes->value.GetArray()) {
    if (note.IsString()) article.notes.emplace_back(note.GetString(), note.GetStringLength());
  }
}

}  // namespace

namespace json {

std::string text(const Value& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

Entity entity(const Value& object) {
  const auto member = object.FindMember("entity");
  if (member == object.MemberEnd() || !member->value.IsObject()) return {};
  return {text(member->value, "id"), text(member->value, "name"), text(member->value, "type"),
          text(member->value, "uri")};
}

Mention mention(const Value& object) {
  Mention result;
  result.watchlist = text(object, "watchlist");
  result.watch = text(object, "watch");
  result.entity = entity(object);
  result.role = text(object, "role");
  result.alias = text(object, "alias");
  result.clause = text(object, "clause");
  result.field = text(object, "field");
  result.index = offset(object, "index");
  result.start = offset(object, "start");
  result.end = offset(object, "end");
  result.text = text(object, "text");
  result.sentence = text(object, "sentence");
  result.note = text(object, "note");
  return result;
}

}  // namespace json

std::variant<Article, std::string> article_from_json(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError()) {
    return "column " + std::to_string(document.GetErrorOffset() + 1) + ": " +
           rapidjson::GetParseError_En(document.GetParseError());
  }
  if (!document.IsObject()) return "expected a JSON object: {\"article\": …} or a ninjs object";
  const auto wrapped = document.FindMember("article");
  const Value& ninjs = wrapped == document.MemberEnd() ? document : wrapped->value;
  if (!ninjs.IsObject()) return "\"article\" is no object";
  if (text(ninjs, "uri").empty()) return "a ninjs object has a \"uri\"; this one has none";
  Article article;
  read_ninjs(ninjs, article);
  const auto ours = document.FindMember("mentiond");
  if (wrapped != document.MemberEnd() && ours != document.MemberEnd() && ours->value.IsObject()) {
    read_ours(ours->value, article);
  }
  return article;
}

}  // namespace mentiond::article
