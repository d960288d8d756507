// All watchlists as one structure: names by their words, and what each needs to count. Immutable once compiled, shared
// by all sessions and threads.
#pragma once

#include <memory>
#include <span>
#include <unordered_map>

#include "plugins/match/watchlist/names/index.h"
#include "plugins/match/watchlist/names/prefix_index.h"
#include "plugins/match/watchlist/query/program.h"
#include "plugins/match/watchlist/reading/model.h"

namespace mentiond::plugins::watchlist {

struct Entity {
  std::uint32_t list = 0;  ///< In Compiled::lists.
  Place place;
  std::string id, name, type, uri, severity;
  std::vector<std::pair<std::string, std::string>> labels;
};

inline constexpr std::uint8_t kAnyLanguage = 0xFF;

/// The alias of the same number is the pattern of that number. Inflected forms are aliases, too, behind what they are
/// forms of.
struct Alias {
  std::uint32_t entity = 0, rule = 0;  ///< In Compiled::entities, Compiled::rules.
  Place place;
  std::uint32_t form_of = 0;         ///< The alias that was written: itself, or the one that it is a form of.
  std::uint32_t source = 0;          ///< 0: the file of its list; else 1 + the one in Compiled::sources.
  std::uint8_t only = kAnyLanguage;  ///< An Inflection: it counts in articles of that language, and of an unknown one.
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
  bool for_reference = false;
};

struct Compiled {
  Patterns patterns;
  Index index;
  std::vector<Alias> aliases;
  std::vector<PatternId> globs;     ///< Aliases with wildcards,
  PrefixIndex prefixes;             ///< those whose first word has one behind letters,
  std::vector<PatternId> anywhere;  ///< and those that are tried at every word.
  std::unordered_map<PatternId, std::string> glob_names;
  std::vector<Entity> entities;
  std::vector<Rule> rules;
  std::vector<List> lists;
  std::vector<std::string> sources;  ///< Tables of names.
  QueryProgram queries;
  bool is_form(std::uint32_t alias) const { return aliases[alias].form_of != alias; }
  /// Where its place is.
  const std::string& file_of(std::uint32_t alias) const {
    const std::uint32_t source = aliases[alias].source;
    return source > 0 ? sources[source - 1] : lists[entities[aliases[alias].entity].list].file;
  }
  /// As it was written.
  std::string_view name_of(std::uint32_t alias) const {
    const PatternId own = aliases[alias].form_of;
    const auto glob = glob_names.find(own);
    return glob == glob_names.end() ? patterns.text(own) : std::string_view(glob->second);
  }
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
