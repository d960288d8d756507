// The reading half of json.h.
#include <algorithm>
#include <charconv>

#include "host/article/json.h"
#include "host/article/json_parts.h"
#include "host/article/link.h"

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

/// The number that a version begins with; 1 where there is none.
int version_of(const std::string& text) {
  int version = 1;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return std::max(1, version);
}

/// The headline: of role `main`, else one without a role, else the title.
void choose_headline(std::vector<LabelledText>& headlines, std::string title) {
  const auto with_role = [&](std::string_view role) {
    return std::find_if(headlines.begin(), headlines.end(), [&](const LabelledText& h) { return h.role == role; });
  };
  if (with_role("main") != headlines.end()) return;
  if (const auto unnamed = with_role(""); unnamed != headlines.end()) {
    unnamed->role = "main";
  } else if (!title.empty()) {
    headlines.push_back({"main", "text/plain", std::move(title)});
  }
}

void read_alt_ids(const Value& object, Article& article) {
  each(object, "altIds", [&](const Value& item) {
    AltId id{text(item, "role"), text(item, "value")};
    if (id.role == "link") article.link = id.value;
    if (id.role == "guid") article.guid = id.value;
    article.alt_ids.push_back(std::move(id));
  });
  if (article.link.empty() && is_http_url(article.uri)) article.link = article.uri;
}

void read_ninjs(const Value& object, Article& article) {
  article.uri = text(object, "uri");
  article.version = version_of(text(object, "version"));
  article.published = parse_rfc3339(text(object, "firstCreated"));
  article.updated = parse_rfc3339(text(object, "versionCreated"));
  article.language = text(object, "language");
  article.by = text(object, "by");
  article.located = text(object, "located");
  article.copyright_notice = text(object, "copyrightNotice");
  article.headlines = texts(object, "headlines");
  article.descriptions = texts(object, "descriptions");
  article.bodies = texts(object, "bodies");
  choose_headline(article.headlines, text(object, "title"));
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
  read_alt_ids(object, article);
}

std::vector<std::string> strings(const Value& object, const char* key) {
  std::vector<std::string> found;
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsArray()) return found;
  for (const Value& item : member->value.GetArray()) {
    if (item.IsString()) found.emplace_back(item.GetString(), item.GetStringLength());
  }
  return found;
}

std::optional<Story> story(const Value& object) {
  const auto member = object.FindMember("story");
  if (member == object.MemberEnd() || !member->value.IsObject()) return std::nullopt;
  const Value& value = member->value;
  return Story{text(value, "id"), std::max(1U, offset(value, "size")), text(value, "first"),
               value.HasMember("similarity") ? real(value, "similarity") : 1};
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
  article.story = story(object);
  article.notes = strings(object, "notes");
}

/// "line 3, column 14" of the byte at `at`, as an editor counts.
std::string place_of(std::string_view json, std::size_t at) {
  const std::string_view before = json.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return "line " + std::to_string(lines + 1) + ", column " + std::to_string(columns + 1);
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
  // Iterative, so that depth does not end the stack. Not at full precision: RapidJSON 1.1.0 shifts by an undefined
  // number of bits there when it reads a long row of zeros, and what we read, seconds and similarities, has few digits.
  constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  if (json.starts_with("\uFEFF")) json.remove_prefix(3);
  rapidjson::Document document;
  document.Parse<kFlags>(json.data(), json.size());
  if (document.HasParseError()) {
    return "no valid JSON at " + place_of(json, document.GetErrorOffset()) + ": " +
           rapidjson::GetParseError_En(document.GetParseError());
  }
  const Value& root = document;
  if (!root.IsObject()) return "expected a JSON object: {\"article\": …} or a ninjs object";
  const auto wrapped = root.FindMember("article");
  const bool bare = wrapped == root.MemberEnd();
  const Value& ninjs = bare ? root : wrapped->value;
  if (!ninjs.IsObject()) return "\"article\" is no object";
  if (text(ninjs, "uri").empty()) return "a ninjs object has a \"uri\"; this one has none";
  Article article;
  read_ninjs(ninjs, article);
  const auto ours = root.FindMember("mentiond");
  if (!bare && ours != root.MemberEnd() && ours->value.IsObject()) read_ours(ours->value, article);
  return article;
}

}  // namespace mentiond::article
