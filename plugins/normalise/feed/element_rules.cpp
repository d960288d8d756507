#include "plugins/normalise/feed/element_rules.h"

#include <algorithm>
#include <array>

#include "plugins/normalise/feed/element_actions.h"

namespace mentiond::plugins::feed {
namespace {

using enum Family;
using enum TextMode;
constexpr Scope kSame = Scope::kDocument;
constexpr unsigned kInFeedOrSource = kInFeed | kInSource;

// RSS of every version, Atom of both, CDF.
constexpr auto kCoreRules = std::to_array<Rule>({
    {kCore, "title", kInNode, kTitle, kSame, nullptr, action::text<&Node::title>},
    {kCore, "id", kInNode, kString, kSame, nullptr, action::string<&Node::id>},
    {kCore, "guid", kInNode, kString, kSame, action::guid_start, action::guid},
    {kCore, "link", kInNode, kDirect, kSame, action::link_start, action::link_end},
    {kCore, "description", kInFeedOrSource, kHtml, kSame, nullptr, action::text<&Node::subtitle>},
    {kCore, "tagline", kInFeedOrSource, kTitle, kSame, nullptr, action::text<&Node::subtitle>},
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

constexpr auto kDublinCoreRules = std::to_array<Rule>({
    {kDublinCore, "title", kInNode, kTitle, kSame, nullptr, action::text<&Node::title, kDublinCoreWeight>},
    {kDublinCore, "description", kInEntry, kHtml, kSame, nullptr, action::light_summary},
    {kDublinCore, "description", kInFeedOrSource, kHtml, kSame, nullptr,
     action::text<&Node::subtitle, kDublinCoreWeight>},
    {kDublinCore, "rights", kInNode, kTitle, kSame, nullptr, action::text<&Node::rights, kDublinCoreWeight>},
    {kDublinCore, "creator", kInNode, kString, kSame, nullptr, action::person<&Node::authors>},
    {kDublinCore, "author", kInNode, kString, kSame, nullptr, action::person<&Node::authors>},
    {kDublinCore, "contributor", kInNode, kString, kSame, nullptr, action::person<&Node::contributors>},
    {kDublinCore, "publisher", kInNode, kString, kSame, nullptr, action::publisher},
    {kDublinCore, "date", kInNode, kString, kSame, nullptr, action::date<&Node::updated, kDublinCoreWeight>},
    {kDublinCore, "subject", kInNode, kDirect, kSame, action::category_start, action::category_end},
    {kDublinCore, "language", kInNode, kString, kSame, nullptr, action::language},
    {kTerms, "issued", kInNode, kString, kSame, nullptr, action::date<&Node::published, kDublinCoreWeight>},
    {kTerms, "created", kInNode, kString, kSame, nullptr, action::date<&Node::created, kDublinCoreWeight>},
    {kTerms, "modified", kInNode, kString, kSame, nullptr, action::date<&Node::updated, kDublinCoreWeight>},
    {kTerms, "valid", kInNode, kString, kSame, nullptr, action::validity},
});

constexpr auto kContentRules = std::to_array<Rule>({
    {kContent, "encoded", kInEntry, kHtml, kSame, nullptr, action::content},
    {kXhtml, "body", kInEntry, kHtml, kSame, nullptr, action::content},
    {kXhtml, "div", kInEntry, kHtml, kSame, nullptr, action::content},
});

constexpr auto kMediaRules = std::to_array<Rule>({
    {kMedia, "group", kInNode, kNone, kSame, nullptr, nullptr},
    {kMedia, "content", kInNode, kNone, kSame, action::media_content, action::media_content_end},
    {kMedia, "thumbnail", kInNode, kNone, kSame, action::media_thumbnail, nullptr},
    {kMedia, "title", kInNode, kTitle, kSame, nullptr, action::media_title},
    {kMedia, "description", kInNode, kTitle, kSame, nullptr, action::media_description},
    {kMedia, "category", kInNode, kDirect, kSame, action::category_start, action::category_end},
    {kMedia, "credit", kInNode, kString, kSame, action::media_credit, action::media_credit_end},
    {kMedia, "player", kInNode, kString, kSame, action::media_player, action::media_player_end},
    {kMedia, "license", kInNode, kString, kSame, action::media_license, action::media_license_end},
    {kMedia, "restriction", kInNode, kString, kSame, action::media_restriction, action::media_restriction_end},
    {kMedia, "rating", kInNode, kString, kSame, action::media_rating, action::media_rating_end},
    {kMedia, "copyright", kInNode, kTitle, kSame, nullptr, action::text<&Node::rights, kExtensionWeight>},
});

constexpr auto kItunesRules = std::to_array<Rule>({
    {kItunes, "title", kInNode, kTitle, kSame, nullptr, action::text<&Node::title, kExtensionWeight>},
    {kItunes, "subtitle", kInNode, kTitle, kSame, nullptr, action::text<&Node::subtitle, kExtensionWeight>},
    {kItunes, "summary", kInEntry, kHtml, kSame, nullptr, action::lighter_summary},
    {kItunes, "summary", kInFeedOrSource, kHtml, kSame, nullptr, action::text<&Node::subtitle, kExtensionWeight>},
    {kItunes, "author", kInNode, kString, kSame, nullptr, action::person<&Node::authors>},
    {kItunes, "owner", kInNode, kDirect, Scope::kPerson, action::publisher_start, action::person_end},
    {kItunes, "name", kInPerson, kString, kSame, nullptr, action::person_part<&Person::name>},
    {kItunes, "email", kInPerson, kString, kSame, nullptr, action::person_part<&Person::email>},
    {kItunes, "category", kInNode, kDirect, kSame, action::itunes_category, action::category_end},
    {kItunes, "keywords", kInNode, kString, kSame, nullptr, action::itunes_keywords},
    {kItunes, "image", kInNode, kNone, kSame, action::itunes_image, nullptr},
    {kItunes, "link", kInNode, kNone, kSame, action::itunes_link, nullptr},
    {kItunes, "block", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "explicit", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "duration", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "episode", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "episodetype", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "season", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "order", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "type", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "complete", kInNode, kString, kSame, nullptr, action::field<&Node::itunes>},
    {kItunes, "new-feed-url", kInNode, kString, kSame, nullptr, action::new_location},
});

constexpr auto kGeoRules = std::to_array<Rule>({
    {kGeoRss, "point", kInNode, kString, kSame, nullptr, action::geo_point},
    {kGeoRss, "line", kInNode, kString, kSame, nullptr, action::geo_line},
    {kGeoRss, "polygon", kInNode, kString, kSame, nullptr, action::geo_polygon},
    {kGeoRss, "box", kInNode, kString, kSame, nullptr, action::geo_box},
    {kGeoRss, "where", kInNode, kNone, kSame, nullptr, nullptr},
    {kGml, "point", kInNode, kNone, kSame, action::gml_start, nullptr},
    {kGml, "linestring", kInNode, kNone, kSame, action::gml_start, nullptr},
    {kGml, "polygon", kInNode, kNone, kSame, action::gml_start, nullptr},
    {kGml, "exterior", kInNode, kNone, kSame, nullptr, nullptr},
    {kGml, "linearring", kInNode, kNone, kSame, nullptr, nullptr},
    {kGml, "pos", kInNode, kString, kSame, nullptr, action::gml_positions},
    {kGml, "poslist", kInNode, kString, kSame, nullptr, action::gml_positions},
    {kGeo, "point", kInNode, kNone, kSame, nullptr, nullptr},
    {kGeo, "lat", kInNode, kString, kSame, nullptr, action::geo_latitude},
    {kGeo, "long", kInNode, kString, kSame, nullptr, action::geo_longitude},
});

constexpr auto kOtherRules = std::to_array<Rule>({
    {kSyndication, "updateperiod", kInFeed, kString, kSame, nullptr, action::field<&Node::syndication>},
    {kSyndication, "updatefrequency", kInFeed, kString, kSame, nullptr, action::field<&Node::syndication>},
    {kSyndication, "updatebase", kInFeed, kString, kSame, nullptr, action::field<&Node::syndication>},
    {kSlash, "comments", kInEntry, kString, kSame, nullptr, action::field<&Node::slash>},
    {kSlash, "section", kInEntry, kString, kSame, nullptr, action::field<&Node::slash>},
    {kSlash, "department", kInEntry, kString, kSame, nullptr, action::field<&Node::slash>},
    {kWellFormedWeb, "comment", kInNode, kString, kSame, nullptr, action::address_field<&Node::wfw>},
    {kWellFormedWeb, "commentrss", kInNode, kString, kSame, nullptr, action::address_field<&Node::wfw>},
    {kThreading, "in-reply-to", kInNode, kNone, kSame, action::attributes<&Node::in_reply_to>, nullptr},
    {kFeedburner, "origlink", kInEntry, kString, kSame, nullptr, action::string<&Node::original_link>},
    {kFeedburner, "browserfriendly", kInFeed, kTitle, kSame, nullptr, action::text<&Node::info, kExtensionWeight>},
    {kChapters, "chapters", kInEntry, kNone, kSame, action::chapters, nullptr},
    {kChapters, "chapter", kInEntry, kNone, kSame, action::chapter, nullptr},
    {kCreativeCommons, "license", kInNode, kString, kSame, action::cc_license, action::license},
    {kAdmin, "generatoragent", kInFeed, kNone, kSame, action::generator_agent, nullptr},
});

// All of them by name, for a binary search.
constexpr auto kRules = [] {
  constexpr std::size_t kCount = kCoreRules.size() + kDublinCoreRules.size() + kContentRules.size() +
                                 kMediaRules.size() + kItunesRules.size() + kGeoRules.size() + kOtherRules.size();
  std::array<Rule, kCount> all{};
  auto end = all.begin();
  const auto add = [&](const auto& rules) { end = std::copy(rules.begin(), rules.end(), end); };
  add(kCoreRules), add(kDublinCoreRules), add(kContentRules), add(kMediaRules), add(kItunesRules), add(kGeoRules);
  add(kOtherRules);
  std::sort(all.begin(), all.end(), [](const Rule& a, const Rule& b) { return a.name < b.name; });
  return all;
}();

unsigned place_of(Scope scope) {
  switch (scope) {
    case Scope::kFeed:
      return kInFeed;
    case Scope::kEntry:
      return kInEntry;
    case Scope::kSource:
      return kInSource;
    case Scope::kImage:
      return kInImage;
    case Scope::kTextInput:
      return kInTextInput;
    case Scope::kPerson:
      return kInPerson;
    case Scope::kDocument:
    case Scope::kElsewhere:
      break;
  }
  return 0;
}

}  // namespace

const Rule* find_rule(Scope scope, const Name& name) {
  const unsigned place = place_of(scope);
  auto rule = std::lower_bound(kRules.begin(), kRules.end(), name.local,
                               [](const Rule& r, std::string_view wanted) { return r.name < wanted; });
  for (; rule != kRules.end() && rule->name == name.local; ++rule) {
    if (rule->family == name.family && (rule->places & place) != 0) return &*rule;
  }
  return nullptr;
}

}  // namespace mentiond::plugins::feed
