// All queries as one graph of clauses, shared where they are the same, and which of them a found word wakes. Immutable
// once compiled; shared by threads.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "plugins/match/watchlist/query/fields.h"
#include "plugins/match/watchlist/query/word_set.h"
#include "plugins/match/watchlist/reading/problems.h"

namespace mentiond::plugins::watchlist {

using NodeId = std::uint32_t;

struct QueryNode {
  enum class Op : std::uint8_t {
    kTerm,      ///< `value`: a pattern.
    kRegex,     ///< `value`: in QueryProgram::regexes.
    kEntity,    ///< `value`: in Compiled::entities.
    kDatum,     ///< `value`: in QueryProgram::data.
    kQuoted,    ///< `value`: the speaker, an entity. The operands are in one quote of theirs.
    kLanguage,  ///< `value`: in QueryProgram::languages; one operand.
    kAnd,
    kOr,
    kNot,
    kNear,  ///< `value`: the distance; `ordered`.
    kSentence,
    kParagraph,
    kAtLeast,  ///< `value`: how many.
  };
  Op op = Op::kTerm;
  bool ordered = false;
  bool exact = false;  ///< A term whose capitals count.
  bool field = false;  ///< Written as a field with its value: what is in it counts for this clause.
  std::uint32_t scope = kEverywhere;
  std::uint32_t value = 0;
  std::uint32_t first = 0, count = 0;       ///< In QueryProgram::operands.
  std::uint32_t text = 0, text_size = 0;    ///< As written, in QueryProgram::texts.
  std::uint32_t alias = 0, alias_size = 0;  ///< The term alone.
};

struct Query {
  std::uint32_t list = 0;  ///< In Compiled::lists.
  Place place;
  std::string id, severity;
  std::vector<std::pair<std::string, std::string>> labels;
  NodeId root = 0;
  bool anchored = false;  ///< Looked at only where a word of it is found.
};

/// From what was found to the queries that it wakes, each behind a guard: what else the article must have, or it sleeps
/// on. The guards lie in the order in which they are read.
class Wakes final {
 public:
  struct Wake {
    std::uint32_t key, query;
    std::vector<WordSet::Bit> guard;                ///< Groups, each a count and bits: of each group one is needed.
    auto operator<=>(const Wake&) const = default;  // NOLINT(modernize-use-nullptr): no pointer is here.
  };
  void build(std::vector<Wake> wakes);

  /// Calls `each` with the queries that a key wakes in an article of these words.
  template <class Each>
  void of(std::uint32_t key, const WordSet& words, Each&& each) const {
    for (std::uint32_t i = start(key), end = i + count(key); i < end; ++i) {
      if (may_hold(queries_[i].guard, queries_[i + 1].guard, words)) each(queries_[i].query);
    }
  }
  /// With those that sleep on.
  std::uint32_t count(std::uint32_t key) const { return has(key) ? starts_[key - first_key_ + 1] - start(key) : 0; }
  bool empty() const { return queries_.empty(); }
  std::size_t bytes_used() const {
    return starts_.capacity() * 4 + queries_.capacity() * sizeof(Guarded) + guards_.capacity() * sizeof(WordSet::Bit);
  }

 private:
  struct Guarded {
    std::uint32_t query, guard;  // Where its guard begins; it ends where the next one does.
  };
  bool has(std::uint32_t key) const { return key >= first_key_ && key - first_key_ + 1 < starts_.size(); }
  std::uint32_t start(std::uint32_t key) const { return has(key) ? starts_[key - first_key_] : 0; }
  bool may_hold(std::uint32_t from, std::uint32_t end, const WordSet& words) const;

  std::uint32_t first_key_ = 0;
  std::vector<std::uint32_t> starts_;
  std::vector<Guarded> queries_;  // And one behind the last.
  std::vector<WordSet::Bit> guards_;
};

struct QueryProgram {
  struct Datum {
    QueryField::Kind kind;
    std::string value;
    PatternId pattern;  ///< Of kSource: its words.
  };
  std::vector<QueryNode> nodes;
  std::vector<NodeId> operands;
  std::string texts;
  std::vector<Query> queries;
  std::vector<std::unique_ptr<const re2::RE2>> regexes;
  std::vector<Datum> data;
  std::vector<std::vector<std::string>> languages;

  PrefixIndex prefixes;              ///< Of the anchors that begin with a wildcard.
  Wakes by_term, by_entity;          ///< By pattern, and by entity.
  std::vector<std::uint32_t> awake;  ///< Queries without an anchor: looked at for every article.
  bool bylines = false;              ///< A term looks at bylines.
  bool uses_entities = false;        ///< A query refers to an entity.
  bool guards_beginnings = false;    ///< A guard asks for the beginning of a word.

  std::span<const NodeId> operands_of(const QueryNode& node) const {
    return {operands.data() + node.first, node.count};
  }
  std::string_view text_of(const QueryNode& node) const {
    return std::string_view(texts).substr(node.text, node.text_size);
  }
  std::string_view alias_of(const QueryNode& node) const {
    return std::string_view(texts).substr(node.alias, node.alias_size);
  }
  std::size_t bytes_used() const;
};

}  // namespace mentiond::plugins::watchlist
