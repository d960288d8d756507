// Subscription lists of other readers: OPML 1.0 and 2.0 (http://opml.org/spec2.opml), through libxml2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/settings/settings.h"

namespace mentiond::settings {

/// An outline with an xmlUrl. The outlines around it (folders) and its categories are its tags.
struct OpmlFeed {
  std::string url, title, language;
  std::vector<std::string> tags;
  Position where;
};

struct OpmlProblem {
  Position where;
  std::string message;
};

struct Opml {
  std::vector<OpmlFeed> feeds;        ///< In their order.
  std::vector<OpmlProblem> problems;  ///< Where there is one, the feeds are not complete.
};

/// Reads no other file and no network, whatever the document says.
Opml read_opml(const std::string& path, const std::string& bytes);

}  // namespace mentiond::settings
