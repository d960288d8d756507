// Families of XML namespaces: what feeds write for one and the same vocabulary. Pure functions; thread-safe.
#pragma once

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
  kXhtml,
  kRdf,
  kXml,
  kUnknown,
};

/// The family of a namespace; case, a trailing slash and http against https do not matter. A namespace that
/// feeds are not known to use is kUnknown.
Family family_of_namespace(std::string_view uri);

/// What people mean by a prefix that they forgot to declare.
Family family_of_prefix(std::string_view prefix);

}  // namespace mentiond::plugins::feed
