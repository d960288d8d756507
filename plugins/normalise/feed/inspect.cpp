#include "plugins/normalise/feed/inspect.h"

#include <charconv>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"
#include "plugins/common/json/rapidjson.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::trimmed;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

class NodeWriter {
 public:
  NodeWriter(Writer& out, common::html::Sanitiser& sanitiser) : out_(out), sanitiser_(sanitiser) {}

  void put(const Node& node) {
    out_.StartObject();
    // An id is kept as written; to a reader a relative one means an address all the same.
    put("id", node.id.starts_with('/') ? common::html::resolve(node.base, node.id) : node.id);
    if (node.id_is_link) key("id_is_link"), out_.Bool(*node.id_is_link);
    put("title", node.title);
    put_address("link", node.link);
    put_links("links", node.links, {});
    put_links("enclosures", node.links, "enclosure");
    put("subtitle", node.subtitle);
    put("summary", node.summary);
    put_content(node.content);
    put("rights", node.rights);
    put("info", node.info);
    put_people("authors", node.authors);
    put_people("contributors", node.contributors);
    if (!node.publisher.empty()) key("publisher"), put(node.publisher);
    put_dates(node);
    put_tags(node.tags);
    put_image(node.image);
    for (const auto& [name, value] : {std::pair("language", &node.language), {"ttl", &node.ttl}}) put(name, *value);
    for (const auto& [name, value] : {std::pair("icon", &node.icon),
                                      {"logo", &node.logo},
                                      {"docs", &node.docs},
                                      {"comments", &node.comments},
                                      {"license", &node.license},
                                      {"href", &node.href}}) {
      put_address(name, *value);
    }
    put_extensions(node);
    put_json("extensions", node.extensions);
    put_fields("other", node.other);
    if (node.others_left_out > 0) key("others_left_out"), out_.Uint64(node.others_left_out);
    if (node.source) key("source"), put(*node.source);
    out_.EndObject();
  }

 private:
  void key(std::string_view name) { out_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view value) { out_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void put(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void put_address(std::string_view name, std::string_view value) {
    if (common::html::is_safe_link(value)) put(name, value);
  }
  void put_number(std::string_view name, std::string_view value) {
    std::int64_t number = 0;
    value = trimmed(value);
    const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && rest == value.data() + value.size()) key(name), out_.Int64(number);
  }
  void put_list(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    out_.StartArray();
    for (const std::string& value : values) string(value);
    out_.EndArray();
  }
  void put_fields(std::string_view name, const Fields& fields) {
    if (fields.empty()) return;
    key(name);
    out_.StartObject();
    for (const auto& [field, value] : fields) put(field, value);
    out_.EndObject();
  }

  void put_json(std::string_view name, const Fields& fields) {
    if (fields.empty()) return;
    key(name);
    out_.StartObject();
    for (const auto& [field, json] : fields)
      key(field), out_.RawValue(json.data(), json.size(), rapidjson::kStringType);
    out_.EndObject();
  }

  // ------------------------------------------------------------------------------------------------------- texts

  void put(std::string_view name, const Text& text) {
    if (!text.present()) return;
    key(name);
    put(text);
  }
  void put(const Text& text) {
    out_.StartObject();
    const bool html = text.type == TextType::kHtml || text.type == TextType::kXhtml;
    key("value");
    string(html ? std::string_view(sanitiser_(text.value, text.base).html) : std::string_view(text.value));
    put("type", text.type == TextType::kHtml    ? "text/html"
                : text.type == TextType::kXhtml ? "application/xhtml+xml"
                : text.type == TextType::kPlain ? "text/plain"
                                                : text.media_type);
    put("language", text.language);
    if (text.no_language) key("language"), out_.Null();
    put("base", text.base);
    put_address("src", text.src);
    out_.EndObject();
  }
  void put_content(const std::vector<Text>& content) {
    if (content.empty()) return;
    key("content");
    out_.StartArray();
    for (const Text& text : content) put(text);
    out_.EndArray();
  }

  // ------------------------------------------------------------------------------------------------------- lists

  void put_links(std::string_view name, const std::vector<Link>& links, std::string_view rel) {
    bool any = false;
    for (const Link& link : links) {
      if (link.href.empty() || !common::html::is_safe_link(link.href) || (!rel.empty() && link.rel != rel)) continue;
      if (!any) key(name), out_.StartArray();
      any = true;
      out_.StartObject();
      if (rel.empty()) put("rel", link.rel);
      put("type", link.type), put("href", link.href), put("title", link.title);
      put("hreflang", link.hreflang), put("length", link.length), put("duration", link.duration);
      out_.EndObject();
    }
    if (any) out_.EndArray();
  }
  void put(const Person& person) {
    out_.StartObject();
    put("name", person.name), put("email", person.email), put_address("uri", person.uri);
    put_address("avatar", person.avatar);
    out_.EndObject();
  }
  void put_people(std::string_view name, const std::vector<Person>& people) {
    if (people.empty()) return;
    key(name);
    out_.StartArray();
    for (const Person& person : people) put(person);
    out_.EndArray();
  }
  void put_tags(const std::vector<Tag>& tags) {
    if (tags.empty()) return;
    key("tags");
    out_.StartArray();
    for (const Tag& tag : tags) {
      out_.StartObject();
      put("term", tag.term), put("scheme", tag.scheme), put("label", tag.label);
      out_.EndObject();
    }
    out_.EndArray();
  }
  void put_image(const Image& image) {
    if (image.empty()) return;
    key("image");
    out_.StartObject();
    put_address("href", image.href), put("title", image.title), put_address("link", image.link);
    put_number("width", image.width), put_number("height", image.height), put("description", image.description);
    out_.EndObject();
  }

  // ------------------------------------------------------------------------------------------------------- dates

  // To the second, as programs compare them; the rest stands in the date as written.
  void put_date(const std::string& name, const DateValue& value) {
    constexpr std::int64_t kSecond = 1'000'000;
    if (value.date) put(name, common::date::to_rfc3339_utc(value.date->microseconds / kSecond * kSecond));
    put(name + "_raw", value.raw);
  }
  void put_dates(const Node& node) {
    put_date("published", node.published), put_date("updated", node.updated);
    put_date("created", node.created), put_date("expired", node.expired);
    if (node.validity_start.raw.empty() && node.validity_end.raw.empty()) return;
    key("validity");
    out_.StartObject();
    put_date("start", node.validity_start), put_date("end", node.validity_end);
    out_.EndObject();
  }

  // -------------------------------------------------------------------------------------------------- extensions

  void put_extensions(const Node& node) {
    put_itunes(node.itunes);
    put_fields("generator", node.generator), put_fields("cloud", node.cloud), put_fields("textinput", node.textinput);
    put_fields("in_reply_to", node.in_reply_to), put_fields("wfw", node.wfw), put_fields("slash", node.slash);
    put_list("skip_hours", node.skip_hours), put_list("skip_days", node.skip_days);
    for (const auto& [name, value] : node.syndication) {
      if (name == "updateperiod") put("update_period", trimmed(value));
      if (name == "updatefrequency") put("update_frequency", trimmed(value));
    }
    put_relations(node.links);
    if (!node.media.empty()) put_media(node.media);
    if (!node.geo.coordinates.empty()) put_geo(node.geo);
    if (!node.chapters.empty()) put_chapters(node.chapters);
  }
  void put_relations(const std::vector<Link>& links) {
    std::vector<std::string> hubs;
    for (const Link& link : links) {
      if (link.rel == "hub") hubs.push_back(link.href);
    }
    put_list("hubs", hubs);
    for (const std::string_view rel : {"self", "next"}) {
      for (const Link& link : links) {
        if (link.rel != rel) continue;
        put_address(rel, link.href);
        break;
      }
    }
  }
  // Apple's words are exact: any value of block other than Yes has no effect; of explicit any word that Apple has not
  // says nothing, and stands beside it as written.
  void put_itunes(const Fields& fields) {
    if (fields.empty()) return;
    key("itunes");
    out_.StartObject();
    for (const auto& [name, written] : fields) {
      if (name == "block") {
        key(name), out_.Bool(written == "Yes" || written == "yes");
      } else if (name == "explicit") {
        put_explicit(written);
      } else {
        put(name, trimmed(written));
      }
    }
    out_.EndObject();
  }
  void put_explicit(std::string_view written) {
    key("explicit");
    const bool yes = written == "yes" || written == "true" || written == "explicit";
    if (yes || written == "no" || written == "false" || written == "clean") {
      out_.Bool(yes);
    } else {
      out_.Null();
      put("explicit_raw", written);
    }
  }
  void put_items(std::string_view name, const std::vector<MediaItem>& items) {
    if (items.empty()) return;
    key(name);
    out_.StartArray();
    for (const MediaItem& item : items) {
      out_.StartObject();
      for (const auto& [field, value] : item.attributes) put(field, value);
      out_.EndObject();
    }
    out_.EndArray();
  }
  void put_media(const Media& media) {
    key("media");
    out_.StartObject();
    put_items("content", media.content), put_items("thumbnail", media.thumbnail), put_items("credit", media.credit);
    put_fields("license", media.license), put_fields("player", media.player), put_fields("rating", media.rating);
    if (!media.restriction.empty()) put_restriction(media.restriction);
    out_.EndObject();
  }
  // Its text is a list of country codes.
  void put_restriction(const Fields& fields) {
    key("restriction");
    out_.StartObject();
    for (const auto& [name, value] : fields) {
      if (name != "content") {
        put(name, value);
        continue;
      }
      std::vector<std::string> words;
      std::string_view rest = trimmed(value);
      while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest = trimmed(rest.substr(end));
      }
      put_list(name, words);
    }
    out_.EndObject();
  }
  void put_position(const std::vector<double>& position) {
    out_.StartArray();
    for (const double number : position) out_.Double(number);
    out_.EndArray();
  }
  void put_geo(const Geo& geo) {
    key("geo");
    out_.StartObject();
    put("type", geo.type);
    key("coordinates");
    if (geo.type == "Point") {
      put_position(geo.coordinates[0]);
    } else {
      const bool rings = geo.type == "Polygon";
      if (rings) out_.StartArray();
      out_.StartArray();
      for (const auto& position : geo.coordinates) put_position(position);
      out_.EndArray();
      if (rings) out_.EndArray();
    }
    out_.EndObject();
  }
  void put_chapters(const std::vector<Chapter>& chapters) {
    key("chapters");
    out_.StartObject();
    key("chapters");
    out_.StartArray();
    for (const Chapter& chapter : chapters) {
      out_.StartObject();
      put("start", chapter.start), put("title", chapter.title);
      put_address("href", chapter.href), put_address("image", chapter.image);
      if (const auto seconds = common::date::parse_clock(chapter.start)) key("start_s"), out_.Double(*seconds);
      out_.EndObject();
    }
    out_.EndArray();
    out_.EndObject();
  }

  Writer& out_;
  common::html::Sanitiser& sanitiser_;
};

}  // namespace

std::string to_json(const Node& node, common::html::Sanitiser& sanitiser) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  NodeWriter(out, sanitiser).put(node);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace mentiond::plugins::feed
