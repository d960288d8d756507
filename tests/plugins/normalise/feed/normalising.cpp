#include "tests/plugins/normalise/feed/normalising.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <limits>

#include "plugins/common/date/date.h"

namespace mentiond::test {
namespace {

using sdk::Elements;
using sdk::view;
using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put(Writer& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  out.Key(key);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void put(Writer& out, const char* key, mentiond_text value) { put(out, key, view(value)); }
void put(Writer& out, const char* key, std::int64_t value) {
  if (value != 0) out.Key(key), out.Int64(value);
}

void put(Writer& out, const char* key, mentiond_time time) {
  if (time.microseconds == std::numeric_limits<std::int64_t>::min()) return;
  std::string printed = common::date::to_rfc3339_utc(time.microseconds);
  const bool given = time.offset_minutes != std::numeric_limits<std::int32_t>::min();
  printed += given ? " " + std::to_string(time.offset_minutes) : " no zone";
  put(out, key, std::string_view(printed));
}

template <class T, class Write>
void put_array(Writer& out, const char* key, mentiond_array array, Write write) {
  if (array.count == 0) return;
  out.Key(key);
  out.StartArray();
  for (const T item : Elements<T>(array)) {
    out.StartObject();
    write(item);
    out.EndObject();
  }
  out.EndArray();
}

void put_texts(Writer& out, const char* key, mentiond_array texts) {
  put_array<mentiond_labelled_text>(out, key, texts, [&](const mentiond_labelled_text& text) {
    put(out, "role", text.role), put(out, "type", text.content_type), put(out, "value", text.value);
  });
}

void put_media(Writer& out, mentiond_array media) {
  put_array<mentiond_media>(out, "media", media, [&](const mentiond_media& item) {
    put(out, "type", item.type), put(out, "uri", item.uri), put(out, "title", item.title);
    put(out, "caption", item.caption), put(out, "by", item.by), put(out, "copyright", item.copyright_holder);
    put_array<mentiond_rendition>(out, "renditions", item.renditions, [&](const mentiond_rendition& r) {
      put(out, "name", r.name), put(out, "href", r.href), put(out, "type", r.content_type);
      put(out, "width", r.width), put(out, "height", r.height), put(out, "size", r.size_in_bytes);
      if (r.duration > 0) out.Key("duration"), out.Double(r.duration);
    });
  });
}

void put_notes(Writer& out, mentiond_array notes) {
  if (notes.count == 0) return;
  out.Key("notes");
  out.StartArray();
  for (const mentiond_text note : Elements<mentiond_text>(notes)) {
    out.String(note.data, static_cast<rapidjson::SizeType>(note.size));
  }
  out.EndArray();
}

std::string to_json(const mentiond_article& article) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.SetIndent(' ', 1);
  out.StartObject();
  put(out, "guid", article.guid), put(out, "link", article.link), put(out, "site", article.site);
  put(out, "language", article.language), put(out, "by", article.by), put(out, "located", article.located);
  put(out, "copyright", article.copyright_notice);
  put(out, "published", article.published), put(out, "updated", article.updated);
  put_texts(out, "headlines", article.headlines), put_texts(out, "descriptions", article.descriptions);
  put_texts(out, "bodies", article.bodies);
  put_array<mentiond_concept>(out, "concepts", article.concepts, [&](const mentiond_concept& item) {
    put(out, "kind", std::int64_t{item.kind}), put(out, "name", item.name), put(out, "rel", item.rel);
    put(out, "uri", item.uri), put(out, "literal", item.literal), put(out, "email", item.email);
    put(out, "page", item.page);
  });
  put_array<mentiond_info_source>(out, "sources", article.info_sources, [&](const mentiond_info_source& source) {
    put(out, "role", source.role), put(out, "name", source.name), put(out, "uri", source.uri);
    put(out, "literal", source.literal);
  });
  put_media(out, article.media);
  put_notes(out, article.notes);
  out.EndObject();
  return buffer.GetString();
}

std::string to_json(const mentiond_feed& feed) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.SetIndent(' ', 1);
  out.StartObject();
  put(out, "format", feed.format), put(out, "encoding", feed.encoding);
  out.Key("well_formed"), out.Bool(feed.well_formed != 0);
  put(out, "error", feed.error), put(out, "title", feed.title), put(out, "link", feed.link);
  put(out, "language", feed.language), put(out, "hub", feed.hub), put(out, "self", feed.self);
  put(out, "ttl", feed.ttl_us / 1'000'000);
  out.EndObject();
  return buffer.GetString();
}

struct Collector {
  Output output;
  std::size_t most = 0;

  static std::int32_t article(void* context, const mentiond_article* article) {
    auto& self = *static_cast<Collector*>(context);
    self.output.articles.push_back(to_json(*article));
    self.output.entries.emplace_back(view(article->entry));
    return self.output.articles.size() < self.most ? 0 : 1;
  }
  static void feed(void* context, const mentiond_feed* feed) {
    auto& self = *static_cast<Collector*>(context);
    self.output.feed = to_json(*feed);
    self.output.inspect = view(feed->inspect);
  }
};

std::string joined(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& item : items) (all += all.empty() ? "" : ",\n") += item;
  return all;
}

}  // namespace

std::string Output::json() const {
  if (!rejected.empty()) return "{\"rejected\": \"" + rejected + "\"}\n";
  return "{\"feed\": " + feed + ",\n\"inspect\": " + inspect + ",\n\"entries\": [" + joined(entries) +
         "],\n\"articles\": [" + joined(articles) + "]}\n";
}

Output normalise(const Input& input) { return normalise(input, std::numeric_limits<std::size_t>::max()); }

Output normalise(const Input& input, std::size_t most) {
  mentiond_document document{};
  document.size = sizeof(document);
  document.body = sdk::text(input.body);
  document.url = sdk::text(input.url);
  document.timezone = sdk::text(input.timezone);
  document.language = sdk::text(input.language);
  document.inspect = input.inspect ? 1 : 0;
  document.retrieved = {input.retrieved_us, 0, 0};
  std::vector<mentiond_header> headers;
  for (const auto& [name, value] : input.headers) {
    headers.push_back({sdk::text(name), sdk::text(value)});
    if (name == "content-type") document.content_type = sdk::text(value);
  }
  document.headers = sdk::array_of(headers);
  Collector collector;
  collector.most = most;
  const mentiond_article_sink c_sink{sizeof(mentiond_article_sink), &collector, &Collector::article, &Collector::feed};
  sdk::ArticleSink sink(&c_sink);
  plugins::feed::Feed feed{sdk::Config()};
  try {
    feed.normalise(sdk::Document(&document), sink);
  } catch (const sdk::Rejected& rejected) {
    collector.output.rejected = rejected.what();
  }
  return std::move(collector.output);
}

}  // namespace mentiond::test
