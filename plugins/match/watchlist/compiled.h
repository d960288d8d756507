// All watchlists as one structure: names by their words, and what each needs to count. Immutable once compiled, shared
// by all sessions and threads.
#pragma once

#include <memory>
#include <span>

#include "plugins/match/watchlist/index.h"
#include "plugins/match/watchlist/model.h"
#include "plugins/match/watchlist/query_program.h"

namespace mentiond::plugins::watchlist {

struct Entity {
  std::uint32_t list = 0;  ///< In Compiled::lists.
  Place place;
  std::string id, name, type, uri, severity;
  std::vector<std::pair<std::string, std::string>> labels;
};

/// The alias of the same number is the pattern of that number.
struct Alias {
  std::uint32_t entity = 0, rule = 0;  ///< In Compiled::entities, Compiled::rules.
  Place place;
};

/// When an alias counts.
struct Rule {
  std::vector<std::string> languages;
  std::vector<PatternId> near, exclude;
  Within within;
  bool exact = false, inside = false;
};

struct OwnedTest {
  Place place;
  std::string title, text, language;
  std::vector<std::pair<std::string, Place>> match, no_match;
};

struct List {
  std::string name, file;
  std::vector<OwnedTest> tests;
};

struct Compiled {
  Patterns patterns;
  Index index;
  std::vector<Alias> aliases;
  std::vector<Entity> entities;
  std::vector<Rule> rules;
  std::vector<List> lists;
  QueryProgram queries;
  /// Watches are the entities, then the queries.
  const std::string& watch_id(std::uint32_t watch) const {
    return watch < entities.size() ? entities[watch].id : queries.queries[watch - entities.size()].id;
  }
  std::uint32_t watch_list(std::uint32_t watch) const {
    return watch < entities.size() ? entities[watch].list : queries.queries[watch - entities.size()].list;
  }
  /// About how much memory it takes.
  std::size_t bytes_used() const;
};

/// Null where a file has an error; then it is in `diagnostics`.
std::unique_ptr<const Compiled> compile(std::span<const sdk::File> files, sdk::Diagnostics& diagnostics);

}  // namespace mentiond::plugins::watchlist
