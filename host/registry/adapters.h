// The stage interfaces of host/article over the C tables of a library: one file each. An adapter may outlive the
// registry, and not the clock. Each throws PluginError where the plugin refuses its settings.
#pragma once

#include <memory>

#include "host/article/stages.h"
#include "host/registry/library.h"

namespace mentiond::registry {

std::unique_ptr<article::Fetcher> adapt_fetcher(const Library& library, const article::InstanceSettings& settings,
                                                const article::Clock& clock);
std::unique_ptr<article::Normaliser> adapt_normaliser(const Library& library, const article::InstanceSettings& settings,
                                                      const article::Clock& clock);
std::unique_ptr<article::Enricher> adapt_enricher(const Library& library, const article::InstanceSettings& settings,
                                                  const article::Clock& clock);
std::unique_ptr<article::Notifier> adapt_notifier(const Library& library, const article::InstanceSettings& settings,
                                                  const article::Clock& clock);
/// Null where `diagnostics` got an error; throws nothing of the plugin's.
std::shared_ptr<const article::MatchProgram> adapt_matcher(const Library& library,
                                                           const article::InstanceSettings& settings,
                                                           const std::vector<article::WatchlistFile>& files,
                                                           const article::Clock& clock,
                                                           article::Diagnostics& diagnostics);

}  // namespace mentiond::registry
