// Why a watch did or did not match an article, for a person: each clause with what it found, or what it missed and by
// how much. Slow and thorough. Borrows everything; one session's own, after it has matched the article.
#pragma once

#include "plugins/match/watchlist/query/matcher.h"

namespace mentiond::plugins::watchlist {

class Explainer final {
 public:
  /// `hits`: the mentions that count.
  Explainer(const Compiled& compiled, const ArticleWords& article, Company& company, QueryMatcher& queries,
            const std::vector<Hit>& hits)
      : compiled_(compiled),
        program_(compiled.queries),
        article_(article),
        company_(company),
        queries_(queries),
        hits_(hits) {}

  /// A text of several lines. REQUIRES: there is such a watch.
  std::string watch(std::uint32_t number);

 private:
  void heading(std::string_view id, std::string_view what, std::uint32_t list, std::string_view answer);
  void line(std::size_t depth, bool holds, std::string_view what, std::string_view detail);
  /// "body 15–19 “NATO”"
  std::string place(std::uint32_t field, std::uint32_t start, std::uint32_t end) const;
  std::string places(const Spans& spans) const;
  /// Where a text stands whatever its capitals.
  Spans find_loosely(std::string_view text) const;

  void entity(std::uint32_t number);
  void alias(PatternId alias);
  std::vector<Hit> places_of(PatternId alias);
  void add_place(const Hit& hit, std::vector<Hit>& found) const;
  /// Where an exact name stands in other capitals than its own.
  Spans other_capitals(PatternId alias, const std::vector<Hit>& found) const;
  void nearly(PatternId alias);
  std::string why_not(Hit hit);
  std::string near_missed(const Rule& rule, const Hit& hit);
  /// A term of `near` in another field than the name's.
  std::string near_elsewhere(const Rule& rule, const Hit& hit);
  std::string longer_than(const Hit& hit) const;
  bool counts(const Hit& hit) const;

  void clause(NodeId id, std::size_t depth);
  std::string name_of(NodeId id) const;
  std::string detail(NodeId id, bool holds);
  std::string term_missed(const QueryNode& node);
  std::string near_detail(NodeId id);
  std::string together_detail(NodeId id, bool holds);
  std::string quoted_missed(const QueryNode& node);

  const Compiled& compiled_;
  const QueryProgram& program_;
  const ArticleWords& article_;
  Company& company_;
  QueryMatcher& queries_;
  const std::vector<Hit>& hits_;
  Scratch scratch_;
  std::string out_;
};

}  // namespace mentiond::plugins::watchlist
