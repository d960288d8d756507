// Who an article is: its id, its hashes, its uri (DESIGN §5). All functions are pure and thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "host/article/article.h"
#include "host/article/hash.h"
#include "host/article/link.h"

namespace mentiond::article {

/// Of headline, standfirst and body text, in NFC with white space folded; not of HTML, tags or dates.
std::string content_hash(const Article& article);

/// The uri of an article that has no link of its own.
std::string urn_of(const Article& article);

/// Fills id, uri, claim, link_is_own, content_hash and entry_hash of the articles of one document, and the
/// alternative ids of role `guid` and `link`. REQUIRES: feed is set on each article.
///
/// The claim is the guid, else the cleaned link, else the content hash. A guid or link that two items of the document
/// share, or that is the feed's home page, is no identity by itself: the content hash extends it. The same item listed
/// twice shares nothing. The id is a hash of the claim and the feed, or of the claim alone where that is a link of the
/// article's own: then articles of different feeds are one.
void identify(std::span<Article> articles, std::string_view feed_link);

}  // namespace mentiond::article
