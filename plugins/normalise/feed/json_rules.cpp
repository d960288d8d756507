#include "plugins/normalise/feed/json_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/sanitise.h"
#include "plugins/normalise/feed/json_builder.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::trimmed;
using enum JsonScope;
using Builder = JsonFeedBuilder;

// ----------------------------------------------------------------------------------------------------------- texts

// Of a name that stands twice the last counts, as in every JSON parser; but nothing does not replace something.
void set(std::string& slot, const JsonValue& value) {
  if (const auto text = trimmed(value.text); !text.empty()) slot = text;
}

template <std::string Node::*Slot>
void string(Builder& builder, const JsonValue& value) {
  set(builder.node().*Slot, value);
}

Text text_of(const JsonValue& value, TextType type) {
  Text text;
  text.value = trimmed(value.text);
  text.type = type;
  text.weight = kCoreWeight;
  return text;
}

// Plain by the standard; feeds put HTML into it all the same.
template <Text Node::*Slot>
void plain(Builder& builder, const JsonValue& value) {
  Text text = text_of(value, TextType::kPlain);
  if (text.value.empty()) return;
  if (common::html::looks_like_html(text.value)) text.type = TextType::kHtml;
  builder.node().*Slot = std::move(text);
}

template <TextType Type>
void content(Builder& builder, const JsonValue& value) {
  Text text = text_of(value, Type);
  if (text.value.empty()) return;
  builder.typical();
  std::vector<Text>& all = builder.node().content;
  const auto same = std::find_if(all.begin(), all.end(), [](const Text& other) { return other.type == Type; });
  if (same != all.end()) all.erase(same);
  all.push_back(std::move(text));
}

// ----------------------------------------------------------------------------------------------------------- dates

// A number is meant in seconds since 1970, or in milliseconds.
std::optional<common::date::Date> epoch(std::string_view number) {
  constexpr double kLatestSecond = 1e11;
  double seconds = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
  if (error != std::errc() || !(seconds > 0)) return std::nullopt;
  if (seconds >= kLatestSecond) seconds /= 1000;
  if (seconds >= kLatestSecond) return std::nullopt;
  return common::date::Date{static_cast<std::int64_t>(seconds * 1e6), 0};
}

template <DateValue Node::*Slot>
void date(Builder& builder, const JsonValue& value) {
  const std::string_view text = trimmed(value.text);
  if (text.empty()) return;
  builder.typical();
  DateValue& slot = builder.node().*Slot;
  slot.raw = text;
  slot.date = value.kind == JsonValue::Kind::kNumber ? epoch(text) : common::date::parse_date(text);
}

// ----------------------------------------------------------------------------------------------------- feed and item

void version(Builder& builder, const JsonValue& value) { builder.set_version(trimmed(value.text)); }

void add_link(Node& node, const char* rel, const JsonValue& value) {
  const std::string_view href = trimmed(value.text);
  if (href.empty()) return;
  Link link;
  link.rel = rel;
  link.href = href;
  const auto same = std::find_if(node.links.begin(), node.links.end(), [&](const Link& l) { return l.rel == rel; });
  if (same == node.links.end()) {
    node.links.push_back(std::move(link));
  } else {
    *same = std::move(link);
  }
}

void page(Builder& builder, const JsonValue& value) {
  set(builder.node().link, value);
  add_link(builder.node(), "alternate", value);
}
void home_page(Builder& builder, const JsonValue& value) {
  builder.typical();
  page(builder, value);
}
void self(Builder& builder, const JsonValue& value) {
  builder.typical();
  add_link(builder.node(), "self", value);
}
void next(Builder& builder, const JsonValue& value) { add_link(builder.node(), "next", value); }
// A page elsewhere that the item is about.
void external(Builder& builder, const JsonValue& value) {
  builder.typical();
  add_link(builder.node(), "related", value);
}
void icon(Builder& builder, const JsonValue& value) {
  set(builder.node().logo, value);
  set(builder.node().image.href, value);
}
void picture(Builder& builder, const JsonValue& value) { set(builder.node().image.href, value); }
void banner(Builder& builder, const JsonValue& value) {
  if (trimmed(value.text).empty()) return;
  MediaItem item;
  item.attributes = {{"url", std::string(trimmed(value.text))}, {"medium", "image"}};
  builder.node().media.content = {std::move(item)};
}
void expired(Builder& builder, const JsonValue& value) {
  if (value.text == "true") builder.node().extensions.emplace_back("expired", "true");
}

// One string may hold several, as in every other format.
void tag(Builder& builder, const JsonValue& value) {
  std::string_view rest = value.text;
  std::vector<Tag>& tags = builder.node().tags;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const std::string_view term = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!term.empty()) tags.push_back({std::string(term), {}, {}});
  }
}

// ---------------------------------------------------------------------------------------------- people, hubs, files

void author(Builder& builder, const JsonValue& value) { builder.add_author(value.text, false); }
void authors(Builder& builder, const JsonValue& value) { builder.add_author(value.text, true); }

template <std::string Person::*Slot>
void person(Builder& builder, const JsonValue& value) {
  if (Person* const person = builder.person()) set(person->*Slot, value);
}
void person_url(Builder& builder, const JsonValue& value) {
  Person* const person = builder.person();
  if (person == nullptr) return;
  const std::string_view url = trimmed(value.text);
  constexpr std::string_view kMail = "mailto:";
  if (url.starts_with(kMail)) {
    person->email = url.substr(kMail.size());
  } else {
    set(person->uri, value);
  }
}

template <std::string Link::*Slot>
void link_part(Builder& builder, const JsonValue& value) {
  set(builder.link().*Slot, value);
}
void attachment(Builder& builder, const JsonValue& value) {
  Link link;
  link.rel = "enclosure";
  set(link.href, value);
  if (!link.href.empty()) builder.node().links.push_back(std::move(link));
}
// 1.2e7 is a size too.
void size(Builder& builder, const JsonValue& value) {
  double bytes = 0;
  const std::string_view text = trimmed(value.text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
  if (error == std::errc() && bytes > 0 && bytes < 1e15) {
    builder.link().length = std::to_string(static_cast<std::int64_t>(bytes));
  }
}

constexpr auto kRules = std::to_array<JsonRule>({
    {kFeed, "version", version, kElsewhere},
    {kFeed, "title", plain<&Node::title>, kInstead},
    {kFeed, "home_page_url", home_page, kInstead},
    {kFeed, "feed_url", self, kInstead},
    {kFeed, "description", plain<&Node::subtitle>, kInstead},
    {kFeed, "user_comment", plain<&Node::info>, kInstead},
    {kFeed, "next_url", next, kInstead},
    {kFeed, "icon", icon, kInstead},
    {kFeed, "favicon", string<&Node::icon>, kInstead},
    {kFeed, "author", author, kPerson},
    {kFeed, "authors", authors, kPerson},
    {kFeed, "language", string<&Node::language>, kElsewhere},
    {kFeed, "expired", expired, kElsewhere},
    {kFeed, "hubs", nullptr, kHub},
    {kFeed, "items", nullptr, kItem},
    {kItem, "id", string<&Node::id>, kInstead},
    {kItem, "url", page, kInstead},
    {kItem, "external_url", external, kInstead},
    {kItem, "title", plain<&Node::title>, kInstead},
    {kItem, "content_html", content<TextType::kHtml>, kInstead},
    {kItem, "content_text", content<TextType::kPlain>, kInstead},
    {kItem, "summary", plain<&Node::summary>, kInstead},
    {kItem, "image", picture, kInstead},
    {kItem, "banner_image", banner, kInstead},
    {kItem, "date_published", date<&Node::published>, kElsewhere},
    {kItem, "date_modified", date<&Node::updated>, kElsewhere},
    {kItem, "author", author, kPerson},
    {kItem, "authors", authors, kPerson},
    {kItem, "tags", tag, kInstead},
    {kItem, "language", string<&Node::language>, kElsewhere},
    {kItem, "attachments", attachment, kAttachment},
    {kPerson, "name", person<&Person::name>, kElsewhere},
    {kPerson, "email", person<&Person::email>, kElsewhere},
    {kPerson, "url", person_url, kInstead},
    {kPerson, "avatar", person<&Person::avatar>, kInstead},
    {kHub, "type", link_part<&Link::title>, kElsewhere},
    {kHub, "url", link_part<&Link::href>, kElsewhere},
    {kAttachment, "url", link_part<&Link::href>, kElsewhere},
    {kAttachment, "mime_type", link_part<&Link::type>, kElsewhere},
    {kAttachment, "title", link_part<&Link::title>, kElsewhere},
    {kAttachment, "size_in_bytes", size, kElsewhere},
    {kAttachment, "duration_in_seconds", link_part<&Link::duration>, kElsewhere},
});

}  // namespace

const JsonRule* find_json_rule(JsonScope scope, std::string_view name) {
  const auto same = [&](const JsonRule& rule) { return rule.scope == scope && rule.name == name; };
  const auto rule = std::find_if(kRules.begin(), kRules.end(), same);
  return rule == kRules.end() ? nullptr : &*rule;
}

}  // namespace mentiond::plugins::feed
