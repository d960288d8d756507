// An article as the story index sees it.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "host/article/article.h"
#include "host/story/fingerprint.h"

namespace mentiond::story {

using article::Micros;

struct Arrival {
  std::string article;  ///< Its id.
  Fingerprint print;
  Micros at = 0;                    ///< When we saw it.
  std::optional<Micros> published;  ///< By the article's word.
  std::uint16_t language = 0;       ///< A hash of the primary subtag; 0: not known.
  std::uint16_t source = 0;         ///< A hash of the outlet: the link's host, else the feed.
};

Arrival arrival_of(const article::Article& article, Micros now);

}  // namespace mentiond::story
