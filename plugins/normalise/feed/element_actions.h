// What the rules do at the start and the end of an element. Internal to element_rules.cpp and its table.
#pragma once

#include <string>
#include <string_view>

#include "plugins/normalise/feed/element_rules.h"

namespace mentiond::plugins::feed::action {

using Start = void(FeedBuilder&, const Attributes&);
using End = void(FeedBuilder&, std::string&);

// Texts, strings and dates straight into a member; the first that says something wins, among texts the heavier.
template <Text Node::*Slot, int Weight = kCoreWeight>
void text(FeedBuilder& builder, std::string& value) {
  FeedBuilder::assign(builder.node().*Slot, builder.take_text(value, Weight));
}
/// Of several dates of the format's own the last counts; one of an extension only where there is no other.
template <DateValue Node::*Slot, int Weight = kCoreWeight>
void date(FeedBuilder& builder, std::string& value) {
  builder.assign(builder.node().*Slot, value, Weight == kCoreWeight);
}
void assign_string(std::string& slot, std::string_view value);
template <std::string Node::*Slot>
void string(FeedBuilder& builder, std::string& value) {
  assign_string(builder.node().*Slot, value);
}
template <std::string Node::*Slot>
void address(FeedBuilder& builder, std::string& value) {
  assign_string(builder.node().*Slot, builder.resolve(value));
}
template <std::string Image::*Slot>
void image_part(FeedBuilder& builder, std::string& value) {
  assign_string(builder.node().image.*Slot, value);
}
template <std::string Person::*Slot>
void person_part(FeedBuilder& builder, std::string& value) {
  if (builder.person() != nullptr) assign_string(builder.person()->*Slot, value);
}
/// Under the element's own name.
template <Fields Node::*Slot>
void field(FeedBuilder& builder, std::string& value) {
  if (!value.empty()) (builder.node().*Slot).emplace_back(builder.rule().name, value);
}
template <Fields Node::*Slot>
void address_field(FeedBuilder& builder, std::string& value) {
  if (!value.empty()) (builder.node().*Slot).emplace_back(builder.rule().name, builder.resolve(value));
}
template <Fields Node::*Slot>
void attributes(FeedBuilder& builder, const Attributes& all) {
  for (const Attribute& one : all.all()) {
    if (one.name.prefix.empty()) (builder.node().*Slot).emplace_back(one.name.local, one.value);
  }
}
/// A person on one line.
template <std::vector<Person> Node::*Slot>
void person(FeedBuilder& builder, std::string& value) {
  builder.add_person(builder.node().*Slot, value);
}
/// A person of several elements.
template <std::vector<Person> Node::*Slot>
void person_start(FeedBuilder& builder, const Attributes&) {
  builder.person() = &(builder.node().*Slot).emplace_back();
}

// What several of the actions below share.

/// Attributes as fields, addresses resolved.
Fields fields_of(const FeedBuilder& builder, const Attributes& attributes);
/// The text of an element beside its attributes.
void set_content(Fields& fields, std::string_view text);
std::string_view href_of(const Attributes& attributes);
/// One for each word between commas.
void add_tags(Node& node, std::string_view list, std::string_view scheme);
void add_summary(FeedBuilder& builder, Text&& text);

// element_actions.cpp
Start publisher_start, link_start, enclosure, category_start, itunes_category, media_category, source_start, guid_start,
    generator_start, generator_agent, cc_license;
End language, publisher, person_uri, person_end, link_end, category_end, itunes_keywords, made_up_tags, source_end,
    guid, generator_end, license, summary, light_summary, lighter_summary, content, validity, skip_hour, skip_day,
    text_input, new_location;

// element_actions_media.cpp
Start image_start, itunes_image, itunes_link, media_group, media_content, media_thumbnail, media_credit, media_player,
    media_license, media_restriction, media_rating, gml_start, chapters, chapter;
End image_end, media_group_end, media_content_end, media_title, media_description, media_copyright, media_tags,
    media_credit_end, media_player_end, media_license_end, media_restriction_end, media_rating_end, geo_point, geo_line,
    geo_polygon, geo_box, geo_circle, geo_latitude, geo_longitude, gml_positions, gml_corner;

// element_actions_more.cpp
Start element_start, podcast_link, podcast_license, podcast_person, podcast_location, podcast_alternate, podcast_source,
    podcast_images, podcast_image, poster, avatar;
End element_end, news_name, podcast_person_end, podcast_alternate_end, weak_language, terms_license;

}  // namespace mentiond::plugins::feed::action
