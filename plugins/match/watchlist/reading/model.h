// A watchlist file as values: what its author wrote, checked. Borrows its texts from the YAML tree.
#pragma once

#include <deque>
#include <optional>
#include <utility>

#include "plugins/match/watchlist/inflect/inflect.h"
#include "plugins/match/watchlist/reading/yaml.h"

namespace mentiond::plugins::watchlist {

struct Term {
  std::string_view text;
  Place place;
};

/// How far a `near:` term may be.
struct Within {
  enum class Unit : std::uint8_t { kArticle, kParagraph, kSentence, kWords };
  Unit unit = Unit::kArticle;
  std::uint32_t words = 0;
};

/// When an alias counts. Aliases of an entity share one, unless they say something of their own.
struct Conditions {
  std::vector<std::string> languages;  ///< Empty: any.
  std::vector<Term> near;              ///< Empty: none needed.
  Within within;
  std::vector<Term> exclude;
  bool exact = false;
  bool inside = false;  ///< Counts within a longer mention, too.
  bool inflect = false;
  std::vector<Inflection> inflections;  ///< By whose rules; empty: of the name's script and the article's language.
};

struct AliasRule {
  std::string_view text;
  Place place;
  std::uint32_t conditions = 0;  ///< In Watchlist::conditions.
  std::uint32_t source = 0;      ///< 0: the watchlist; else 1 + the one in Watchlist::sources.
};

using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

struct EntityRule {
  std::string id;
  std::string_view name, type, uri, severity;
  Place place;
  Labels labels;
  std::vector<AliasRule> aliases;  ///< The name first.
};

struct QueryRule {
  std::string id;
  std::string_view severity;
  Place place;
  Labels labels;
  std::vector<std::string> languages;  ///< Empty: any.
  const Node* query = nullptr;         ///< Null: there is none.
};

/// One of `tests:`.
struct TestCase {
  Place place;
  std::string_view title, text, language;
  std::vector<Term> match, no_match;
};

struct Watchlist {
  std::string_view name;
  Place name_place;
  std::vector<EntityRule> entities;
  std::vector<QueryRule> queries;
  std::vector<Conditions> conditions;
  std::vector<TestCase> tests;
  std::deque<std::string> sources;  ///< The paths of its tables of names.
  std::deque<std::string> texts;    ///< What names of those tables borrow.
};

/// Reads a file's tree. Everything wrong with it is reported; what it returns is whole only where nothing was.
Watchlist read_watchlist(const Node& root, Problems& problems);

}  // namespace mentiond::plugins::watchlist
