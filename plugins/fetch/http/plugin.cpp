#include "plugins/fetch/http/http.h"

using mentiond::plugins::http::Http;

MENTIOND_FETCHER(Http, "http", "1.0.0")
