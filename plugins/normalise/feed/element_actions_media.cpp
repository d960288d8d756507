#include <algorithm>

#include "plugins/common/html/ascii.h"
#include "plugins/common/html/text_writer.h"
#include "plugins/common/html/url.h"
#include "plugins/normalise/feed/element_actions.h"
#include "plugins/normalise/feed/geo.h"

// Pictures, videos and audio files; places.

namespace mentiond::plugins::feed::action {

using common::html::one_line;
using common::html::trimmed;

// -------------------------------------------------------------------------------------------- pictures and media

void image_start(FeedBuilder& builder, const Attributes& attributes) {
  if (const auto href = href_of(attributes); !href.empty())
    assign_string(builder.node().image.href, builder.resolve(href));
}
void image_end(FeedBuilder& builder, std::string& value) {
  Image& image = builder.node().image;
  if (image.href.empty() && !trimmed(value).empty()) {
    std::string href = builder.resolve(value);
    if (common::html::is_web_url(href)) image.href = std::move(href);
  } else if (!image.href.empty()) {
    image.href = builder.resolve(image.href);
  }
}
void itunes_image(FeedBuilder& builder, const Attributes& attributes) { image_start(builder, attributes); }
void itunes_link(FeedBuilder& builder, const Attributes& attributes) {
  if (attributes.get("rel") == "image") image_start(builder, attributes);
}

void media_group(FeedBuilder& builder, const Attributes&) {
  Media& media = builder.node().media;
  media.open_group = ++media.groups;
  media.of_group = MediaItem();
}
// What stands beside the contents of a group is said of each of them.
void media_group_end(FeedBuilder& builder, std::string&) {
  Media& media = builder.node().media;
  for (MediaItem& item : media.content) {
    if (item.group != media.open_group) continue;
    assign_string(item.title, media.of_group.title);
    assign_string(item.description, media.of_group.description);
    assign_string(item.credit, media.of_group.credit);
    assign_string(item.copyright, media.of_group.copyright);
  }
  media.open_group = 0;
}

void media_content(FeedBuilder& builder, const Attributes& attributes) {
  Media& media = builder.node().media;
  MediaItem& item = media.content.emplace_back();
  item.attributes = fields_of(builder, attributes);
  item.group = media.open_group;
  builder.media_item() = &item;
}
void media_content_end(FeedBuilder& builder, std::string&) { builder.media_item() = nullptr; }

namespace {

// The content or group that the element stands in; otherwise nullptr.
MediaItem* around(FeedBuilder& builder) {
  if (builder.media_item() != nullptr) return builder.media_item();
  Media& media = builder.node().media;
  return media.open_group > 0 ? &media.of_group : nullptr;
}

MediaItem item_of(const FeedBuilder& builder, const Attributes& attributes) {
  MediaItem item;
  item.attributes = fields_of(builder, attributes);
  return item;
}

}  // namespace

void media_thumbnail(FeedBuilder& builder, const Attributes& attributes) {
  if (builder.media_item() != nullptr)
    assign_string(builder.media_item()->thumbnail, builder.resolve(attributes.get("url")));
  builder.node().media.thumbnail.push_back(item_of(builder, attributes));
}
void media_title(FeedBuilder& builder, std::string& value) {
  if (MediaItem* const item = around(builder)) item->title = one_line(value);
  FeedBuilder::assign(builder.node().title, builder.take_text(value, kExtensionWeight));
}
void media_description(FeedBuilder& builder, std::string& value) {
  if (MediaItem* const item = around(builder)) item->description = one_line(value);
  add_summary(builder, builder.take_text(value, kExtensionWeight));
}
// Inside of a content it is the picture's, and not the item's.
void media_copyright(FeedBuilder& builder, std::string& value) {
  if (MediaItem* const item = around(builder)) return assign_string(item->copyright, one_line(value));
  FeedBuilder::assign(builder.node().rights, builder.take_text(value, kExtensionWeight));
}
void media_credit(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().media.credit.push_back(item_of(builder, attributes));
}
void media_credit_end(FeedBuilder& builder, std::string& value) {
  if (MediaItem* const item = around(builder)) assign_string(item->credit, one_line(value));
  set_content(builder.node().media.credit.back().attributes, value);
}
// "news: 5, straits: 3".
void media_tags(FeedBuilder& builder, std::string& value) {
  std::string_view rest = value;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const std::string_view tag = rest.substr(0, end);
    add_tags(builder.node(), tag.substr(0, tag.rfind(':')), {});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}
void media_player(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().media.player = fields_of(builder, attributes);
}
void media_player_end(FeedBuilder& builder, std::string& value) { set_content(builder.node().media.player, value); }
void media_license(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().media.license = fields_of(builder, attributes);
}
void media_license_end(FeedBuilder& builder, std::string& value) { set_content(builder.node().media.license, value); }
void media_restriction(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().media.restriction = fields_of(builder, attributes);
}
void media_restriction_end(FeedBuilder& builder, std::string& value) {
  set_content(builder.node().media.restriction, value);
}
void media_rating(FeedBuilder& builder, const Attributes& attributes) {
  builder.node().media.rating = fields_of(builder, attributes);
}
void media_rating_end(FeedBuilder& builder, std::string& value) { set_content(builder.node().media.rating, value); }

void chapters(FeedBuilder& builder, const Attributes&) { builder.node().chapters.clear(); }
void chapter(FeedBuilder& builder, const Attributes& attributes) {
  Chapter chapter;
  chapter.start = attributes.get("start");
  chapter.title = attributes.get("title");
  if (const auto href = attributes.get("href"); !href.empty()) chapter.href = builder.resolve(href);
  if (const auto image = attributes.get("image"); !image.empty()) chapter.image = builder.resolve(image);
  builder.node().chapters.push_back(std::move(chapter));
}

// -------------------------------------------------------------------------------------------------------- places

namespace {

void set_geometry(Geo& geo, const char* type, std::string_view text, std::size_t dimension = 2) {
  auto positions = read_positions(text, dimension);
  if (positions.empty()) return;
  geo.type = type;
  geo.coordinates = std::move(positions);
}

}  // namespace

void geo_point(FeedBuilder& builder, std::string& value) { set_geometry(builder.node().geo, "Point", value); }
void geo_line(FeedBuilder& builder, std::string& value) { set_geometry(builder.node().geo, "LineString", value); }
void geo_polygon(FeedBuilder& builder, std::string& value) { set_geometry(builder.node().geo, "Polygon", value); }
void geo_box(FeedBuilder& builder, std::string& value) { set_geometry(builder.node().geo, "Box", value); }
// A circle is told by its centre; its radius stands among the elements.
void geo_circle(FeedBuilder& builder, std::string& value) {
  auto positions = read_positions(value, 2);
  if (positions.empty()) return;
  positions.resize(1);
  builder.node().geo.type = "Point";
  builder.node().geo.coordinates = std::move(positions);
  element_end(builder, value);
}
void geo_latitude(FeedBuilder& builder, std::string& value) { set_coordinate(builder.node().geo, 1, value); }
void geo_longitude(FeedBuilder& builder, std::string& value) { set_coordinate(builder.node().geo, 0, value); }

void gml_start(FeedBuilder& builder, const Attributes& attributes) {
  Geo& geo = builder.node().geo;
  const std::string_view name = builder.rule().name;
  geo.type = name == "point" ? "Point" : name == "polygon" ? "Polygon" : name == "envelope" ? "Box" : "LineString";
  geo.dimension = attributes.get("srsdimension") == "3" ? 3 : 2;
}
// The two corners of an envelope.
void gml_corner(FeedBuilder& builder, std::string& value) {
  Geo& geo = builder.node().geo;
  const auto corner = read_positions(value, geo.dimension);
  if (geo.type != "Box" || geo.coordinates.size() > 1 || corner.empty()) return;
  geo.coordinates.push_back(corner[0]);
}
void gml_positions(FeedBuilder& builder, std::string& value) {
  Geo& geo = builder.node().geo;
  if (geo.type.empty() || !geo.coordinates.empty()) return;
  geo.coordinates = read_positions(value, geo.dimension);
}

}  // namespace mentiond::plugins::feed::action
