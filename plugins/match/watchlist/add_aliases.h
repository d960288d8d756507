// Names as patterns: what was written, and the forms that are found in its stead. Not thread-safe; borrows what it
// fills.
#pragma once

#include "plugins/match/watchlist/compiled.h"

namespace mentiond::plugins::watchlist {

class AliasAdder final {
 public:
  AliasAdder(Compiled& compiled, Problems& problems) : compiled_(compiled), problems_(problems) {}

  /// Adds the aliases of the last entity. `first_rule`: the compiled rule of the list's first conditions.
  void add(const EntityRule& entity, const Watchlist& list, std::uint32_t first_rule);

 private:
  void add_alias(const AliasRule& alias, const EntityRule& entity, const Conditions& conditions, std::uint32_t rule);
  void add_inflected(const AliasRule& alias, const EntityRule& entity, const Conditions& conditions);
  void add_form(const std::string& text, const Conditions& conditions, std::uint8_t only);
  std::optional<PatternId> add_pattern(const AliasRule& alias, bool exact);

  Problems problems_of(const AliasRule& alias) const;
  std::uint32_t source_of(const AliasRule& alias) const;

  Compiled& compiled_;
  Problems& problems_;
  const Watchlist* list_ = nullptr;
  bool asked_ = false, ruled_ = false;  // For inflection of a name of the entity; and there were rules.
};

}  // namespace mentiond::plugins::watchlist
