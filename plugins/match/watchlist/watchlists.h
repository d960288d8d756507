// The match plugin: watchlist files compiled to one program. Immutable; all its functions are thread-safe.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

class Watchlists final : public sdk::Program {
 public:
  static constexpr char kSummary[] = "Finds the people, organisations, places and topics of watchlist files.";

  static std::unique_ptr<sdk::Program> compile(const sdk::Config& config, std::span<const sdk::File> files,
                                               sdk::Diagnostics& diagnostics);
  explicit Watchlists(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  void describe(const sdk::WatchSink& sink) const override;
  std::unique_ptr<sdk::Session> open_session() const override;
  void run_tests(sdk::Diagnostics& diagnostics) const override;
  void lint(sdk::Diagnostics& diagnostics) const override;
  void lint_sample(const sdk::Sample& sample, sdk::Diagnostics& diagnostics) const override;
  const Compiled& compiled() const { return *compiled_; }

 private:
  std::shared_ptr<const Compiled> compiled_;  // Shared with the sessions, which may outlive this.
};

}  // namespace mentiond::plugins::watchlist
