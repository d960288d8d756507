// The rows of RSS of every version, Atom of both, CDF, and the texts of the content module. Internal to
// element_rules.cpp.
#pragma once

#include "plugins/normalise/feed/element_actions.h"

namespace mentiond::plugins::feed::rows {

using enum Family;
using enum TextMode;
constexpr Scope kSame = Scope::kDocument;
constexpr unsigned kInFeedOrSource = kInFeed | kInSource;

/// An element that is only shown to whoever inspects.
constexpr Rule shown(Family family, std::string_view name) {
  return {family, name, kInNode, kDirect, kSame, action::element_start, action::element_end};
}

inline constexpr auto kCoreRules = std::to_array<Rule>({
    {kCore, "title", kInNode, kTitle, kSame, nullptr, action::text<&Node::title>},
    {kCore, "id", kInNode, kString, kSame, nullptr, action::string<&Node::id>},
    {kCore, "guid", kInNode, kString, kSame, action::guid_start, action::guid},
    {kCore, "link", kInNode, kDirect, kSame, action::link_start, action::link_end},
    {kCore, "description", kInFeedOrSource, kHtml, kSame, nullptr, action::text<&Node::subtitle>},
    {kCore, "tagline", kInFeedOrSource, kTitle, kSame, nullptr, action::text<&Node::subtitle>},
    {kCore, "byline", kInEntry, kString, kSame, nullptr, action::person<&Node::authors>},
    {kCore, "subtitle", kInNode, kTitle, kSame, nullptr, action::text<&Node::subtitle>},
    {kCore, "abstract", kInFeedOrSource, kHtml, kSame, nullptr, action::text<&Node::subtitle>},
    {kCore, "info", kInNode, kTitle, kSame, nullptr, action::text<&Node::info>},
    {kCore, "rights", kInNode, kTitle, kSame, nullptr, action::text<&Node::rights>},
    {kCore, "copyright", kInNode, kTitle, kSame, nullptr, action::text<&Node::rights>},
    {kCore, "description", kInEntry, kHtml, kSame, nullptr, action::summary},
    {kCore, "summary", kInEntry, kHtml, kSame, nullptr, action::summary},
    {kCore, "abstract", kInEntry, kHtml, kSame, nullptr, action::summary},
    {kCore, "content", kInEntry, kHtml, kSame, nullptr, action::content},
    {kCore, "fullitem", kInEntry, kHtml, kSame, nullptr, action::content},
    {kCore, "full-text", kInEntry, kTitle, kSame, nullptr, action::content},
    {kCore, "fulltext", kInEntry, kTitle, kSame, nullptr, action::content},
    {kCore, "body", kInEntry, kHtml, kSame, nullptr, action::content},
    {kCore, "author", kInNode, kDirect, Scope::kPerson, action::person_start<&Node::authors>, action::person_end},
    {kCore, "managingeditor", kInNode, kDirect, Scope::kPerson, action::person_start<&Node::authors>,
     action::person_end},
    {kCore, "contributor", kInNode, kDirect, Scope::kPerson, action::person_start<&Node::contributors>,
     action::person_end},
    {kCore, "webmaster", kInNode, kDirect, Scope::kPerson, action::publisher_start, action::person_end},
    {kCore, "name", kInPerson, kString, kSame, nullptr, action::person_part<&Person::name>},
    {kCore, "email", kInPerson, kString, kSame, nullptr, action::person_part<&Person::email>},
    {kCore, "uri", kInPerson, kString, kSame, nullptr, action::person_uri},
    {kCore, "url", kInPerson, kString, kSame, nullptr, action::person_uri},
    {kCore, "homepage", kInPerson, kString, kSame, nullptr, action::person_uri},
    {kCore, "pubdate", kInNode, kString, kSame, nullptr, action::date<&Node::published>},
    {kCore, "published", kInNode, kString, kSame, nullptr, action::date<&Node::published>},
    {kCore, "issued", kInNode, kString, kSame, nullptr, action::date<&Node::published>},
    {kCore, "updated", kInNode, kString, kSame, nullptr, action::date<&Node::updated>},
    {kCore, "modified", kInNode, kString, kSame, nullptr, action::date<&Node::updated>},
    {kCore, "lastbuilddate", kInNode, kString, kSame, nullptr, action::date<&Node::updated>},
    {kCore, "date", kInNode, kString, kSame, nullptr, action::date<&Node::updated, kExtensionWeight>},
    {kCore, "created", kInNode, kString, kSame, nullptr, action::date<&Node::created>},
    {kCore, "expirationdate", kInNode, kString, kSame, nullptr, action::date<&Node::expired>},
    {kCore, "language", kInNode, kString, kSame, nullptr, action::language},
    {kCore, "category", kInNode, kDirect, kSame, action::category_start, action::category_end},
    {kCore, "keywords", kInNode, kString, kSame, nullptr, action::made_up_tags},
    {kCore, "tags", kInNode, kString, kSame, nullptr, action::made_up_tags},
    {kCore, "enclosure", kInNode, kNone, kSame, action::enclosure, nullptr},
    {kCore, "source", kInFeed | kInEntry, kDirect, Scope::kSource, action::source_start, action::source_end},
    {kCore, "comments", kInNode, kString, kSame, nullptr, action::address<&Node::comments>},
    {kCore, "generator", kInNode, kString, kSame, action::generator_start, action::generator_end},
    {kCore, "icon", kInNode, kString, kSame, nullptr, action::address<&Node::icon>},
    {kCore, "logo", kInNode, kString, kSame, nullptr, action::address<&Node::logo>},
    {kCore, "docs", kInNode, kString, kSame, nullptr, action::address<&Node::docs>},
    {kCore, "ttl", kInFeed, kString, kSame, nullptr, action::string<&Node::ttl>},
    {kCore, "cloud", kInFeed, kNone, kSame, action::attributes<&Node::cloud>, nullptr},
    {kCore, "skiphours", kInFeed, kNone, kSame, nullptr, nullptr},
    {kCore, "skipdays", kInFeed, kNone, kSame, nullptr, nullptr},
    {kCore, "hour", kInFeed, kString, kSame, nullptr, action::skip_hour},
    {kCore, "day", kInFeed, kString, kSame, nullptr, action::skip_day},
    {kCore, "redirect", kInFeed, kNone, kSame, nullptr, nullptr},
    {kCore, "newlocation", kInFeed, kString, kSame, nullptr, action::new_location},
    {kCore, "image", kInNode, kDirect, Scope::kImage, action::image_start, action::image_end},
    {kCore, "url", kInImage, kString, kSame, nullptr, action::image_part<&Image::href>},
    {kCore, "title", kInImage, kString, kSame, nullptr, action::image_part<&Image::title>},
    {kCore, "link", kInImage, kString, kSame, nullptr, action::image_part<&Image::link>},
    {kCore, "width", kInImage, kString, kSame, nullptr, action::image_part<&Image::width>},
    {kCore, "height", kInImage, kString, kSame, nullptr, action::image_part<&Image::height>},
    {kCore, "description", kInImage, kString, kSame, nullptr, action::image_part<&Image::description>},
    {kCore, "textinput", kInFeed, kNone, Scope::kTextInput, nullptr, nullptr},
    {kCore, "title", kInTextInput, kString, kSame, nullptr, action::text_input},
    {kCore, "description", kInTextInput, kString, kSame, nullptr, action::text_input},
    {kCore, "name", kInTextInput, kString, kSame, nullptr, action::text_input},
    {kCore, "link", kInTextInput, kString, kSame, nullptr, action::text_input},
});

inline constexpr auto kContentRules = std::to_array<Rule>({
    {kContent, "encoded", kInEntry, kHtml, kSame, nullptr, action::content},
    {kXhtml, "body", kInEntry, kHtml, kSame, nullptr, action::content},
    {kXhtml, "div", kInEntry, kHtml, kSame, nullptr, action::content},
});

}  // namespace mentiond::plugins::feed::rows
