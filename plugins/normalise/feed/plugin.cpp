#include "plugins/normalise/feed/feed.h"

using mentiond::plugins::feed::Feed;

MENTIOND_NORMALISER(Feed, "feed", "1.0.0")
