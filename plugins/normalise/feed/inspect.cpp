#include "plugins/normalise/feed/inspect.h"

#include "plugins/normalise/feed/inspect_extensions.h"

namespace mentiond::plugins::feed {
namespace {

class NodeWriter final : private JsonOut {
 public:
  NodeWriter(Writer& out, common::html::Sanitiser& sanitiser) : JsonOut(out), sanitiser_(sanitiser) {}

  void put(const Node& node, const std::vector<std::string>& notes = {}) {
    out_.StartObject();
    put_list("notes", notes);
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
    put_extensions(node, out_);
    if (node.source) key("source"), put(*node.source);
    out_.EndObject();
  }

 private:
  using JsonOut::put;

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

  common::html::Sanitiser& sanitiser_;
};

}  // namespace

std::string to_json(const Node& node, common::html::Sanitiser& sanitiser, const std::vector<std::string>& notes) {
  rapidjson::StringBuffer buffer;
  JsonOut::Writer out(buffer);
  NodeWriter(out, sanitiser).put(node, notes);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace mentiond::plugins::feed
