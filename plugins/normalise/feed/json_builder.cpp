#include "plugins/normalise/feed/json_builder.h"
#include "plugins/normalise/feed/format.h"

#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/json_feed.h"
#include "plugins/normalise/feed/person.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::is_web_url;
using enum JsonScope;

constexpr std::size_t kBatch = 50;
constexpr std::size_t kMostExtensions = 64;

// The members of an object that stands for a text.
bool says_it(std::string_view name) {
  for (const std::string_view known : {"url", "href", "src", "value", "text", "name", "term", "label", "rendered"}) {
    if (name == known) return true;
  }
  // A list that became an object: {"0": …}.
  return !name.empty() && std::all_of(name.begin(), name.end(), common::html::is_digit);
}

// What languages without types write for nothing, where a text was meant. An id may be anything.
bool says_something(const JsonRule& rule, const JsonValue& value) {
  if (value.kind == JsonValue::Kind::kBool) return rule.name == "expired" || rule.name == "id";
  return value.kind != JsonValue::Kind::kNull;
}

bool is_listed(JsonScope scope) { return scope == kItem || scope == kPerson || scope == kHub || scope == kAttachment; }

std::string_view href_of(const Node& node, std::string_view rel) {
  for (const Link& link : node.links) {
    if (link.rel == rel) return link.href;
  }
  return {};
}

void resolve(std::string& address, const std::string& base) {
  if (!address.empty()) address = common::html::resolve(base, address);
}

// Once the whole node is known.
void resolve_addresses(Node& node, const std::string& base) {
  node.base = base;
  for (std::string* address : {&node.link, &node.icon, &node.logo, &node.image.href}) resolve(*address, base);
  for (Link& link : node.links) resolve(link.href, base);
  for (Person& person : node.authors) resolve(person.uri, base), resolve(person.avatar, base);
  for (MediaItem& item : node.media.content) resolve(item.attributes[0].second, base);
}

void finish_texts(Node& node, const std::string& base, const std::string& language) {
  const auto finish = [&](Text& text) {
    if (!text.present()) return;
    text.base = base;
    text.language = language;
  };
  for (Text* text : {&node.title, &node.subtitle, &node.summary, &node.info}) finish(*text);
  for (Text& text : node.content) finish(text);
}

MediaItem picture_of(const std::string& address) {
  MediaItem item;
  item.attributes = {{"url", address}, {"medium", "image"}};
  return item;
}

void finish_item(Node& item, const ParsedFeed& parsed) {
  const std::string_view self = href_of(parsed.feed, "self");
  resolve_addresses(item, is_web_url(self) ? std::string(self) : parsed.feed.base);
  std::vector<MediaItem>& shown = item.media.content;
  // The picture of the item comes before its banner.
  if (!shown.empty() && !item.image.href.empty()) shown.insert(shown.begin(), picture_of(item.image.href));
  if (item.link.empty() && is_web_url(item.id)) item.link = item.id;
  // What an item links to is no place of its own.
  finish_texts(item, is_web_url(item.link) ? item.link : item.base,
               item.language.empty() ? parsed.feed.language : item.language);
  if (item.link.empty()) item.link = href_of(item, "related");
  drop_repeated_tags(item);
}

}  // namespace

JsonFeedBuilder::JsonFeedBuilder(std::string_view base, std::string_view language, bool inspect, EntrySink& sink)
    : sink_(sink), inspect_(inspect) {
  feed_.feed.base = base;
  feed_.feed.language = language;
  frames_.push_back({kDocument});
}

// ---------------------------------------------------------------------------------------------------------- events

const JsonRule* JsonFeedBuilder::pending_rule() const {
  const Frame& top = frames_.back();
  return top.array ? top.rule : find_json_rule(top.scope, key_);
}

bool JsonFeedBuilder::records(const JsonRule* rule) const {
  const Frame& top = frames_.back();
  return inspect_ && rule == nullptr && !top.array && (top.scope == kFeed || top.scope == kItem);
}

void JsonFeedBuilder::open_object() {
  if (recorder_.active()) return recorder_.open_object();
  const JsonRule* const rule = pending_rule();
  Frame& top = frames_.back();
  top.known |= rule != nullptr;
  Frame frame;
  frame.rule = rule;
  if (top.scope == kDocument) {
    frame.scope = root_seen_ ? kElsewhere : kFeed;
    root_seen_ = true;
  } else if (rule != nullptr) {
    frame.scope = rule->inside;
    frame.alone = !top.array;
    begin(frame);
  } else if (top.alone && !top.known && is_listed(top.scope) && !key_.starts_with('_')) {
    if (!top.map) take_back(top.scope);
    top.map = true;
    frame.rule = top.rule;
    frame.scope = top.scope;
    begin(frame);
  } else if (records(rule)) {
    recorder_.begin(key_);
    return recorder_.open_object();
  }
  frames_.push_back(frame);
}

void JsonFeedBuilder::open_array() {
  if (recorder_.active()) return recorder_.open_array();
  const JsonRule* const rule = pending_rule();
  Frame& top = frames_.back();
  top.known |= rule != nullptr;
  if (records(rule)) {
    recorder_.begin(key_);
    return recorder_.open_array();
  }
  if (rule != nullptr && rule->inside == kItem) items_seen_ = true;
  Frame frame;
  frame.array = true;
  frame.rule = rule;
  if (top.scope == kDocument) frame.scope = kDocument;
  frames_.push_back(frame);
}

void JsonFeedBuilder::close() {
  if (recorder_.active()) {
    recorder_.close();
    return keep_recorded();
  }
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (!frame.array && !frame.map) end(frame.scope);
}

void JsonFeedBuilder::key(std::string_view name) {
  if (recorder_.active()) return recorder_.key(name);
  key_ = name;
  if (frames_.back().scope == kFeed) root_.note(name);
}

void JsonFeedBuilder::value(const JsonValue& value) {
  if (recorder_.active()) return recorder_.value(value);
  Frame& top = frames_.back();
  if (top.scope == kInstead && !top.array) {
    if (says_it(key_) && !top.known && top.rule->value != nullptr && says_something(*top.rule, value)) {
      top.rule->value(*this, value);
    }
    top.known |= !common::html::is_digit(key_[0]) && says_it(key_);
    return;
  }
  const JsonRule* const rule = pending_rule();
  top.known |= rule != nullptr;
  if (top.scope == kFeed) root_.note(key_, value);
  if (rule != nullptr && rule->value != nullptr && says_something(*rule, value)) rule->value(*this, value);
  if (!records(rule)) return;
  recorder_.begin(key_);
  recorder_.value(value);
  keep_recorded();
}

void JsonFeedBuilder::keep_recorded() {
  if (!recorder_.complete()) return;
  Fields& extensions = node().extensions;
  std::string text = recorder_.take();
  if (!text.empty() && extensions.size() < kMostExtensions) extensions.emplace_back(recorder_.name(), std::move(text));
}

// --------------------------------------------------------------------------------------------- objects that mean one

void JsonFeedBuilder::begin(const Frame& frame) {
  if (frame.scope == kItem) {
    items_seen_ = entry_open_ = true;
    single_author_[1] = false;
    feed_.entries.emplace_back();
  } else if (frame.scope == kPerson) {
    begin_person(frame.rule->name == "authors");
  } else {
    link_ = Link();
  }
}

void JsonFeedBuilder::end(JsonScope scope) {
  if (scope == kItem) {
    entry_open_ = false;
    if (feed_.entries.size() >= kBatch) flush();
  } else if (scope == kPerson && person_open_) {
    person_open_ = false;
    if (node().authors.back().empty()) node().authors.pop_back();
  } else if ((scope == kHub || scope == kAttachment) && !link_.href.empty()) {
    link_.alternative = scope == kAttachment;
    link_.rel = scope == kAttachment ? "enclosure" : hub_relation(link_.title);
    node().links.push_back(std::move(link_));
  }
}

// The object that began as one thing is a list of them.
void JsonFeedBuilder::take_back(JsonScope scope) {
  if (scope == kItem) {
    entry_open_ = false;
    feed_.entries.pop_back();
  } else if (scope == kPerson && person_open_) {
    person_open_ = false;
    node().authors.pop_back();
  }
}

// Version 1.1: whoever reads `authors` leaves the older `author` aside.
bool JsonFeedBuilder::takes_author(bool list) {
  std::vector<Person>& authors = node().authors;
  bool& single = single_author_[entry_open_ ? 1 : 0];
  if (list && single) authors.clear();
  if (!list && !authors.empty() && !single) return false;
  if (!list) authors.clear();
  single = !list;
  return true;
}

void JsonFeedBuilder::begin_person(bool list) {
  person_open_ = takes_author(list);
  if (person_open_) node().authors.emplace_back();
}

void JsonFeedBuilder::add_author(std::string_view text, bool list) {
  Person person = parse_person(text);
  if (!person.empty() && takes_author(list)) node().authors.push_back(std::move(person));
}

// -------------------------------------------------------------------------------------------------------- the feed

bool JsonFeedBuilder::is_feed() const {
  if (version_.find("jsonfeed.org") != version_.npos) return true;
  return version_.find("://") == version_.npos && items_seen_ && typical_;
}

void JsonFeedBuilder::flush() {
  if (!is_feed()) {
    enough_ = true;
  } else {
    const bool first = version_.find("jsonfeed.org") != version_.npos && version_.find("1.1") == version_.npos;
    feed_.format = first ? "json1" : "json11";
    resolve_addresses(feed_.feed, feed_.feed.base);
    finish_texts(feed_.feed, feed_.feed.base, feed_.feed.language);
    for (Node& item : feed_.entries) finish_item(item, feed_);
    if (!enough_ && !sink_.take(feed_)) enough_ = true;
  }
  feed_.entries.clear();
}

void JsonFeedBuilder::finish() {
  if (entry_open_) feed_.entries.pop_back();
  entry_open_ = false;
  flush();
}

}  // namespace mentiond::plugins::feed
