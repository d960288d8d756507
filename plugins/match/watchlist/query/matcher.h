// Evaluates queries on an article: first those that a found word or entity wakes, each by itself, from its root down.
//
// What a clause is true of is a set of spans. A term has those where it stands; OR has those of its operands; NEAR,
// SENT, PARA and SAYS have one from the first word to the last for each way in which their operands come together. AND
// and NOT have a truth alone. Borrows everything; one session's own.
#pragma once

#include "plugins/match/watchlist/names/company.h"
#include "plugins/match/watchlist/names/speakers.h"
#include "plugins/match/watchlist/query/places.h"

namespace mentiond::plugins::watchlist {

/// A stretch of text that a satisfied clause of a query rests on.
struct Evidence {
  Span span;
  NodeId leaf;    ///< The term, entity, ... that stands there.
  NodeId clause;  ///< The clause that it is part of.
  std::string_view alias;
};

class QueryMatcher final {
 public:
  /// `speakers` are those of the article by the time of run().
  QueryMatcher(const Compiled& compiled, const ArticleWords& article, const Speakers& speakers, Scratch& scratch)
      : compiled_(compiled),
        program_(compiled.queries),
        article_(article),
        speakers_(speakers),
        scratch_(scratch),
        places_(compiled, article, scratch) {}

  /// The article is another now; its words have been read.
  void begin_article();
  /// The anchors that begin like words of a field.
  void look_at_beginnings(const Words& words);
  /// An anchor of the index may stand at a word.
  void wake(PatternId anchor, const Words& words, std::uint32_t at);
  /// The queries that are true, in order. `hits` are the mentions of entities, by their place.
  const std::vector<std::uint32_t>& run(const sdk::ArticleView& article, const std::vector<Hit>& hits);

  /// What makes a query true, in reading order; nothing where that is no text. REQUIRES: run() was called.
  std::vector<Evidence> evidence(NodeId root);
  /// The first clause about the article as a whole that is true; absent: there is none.
  std::optional<NodeId> true_datum(NodeId root);

  /// Of the last article: the anchors that stand in it, and the queries that were evaluated.
  const std::vector<PatternId>& anchors() const { return anchors_; }
  const std::vector<std::uint32_t>& awake() const { return awake_; }

  // For explanations. REQUIRES: run() was called.
  bool holds(NodeId node);
  Spans spans(NodeId node);
  std::uint32_t times(const Spans& spans) const;
  QueryPlaces& places() { return places_; }
  const sdk::ArticleView& article() const { return *view_; }

 private:
  using Op = QueryNode::Op;
  struct Unit {
    std::uint32_t field, number;
    auto operator<=>(const Unit&) const = default;  // NOLINT(modernize-use-nullptr): no pointer is here.
  };
  const QueryNode& node(NodeId id) const { return program_.nodes[id]; }
  std::span<const NodeId> operands(NodeId id) const { return program_.operands_of(node(id)); }
  void read_words();
  void read_entities();
  void wake_query(std::uint32_t query);
  bool all_hold(NodeId id);
  bool any_holds(NodeId id);
  bool datum_holds(const QueryNode& node) const;
  bool in_language(const QueryNode& node) const;
  void append_spans(NodeId id, Spans& out);
  void append_regex(const QueryNode& node, Spans& out);
  void append_entity(const QueryNode& node, Spans& out);
  void append_quotes(NodeId id, Spans& out);
  void append_near(NodeId id, Spans& out);
  void append_units(NodeId id, Spans& out);
  /// Calls `each` with every pair of spans that is near enough, until it says false.
  template <class Each>
  void for_near(const QueryNode& node, const Spans& left, const Spans& right, Each&& each);
  bool is_near(const QueryNode& node, const Span& left, const Span& right);
  /// Calls `each` with the spans of every operand in one sentence, paragraph or quote that has all of them.
  template <class Each>
  void for_units(NodeId id, Each&& each);
  std::optional<Unit> unit_of(const QueryNode& node, const Span& span);
  void collect(NodeId id, std::optional<NodeId> clause, std::vector<Evidence>& out);
  void leaves(NodeId id, const Spans* wanted, NodeId clause, std::vector<Evidence>& out);
  std::string_view alias_of(NodeId leaf, const Span& span) const;

  const Compiled& compiled_;
  const QueryProgram& program_;
  const ArticleWords& article_;
  const Speakers& speakers_;
  Scratch& scratch_;
  QueryPlaces places_;
  const sdk::ArticleView* view_ = nullptr;
  const std::vector<Hit>* hits_ = nullptr;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_entity_;  // Entity, and which of hits_.
  std::uint32_t number_ = 0;                                        // Of the article.
  std::vector<std::uint32_t> woken_in_, seen_in_;                   // By query, by pattern: the article's number.
  WordSet words_;                                                   // Of the article, and the entities in it.
  std::vector<PatternId> anchors_;                                  // That stand in it.
  std::vector<std::uint32_t> awake_, true_;
};

}  // namespace mentiond::plugins::watchlist
