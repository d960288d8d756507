#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/element_actions.h"
#include "plugins/normalise/feed/geo.h"

// Podcasts, news, and what is only shown.

namespace mentiond::plugins::feed::action {

using common::html::lower;
using common::html::one_line;
using common::html::trimmed;

namespace {

constexpr std::size_t kMostElements = 256;

}  // namespace

// --------------------------------------------------------------------------------------------- shown, and no more

void element_start(FeedBuilder& builder, const Attributes& attributes) {
  std::vector<Element>& all = builder.node().elements;
  if (!builder.keeps_others() || all.size() == kMostElements) return;
  all.push_back({prefix_of(builder.rule().family), builder.rule().name, fields_of(builder, attributes)});
}

void element_end(FeedBuilder& builder, std::string& value) {
  if (!builder.keeps_others()) return;
  // Elements inside of this one came later.
  std::vector<Element>& all = builder.node().elements;
  const auto own = std::find_if(all.rbegin(), all.rend(), [&](const Element& element) {
    return element.name == builder.rule().name && element.vocabulary == prefix_of(builder.rule().family);
  });
  if (own != all.rend()) set_content(own->attributes, value);
}

// -------------------------------------------------------------------------------------------------------- podcasts

void podcast_link(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  Link link;
  link.rel = builder.rule().name;
  link.type = attributes.get("type");
  link.hreflang = attributes.get("language");
  link.href = builder.resolve(attributes.get("url"));
  if (!attributes.get("url").empty()) builder.node().links.push_back(std::move(link));
}

void podcast_license(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  std::string url(attributes.get("url"));
  license(builder, url);
}

namespace {

// https://podcasttaxonomy.com: a host unless it says otherwise.
bool speaks_for_it(std::string_view role) {
  for (const std::string_view known : {"", "host", "co-host", "cohost", "guest host", "author", "writer", "reporter",
                                       "journalist", "correspondent", "narrator"}) {
    if (role == known) return true;
  }
  return false;
}

}  // namespace

void podcast_person(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  Node& node = builder.node();
  std::vector<Person>& people = speaks_for_it(lower(attributes.get("role"))) ? node.authors : node.contributors;
  Person& person = people.emplace_back();
  if (const auto href = attributes.get("href"); !href.empty()) person.uri = builder.resolve(href);
  if (const auto picture = attributes.get("img"); !picture.empty()) person.avatar = builder.resolve(picture);
  builder.person() = &person;
}
// Who is an author already stays one, and learns an address and a picture.
void podcast_person_end(FeedBuilder& builder, std::string& value) {
  element_end(builder, value);
  Person* const person = builder.person();
  builder.person() = nullptr;
  if (person == nullptr) return;
  person->name = one_line(value);
  Node& node = builder.node();
  for (std::vector<Person>* people : {&node.authors, &node.contributors}) {
    if (people->empty() || &people->back() != person) continue;
    const auto same = std::find_if(people->begin(), people->end() - 1,
                                   [&](const Person& known) { return known.name == person->name; });
    if (&*same != person) {
      assign_string(same->uri, person->uri), assign_string(same->avatar, person->avatar);
      people->pop_back();
    } else if (person->name.empty()) {
      people->pop_back();
    }
    return;
  }
}

// geo="geo:41.0,28.9" (RFC 5870).
void podcast_location(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  std::string_view place = attributes.get("geo");
  Geo& geo = builder.node().geo;
  if (!place.starts_with("geo:") || !geo.coordinates.empty()) return;
  auto positions = read_positions(place.substr(4), 2);
  if (positions.empty()) return;
  geo.type = "Point";
  geo.coordinates = std::move(positions);
}

// The enclosure in another form; its address is in a source inside.
void podcast_alternate(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  MediaItem& item = builder.node().media.content.emplace_back();
  for (const auto& [theirs, ours] : {std::pair("type", "type"),
                                     {"length", "filesize"},
                                     {"height", "height"},
                                     {"bitrate", "bitrate"},
                                     {"lang", "lang"}}) {
    if (const auto value = attributes.get(theirs); !value.empty()) item.attributes.emplace_back(ours, value);
  }
  item.title = attributes.get("title");
  builder.media_item() = &item;
}
void podcast_alternate_end(FeedBuilder& builder, std::string& value) {
  builder.media_item() = nullptr;
  element_end(builder, value);
}
void podcast_source(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  MediaItem* const item = builder.media_item();
  const auto uri = attributes.get("uri");
  if (item == nullptr || uri.empty() || !common::html::is_web_url(uri)) return;
  Fields& fields = item->attributes;
  const auto is_url = [](const auto& field) { return field.first == "url"; };
  if (std::none_of(fields.begin(), fields.end(), is_url)) fields.emplace_back("url", uri);
}

// "https://a.example/1500.jpg 1500w, https://a.example/300.jpg 300w": the widest.
void podcast_images(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  std::string_view rest = attributes.get("srcset");
  std::string_view best;
  double widest = -1;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const std::string_view one = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto space = std::min(one.find(' '), one.size());
    const double width =
        common::date::parse_clock(trimmed(one.substr(space, one.find('w', space) - space))).value_or(0);
    if (width <= widest || one.empty()) continue;
    widest = width;
    best = one.substr(0, space);
  }
  if (!best.empty()) assign_string(builder.node().image.href, builder.resolve(best));
}
void podcast_image(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  image_start(builder, attributes);
}

// ------------------------------------------------------------------------------------------------------- the others

// Whose news it is: where that is not the feed's own, an aggregator tells its source.
void news_name(FeedBuilder& builder, std::string& value) {
  publisher(builder, value);
  Node& entry = builder.node();
  std::string name = one_line(value);
  if (name.empty() || entry.source || name == builder.parsed().feed.title.value) return;
  entry.source = std::make_unique<Node>();
  entry.source->title.value = std::move(name);
  entry.source->title.weight = kExtensionWeight;
}
void weak_language(FeedBuilder& builder, std::string& value) {
  assign_string(builder.node().language, value);
  element_end(builder, value);
}
void poster(FeedBuilder& builder, const Attributes& attributes) {
  element_start(builder, attributes);
  if (!attributes.get("url").empty()) media_thumbnail(builder, attributes);
}
void avatar(FeedBuilder& builder, const Attributes& attributes) {
  const auto src = attributes.get("src");
  if (builder.person() != nullptr && !src.empty()) assign_string(builder.person()->avatar, builder.resolve(src));
}
void terms_license(FeedBuilder& builder, std::string& value) {
  if (common::html::is_web_url(trimmed(value))) license(builder, value);
}

}  // namespace mentiond::plugins::feed::action
