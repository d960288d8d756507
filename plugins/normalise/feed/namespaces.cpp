#include "plugins/normalise/feed/namespaces.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "plugins/common/html/ascii.h"

namespace mentiond::plugins::feed {
namespace {

using common::html::equal_ignoring_case;

struct Known {
  std::string_view name;
  Family family;
};

// Without the scheme and a trailing slash.
constexpr auto kNamespaces = std::to_array<Known>({
    {"", Family::kCore},
    {"backend.userland.com/rss", Family::kCore},
    {"backend.userland.com/rss2", Family::kCore},
    {"backend.userland.com/rss091", Family::kCore},
    {"blogs.law.harvard.edu/tech/rss", Family::kCore},
    {"cyber.law.harvard.edu/rss/rss.html", Family::kCore},
    {"www.rssboard.org/rss-specification", Family::kCore},
    {"my.netscape.com/rdf/simple/0.9", Family::kCore},
    {"channel.netscape.com/rdf/simple/0.9", Family::kCore},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", Family::kCore},
    {"purl.org/rss/1.0", Family::kCore},
    {"purl.org/net/rss1.1#", Family::kCore},
    {"example.com/newformat#", Family::kCore},
    {"example.com/necho", Family::kCore},
    {"purl.org/echo", Family::kCore},
    {"uri/of/echo/namespace#", Family::kCore},
    {"purl.org/pie", Family::kCore},
    {"purl.org/atom/ns#", Family::kCore},
    {"www.w3.org/2005/atom", Family::kCore},
    {"purl.org/rss/1.0/modules/rss091#", Family::kCore},
    {"purl.org/dc/elements/1.0", Family::kDublinCore},
    {"purl.org/dc/elements/1.1", Family::kDublinCore},
    {"purl.org/dc/terms", Family::kTerms},
    {"purl.org/rss/1.0/modules/content", Family::kContent},
    {"purl.org/net/rss1.1/payload#", Family::kContent},
    {"search.yahoo.com/mrss", Family::kMedia},
    {"video.search.yahoo.com/mrss", Family::kMedia},
    {"tools.search.yahoo.com/mrss", Family::kMedia},
    {"www.itunes.com/dtds/podcast-1.0.dtd", Family::kItunes},
    {"example.com/dtds/podcast-1.0.dtd", Family::kItunes},
    {"www.georss.org/georss", Family::kGeoRss},
    {"www.opengis.net/gml", Family::kGml},
    {"www.w3.org/2003/01/geo/wgs84_pos#", Family::kGeo},
    {"purl.org/rss/1.0/modules/syndication", Family::kSyndication},
    {"purl.org/rss/1.0/modules/slash", Family::kSlash},
    {"wellformedweb.org/commentapi", Family::kWellFormedWeb},
    {"purl.org/syndication/thread/1.0", Family::kThreading},
    {"rssnamespace.org/feedburner/ext/1.0", Family::kFeedburner},
    {"podlove.org/simple-chapters", Family::kChapters},
    {"podlove.de/simple-chapters", Family::kChapters},
    {"backend.userland.com/creativecommonsrssmodule", Family::kCreativeCommons},
    {"cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", Family::kCreativeCommons},
    {"creativecommons.org/ns#license", Family::kCreativeCommons},
    {"creativecommons.org/ns#", Family::kCreativeCommons},
    {"web.resource.org/cc", Family::kCreativeCommons},
    {"webns.net/mvcb", Family::kAdmin},
    {"podcastindex.org/namespace/1.0", Family::kPodcast},
    {"github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", Family::kPodcast},
    {"github.com/podcastindex-org/podcast-namespace/blob/main/docs", Family::kPodcast},
    {"www.google.com/schemas/sitemap-news/0.9", Family::kNews},
    {"news.yandex.ru", Family::kFullText},
    {"turbo.yandex.ru", Family::kFullText},
    {"news.mail.ru", Family::kFullText},
    {"news.rambler.ru", Family::kFullText},
    {"www.google.com/schemas/play-podcasts/1.0", Family::kGooglePlay},
    {"www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd", Family::kGooglePlay},
    {"www.rawvoice.com/rawvoicerssmodule", Family::kRawVoice},
    {"blubrry.com/developer/rawvoice-rss", Family::kRawVoice},
    {"feed.press/xmlns", Family::kFeedpress},
    {"feedpress.com/xmlns", Family::kFeedpress},
    {"prismstandard.org/namespaces/1.2/basic", Family::kPrism},
    {"prismstandard.org/namespaces/basic/2.0", Family::kPrism},
    {"prismstandard.org/namespaces/basic/2.1", Family::kPrism},
    {"prismstandard.org/namespaces/basic/3.0", Family::kPrism},
    {"purl.org/rss/1.0/modules/prism", Family::kPrism},
    {"www.w3.org/2007/app", Family::kAtomPub},
    {"purl.org/atom/app#", Family::kAtomPub},
    {"schemas.google.com/g/2005", Family::kGoogleData},
    {"postneo.com/icbm", Family::kGeo},
    {"www.w3.org/1999/xhtml", Family::kXhtml},
    {"www.w3.org/1999/02/22-rdf-syntax-ns#", Family::kRdf},
    {"www.w3.org/xml/1998/namespace", Family::kXml},
});

constexpr auto kPrefixes = std::to_array<Known>({
    {"atom", Family::kCore},
    {"rss", Family::kCore},
    {"dc", Family::kDublinCore},
    {"dcterms", Family::kTerms},
    {"content", Family::kContent},
    {"media", Family::kMedia},
    {"itunes", Family::kItunes},
    {"georss", Family::kGeoRss},
    {"gml", Family::kGml},
    {"geo", Family::kGeo},
    {"sy", Family::kSyndication},
    {"slash", Family::kSlash},
    {"wfw", Family::kWellFormedWeb},
    {"thr", Family::kThreading},
    {"feedburner", Family::kFeedburner},
    {"psc", Family::kChapters},
    {"creativecommons", Family::kCreativeCommons},
    {"cc", Family::kCreativeCommons},
    {"admin", Family::kAdmin},
    {"podcast", Family::kPodcast},
    {"news", Family::kNews},
    {"yandex", Family::kFullText},
    {"turbo", Family::kFullText},
    {"mailru", Family::kFullText},
    {"rambler", Family::kFullText},
    {"googleplay", Family::kGooglePlay},
    {"rawvoice", Family::kRawVoice},
    {"feedpress", Family::kFeedpress},
    {"prism", Family::kPrism},
    {"app", Family::kAtomPub},
    {"gd", Family::kGoogleData},
    {"icbm", Family::kGeo},
    {"xhtml", Family::kXhtml},
    {"rdf", Family::kRdf},
    {"xml", Family::kXml},
});

std::string_view core_of(std::string_view uri) {
  uri = common::html::trimmed(uri);
  if (const auto scheme = uri.find("://"); scheme != uri.npos && scheme <= 5) uri.remove_prefix(scheme + 3);
  while (uri.ends_with('/')) uri.remove_suffix(1);
  return uri;
}

template <std::size_t N>
Family find(const std::array<Known, N>& known, std::string_view name) {
  for (const Known& one : known) {
    if (equal_ignoring_case(one.name, name)) return one.family;
  }
  return Family::kUnknown;
}

}  // namespace

Family family_of_namespace(std::string_view uri) { return find(kNamespaces, core_of(uri)); }

std::string_view prefix_of(Family family) {
  if (family == Family::kCore) return {};
  const auto known =
      std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const Known& one) { return one.family == family; });
  return known == kPrefixes.end() ? std::string_view() : known->name;
}

Family family_of_prefix(std::string_view prefix) { return prefix.empty() ? Family::kCore : find(kPrefixes, prefix); }

}  // namespace mentiond::plugins::feed
