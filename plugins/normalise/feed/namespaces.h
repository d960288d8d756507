// Families of XML namespaces: what feeds write for one and the same vocabulary. Pure functions; thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace mentiond::plugins::feed {

enum class Family {
  kCore,  ///< RSS of any version, Atom of any version, and no namespace: told apart by the element's name.
  kDublinCore,
  kTerms,
  kContent,
  kMedia,
  kItunes,
  kGeoRss,
  kGml,
  kGeo,
  kSyndication,
  kSlash,
  kWellFormedWeb,
  kThreading,
  kFeedburner,
  kChapters,
  kCreativeCommons,
  kAdmin,
  kPodcast,   ///< Podcasting 2.0.
  kNews,      ///< Google News.
  kFullText,  ///< Yandex, Mail.ru and Rambler: the whole text for their own pages.
  kGooglePlay,
  kRawVoice,
  kFeedpress,
  kPrism,  ///< Journals.
  kAtomPub,
  kGoogleData,
  kXhtml,
  kRdf,
  kXml,
  kUnknown,
};
constexpr std::size_t kFamilies = static_cast<std::size_t>(Family::kUnknown) + 1;

/// The family of a namespace; case, a trailing slash and http against https do not matter. A namespace that
/// feeds are not known to use is kUnknown.
Family family_of_namespace(std::string_view uri);

/// The prefix that is usual for it; empty: none.
std::string_view prefix_of(Family family);

/// What people mean by a prefix that they forgot to declare.
Family family_of_prefix(std::string_view prefix);

}  // namespace mentiond::plugins::feed
