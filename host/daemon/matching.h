// What `match`, `explain` and `backtest` share: watchlists from the command line or the configuration, and articles
// from files.
#pragma once

#include <functional>

#include "host/daemon/assembly.h"
#include "host/pipeline/processor.h"

namespace mentiond::daemon {

/// The programs of --watchlist, by every match plugin; the configuration's where there is none. Problems are printed;
/// where one is an error, throws ConfigurationError.
article::MatchPrograms compile_watchlists(const Invocation& invocation, registry::Registry& registry);
/// The programs of these files, by every match plugin that the registry has loaded; otherwise as above. They may refer
/// to the `others` whose names they do not have themselves.
article::MatchPrograms compile_draft(const std::vector<std::string>& files,
                                     const std::vector<article::WatchlistFile>& others, registry::Registry& registry);

/// The articles of a file, which holds articles (JSON, one a line) or a document, enriched and matched by the
/// processor; `each` is called with every one. What cannot be read is named on standard error; returns whether all
/// could be.
bool read_articles(const std::string& file, const Invocation& invocation, pipeline::Processor& processor,
                   const std::function<void(article::Article&)>& each);

}  // namespace mentiond::daemon
