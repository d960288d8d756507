#include "plugins/match/watchlist/watchlists.h"

#include "plugins/match/watchlist/session.h"

namespace mentiond::plugins::watchlist {

std::unique_ptr<sdk::Program> Watchlists::compile(const sdk::Config&, std::span<const sdk::File> files,
                                                  sdk::Diagnostics& diagnostics) {
  std::shared_ptr<const Compiled> compiled = watchlist::compile(files, diagnostics);
  if (compiled == nullptr) return nullptr;
  return std::make_unique<Watchlists>(std::move(compiled));
}

void Watchlists::describe(const sdk::WatchSink& sink) const {
  const auto describe = [&](sdk::Watch watch, const auto& from) {
    watch.watchlist = compiled_->lists[from.list].name;
    watch.watch = from.id;
    watch.severity = from.severity;
    watch.for_reference = compiled_->lists[from.list].for_reference;
    for (const auto& [key, value] : from.labels) watch.labels.push_back({sdk::text(key), sdk::text(value)});
    sink.watch(watch);
  };
  for (const Entity& entity : compiled_->entities) {
    sdk::Watch watch;
    watch.entity_id = entity.id;
    watch.entity_name = entity.name;
    watch.entity_type = entity.type;
    watch.entity_uri = entity.uri;
    describe(std::move(watch), entity);
  }
  for (const Query& query : compiled_->queries.queries) describe({}, query);
}

std::unique_ptr<sdk::Session> Watchlists::open_session() const { return std::make_unique<Session>(compiled_); }

}  // namespace mentiond::plugins::watchlist
