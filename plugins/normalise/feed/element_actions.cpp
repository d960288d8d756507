#include "plugins/normalise/feed/element_actions.h"

#include <algorithm>
#include <array>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/person.h"

namespace mentiond::plugins::feed::action {
namespace {

using common::html::equal_ignoring_case;
using common::html::one_line;
using common::html::trimmed;

constexpr std::string_view kItunesScheme = "http://www.itunes.com/";

void add_tag(Node& node, std::string_view term, std::string_view scheme) {
  if (!trimmed(term).empty()) node.tags.push_back({std::string(trimmed(term)), std::string(scheme), {}});
}

}  // namespace

void add_tags(Node& node, std::string_view list, std::string_view scheme) {
  if (node.tags.empty()) node.tags.reserve(1 + static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')));
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    add_tag(node, list.substr(0, end), scheme);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

void add_summary(FeedBuilder& builder, Text&& text) {
  Node& node = builder.node();
  // RSS says description, Atom summary: where both stand, the first to come is the summary.
  if (text.weight == kCoreWeight && node.summary.weight == kCoreWeight) {
    if (!text.value.empty() && text.value != node.summary.value) node.content.push_back(std::move(text));
    return;
  }
  FeedBuilder::assign(node.summary, std::move(text));
}

Fields fields_of(const FeedBuilder& builder, const Attributes& attributes) {
  constexpr std::array<std::string_view, 4> kAddresses = {"url", "href", "src", "img"};
  Fields fields;
  fields.reserve(attributes.all().size() + 1);
  for (const Attribute& one : attributes.all()) {
    if (one.name.family == Family::kXml) continue;
    const bool address = std::find(kAddresses.begin(), kAddresses.end(), one.name.local) != kAddresses.end();
    fields.emplace_back(one.name.local, address ? builder.resolve(one.value) : std::string(trimmed(one.value)));
  }
  return fields;
}

void set_content(Fields& fields, std::string_view text) {
  if (!trimmed(text).empty()) fields.emplace_back("content", trimmed(text));
}

std::string_view href_of(const Attributes& attributes) {
  for (const std::string_view name : {"href", "url", "uri"}) {
    if (const auto value = attributes.get(name); !value.empty()) return value;
  }
  return attributes.get(Family::kRdf, "resource");
}

void assign_string(std::string& slot, std::string_view value) {
  if (slot.empty()) slot = trimmed(value);
}

// What the feed says of its language outweighs what its server says.
void language(FeedBuilder& builder, std::string& value) {
  if (!trimmed(value).empty()) builder.node().language = trimmed(value);
}

// -------------------------------------------------------------------------------------------------------- people

void person_uri(FeedBuilder& builder, std::string& value) {
  if (builder.person() != nullptr) assign_string(builder.person()->uri, builder.resolve(value));
}

void publisher_start(FeedBuilder& builder, const Attributes&) { builder.person() = &builder.node().publisher; }

void publisher(FeedBuilder& builder, std::string& value) {
  if (builder.node().publisher.empty()) builder.node().publisher = parse_person(value);
}

void person_end(FeedBuilder& builder, std::string& value) {
  Person*& person = builder.person();
  if (person != nullptr && person->empty() && !trimmed(value).empty()) *person = parse_person(value);
  person = nullptr;
}

// --------------------------------------------------------------------------------------------------------- links

namespace {

// RFC 4685 §4: how many answers there are, and since when.
void thread_counts(Node& node, const Attributes& attributes) {
  for (const Attribute& one : attributes.all()) {
    if (one.name.family == Family::kThreading) node.threading.emplace_back(one.name.local, trimmed(one.value));
  }
}

}  // namespace

void link_start(FeedBuilder& builder, const Attributes& attributes) {
  Link link;
  link.rel = common::html::lower(attributes.get("rel"));
  link.type = attributes.get("type");
  link.title = attributes.get("title");
  link.hreflang = attributes.get("hreflang");
  link.length = attributes.get("length");
  // An empty reference is one to the base itself.
  if (const auto href = href_of(attributes); !href.empty() || attributes.has(Family::kCore, "href")) {
    link.href = builder.resolve(href);
  }
  if (link.rel == "replies") thread_counts(builder.node(), attributes);
  // A bare RSS <link> has neither; its address comes as text.
  if (link.rel.empty() && !link.href.empty()) link.rel = "alternate";
  std::vector<Link>& links = builder.node().links;
  if (links.empty()) links.reserve(2);  // The item's own and one more.
  links.push_back(std::move(link));
}

void link_end(FeedBuilder& builder, std::string& value) {
  Node& node = builder.node();
  if (node.links.empty()) return;
  Link& link = node.links.back();
  if (!link.href.empty()) return;
  if (trimmed(value).empty()) return node.links.pop_back();
  link.href = builder.resolve(value);
  if (!link.rel.empty()) return;
  link.rel = "alternate";
  if (node.link.empty()) node.link = link.href;
}

void enclosure(FeedBuilder& builder, const Attributes& attributes) {
  const std::string_view href = href_of(attributes);
  if (href.empty()) return;
  Link link;
  link.rel = "enclosure";
  link.href = builder.resolve(href);
  link.type = attributes.get("type");
  link.length = attributes.get("length");
  builder.node().links.push_back(std::move(link));
}

void guid_start(FeedBuilder& builder, const Attributes& attributes) {
  const std::string_view said = attributes.get("ispermalink");
  builder.node().id_is_link =
      equal_ignoring_case(said, "true") || (said.empty() && !attributes.has(Family::kCore, "ispermalink"));
}
void guid(FeedBuilder& builder, std::string& value) {
  if (!trimmed(value).empty()) builder.node().id = trimmed(value);
}

void source_start(FeedBuilder& builder, const Attributes& attributes) {
  builder.open_source();
  if (const auto href = href_of(attributes); !href.empty()) builder.node().href = builder.resolve(href);
}
void source_end(FeedBuilder& builder, std::string& value) {
  Node& source = builder.node();
  if (source.title.present() || trimmed(value).empty()) return;
  source.title.value = one_line(value);
  source.title.weight = kCoreWeight;
}

void cc_license(FeedBuilder& builder, const Attributes& attributes) {
  if (std::string href(href_of(attributes)); !href.empty()) license(builder, href);
}
void license(FeedBuilder& builder, std::string& value) {
  if (trimmed(value).empty()) return;
  Node& node = builder.node();
  Link link;
  link.rel = "license";
  link.href = builder.resolve(value);
  if (node.license.empty()) node.license = link.href;
  node.links.push_back(std::move(link));
}

// ---------------------------------------------------------------------------------------------------------- tags

void category_start(FeedBuilder& builder, const Attributes& attributes) {
  Tag tag;
  tag.term = attributes.get("term");
  tag.scheme = attributes.get("scheme");
  if (tag.scheme.empty()) tag.scheme = attributes.get("domain");
  tag.label = attributes.get("label");
  builder.node().tags.push_back(std::move(tag));
}
void category_end(FeedBuilder& builder, std::string& value) {
  Node& node = builder.node();
  if (node.tags.empty()) return;
  Tag& tag = node.tags.back();
  if (tag.term.empty()) tag.term = trimmed(value);
  if (tag.term.empty()) node.tags.pop_back();
}
// Media RSS names the scheme that is meant where none is given.
void media_category(FeedBuilder& builder, const Attributes& attributes) {
  category_start(builder, attributes);
  std::string& scheme = builder.node().tags.back().scheme;
  if (scheme.empty()) scheme = "http://search.yahoo.com/mrss/category_schema";
}
void itunes_category(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().tags.push_back({std::string(attributes.get("text")), std::string(kItunesScheme), {}});
}
void itunes_keywords(FeedBuilder& builder, std::string& value) {
  // There are many, and only somebody who inspects them asks for their scheme.
  add_tags(builder.node(), value, builder.keeps_others() ? kItunesScheme : std::string_view());
}
void made_up_tags(FeedBuilder& builder, std::string& value) { add_tags(builder.node(), value, {}); }

// --------------------------------------------------------------------------------------------------------- texts

void summary(FeedBuilder& builder, std::string& value) { add_summary(builder, builder.take_text(value, kCoreWeight)); }
void light_summary(FeedBuilder& builder, std::string& value) {
  add_summary(builder, builder.take_text(value, kDublinCoreWeight));
}
void lighter_summary(FeedBuilder& builder, std::string& value) {
  add_summary(builder, builder.take_text(value, kExtensionWeight));
}
void content(FeedBuilder& builder, std::string& value) {
  Text text = builder.take_text(value, kCoreWeight);
  std::vector<Text>& all = builder.node().content;
  if (!text.value.empty() || !text.src.empty()) all.push_back(std::move(text));
}

// "start=2002-10-13T09:00+01:00; end=2002-10-17T17:00+01:00; scheme=W3C-DTF".
void validity(FeedBuilder& builder, std::string& value) {
  std::string_view rest = value;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.starts_with("start=")) builder.assign(builder.node().validity_start, part.substr(6));
    if (part.starts_with("end=")) builder.assign(builder.node().validity_end, part.substr(4));
  }
}

void generator_start(FeedBuilder& builder, const Attributes& attributes) {
  Fields& generator = builder.node().generator;
  generator.clear();
  if (const auto href = href_of(attributes); !href.empty()) generator.emplace_back("uri", builder.resolve(href));
  if (const auto version = attributes.get("version"); !version.empty()) generator.emplace_back("version", version);
}
void generator_end(FeedBuilder& builder, std::string& value) {
  if (!trimmed(value).empty()) builder.node().generator.emplace_back("name", one_line(value));
}
void generator_agent(FeedBuilder& builder, const Attributes& attributes) {
  const std::string_view href = href_of(attributes);
  if (href.empty() || !builder.node().generator.empty()) return;
  builder.node().generator = {{"name", std::string(href)}, {"uri", std::string(href)}};
}

void skip_hour(FeedBuilder& builder, std::string& value) { builder.node().skip_hours.emplace_back(trimmed(value)); }
void skip_day(FeedBuilder& builder, std::string& value) { builder.node().skip_days.emplace_back(trimmed(value)); }
void text_input(FeedBuilder& builder, std::string& value) {
  builder.node().textinput.emplace_back(builder.rule().name, trimmed(value));
}
void new_location(FeedBuilder& builder, std::string& value) {
  if (!trimmed(value).empty()) builder.node().itunes.emplace_back("newlocation", trimmed(value));
}

}  // namespace mentiond::plugins::feed::action
