#include "host/alert/alert.h"

#include <initializer_list>
#include <sstream>

#include "host/article/hash.h"
#include "host/article/json_parts.h"

namespace mentiond::alert {
namespace {

namespace json = article::json;
using json::put;

/// Of the parts, each with its length before it, so that no two lists of parts give the same hash.
std::string hash_of(std::initializer_list<std::string_view> parts) {
  std::string bytes;
  for (const std::string_view part : parts) bytes.append(std::to_string(part.size())).append(1, ':').append(part);
  return article::hash_id(bytes);
}

void put_time(json::Writer& out, const char* key, Micros time) {
  if (time != 0) put(out, key, article::to_rfc3339(time));
}

void put_labels(json::Writer& out, const std::map<std::string, std::string>& labels) {
  out.Key("labels");
  out.StartObject();
  for (const auto& [name, value] : labels) put(out, name.c_str(), value);
  out.EndObject();
}

void put_source(json::Writer& out, const Alert::Subject& article) {
  if (article.source_name.empty() && article.source_url.empty() && article.source_feed.empty()) return;
  out.Key("source");
  out.StartObject();
  put(out, "name", article.source_name);
  put(out, "url", article.source_url);
  put(out, "feed", article.source_feed);
  out.EndObject();
}

void put_article(json::Writer& out, const Alert::Subject& article) {
  if (article.uri.empty()) return;  // An alert that is about no article.
  out.Key("article");
  out.StartObject();
  put(out, "id", article.id);
  put(out, "uri", article.uri);
  put(out, "headline", article.headline);
  put(out, "standfirst", article.standfirst);
  put(out, "url", article.url);
  put_source(out, article);
  put(out, "published", article.published);
  put(out, "language", article.language);
  put(out, "by", article.by);
  out.EndObject();
}

void put_mentions(json::Writer& out, const Alert& alert) {
  out.Key("mentions");
  out.StartArray();
  for (const article::Mention& mention : alert.mentions) {
    out.StartObject();
    json::put_mention(out, mention, alert.article.uri);
    out.EndObject();
  }
  out.EndArray();
}

void put_texts(json::Writer& out, const char* key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  out.Key(key);
  out.StartArray();
  for (const std::string& text : texts) out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  out.EndArray();
}

void put_changes(json::Writer& out, const Alert& alert) {
  if (alert.changes.empty()) return;
  out.Key("changes");
  out.StartArray();
  for (const auto& [field, edit] : alert.changes) {
    out.StartObject();
    put(out, "field", field);
    put(out, "before", edit.before);
    put(out, "removed", edit.removed);
    put(out, "added", edit.added);
    put(out, "after", edit.after);
    out.EndObject();
  }
  out.EndArray();
}

void put_story(json::Writer& out, const Alert& alert) {
  if (alert.story_id.empty()) return;
  out.Key("story");
  out.StartObject();
  put(out, "id", alert.story_id);
  out.Key("size"), out.Uint64(alert.outlets.size());
  if (alert.gained > 0) out.Key("gained"), out.Uint64(alert.gained);
  out.Key("outlets");
  out.StartArray();
  for (const Outlet& outlet : alert.outlets) {
    out.StartObject();
    put(out, "name", outlet.name);
    put(out, "url", outlet.url);
    put(out, "published", outlet.published);
    if (outlet.revision > 1) out.Key("revision"), out.Uint(outlet.revision);
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
}

/// An empty object where there is no such member.
const json::Value& member(const json::Value& object, const char* key) {
  static const json::Value kNone(rapidjson::kObjectType);
  const auto found = object.FindMember(key);
  return found != object.MemberEnd() && found->value.IsObject() ? found->value : kNone;
}

Micros time(const json::Value& object, const char* key) {
  const auto parsed = article::parse_rfc3339(json::text(object, key));
  return parsed ? parsed->us : 0;
}

Alert::Subject read_article(const json::Value& object) {
  const json::Value& source = member(object, "source");
  Alert::Subject article;
  article.id = json::text(object, "id");
  article.uri = json::text(object, "uri");
  article.headline = json::text(object, "headline");
  article.standfirst = json::text(object, "standfirst");
  article.url = json::text(object, "url");
  article.published = json::text(object, "published");
  article.language = json::text(object, "language");
  article.by = json::text(object, "by");
  article.source_name = json::text(source, "name");
  article.source_url = json::text(source, "url");
  article.source_feed = json::text(source, "feed");
  return article;
}

unsigned number(const json::Value& object, const char* key, unsigned fallback) {
  const auto found = object.FindMember(key);
  return found != object.MemberEnd() && found->value.IsUint() ? found->value.GetUint() : fallback;
}

std::vector<std::string> texts(const json::Value& object, const char* key) {
  std::vector<std::string> texts;
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd() || !found->value.IsArray()) return texts;
  for (const json::Value& text : found->value.GetArray()) {
    if (text.IsString()) texts.emplace_back(text.GetString(), text.GetStringLength());
  }
  return texts;
}

void read_story(const json::Value& story, Alert& alert) {
  alert.story_id = json::text(story, "id");
  alert.gained = number(story, "gained", 0);
  json::each(story, "outlets", [&](const json::Value& item) {
    alert.outlets.push_back({json::text(item, "name"), json::text(item, "url"), json::text(item, "published"),
                             number(item, "revision", 1)});
  });
}

void read_labels(const json::Value& object, std::map<std::string, std::string>& labels) {
  for (const auto& label : object.GetObject()) {
    const std::string name(label.name.GetString(), label.name.GetStringLength());
    labels[name] = json::text(object, name.c_str());
  }
}

}  // namespace

std::string to_json(const Alert& alert) {
  rapidjson::StringBuffer buffer;
  json::Writer out(buffer);
  out.StartObject();
  put(out, "id", alert.id);
  put(out, "kind", alert.kind);
  put(out, "state", alert.state);
  out.Key("revision"), out.Uint(alert.revision);
  put(out, "change", alert.change);
  put(out, "watchlist", alert.watchlist);
  put(out, "watch", alert.watch);
  json::put_entity(out, alert.entity);
  put(out, "severity", alert.severity);
  put_labels(out, alert.labels);
  put_article(out, alert.article);
  put_mentions(out, alert);
  put_changes(out, alert);
  put_texts(out, "lost", alert.lost);
  put_texts(out, "corrected_by", alert.corrected_by);
  put_story(out, alert);
  put_time(out, "raised", alert.raised);
  put_time(out, "updated", alert.updated);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Alert alert_from_json(std::string_view text) {
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  const json::Value& object = document;
  Alert alert;
  if (!object.IsObject()) return alert;
  alert.id = json::text(object, "id");
  alert.kind = json::text(object, "kind");
  alert.state = json::text(object, "state");
  alert.revision = number(object, "revision", 1);
  alert.change = json::text(object, "change");
  alert.watchlist = json::text(object, "watchlist");
  alert.watch = json::text(object, "watch");
  alert.entity = json::entity(object);
  alert.severity = json::text(object, "severity");
  read_labels(member(object, "labels"), alert.labels);
  alert.article = read_article(member(object, "article"));
  json::each(object, "mentions", [&](const json::Value& item) { alert.mentions.push_back(json::mention(item)); });
  json::each(object, "changes", [&](const json::Value& item) {
    alert.changes.push_back({json::text(item, "field"),
                             {json::text(item, "before"), json::text(item, "removed"), json::text(item, "added"),
                              json::text(item, "after")}});
  });
  alert.lost = texts(object, "lost");
  alert.corrected_by = texts(object, "corrected_by");
  read_story(member(object, "story"), alert);
  alert.raised = time(object, "raised");
  alert.updated = time(object, "updated");
  return alert;
}

std::vector<std::string> ids_in_lines(const std::string& json_lines) {
  std::vector<std::string> ids;
  std::istringstream lines(json_lines);
  for (std::string line; std::getline(lines, line);) ids.push_back(alert_from_json(line).id);
  return ids;
}

std::string alert_id(std::string_view kind, std::string_view watchlist, std::string_view watch,
                     std::string_view story) {
  return hash_of({kind, watchlist, watch, story});
}

std::string delivery_key(const Alert& alert, std::string_view receiver, std::string_view recipient) {
  return hash_of({alert.id, std::to_string(alert.revision), receiver, recipient});
}

std::string notification_type(const Alert& alert) {
  return "alert." + (alert.state == "resolved" ? alert.state : alert.change);
}

}  // namespace mentiond::alert
