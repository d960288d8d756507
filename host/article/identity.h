// Who an article is: its id, its hashes, its uri (DESIGN §5). All functions are pure and thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "host/article/article.h"
#include "host/article/link.h"

namespace mentiond::article {

/// The first 128 bits of SHA-256, in lower-case base32 without padding (RFC 4648): 26 characters.
std::string hash_id(std::string_view bytes);

/// Of headline, standfirst and body text, with white space folded; not of HTML, tags or dates.
std::string content_hash(const Article& article);

/// Fills id, uri, claim, link_is_own, content_hash and entry_hash of the articles of one document, and the
/// alternative ids of role `guid` and `link`. A guid or link that two items of the document share, or that is
/// the feed's home page, is no identity by itself: a hash of title and body extends it. REQUIRES: feed is set
/// on each article.
void identify(std::span<Article> articles, std::string_view feed_link);

/// The key under which `feed` claims the article: the guid scoped to the feed, else the cleaned link, else a
/// hash of title and body. The id of an article is a hash of it.
std::string claim_key(const Article& article);

}  // namespace mentiond::article
