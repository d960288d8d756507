#include "plugins/normalise/feed/inspect_extensions.h"

#include <algorithm>

namespace mentiond::plugins::feed {
namespace {

using common::html::trimmed;

class ExtensionWriter final : private JsonOut {
 public:
  using JsonOut::JsonOut;

  void put_node(const Node& node) {
    put_itunes(node.itunes);
    put_fields("generator", node.generator), put_fields("cloud", node.cloud), put_fields("textinput", node.textinput);
    put_fields("in_reply_to", node.in_reply_to), put_fields("wfw", node.wfw), put_fields("slash", node.slash);
    put_list("skip_hours", node.skip_hours), put_list("skip_days", node.skip_days);
    for (const auto& [name, value] : node.syndication) {
      if (name == "updateperiod") put("update_period", trimmed(value));
      if (name == "updatefrequency") put("update_frequency", trimmed(value));
    }
    put_relations(node.links);
    if (!node.media.empty() || has_elements(node, "media")) put_media(node);
    if (!node.geo.coordinates.empty()) put_geo(node.geo);
    if (!node.chapters.empty()) put_chapters(node.chapters);
    put_fields("thr", node.threading);
    put_elements(node.elements);
    put_json("extensions", node.extensions);
    put_fields("other", node.other);
    if (node.others_left_out > 0) key("others_left_out"), out_.Uint64(node.others_left_out);
  }

 private:
  using JsonOut::put;

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
      put_all(item.attributes);
      out_.EndObject();
    }
    out_.EndArray();
  }
  void put_media(const Node& node) {
    const Media& media = node.media;
    key("media");
    out_.StartObject();
    put_items("content", media.content), put_items("thumbnail", media.thumbnail), put_items("credit", media.credit);
    put_fields("license", media.license), put_fields("player", media.player), put_fields("rating", media.rating);
    if (!media.restriction.empty()) put_restriction(media.restriction);
    put_elements_of("media", node.elements);
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
  static bool has_elements(const Node& node, std::string_view vocabulary) {
    return std::any_of(node.elements.begin(), node.elements.end(),
                       [&](const Element& element) { return element.vocabulary == vocabulary; });
  }
  // A list for each name.
  void put_elements_of(std::string_view vocabulary, const std::vector<Element>& elements) {
    std::vector<std::string_view> done;
    for (const Element& first : elements) {
      const std::string_view name = first.name;
      if (first.vocabulary != vocabulary || std::find(done.begin(), done.end(), name) != done.end()) continue;
      done.push_back(name);
      key(name);
      out_.StartArray();
      for (const Element& element : elements) {
        if (element.vocabulary != vocabulary || element.name != name) continue;
        out_.StartObject();
        put_all(element.attributes);
        out_.EndObject();
      }
      out_.EndArray();
    }
  }
  void put_elements(const std::vector<Element>& elements) {
    std::vector<std::string_view> done = {"media"};  // Where the rest of it is.
    for (const Element& first : elements) {
      if (std::find(done.begin(), done.end(), first.vocabulary) != done.end()) continue;
      done.push_back(first.vocabulary);
      key(first.vocabulary);
      out_.StartObject();
      put_elements_of(first.vocabulary, elements);
      out_.EndObject();
    }
  }
};

}  // namespace

void put_extensions(const Node& node, JsonOut::Writer& out) { ExtensionWriter(out).put_node(node); }

}  // namespace mentiond::plugins::feed
