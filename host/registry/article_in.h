// What a normaliser emits, copied into the host's values: text made clean, lengths and counts bounded, numbers and
// enumerations within their range. What had to be mended or left out is said in the article's notes.
#pragma once

#include "host/article/article.h"
#include "host/article/document.h"
#include "mentiond/sdk/abi.h"

namespace mentiond::registry {

article::Article read_article(const mentiond_article& theirs);
article::FeedInfo read_feed(const mentiond_feed& theirs);

/// BCP 47 in form: parts of one to eight letters or digits, joined by hyphens.
bool is_language(std::string_view tag);

}  // namespace mentiond::registry
